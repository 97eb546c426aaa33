"""What a search finds in claims, texts and marks: bounded looks, the words in their context, pages by key.

Words are looked for whole and as they are written, in any script: the index knows no language ("simple").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import BigIntegerField, CharField, F, Func, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.http import HttpRequest

from annotations.access import Access
from annotations.api.article_search import LONG, matching, snippets
from annotations.http.paging import Keyset
from annotations.models import Anchor, Edition, Kind, Segment, SegmentKind, Span, SpanStatus, slices_of
from claims import access
from claims.models import Claim, ClaimState
from workbench.desk.article import title_of
from workbench.desk.claims_list import cards
from workbench.desk.dates import shown_date
from workbench.language.words import mark, named

ROWS = 20
COUNTED = 200
TEXTS = 200
"""The newest texts with the words, in which marks are looked at."""
AROUND = 90
_FINE = 1_000_000
_WORD = re.compile(r"(?<![\w-])(-?)[\"']?(\w+)")


@dataclass(frozen=True, slots=True)
class Shown:
    """Rows of one sort, and the address of the next ones."""

    rows: list[dict[str, Any]]
    next: str | None


def count(by: Access, words: str) -> dict[str, int]:
    """How many of each sort, counted as far as is worth telling."""
    sorts: dict[str, QuerySet[Any]] = {"claims": _claims(by, words, {}), "articles": matching(by, words), "marks": _marks(by, words, {})}
    return {name: rows.order_by()[: COUNTED + 1].count() for name, rows in sorts.items()}


def _query(words: str) -> SearchQuery:
    return SearchQuery(words, config="simple", search_type="websearch")


def _page(request: HttpRequest, rows: QuerySet[Any], order: Keyset, few: int) -> tuple[list[Any], str | None]:
    """Some rows of many sorts, or a page of one."""
    if few:
        return list(rows.order_by(*order.order)[:few]), None
    page = order.page(rows, limit=ROWS, cursor=request.GET.get("cursor"), request=request)
    return page.rows, page.next


def claims(request: HttpRequest, by: Access, words: str, wanted: Mapping[str, str], *, few: int) -> Shown:
    """Claims in their own words, the best first."""
    found, following = _page(request, _claims(by, words, wanted), Keyset(("-rank", "-id")), few)
    rows = cards(by, found)
    for row in rows:
        row["parts"] = marked(row["text"], words)
    return Shown(rows, following)


def _claims(by: Access, words: str, wanted: Mapping[str, str]) -> QuerySet[Claim]:
    query = _query(words)
    rows = access.claims(by).filter(search=query)
    state = wanted.get("state", "")
    rows = rows.filter(state=state) if state in ClaimState.values else rows.exclude(state__in=[ClaimState.REJECTED, ClaimState.MERGED])
    rank = Cast(SearchRank(F("search"), query) * Value(_FINE), IntegerField())
    return rows.annotate(rank=rank).defer("search")


def articles(request: HttpRequest, by: Access, words: str, _wanted: Mapping[str, str], *, few: int) -> Shown:
    """Newest texts of articles, the best first, with the words in their context."""
    found, following = _page(request, matching(by, words), Keyset(("-rank", "-id")), few)
    places = snippets(by, words, [edition.pk for edition in found])
    anchors = _paragraphs(places)
    return Shown([_article(one, places.get(one.pk), anchors.get(one.pk)) for one in found], following)


def _paragraphs(places: Mapping[int, dict[str, Any]]) -> dict[int, int]:
    """By edition, where the paragraph with the first of the words begins."""
    hit = Q(pk=0)
    for edition, place in places.items():
        if place["marks"]:
            at = place["start"] + place["marks"][0][0]
            hit |= Q(edition=edition, start__lte=at, end__gt=at)
    rows = Segment.objects.filter(hit, kind=SegmentKind.PARAGRAPH, segmentation__current=True)
    return dict(rows.values_list("edition", "start"))


def _article(edition: Edition, place: dict[str, Any] | None, paragraph: int | None) -> dict[str, Any]:
    article = edition.article
    anchor = "" if paragraph is None else f"#p{paragraph}"
    return {
        "id": edition.article_id, "title": title_of(article), "outlet": article.outlet, "published": shown_date(article.published),
        "lang": article.language, "parts": _parts(place) if place else [], "url": f"/articles/{article.pk}{anchor}",
    }  # fmt: skip


def _parts(snippet: dict[str, Any]) -> list[dict[str, Any]]:
    """The piece of text cut at the words that were found."""
    text, parts = snippet["text"], []
    at = text.find(" ") + 1 if snippet["start"] else 0
    first = min((start for start, _end in snippet["marks"]), default=at)
    at = at if at <= first else 0
    if snippet["start"]:
        parts.append({"text": "… ", "hit": False})
    for start, end in snippet["marks"]:
        parts += [{"text": text[at:start], "hit": False}, {"text": text[start:end], "hit": True}]
        at = end
    rest = text[at:]
    if len(text) == LONG:
        rest = f"{rest.rpartition(' ')[0]} …"
    return [*parts, {"text": rest, "hit": False}]


def marks(request: HttpRequest, by: Access, words: str, wanted: Mapping[str, str], *, few: int) -> Shown:
    """Marks whose words match, in the newest texts that match: newest text first, then in the order of the text."""
    rows = _marks(by, words, wanted).select_related("label", "edition__article").defer("edition__text", "edition__search")
    found, following = _page(request, rows, Keyset(("newest", "start", "id")), few)
    bounds = [(max(0, span.start - AROUND), min(span.end + AROUND, span.edition.length)) for span in found]
    pieces = slices_of([(span.edition_id, *bound) for span, bound in zip(found, bounds, strict=True)]) if found else []
    return Shown([_mark(span, bound[0], piece, words) for span, bound, piece in zip(found, bounds, pieces, strict=True)], following)


def _marks(by: Access, words: str, wanted: Mapping[str, str]) -> QuerySet[Any]:
    texts = list(matching(by, words).order_by("-pk").values_list("pk", flat=True)[:TEXTS])
    joined = Func(F("quote"), Value(" "), function="array_to_string", output_field=CharField())
    status = wanted.get("status", "")
    live = [status] if status in SpanStatus.values else [SpanStatus.SUGGESTED, SpanStatus.ACCEPTED]
    rows = by.spans().filter(edition__in=texts, status__in=live, anchor=Anchor.ANCHORED)
    if wanted.get("kind", "") in Kind.values:
        rows = rows.filter(label__kind=wanted["kind"])
    if wanted.get("label"):
        rows = rows.filter(label__key=wanted["label"])
    newest = Cast(Value(0) - F("edition_id"), BigIntegerField())
    return rows.annotate(words=SearchVector(joined, config="simple"), newest=newest).filter(words=_query(words))


def _mark(span: Span, start: int, piece: str, words: str) -> dict[str, Any]:
    """One mark in its context; its own words are marked off, the words looked for are bold in them."""
    article = span.edition.article
    a, b = span.start - start, span.end - start
    return {
        "id": span.pk, "url": f"/articles/{article.pk}?at=s{span.pk}", "kind": span.label.kind, "label": mark(span.label.name),
        "state": span.status, "state_name": named(SpanStatus(span.status)), "title": title_of(article), "outlet": article.outlet,
        "lang": article.language, "before": piece[:a], "parts": marked(piece[a:b], words), "after": piece[b:],
    }  # fmt: skip


def marked(text: str, words: str) -> Sequence[dict[str, Any]]:
    """A text cut at the words that were looked for."""
    terms = [re.escape(word) for sign, word in _WORD.findall(words) if not sign and word.upper() != "OR"][:20]
    if not terms:
        return [{"text": text, "hit": False}]
    pieces = re.split(rf"\b({'|'.join(terms)})\b", text, flags=re.IGNORECASE)
    return [{"text": piece, "hit": bool(at % 2)} for at, piece in enumerate(pieces) if piece]
