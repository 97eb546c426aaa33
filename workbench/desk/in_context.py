"""Marks in their sentences: the words around them, the paragraph they stand in, who says them and how."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from annotations.models import Attribution, HopRole, Segment, Voice, slices_of
from claims.models import Mention

AROUND = 200
VOICES = {
    Voice.OWN: lazy("Outlet's own voice"),
    Voice.DIRECT: lazy("Direct speech"),
    Voice.INDIRECT: lazy("Indirect speech"),
    Voice.MIXED: lazy("Mixed speech"),
    Voice.SCARE: lazy("Scare quotes"),
}
_SENTENCE = re.compile(r"[.!?…][\"”’»)]*\s+(?=[\"“‘«(]?[^\W\d_a-z])")


def chains_of(mentions: Sequence[Mention]) -> dict[int, list[Attribution]]:
    """The hops of each span, the speaker first; one query."""
    hops = Attribution.objects.filter(span__in=[mention.span_id for mention in mentions]).select_related("speaker").order_by("-position")
    found: dict[int, list[Attribution]] = {}
    for hop in hops:
        found.setdefault(hop.span_id, []).append(hop)
    return found


def paragraphs_of(mentions: Sequence[Mention]) -> dict[int, int]:
    """The paragraph number of each span, for all of them in one query."""
    editions = {mention.span.edition_id for mention in mentions}
    rows = Segment.objects.filter(edition__in=editions, segmentation__current=True, kind="paragraph").order_by("edition", "start")
    ends: dict[int, list[int]] = {}
    for edition, end in rows.values_list("edition_id", "end"):
        ends.setdefault(edition, []).append(end)
    return {
        mention.span_id: next((n for n, end in enumerate(ends.get(mention.span.edition_id, []), 1) if mention.span.start < end), 0)
        for mention in mentions
    }


def said_how(mention: Mention, chain: Sequence[Attribution]) -> str:
    """In whose voice and through whom: “Indirect speech · via Statement of the office · order uncertain”."""
    through = [hop.speaker.name for hop in chain[1:] if hop.role == HopRole.RELAYER]
    parts = [str(VOICES[Voice(mention.voice)]), _("via %(who)s") % {"who": ", ".join(through)} if through else ""]
    parts.append("" if all(hop.order_certain for hop in chain) else _("order uncertain"))
    return " · ".join(part for part in parts if part)


def sentences(mentions: Sequence[Mention]) -> dict[int, tuple[str, str, str]]:
    """The words before, of and after each span within its paragraph, cut at the sentence or, marked so, at a word; one query for all."""
    places = []
    for mention in mentions:
        span, edition = mention.span, mention.span.edition
        left, right = max(0, span.start - AROUND), min(edition.length, span.end + AROUND)
        places += [(edition.pk, left, span.start), (edition.pk, span.start, span.end), (edition.pk, span.end, right)]
    found = iter(slices_of(places))
    return {
        mention.pk: (_before(before), quote, _after(after))
        for mention, (before, quote, after) in zip(mentions, zip(found, found, found, strict=True), strict=True)
    }


def _before(words: str) -> str:
    line = words.rpartition("\n")[2]
    ends = [found.end() for found in _SENTENCE.finditer(line)]
    if ends:
        return line[ends[-1] :]
    return "… " + line.partition(" ")[2] if len(line) == AROUND else line


def _after(words: str) -> str:
    line = words.partition("\n")[0]
    end = _SENTENCE.search(line + " A")
    if end:
        return line[: end.end()].rstrip()
    return line.rpartition(" ")[0] + " …" if len(line) == AROUND else line
