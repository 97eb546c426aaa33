"""What a machine can check about a claim in hand, in words: its figures, evidence newer than it, evidence of the claimant.

Honest about what that is worth: arithmetic says what is left over and whether loose words allow it, never whether it is so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.models import Anchor, Segment, SegmentKind, Span, SpanStatus
from claims.matching.figures import Figure, Sum, added_up, told_elsewhere
from claims.models import Claim, Evidence
from workbench.desk.dates import shown_date
from workbench.desk.facts import figure as shown
from workbench.desk.reading import Reading

Check = dict[str, str]
LIVE = (SpanStatus.SUGGESTED, SpanStatus.ACCEPTED)
MOST = 200


def checks(reading: Reading, span: Span, claim: Claim | None = None, evidence: Sequence[Evidence] = ()) -> list[Check]:
    """Context of components/check.html, one a finding; empty where nothing is worth a look."""
    return [*_numbers(reading, span), *(_newer(reading, claim, evidence) if claim else ()), *_own_words(evidence)]


FIELDS = ("start", "end", "details", "quote")


def figures(reading: Reading, **where: Any) -> list[Figure]:
    """Counted quantities of the article, in text order."""
    rows = reading.by.spans().filter(edition=reading.edition, label__kind="quantity", status__in=LIVE, anchor=Anchor.ANCHORED, **where)
    found = rows.order_by("start").values_list(*FIELDS)[:MOST]
    return [made for row in found if (made := _figure(reading, *row)) is not None]


def _figure(reading: Reading, start: int, end: int, read: Mapping[str, Any], quote: Sequence[str]) -> Figure | None:
    value = read.get("value")
    if read.get("type", "number") != "number" or isinstance(value, bool) or not isinstance(value, int | float) or read.get("denominator"):
        return None
    return Figure(
        start, end, float(value), str(read.get("comparator") or ""), str(read.get("comparator_text") or ""), str(read.get("unit") or ""),
        " … ".join(quote), reading.paragraph_of(start),
    )  # fmt: skip


def _numbers(reading: Reading, span: Span) -> Iterator[Check]:
    """One box: the sum, and the same number told otherwise elsewhere."""
    start, end = _sentence(reading, span)
    claim, sentence = (span.start, span.end), figures(reading, start__gte=start, end__lte=end)
    own = [one for one in sentence if claim[0] <= one.start and one.end <= claim[1] and one.unit]
    found = added_up(claim, sentence)
    alike = [other for one in own for other in figures(reading, details__value=one.value, details__unit=one.unit)]
    elsewhere = [
        _("¶%(paragraph)s says “%(words)s”.") % {"paragraph": other.paragraph, "words": other.words}
        for _mine, other in told_elsewhere(claim, [*own, *alike])
    ]
    said = [*([_sum(found), _room(found)] if found else []), *dict.fromkeys(elsewhere)]
    if said:
        exact = found is not None and found.left == 0 and not elsewhere
        look = {"tone": "c-sup", "icon": "check"} if exact else {"tone": "", "icon": "warn"}
        yield {"title": _("Numbers check."), "text": " ".join(filter(None, said)), **look}


def _sentence(reading: Reading, span: Span) -> tuple[int, int]:
    """The sentences that the claim touches; without a segmentation, its paragraph."""
    rows = Segment.objects.filter(
        edition=reading.edition, segmentation__current=True, kind=SegmentKind.SENTENCE, start__lt=span.end, end__gt=span.start
    )
    found = list(rows.values_list("start", "end"))
    if found:
        return min(start for start, _end in found), max(end for _start, end in found)
    one = reading.paragraphs[reading.paragraph_of(span.start) - 1]
    return one.start, one.end


def _sum(found: Sum) -> str:
    parts = " + ".join(shown(part.value) for part in found.parts)
    told = {"parts": parts, "sum": shown(found.made_up), "total": shown(found.total.value), "left": shown(abs(found.left))}
    if found.left > 0:
        return _("%(parts)s = %(sum)s, leaving %(left)s of %(total)s unaccounted for.") % told
    if found.left < 0:
        return _("%(parts)s = %(sum)s, which is %(left)s more than %(total)s.") % told
    return _("%(parts)s = %(sum)s: the parts make up the whole.") % told


def _room(found: Sum) -> str:
    if found.left == 0:
        return ""
    if not found.possible:
        return _("The figures as written do not fit together.")
    words = _(" and ").join(f"“{word}”" for word in found.loose)
    return ngettext("%(words)s leaves room for this.", "%(words)s leave room for this.", len(found.loose)) % {"words": words}


def _newer(reading: Reading, claim: Claim, evidence: Sequence[Evidence]) -> Iterator[Check]:
    """Evidence that did not exist when the claim was made."""
    made = claim.claim_date.isoformat() if claim.claim_date else (reading.article.published or "")[:10]
    for one in evidence:
        dated = (one.document.published or "")[: len(made)]
        if made and dated and dated > made[: len(dated)]:
            told = {"title": str(one.document), "dated": shown_date(one.document.published), "made": shown_date(made)}
            words = _("“%(title)s” is of %(dated)s, the claim of %(made)s. It cannot show what could be known then.") % told
            yield {"title": _("Newer than the claim."), "text": words, "tone": "", "icon": "clock"}


def _own_words(evidence: Sequence[Evidence]) -> Iterator[Check]:
    for one in evidence:
        if one.self_reported:
            words = _("“%(title)s” comes from who makes the claim. It is no independent support.") % {"title": str(one.document)}
            yield {"title": _("Self-reported."), "text": words, "tone": "", "icon": "warn"}
