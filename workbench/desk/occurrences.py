"""Where a claim appears: its mentions grouped by article, each in its sentence, with who says it in whose voice."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from annotations.access import Access
from annotations.models import Attribution, Segment, Stance, Voice, slices_of
from claims.models import Claim, LinkStatus, Mention
from workbench.desk.article import title_of
from workbench.desk.dates import shown_date

AROUND = 160
LOOKS = {
    Stance.ASSERTS: ("same", lazy("Says the same")),
    Stance.DENIES: ("deny", lazy("Denies the opposite")),
    Stance.QUESTIONS: ("tens", lazy("Questions it")),
}
VOICES = {
    Voice.OWN: lazy("Outlet's own voice"),
    Voice.DIRECT: lazy("Direct speech"),
    Voice.INDIRECT: lazy("Indirect speech"),
    Voice.MIXED: lazy("Mixed speech"),
    Voice.SCARE: lazy("Scare quotes"),
}


def occurrences(by: Access, claim: Claim) -> dict[str, Any]:
    """Context of components/occurrences.html with its counts."""
    rows = Mention.objects.filter(claim=claim, span__edition__article__deleted_at=None).exclude(status=LinkStatus.REJECTED)
    mentions = list(
        rows.select_related("span__edition__article")
        .defer("span__edition__text", "span__edition__search")
        .order_by("span__edition__article__created_at", "span__edition__article", "span__start")
    )
    speakers = _speakers(mentions)
    places = _paragraphs(mentions)
    words = _words(mentions)
    groups = []
    for article, part in groupby(mentions, lambda mention: mention.span.edition.article):
        inside = list(part)
        groups.append(
            {"article": _article(article, inside, places), "occurrences": [_one(by, one, speakers, words[one.pk]) for one in inside]}
        )
    return {"groups": groups, "occurrence_counts": _counts(mentions), "occurrences_note": _note(mentions)}


def _note(mentions: list[Mention]) -> str:
    articles = len({mention.span.edition.article_id for mention in mentions})
    said = ngettext("%(n)s occurrence", "%(n)s occurrences", len(mentions)) % {"n": len(mentions)}
    return _("%(said)s in %(articles)s") % {
        "said": said,
        "articles": ngettext("%(n)s article", "%(n)s articles", articles) % {"n": articles},
    }


def _counts(mentions: list[Mention]) -> list[dict[str, Any]]:
    found = []
    for stance, (look, name) in LOOKS.items():
        count = sum(mention.stance == stance for mention in mentions)
        if count:
            found.append({"look": look, "name": name, "count": count, "note": ""})
    return found


def _speakers(mentions: list[Mention]) -> dict[int, str]:
    """The last hop of each chain: who speaks."""
    hops = Attribution.objects.filter(span__in=[mention.span_id for mention in mentions]).select_related("speaker").order_by("position")
    return {hop.span_id: hop.speaker.name for hop in hops}


def _paragraphs(mentions: list[Mention]) -> dict[int, int]:
    """The paragraph number of each span, for all of them in one query."""
    editions = {mention.span.edition_id for mention in mentions}
    rows = Segment.objects.filter(edition__in=editions, segmentation__current=True, kind="paragraph").order_by("edition", "start")
    starts: dict[int, list[int]] = {}
    for row in rows.values_list("edition_id", "end"):
        starts.setdefault(row[0], []).append(row[1])
    return {
        mention.span_id: next((n for n, end in enumerate(starts.get(mention.span.edition_id, []), 1) if mention.span.start < end), 0)
        for mention in mentions
    }


def _article(article: Any, mentions: list[Mention], places: dict[int, int]) -> dict[str, Any]:
    numbers = sorted({places[mention.span_id] for mention in mentions if places[mention.span_id]})
    return {
        "id": article.pk,
        "title_shown": title_of(article),
        "places": ", ".join(f"¶{n}" for n in numbers),
        "meta": " · ".join(part for part in (article.outlet, shown_date(article.published) or _("undated")) if part),
    }


def _one(by: Access, mention: Mention, speakers: dict[int, str], words: tuple[str, str, str]) -> dict[str, Any]:
    span = mention.span
    look, name = LOOKS[Stance(mention.stance)]
    before, quote, after = words
    return {
        "id": mention.pk,
        "kind": "mention",
        "state": mention.status,
        "version": mention.etag,
        "before": before,
        "quote": quote,
        "after": after,
        "lang": span.edition.article.language,
        "who": speakers.get(span.pk, span.edition.article.outlet or _("The article")),
        "voice": VOICES[Voice(mention.voice)],
        "look": look,
        "relation_name": name,
        "score": None,
        "note": "",
        "href": f"/articles/{span.edition.article_id}?at=s{span.pk}",
        "may_decide": by.may("claim"),
    }


def passage(mention: Mention) -> dict[str, Any]:
    """One occurrence in its sentence, as components/passage.html shows it above the reviews."""
    before, quote, after = _words([mention])[mention.pk]
    edition = mention.span.edition
    shown = _article(edition.article, [mention], _paragraphs([mention]))
    pieces = [{"text": before, "look": ""}, {"text": quote, "look": "onlya"}, {"text": after, "look": ""}]
    where = " · ".join(part for part in (shown["title_shown"], shown["meta"], shown["places"]) if part)
    return {"pieces": pieces, "lang": edition.article.language, "legend_a": _("The claim in its article"), "legend_b": "", "where": where}


def _words(mentions: list[Mention]) -> dict[int, tuple[str, str, str]]:
    """The words before, of and after each span, cut at the paragraph's ends; one query for all."""
    places = []
    for mention in mentions:
        span, edition = mention.span, mention.span.edition
        left, right = max(0, span.start - AROUND), min(edition.length, span.end + AROUND)
        places += [(edition.pk, left, span.start), (edition.pk, span.start, span.end), (edition.pk, span.end, right)]
    found = iter(slices_of(places))
    return {
        mention.pk: (before.rpartition("\n")[2], quote, after.partition("\n")[0])
        for mention, (before, quote, after) in zip(mentions, zip(found, found, found, strict=True), strict=True)
    }
