"""Correcting who says it: the whole chain of a span at once, outermost reporter first, the speaker last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import Invalid
from annotations.events import announce, span_changed
from annotations.models import Attribution, HopRole, Span
from annotations.services.change_span import relabel_span
from annotations.services.copying import copy_rows
from annotations.services.speakers import speakers_of
from annotations.undoing import one_step, remember


@dataclass(frozen=True, slots=True)
class Hop:
    """One hop as a reviewer states it: a name (made a speaker when it is new) and what it does."""

    name: str
    role: str
    cue: str = ""
    order_certain: bool = True
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue_start: int | None = None
    cue_end: int | None = None


@transaction.atomic
@one_step()
def attribute(*, by: Access, span: Span, chain: Sequence[Hop], voice: str | None = None, stance: str | None = None) -> Span:
    """Replace the chain of a span, the last hop being its speaker; with it, in whose voice and with what stance it is said."""
    span = relabel_span(by=by, span=span, voice=voice, stance=stance)
    if chain and chain[-1].role != HopRole.SPEAKER:
        raise Invalid("The last hop of a chain is the speaker.", field="chain", reason="speaker_last")
    _check_places(chain, span.edition.length)
    span = by.locked(by.spans().select_related("edition").defer("edition__text", "edition__search"), span.pk)
    rows = list(Attribution.objects.filter(span=span).select_related("speaker").order_by("position"))
    if len(rows) == len(chain) and all(_canonical(hop) in _stored(row) for row, hop in zip(rows, chain, strict=True)):
        return span
    Attribution.objects.filter(span=span).delete()
    write_chains(project_id=by.project.pk, chains=[(span.pk, chain)], actor=by.user)
    span.version += 1
    span.save(update_fields=["version"])
    was, now = {"chain": hops_of(rows)}, {"chain": [asdict(_canonical(hop)) for hop in chain]}
    remember(by=by, verb="span.attribute", obj=f"span:{span.pk}", before=was, after=now)
    ledger.record(project_id=by.project.pk, actor=by.user, verb="span.attribute", obj=f"span:{span.pk}", hops=len(chain))
    announce(span_changed, span_id=span.pk, edition_id=span.edition_id, project_id=by.project.pk, verb="span.attribute")
    return span


def _check_places(chain: Sequence[Hop], length: int) -> None:
    """What a hop points at lies within the text."""
    for index, hop in enumerate(chain):
        for name in ("speaker_end", "cue_end"):
            end = getattr(hop, name)
            if end is not None and end > length:
                raise Invalid(
                    f"The text has {length} characters.", field=f"chain.{index}.{name}", reason="out_of_range", length=length
                )


def hops_of(rows: Iterable[Attribution]) -> list[dict[str, Any]]:
    """Stored hops, in their order, as `attribute` takes them (each the fields of a Hop)."""
    return [asdict(_stored(row)[0]) for row in rows]


def _stored(row: Attribution) -> list[Hop]:
    """A stored hop under the name it was attributed to, and under its speaker's own: either says the same."""
    return [
        Hop(
            name=name, role=row.role, cue=row.cue, order_certain=row.order_certain,
            speaker_start=row.speaker_start, speaker_end=row.speaker_end, cue_start=row.cue_start, cue_end=row.cue_end,
        )
        for name in (row.named or row.speaker.name, row.speaker.name)
    ]  # fmt: skip


def _canonical(hop: Hop) -> Hop:
    """As it would be stored."""
    return replace(hop, name=hop.name[:300], cue=hop.cue[:100])


HOP = (
    "span_id", "position", "speaker_id", "named", "role", "cue", "speaker_start", "speaker_end", "cue_start", "cue_end",
    "order_certain",
)  # fmt: skip


def write_chains(*, project_id: int, chains: Sequence[tuple[int, Sequence[Hop]]], actor: Any) -> None:
    """Store the hops of many spans, named by their ids, in a few statements; a speaker exists once per name and alias."""
    names = sorted({hop.name[:300] for _, chain in chains for hop in chain})
    if not names:
        return
    speakers = speakers_of(project_id, names, actor)
    rows = (
        (
            span_id, position, *speakers[hop.name[:300]], hop.role, hop.cue[:100], hop.speaker_start, hop.speaker_end, hop.cue_start,
            hop.cue_end, hop.order_certain,
        )
        for span_id, chain in chains
        for position, hop in enumerate(chain)
    )  # fmt: skip
    copy_rows(Attribution, HOP, rows, alike={"project_id": project_id, "created_by_id": actor.pk if actor else None})
