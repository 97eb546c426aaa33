"""Writing down what a run suggests, beside what stands there: people's marks stay, and are not suggested again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from django.db import connection
from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf

from annotations.anchoring.selectors import describe
from annotations.events import suggestions_giving_way
from annotations.models import Anchor, Attribution, Edition, Label, Origin, Segmentation, Span, SpanStatus
from annotations.segmentation.found import HopFound, SuggestionFound
from annotations.segmentation.rereading.rereading import Held, Place, Rereading, reread
from annotations.services.attribute import Hop, write_chains
from annotations.services.copying import copy_rows, draw_ids

_REFRESH = """
UPDATE annotations_span s SET segmentation_id = %s, score = again.score, reasons = again.reasons, details = again.details
FROM unnest(%s::bigint[], %s::float8[], %s::jsonb[], %s::jsonb[]) AS again (id, score, reasons, details) WHERE s.id = again.id
"""
SAYS = {"claim": ("draft", "claim_type"), "quotation": (), "framing": ("term", "gloss")}
"""By which details a suggestion of a kind is another; a quantity is by all of them."""
_HOP = ("said", "role", "speaker_start", "speaker_end", "cue", "cue_start", "cue_end", "order_certain")
SPAN = (
    "id", "label_id", "start", "end", "fragments", "quote", "prefix", "suffix", "score", "reasons", "details", "voice", "stance",
)  # fmt: skip


def write_suggestions(
    run: Segmentation, edition: Edition, found: Sequence[SuggestionFound], *, taken_out: Sequence[tuple[int, int]] = ()
) -> Rereading:
    """Replace the suggestions that nobody decided by what the run found; what they keep saying, they go on saying."""
    rows = Label.objects.filter(project_id=edition.project_id, retired=False).order_by("-position", "-id")
    labels = {label.kind: label for label in rows}  # the first of each kind
    wanted = [one for one in found if one.kind in labels]
    read = reread(_held(edition), [_place(one) for one in wanted], taken_out=taken_out)
    _withdraw(read.withdraw)
    _refresh(run, [(key, wanted[number]) for key, number in read.stay])
    fresh = [wanted[at] for at in read.make]
    made = zip(_make(run, edition, labels, fresh), fresh, strict=True)
    write_chains(project_id=edition.project_id, chains=[(pk, list(_hops(one))) for pk, one in made if one.chain], actor=None)
    return read


def _held(edition: Edition) -> list[Held]:
    """What stands in the text. Undecided suggestions are locked; those that somebody holds just now count as settled."""
    here = Span.objects.filter(edition=edition)
    untouched = here.filter(origin=Origin.MACHINE, status=SpanStatus.SUGGESTED, version=1)
    ours = set(untouched.select_for_update(skip_locked=True, of=("self",)).values_list("pk", flat=True))
    answers: list[tuple[Any, Any]] = suggestions_giving_way.send(sender=None, span_ids=ours)
    for _, kept in answers:
        ours -= kept
    chains = _chains(ours)
    rows = here.filter(anchor=Anchor.ANCHORED).exclude(origin=Origin.HUMAN, status=SpanStatus.REMOVED).select_related("label")
    rows = rows.defer("quote", "prefix", "suffix", "reasons")
    return [_one_held(span, chains.get(span.pk, []), settled=span.pk not in ours) for span in rows.order_by("pk")]


def _one_held(span: Span, hops: Sequence[HopFound], *, settled: bool) -> Held:
    fragments = tuple(tuple(one) for one in span.fragments)
    if not settled:
        says = _says(span.label.kind, span.voice, span.stance, span.details, hops)
        return Held(span.pk, Place(span.label.kind, fragments, says), settled=False)
    was = None
    if span.origin == Origin.MACHINE:
        first = (span.start if span.suggested_start is None else span.suggested_start, span.suggested_end or span.end)
        was = Place(span.suggested_kind or span.label.kind, (first,))
    return Held(span.pk, Place(span.label.kind, fragments), settled=True, was=was)


def _chains(span_ids: set[int]) -> dict[int, list[HopFound]]:
    found: dict[int, list[HopFound]] = {}
    rows = Attribution.objects.filter(span_id__in=span_ids).order_by("span", "position") if span_ids else Attribution.objects.none()
    said = Coalesce(NullIf("named", Value("")), "speaker__name")  # as the text has it, whoever the project knows that to be
    for pk, *hop in rows.annotate(said=said).values_list("span_id", *_HOP):
        found.setdefault(pk, []).append(HopFound(*hop))
    return found


def _place(one: SuggestionFound) -> Place:
    return Place(one.kind, one.fragments, _says(one.kind, one.voice, one.stance, one.details, one.chain))


def _says(kind: str, voice: str, stance: str, details: Mapping[str, Any], hops: Iterable[HopFound]) -> str:
    told = SAYS.get(kind)
    words = dict(details) if told is None else {key: details.get(key) for key in told}
    spoken = [asdict(replace(hop, speaker=hop.speaker[:300], cue=(hop.cue or "")[:100])) for hop in hops]
    return json.dumps([voice, stance, words, spoken], sort_keys=True, default=str)


def _withdraw(span_ids: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM annotations_attribution WHERE span_id = ANY(%s)", [list(span_ids)])
        cursor.execute("DELETE FROM annotations_span WHERE id = ANY(%s)", [list(span_ids)])


def _refresh(run: Segmentation, pairs: Sequence[tuple[int, SuggestionFound]]) -> None:
    """The rows stay, with the run's reasons and scores; nobody's version moves, as nothing that people decide on has."""
    if not pairs:
        return
    columns: list[list[Any]] = [
        [key for key, _ in pairs], [one.score for _, one in pairs], [json.dumps(list(one.reasons)) for _, one in pairs],
        [json.dumps(dict(one.details)) for _, one in pairs],
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_REFRESH, [run.pk, *columns])


def _make(run: Segmentation, edition: Edition, labels: Mapping[str, Label], fresh: Sequence[SuggestionFound]) -> list[int]:
    """Many at once, by COPY; their ids in the order given."""
    alike = {
        "project_id": edition.project_id, "edition_id": edition.pk, "segmentation_id": run.pk, "version": 1, "origin": Origin.MACHINE.value,
        "status": SpanStatus.SUGGESTED.value, "anchor": Anchor.ANCHORED.value, "decision_reason": "",
    }  # fmt: skip
    ids = [pk for (pk,) in draw_ids((Span,), len(fresh))] if fresh else []
    copy_rows(Span, SPAN, (_row(pk, edition.text, labels[one.kind], one) for pk, one in zip(ids, fresh, strict=True)), alike=alike)
    return ids


def _row(pk: int, text: str, label: Label, one: SuggestionFound) -> tuple[Any, ...]:
    start, end = one.fragments[0][0], one.fragments[-1][1]
    anchor = describe(text, start, end)
    fragments = ",".join(f"[{a},{b})" for a, b in one.fragments)
    return (
        pk, label.pk, start, end, f"{{{fragments}}}", [text[a:b] for a, b in one.fragments], anchor.prefix, anchor.suffix, one.score,
        json.dumps(list(one.reasons)), json.dumps(dict(one.details)), one.voice, one.stance,
    )  # fmt: skip


def _hops(one: SuggestionFound) -> Iterator[Hop]:
    for hop in one.chain:
        yield Hop(
            name=hop.speaker, role=hop.role, cue=hop.cue or "", order_certain=hop.order_certain, speaker_start=hop.speaker_start,
            speaker_end=hop.speaker_end, cue_start=hop.cue_start, cue_end=hop.cue_end,
        )  # fmt: skip
