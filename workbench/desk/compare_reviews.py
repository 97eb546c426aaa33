"""Reviews of one dispute as columns A, B, … without names, and where they differ, differences first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from annotations.access import Access
from claims.models import Claim, Confidence, Evidence, EvidenceSetItem, EvidenceStance, Review, ReviewState, Strength, Verdict
from workbench.desk.lanes import Lanes, loaded_terms, quoted, said_by
from workbench.desk.panel import rating
from workbench.desk.words import own_parts
from workbench.language.words import mark, named

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
    """The round's submitted reviews in an order that says nothing of their authors' names; three queries."""
    given = Review.objects.filter(claim=claim, round=claim.round, state=ReviewState.SUBMITTED)
    reviews = list(given.select_related("reviewer").order_by("submitted_at", "pk"))
    rows = Verdict.objects.filter(review__in=reviews).select_related("veracity", "attribution").order_by("revision")
    verdicts = {verdict.review_id: verdict for verdict in rows}
    cited = _cited([verdict.pk for verdict in verdicts.values()])
    return [
        Column(LETTERS[n], LOOKS[min(n, 2)], review, verdicts[review.pk], cited.get(verdicts[review.pk].pk, ()))
        for n, review in enumerate(reviews)
    ]


def _cited(verdicts: Sequence[int]) -> dict[int, tuple[Evidence, ...]]:
    rows = EvidenceSetItem.objects.filter(evidence_set__citations__verdict__in=verdicts)
    rows = rows.annotate(by=F("evidence_set__citations__verdict")).select_related("evidence__document__source").order_by("evidence")
    found: dict[int, dict[int, Evidence]] = {}
    for row in rows:
        found.setdefault(row.by, {})[row.evidence_id] = row.evidence
    return {verdict: tuple(pieces.values()) for verdict, pieces in found.items()}


def fields(by: Access, found: list[Column], marked: Lanes | None) -> list[dict[str, Any]]:
    """Rows of components/review_table.html; how sure stands with the rating, what was searched with what was found."""
    if not found:
        return []
    given = [one.verdict for one in found]
    rows = [
        *(_marked(by, found, marked) if marked else []),
        _row(_("Veracity"), found, [(one.veracity_id, one.confidence) for one in given], [_rated(one.veracity, one) for one in given]),
        _row(_("Rationale"), found, [one.rationale for one in given], _rationales(found)),
        _row(_("Evidence"), found, [(_pieces(one), one.verdict.search_log) for one in found], [_evidence(one) for one in found]),
        _row(_("Attribution"), found, [one.attribution_id for one in given], [_rated(one.attribution) for one in given]),
    ]
    return sorted(rows, key=lambda row: row["same"])


def _marked(by: Access, found: list[Column], marked: Lanes) -> list[dict[str, Any]]:
    """What the marks of the reviewers say: their words, who says it and how, the kind, loaded words within."""
    terms, of = loaded_terms(by, marked), marked.of
    said, kinds = [said_by(marked, one) for one in of], [mark(one.span.label.name) for one in of]
    loaded = [terms[one.span_id] for one in of]
    return [
        _row(_("Span"), found, [one.span_id for one in of], [{**quoted(one), "strong": True} for one in of]),
        _row(_("Said by"), found, [who for who, _how in said], [_text(who) for who, _how in said]),
        _row(_("Voice"), found, [how for _who, how in said], [_text(how) for _who, how in said]),
        _row(_("Kind"), found, kinds, [_text(one) for one in kinds]),
        _row(_("Loaded terms"), found, loaded, [_text(one or _("None in this span")) for one in loaded]),
    ]


def _row(name: str, found: list[Column], values: list[Any], cells: list[dict[str, Any]]) -> dict[str, Any]:
    """One field; of more than two reviews each that is not with the most of them is told, or, if none has most, not with the first."""
    same = all(value == values[0] for value in values)
    apart = _apart(values) if len(found) > 2 else [""] * len(found)
    rest = [
        {"cell": cell, "letter": one.letter, "last": one is found[-1], "apart": differs}
        for one, cell, differs in zip(found[1:], cells[1:], apart[1:], strict=True)
    ]
    return {"name": name, "same": same, "first": cells[0], "first_apart": apart[0], "rest": rest}


def _apart(values: Sequence[Any]) -> list[str]:
    most = next((value for value in values if 2 * values.count(value) > len(values)), None)
    known, words = (values[0], _("not as review A")) if most is None else (most, _("not as most say"))
    return ["" if value == known else words for value in values]


def _rated(label: Any, verdict: Verdict | None = None) -> dict[str, Any]:
    level = named(Confidence(verdict.confidence)).lower() if verdict and verdict.confidence else ""
    sub = _("Confidence: %(level)s") % {"level": level} if level else ""
    return {"rating": rating(label), "sub": sub} if label else {"text": "–", "sub": sub}


def _text(words: str) -> dict[str, Any]:
    return {"text": words or "–"}


def _pieces(one: Column) -> list[tuple[int, str, str]]:
    return sorted((piece.document_id, piece.quote, piece.stance) for piece in one.evidence)


def _evidence(one: Column) -> dict[str, Any]:
    cited = [
        {
            "stance": e.stance,
            "stance_name": named(EvidenceStance(e.stance)),
            "title": e.document.title or e.document.url,
            "fact": " · ".join(part for part in (e.independence_group, named(Strength(e.strength)).lower() if e.strength else "") if part),
        }
        for e in one.evidence
    ]
    searched = one.verdict.search_log
    sub = _("Searched: %(what)s") % {"what": searched} if searched else ""
    return {"evidence": cited, "sub": sub} if cited else {"text": _("None cited"), "sub": sub}


def _rationales(found: list[Column]) -> list[dict[str, Any]]:
    """Each rationale cut into what only it says and what another one says too."""
    said = [one.verdict.rationale for one in found]
    others = ["\n".join(words for m, words in enumerate(said) if m != n) or said[n] for n in range(len(said))]
    return [{"parts": own_parts(words, other)} if words else {"text": "–"} for words, other in zip(said, others, strict=True)]
