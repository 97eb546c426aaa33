"""What an act of the history changed in words, and how it is brought back: the log holds no texts, so they are read where they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from annotations.access import Access
from annotations.models import Act, Anchor, Label, Span, SpanStatus, Stance, Voice, slices_of
from claims import access
from claims.models import Claim, ClaimState, Wording
from workbench.desk.words import Piece, word_diff


@dataclass(frozen=True, slots=True)
class Restore:
    """A form that brings a former state back: by a new act, over nothing."""

    url: str
    label: str
    version: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is said below an act."""

    diff: Sequence[Piece] = ()
    note: str = ""
    restore: Restore | None = None


Teller = Callable[[Access, list[Act]], dict[int, Told]]


def tell(by: Access, acts: Sequence[Act]) -> dict[int, Told]:
    """By act; a few queries for each sort of act that is there."""
    found: dict[int, Told] = {}
    for verbs, teller in _TELLERS:
        mine = [act for act in acts if act.verb in verbs]
        if mine:
            found |= teller(by, mine)
    return found


def _ids(acts: Iterable[Act]) -> set[int]:
    return {int(act.object.partition(":")[2]) for act in acts}


def _id(act: Act) -> int:
    return int(act.object.partition(":")[2])


def _spans(by: Access, acts: list[Act]) -> dict[int, Span]:
    rows = by.spans().filter(pk__in=_ids(acts)).select_related("edition", "label").defer("edition__text", "edition__search")
    return rows.in_bulk()


def _edges(by: Access, acts: list[Act]) -> dict[int, Told]:
    spans = _spans(by, acts)
    moved = [act for act in acts if _id(act) in spans and {"before", "after"} <= act.payload.keys()]
    places = [place for act in moved for place in _places(act, spans[_id(act)])]
    words = slices_of(places) if places else []
    return {
        act.pk: Told(word_diff(before, after), restore=_edges_back(by, spans[_id(act)], act, before))
        for act, before, after in zip(moved, words[::2], words[1::2], strict=True)
    }


def _places(act: Act, span: Span) -> Iterator[tuple[int, int, int]]:
    """Before and after; what was adrift had its place on an older text."""
    for side in ("before", "after"):
        start, end = act.payload[side]
        yield act.payload.get(f"{side}_edition", span.edition_id), start, end


def _edges_back(by: Access, span: Span, act: Act, words: str) -> Restore | None:
    """Of a mark of one piece that stands in the text and has other edges now; not to where it was on an older text."""
    bounds = act.payload["before"]
    if "before_edition" in act.payload:
        return None
    live = span.status in {SpanStatus.ACCEPTED, SpanStatus.SUGGESTED} and span.anchor == Anchor.ANCHORED
    if not (by.may("mark") and live and len(span.fragments) == 1 and [span.start, span.end] != bounds):
        return None
    fields = (("start", str(bounds[0])), ("end", str(bounds[1])), ("quote", words))
    return Restore(f"/spans/{span.pk}/edges", _("Restore these edges"), span.etag, fields)


def _removals(by: Access, acts: list[Act]) -> dict[int, Told]:
    """The last one that still holds is brought back from here."""
    spans, found = _spans(by, acts), {}
    ways = {
        "span.remove": (SpanStatus.REMOVED, "restore", _("Bring the mark back")),
        "span.reject": (SpanStatus.REJECTED, "reconsider", _("Decide it again")),
    }
    for act in sorted(acts, key=lambda act: -act.seq):
        span = spans.get(_id(act))
        status, way, label = ways[act.verb]
        if span is None or span.status != status:
            continue
        del spans[span.pk]
        back = Restore(f"/spans/{span.pk}/{way}", label, span.etag) if by.may("mark") else None
        found[act.pk] = Told(note=span.decision_reason if status == SpanStatus.REJECTED else "", restore=back)
    return found


def _labels(by: Access, acts: list[Act]) -> dict[int, Told]:
    names = {"label": dict(Label.objects.filter(project_id=by.project.pk).values_list("pk", "name"))}
    known: dict[str, dict[Any, Any]] = {**names, "voice": dict(Voice.choices), "stance": dict(Stance.choices)}

    def words(side: dict[str, Any]) -> str:
        return ", ".join(_(str(known[name].get(value, value))) for name, value in side.items() if name in known)

    return {
        act.pk: Told([Piece("del", words(act.payload["before"])), Piece("ins", words(act.payload["after"]))])
        for act in acts
        if {"before", "after"} <= act.payload.keys()
    }


def _wordings(by: Access, acts: list[Act]) -> dict[int, Told]:
    claims = access.claims(by).in_bulk(_ids(acts))
    kept = {(row.claim_id, row.number): row.text for row in Wording.objects.filter(claim__in=claims)}
    found = {}
    for act in acts:
        claim, number = claims.get(_id(act)), act.payload.get("wording")
        if claim is None or (claim.pk, number) not in kept:
            continue
        before = kept[claim.pk, number]
        after = kept.get((claim.pk, number + 1), claim.text)
        found[act.pk] = Told(word_diff(before, after), restore=_wording_back(by, claim, before))
    return found


def _wording_back(by: Access, claim: Claim, words: str) -> Restore | None:
    if claim.text == words or claim.decided or claim.state == ClaimState.MERGED or not by.may("claim"):
        return None
    return Restore(f"/claims/{claim.pk}/wording", _("Restore this wording"), claim.etag, (("text", words),))


def _verdicts(by: Access, acts: list[Act]) -> dict[int, Told]:
    """The ratings, and how the reasons differ from those of the verdict before, where one may see them."""
    ids = [act.payload.get("verdict") for act in acts]
    rows = access.verdicts(by).filter(pk__in=ids).select_related("veracity", "attribution", "supersedes").in_bulk()
    found = {}
    for act in acts:
        row = rows.get(act.payload.get("verdict"))
        if row is None:
            continue
        earlier = row.supersedes if row.supersedes and row.supersedes.review_id == row.review_id else None
        ratings = " · ".join(label.name for label in (row.veracity, row.attribution) if label)
        found[act.pk] = Told(word_diff(earlier.rationale if earlier else row.rationale, row.rationale), note=ratings)
    return found


def _reasons(by: Access, acts: list[Act]) -> dict[int, Told]:
    rows = access.adjudications(by).filter(pk__in=_ids(acts)).in_bulk()
    return {act.pk: Told(note=rows[_id(act)].reason) for act in acts if _id(act) in rows}


def _notes(by: Access, acts: list[Act]) -> dict[int, Told]:
    rows = access.publications(by).filter(pk__in=_ids(acts)).in_bulk()
    return {act.pk: Told(note=rows[_id(act)].note) for act in acts if _id(act) in rows}


_TELLERS: tuple[tuple[frozenset[str], Teller], ...] = (
    (frozenset({"span.edges"}), _edges),
    (frozenset({"span.remove", "span.reject"}), _removals),
    (frozenset({"span.correct"}), _labels),
    (frozenset({"claim.edit"}), _wordings),
    (frozenset({"review.submit"}), _verdicts),
    (frozenset({"adjudication.take", "adjudication.merge", "adjudication.return"}), _reasons),
    (frozenset({"claim.published", "claim.corrected", "claim.retracted"}), _notes),
)
