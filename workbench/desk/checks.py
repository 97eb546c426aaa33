"""What a machine can check about a claim in hand, in words: its figures, evidence newer than it, evidence of the claimant.

Honest about what that is worth: arithmetic says what is left over and whether loose words allow it, never whether it is so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.models import Anchor, Segment, SegmentKind, Span
from claims.matching.figures import Figure, Sum, added_up, told_elsewhere
from claims.models import Claim, Evidence
from workbench.desk.dates import shown_date
from workbench.desk.facts import figure as shown
from workbench.desk.reading import LIVE, Reading

Check = dict[str, str]
MOST = 200


def checks(reading: Reading, span: Span, claim: Claim | None = None, evidence: Sequence[Evidence] = ()) -> list[Check]:
    """Context of components/check.html, one a finding; empty where nothing is worth a look."""
    return [*_numbers(reading, span), *(_newer(reading, claim, evidence) if claim else ()), *_own_words(evidence)]


def figures(reading: Reading, span: Span) -> tuple[list[Figure], list[Figure]]:
    """Counted quantities in the sentences that the claim touches, and those elsewhere with its own numbers; each in text order."""
    if not any(mark.kind == "quantity" and mark.start < span.end and span.start < mark.end for mark in reading.marks):
        return [], []
    first, last = _sentence(reading, span)
    rows = reading.by.spans().filter(edition=reading.edition, label__kind="quantity", status__in=LIVE, anchor=Anchor.ANCHORED)
    own = rows.filter(start__gte=span.start, end__lte=span.end, details__has_key="unit")
    alike = Exists(own.filter(details__value=OuterRef("details__value"), details__unit=OuterRef("details__unit")))
    near = Case(When(start__gte=first, end__lte=last, then=Value(True)), default=Value(False))
    found = rows.annotate(near=near).filter(Q(near=True) | alike).order_by("-near", "start")
    made = [(row[0], _figure(reading, *row[1:])) for row in found.values_list("near", "start", "end", "details", "quote")[:MOST]]
    return [one for here, one in made if here and one], [one for here, one in made if not here and one]


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
    claim, (sentence, alike) = (span.start, span.end), figures(reading, span)
    found = added_up(claim, sentence)
    elsewhere = [
        _("¶%(paragraph)s says “%(words)s”.") % {"paragraph": other.paragraph, "words": other.words}
        for _mine, other in told_elsewhere(claim, [*sentence, *alike])
    ]
    said = [*([_sum(found), _room(found)] if found else []), *dict.fromkeys(elsewhere)]
    if said:
        exact = found is not None and found.left == 0 and not elsewhere
        look = {"tone": "c-sup", "icon": "check"} if exact else {"tone": "", "icon": "warn"}
        yield {"title": _("Numbers check."), "text": " ".join(filter(None, said)), **look}


def _sentence(reading: Reading, span: Span) -> tuple[Coalesce, Coalesce]:
    """Where the sentences that the claim touches begin and end; without a segmentation, its paragraph."""
    rows = Segment.objects.filter(
        edition=reading.edition, segmentation__current=True, kind=SegmentKind.SENTENCE, start__lt=span.end, end__gt=span.start
    )
    one = reading.paragraphs[reading.paragraph_of(span.start) - 1]
    first, last = rows.order_by("start").values("start")[:1], rows.order_by("-end").values("end")[:1]
    return Coalesce(Subquery(first), one.start), Coalesce(Subquery(last), one.end)


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
