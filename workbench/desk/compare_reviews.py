"""Reviews of one dispute as columns A, B, … without names, and where they differ, differences first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from claims.models import Claim, Confidence, Evidence, EvidenceStance, Review, ReviewState, Verdict
from workbench.desk.panel import rating
from workbench.desk.words import own_parts
from workbench.language.words import named

LETTERS, LOOKS = "ABCDEFGHI", ("", "b", "c")


@dataclass(frozen=True, slots=True)
class Column:
    """One submitted review with its newest verdict and the evidence it cites."""

    letter: str
    look: str
    review: Review
    verdict: Verdict
    evidence: tuple[Evidence, ...]


def columns(claim: Claim) -> list[Column]:
    """The round's submitted reviews in an order that says nothing of their authors' names."""
    reviews = list(Review.objects.filter(claim=claim, round=claim.round, state=ReviewState.SUBMITTED).order_by("submitted_at", "pk"))
    verdicts = {
        verdict.review_id: verdict
        for verdict in Verdict.objects.filter(review__in=reviews).select_related("veracity", "attribution").order_by("revision")
    }
    return [
        Column(LETTERS[n], LOOKS[min(n, 2)], review, verdicts[review.pk], _cited(verdicts[review.pk])) for n, review in enumerate(reviews)
    ]


def _cited(verdict: Verdict) -> tuple[Evidence, ...]:
    rows = Evidence.objects.filter(set_items__evidence_set__citations__verdict=verdict).distinct()
    return tuple(rows.select_related("document__source").order_by("pk"))


def fields(found: list[Column]) -> list[dict[str, Any]]:
    """Rows of components/review_table.html."""
    if not found:
        return []
    rows = [
        _row(
            _("Veracity"), found, [one.verdict.veracity_id for one in found], [_rated(one.verdict.veracity, one.verdict) for one in found]
        ),
        _row(_("Attribution"), found, [one.verdict.attribution_id for one in found], [_rated(one.verdict.attribution) for one in found]),
        _row(
            _("Confidence"),
            found,
            [one.verdict.confidence for one in found],
            [_text(named(Confidence(one.verdict.confidence)).lower() if one.verdict.confidence else "") for one in found],
        ),
        _row(_("Rationale"), found, [one.verdict.rationale for one in found], _rationales(found)),
        _row(
            _("Evidence"),
            found,
            [[(e.document_id, e.quote, e.stance) for e in one.evidence] for one in found],
            [_evidence(one) for one in found],
        ),
        _row(_("Searched"), found, [one.verdict.search_log for one in found], [_text(one.verdict.search_log) for one in found]),
    ]
    return sorted(rows, key=lambda row: row["same"])


def _row(name: str, found: list[Column], values: list[Any], cells: list[dict[str, Any]]) -> dict[str, Any]:
    same = all(value == values[0] for value in values)
    rest = [{"cell": cell, "letter": one.letter, "last": one is found[-1]} for one, cell in zip(found[1:], cells[1:], strict=True)]
    return {"name": name, "same": same, "first": cells[0], "rest": rest}


def _rated(label: Any, verdict: Verdict | None = None) -> dict[str, Any]:
    if label is None:
        return {"text": "–"}
    sub = _("Confidence: %(level)s") % {"level": named(Confidence(verdict.confidence)).lower()} if verdict and verdict.confidence else ""
    return {"rating": rating(label), "sub": sub}


def _text(words: str) -> dict[str, Any]:
    return {"text": words or "–"}


def _evidence(one: Column) -> dict[str, Any]:
    cited = [
        {
            "stance": e.stance,
            "stance_name": named(EvidenceStance(e.stance)),
            "title": e.document.title or e.document.url,
            "fact": e.strength,
        }
        for e in one.evidence
    ]
    return {"evidence": cited} if cited else {"text": _("None cited")}


def _rationales(found: list[Column]) -> list[dict[str, Any]]:
    """Each rationale cut into what only it says and what the first (for the first: the second) says too."""
    cells: list[dict[str, Any]] = []
    for n, one in enumerate(found):
        other = found[0 if n else min(1, len(found) - 1)].verdict.rationale
        cells.append({"parts": own_parts(one.verdict.rationale, other)} if one.verdict.rationale else {"text": "–"})
    return cells
