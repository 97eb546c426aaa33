"""Where a claim appears: its mentions and those of the claims tied to it, by article, each in its sentence and voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from annotations.access import Access
from annotations.http.paging import Keyset
from annotations.models import Attribution, Stance
from claims import access
from claims.models import Claim, LinkStatus, Mention, Relation
from workbench.desk.article import title_of
from workbench.desk.dates import shown_date
from workbench.desk.in_context import chains_of, paragraphs_of, said_how, sentences
from workbench.desk.relations import does, other_of, relation_card, relations

ROWS = 50
ORDER = Keyset(("span__edition__article__created_at", "span__edition__article__id", "span__start", "id"))
LOOKS = {
    Stance.ASSERTS: ("same", lazy("Says the same")),
    Stance.DENIES: ("deny", lazy("Denies this")),
    Stance.QUESTIONS: ("tens", lazy("Questions it")),
}
OPPOSED = {"contradicts", "denies"}


@dataclass(frozen=True, slots=True)
class Tied:
    """A claim with the links from and to it, by the other claim."""

    by: Access
    claim: Claim
    links: Mapping[int, Relation]


def occurrences(by: Access, claim: Claim, request: HttpRequest) -> dict[str, Any]:
    """Context of components/occurrences.html with its counts: a page of rows, and the links that stand in no text."""
    tied = Tied(by, claim, relations(by, claim))
    rows = _rows(tied)
    cursor = request.GET.get("cursor") if request.method == "GET" else None
    shown = ORDER.page(_with_places(rows), limit=ROWS, cursor=cursor, request=request)
    mentions, counted = shown.rows, _counted(rows)
    chains, places, words = chains_of(mentions), paragraphs_of(mentions), sentences(mentions)
    groups = []
    for article, part in groupby(mentions, lambda mention: mention.span.edition.article):
        inside = list(part)
        cells = [_one(tied, one, chains.get(one.span_id, []), words[one.pk]) for one in inside]
        groups.append({"article": _article(article, inside, places), "occurrences": cells})
    apart = [row for pk, row in tied.links.items() if not any(key[0] == pk for key in counted)]
    confirmed = [(row.kind, other_of(row, claim)) for row in tied.links.values() if row.status == LinkStatus.CONFIRMED]
    return {
        "groups": groups,
        "occurrence_counts": _counts(tied, counted),
        "occurrences_note": _note(rows),
        "more_url": f"{shown.next}#where" if shown.next and request.method == "GET" else "",
        "earlier": cursor is not None,
        "lonely": sum(counted.values()) == 1 and not tied.links,
        "relations": [relation_card(by, row, claim) for row in apart],
        "opposites": [other for kind, other in confirmed if kind in OPPOSED],
        "wordings": [other.text for kind, other in confirmed if kind in {"same", "paraphrase"}],
    }


def _rows(tied: Tied) -> QuerySet[Mention]:
    known = Q(claim=tied.claim) | Q(claim__in=list(tied.links)) if tied.links else Q(claim=tied.claim)
    return access.mentions(tied.by).filter(known).exclude(status=LinkStatus.REJECTED)


def _with_places(rows: QuerySet[Mention]) -> QuerySet[Mention]:
    return rows.select_related("span__edition__article").defer("span__edition__text", "span__edition__search")


def _counted(rows: QuerySet[Mention]) -> Counter[tuple[int, str, str]]:
    found = rows.order_by().values_list("claim", "stance", "status").annotate(n=Count("pk"))
    return Counter({(claim, stance, status): n for claim, stance, status, n in found})


def _note(rows: QuerySet[Mention]) -> str:
    found = rows.aggregate(places=Count("pk"), articles=Count("span__edition__article", distinct=True))
    said = ngettext("%(n)s occurrence", "%(n)s occurrences", found["places"]) % {"n": found["places"]}
    articles = ngettext("%(n)s article", "%(n)s articles", found["articles"]) % {"n": found["articles"]}
    return _("%(said)s in %(articles)s") % {"said": said, "articles": articles}


def _counts(tied: Tied, counted: Counter[tuple[int, str, str]]) -> list[dict[str, Any]]:
    """How many of each kind, suggested ones apart."""
    found: Counter[tuple[str, str, bool]] = Counter()
    for (claim, stance, status), n in counted.items():
        link = tied.links.get(claim)
        look, name = _does(tied, link, stance)
        found[look, str(name), (link.status if link else status) == LinkStatus.SUGGESTED] += n
    return [
        {"look": look, "name": name, "count": n, "open": waits, "note": _("suggested, to confirm") if waits else ""}
        for (look, name, waits), n in sorted(found.items(), key=lambda one: (one[0][2], -one[1]))
    ]


def _does(tied: Tied, link: Relation | None, stance: str) -> tuple[str, Any]:
    """What an occurrence does to the claim of the page: its own stance, or what its claim does.

    Who denies the opposite contradicts nothing.
    """
    if link is None:
        return LOOKS[Stance(stance)]
    if link.kind in OPPOSED and stance == Stance.DENIES:
        return "deny", _("Denies the opposite")
    return does(link, tied.claim)


def _article(article: Any, mentions: Sequence[Mention], places: dict[int, int]) -> dict[str, Any]:
    numbers = sorted({places[mention.span_id] for mention in mentions if places[mention.span_id]})
    return {
        "id": article.pk,
        "title_shown": title_of(article),
        "places": ", ".join(f"¶{n}" for n in numbers),
        "meta": " · ".join(part for part in (article.outlet, shown_date(article.published) or _("undated")) if part),
    }


def _one(tied: Tied, mention: Mention, chain: list[Attribution], words: tuple[str, str, str]) -> dict[str, Any]:
    span, article = mention.span, mention.span.edition.article
    link = tied.links.get(mention.claim_id)
    look, name = _does(tied, link, mention.stance)
    decided = {"kind": "relation", **relation_card(tied.by, link, tied.claim)} if link else {
        "kind": "mention", "id": mention.pk, "state": mention.status, "version": mention.etag, "score": None,
        "may_decide": tied.by.may("claim"), "other": None,
    }  # fmt: skip
    return {
        **decided,
        "row": f"m{mention.pk}",
        "before": words[0], "quote": words[1], "after": words[2],
        "lang": article.language,
        "who": chain[0].speaker.name if chain else article.outlet or _("The article"),
        "voice": said_how(mention, chain),
        "look": look,
        "relation_name": name,
        "href": f"/articles/{span.edition.article_id}?at=s{span.pk}",
    }  # fmt: skip
