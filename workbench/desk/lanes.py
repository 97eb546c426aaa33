"""The passage that reviews are about: one mark, or the differing marks of their authors as two lanes with flags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.access import Access
from annotations.models import Attribution, Kind, Span, SpanStatus, slices_of
from claims import access
from claims.models import Claim, LinkStatus, Mention
from workbench.desk.article import title_of
from workbench.desk.dates import shown_date
from workbench.desk.in_context import AROUND, chains_of, paragraphs_of, said_how

MOST = 50


@dataclass(frozen=True, slots=True)
class Lanes:
    """The claim's first occurrence, and for each review the occurrence that its author marked (else the first)."""

    first: Mention
    of: tuple[Mention, ...]
    chains: dict[int, list[Attribution]]
    paragraph: int

    @property
    def differ(self) -> bool:
        """Whether the reviewers marked different words."""
        return len({mention.span_id for mention in self.of}) > 1


def lanes(by: Access, claim: Claim, reviewers: Sequence[int]) -> Lanes | None:
    """Where the claim stands, as each reviewer marked it; None where it stands in no text."""
    rows = access.mentions(by).filter(claim=claim).exclude(status=LinkStatus.REJECTED).order_by("created_at", "pk")
    known = list(rows.select_related("span__edition__article").defer("span__edition__text", "span__edition__search")[:MOST])
    if not known:
        return None
    first = known[0]
    near = [one for one in known if one.span.edition_id == first.span.edition_id and _touch(one.span, first.span)]
    own = {one.span.created_by_id: one for one in reversed(near) if one.span.created_by_id}
    of = tuple(own.get(reviewer, first) for reviewer in reviewers)
    shown = list({one.pk: one for one in (first, *of)}.values())
    return Lanes(first, of, chains_of(shown), paragraphs_of([first])[first.span_id])


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def passage(found: Lanes) -> dict[str, Any]:
    """Context of components/passage.html: the text around, cut where a mark begins or ends."""
    marks = [mention.span for mention in found.of[:2]] if found.differ else [found.first.span]
    edition, article = found.first.span.edition, found.first.span.edition.article
    left, right = max(0, min(one.start for one in marks) - AROUND), min(edition.length, max(one.end for one in marks) + AROUND)
    (text,) = slices_of([(edition.pk, left, right)])
    left, text = _one_paragraph(text, left, marks)
    where = [article.outlet or title_of(article), shown_date(article.published), f"¶{found.paragraph}" if found.paragraph else ""]
    legends = [_legend(letter, mark) for letter, mark in zip("AB", marks, strict=False)]
    if not found.differ:
        legends = [_("The claim in its article"), ""]
    return {
        "pieces": _pieces(text, left, marks), "lang": article.language, "legend_a": legends[0], "legend_b": legends[-1],
        "where": " · ".join(part for part in where if part),
    }  # fmt: skip


def _legend(letter: str, mark: Span) -> str:
    n = mark.end - mark.start
    return ngettext("Span of %(letter)s, %(n)s character", "Span of %(letter)s, %(n)s characters", n) % {"letter": letter, "n": n}


def _one_paragraph(text: str, left: int, marks: Sequence[Span]) -> tuple[int, str]:
    """Without what lies beyond the paragraph's ends."""
    start, end = min(one.start for one in marks) - left, max(one.end for one in marks) - left
    head = text[:start].rpartition("\n")
    tail = text[end:].partition("\n")[0]
    return left + len(head[0]) + len(head[1]), head[2] + text[start:end] + tail


def _pieces(text: str, left: int, marks: Sequence[Span]) -> list[dict[str, str]]:
    cuts = sorted({0, len(text), *(place - left for mark in marks for place in (mark.start, mark.end))})
    return [_piece(text[a:b], a + left, b + left, marks) for a, b in pairwise(cuts)]


def _piece(words: str, start: int, end: int, marks: Sequence[Span]) -> dict[str, str]:
    over = [letter for letter, mark in zip("ab", marks, strict=False) if mark.start <= start and end <= mark.end]
    look = {0: "", 1: f"only{over[0]}" if over else "", 2: "both"}[len(over)]
    if len(marks) < 2:
        return {"text": words, "look": look, "starts": "", "ends": ""}
    begin = [letter for letter, mark in zip("AB", marks, strict=False) if mark.start == start]
    finish = [letter for letter, mark in zip("AB", marks, strict=False) if mark.end == end]
    starts = _("A B start") if len(begin) > 1 else _("%(letter)s starts") % {"letter": begin[0]} if begin else ""
    ends = _("A B end") if len(finish) > 1 else _("%(letter)s ends") % {"letter": finish[0]} if finish else ""
    return {"text": words, "look": look, "starts": starts, "ends": ends}


def overlap(found: Lanes) -> str:
    """How much of the longer mark both share: “spans overlap 26 % (55 of 209 characters)”."""
    one, other = found.of[0].span, found.of[1].span
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    every = max(one.end, other.end) - min(one.start, other.start)
    words = _("spans overlap %(percent)s %% (%(n)s of %(all)s characters)")
    return words % {"percent": round(100 * shared / every), "n": shared, "all": every}


def quoted(mention: Mention) -> dict[str, str]:
    """A mark in short, and where it lies."""
    words, span = " … ".join(mention.span.quote).split(), mention.span
    short = " ".join(words) if len(words) < 6 else f"{' '.join(words[:2])} … {words[-1]}"
    n = span.end - span.start
    sub = ngettext("%(start)s–%(end)s, %(n)s character", "%(start)s–%(end)s, %(n)s characters", n)
    return {"text": f"“{short}”", "sub": sub % {"start": f"{span.start:,}", "end": f"{span.end:,}", "n": n}}


def said_by(found: Lanes, mention: Mention) -> tuple[str, str]:
    """The speaker, and in whose voice and through whom it is said."""
    chain = found.chains.get(mention.span_id, [])
    who = chain[0].speaker.name if chain else mention.span.edition.article.outlet
    return who, said_how(mention, chain)


def _within(mark: Span, other: Span) -> bool:
    return other.start <= mark.start and mark.end <= other.end


def loaded_terms(by: Access, found: Lanes) -> dict[int, str]:
    """The framing words within each mark; one query."""
    first = found.first.span
    known = [SpanStatus.ACCEPTED, SpanStatus.SUGGESTED]
    rows = by.spans().filter(edition=first.edition_id, label__kind=Kind.FRAMING, status__in=known)
    low, high = min(one.span.start for one in found.of), max(one.span.end for one in found.of)
    framing = list(rows.filter(start__gte=low, end__lte=high).only("start", "end", "quote").order_by("start")[:MOST])
    return {
        one.span_id: ", ".join(f"“{' … '.join(mark.quote)}”" for mark in framing if _within(mark, one.span)) for one in found.of
    }
