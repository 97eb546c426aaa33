"""Correcting the chain of a mark by a plain form: rows speaker first, words of the text instead of offsets.

Rows are stored the other way round, outermost reporter first. A place that the text still bears out is kept; other words are
looked for nearest to the mark, and refused when the text does not hold them (a cue may be put in one's own words).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from annotations.errors import FieldError, Invalid
from annotations.models import Attribution, HopRole, Span, Stance, Voice
from annotations.services.attribute import Hop

MOST_ROWS = 20
STEP = re.compile(r"(up|down|drop)-(\d{1,2})")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One hop as the form shows and sends it; `…_at` is where the words stand ("" or "-": nowhere yet, "-" does not look)."""

    name: str = ""
    role: str = HopRole.RELAYER
    words: str = ""
    words_at: str = ""
    cue: str = ""
    cue_at: str = ""
    unsure: bool = False


FIELDS = ("name", "role", "words", "words_at", "cue", "cue_at")


def stored_rows(hops: Sequence[Attribution], text: str) -> list[Row]:
    """The rows of a stored chain; `hops` speaker first."""
    return [
        Row(
            name=hop.named or hop.speaker.name, role=hop.role,
            words=text[hop.speaker_start : hop.speaker_end] if hop.speaker_start is not None else "",
            words_at=_at(hop.speaker_start, hop.speaker_end), cue=hop.cue, cue_at=_at(hop.cue_start, hop.cue_end),
            unsure=not hop.order_certain,
        )
        for hop in hops
    ]  # fmt: skip


def _at(start: int | None, end: int | None) -> str:
    return "-" if start is None or end is None else f"{start}-{end}"


def sent_rows(post: Mapping[str, str]) -> list[Row]:
    """The rows of a form, after the step (`up-1`, `down-0`, `drop-2`) that its button asks for; empty ones are no hops."""
    rows = []
    for n in range(MOST_ROWS + 1):
        given = {field: post.get(f"{field}-{n}", "").strip() for field in FIELDS}
        rows.append(Row(**given, unsure=bool(post.get(f"unsure-{n}"))))
    step = STEP.fullmatch(post.get("step", ""))
    if step:
        rows = _stepped(rows, step[1], int(step[2]))
    return [replace(row, role=HopRole.SPEAKER if not n else _carrier(row.role)) for n, row in enumerate(r for r in rows if _filled(r))]


def _filled(row: Row) -> bool:
    return bool(row.name or row.words or row.cue)


def _carrier(role: str) -> str:
    return HopRole.REPORTER if role == HopRole.REPORTER else HopRole.RELAYER


def _stepped(rows: list[Row], step: str, at: int) -> list[Row]:
    other = {"up": at - 1, "down": at + 1}.get(step, at)
    if not (at < len(rows) and 0 <= other < len(rows)):
        return rows
    if step == "drop":
        return [*rows[:at], *rows[at + 1 :]]
    rows[at], rows[other] = rows[other], rows[at]
    return rows


def chain_of(rows: Sequence[Row], span: Span, text: str, stored: Sequence[Row]) -> list[Hop]:
    """What `attribute` takes; Invalid names each row that cannot be read."""
    known = {(row.cue, row.cue_at) for row in stored}
    refused = [error for n, row in enumerate(rows) for error in _refusals(n, row, span, text)]
    if refused:
        raise Invalid(refused[0].message, errors=tuple(refused))
    return [_hop(row, span, text, kept=(row.cue, row.cue_at) in known) for row in reversed(rows)]


def _refusals(n: int, row: Row, span: Span, text: str) -> Iterator[FieldError]:
    if not (row.name or row.words):
        yield FieldError(f"name-{n}", "required", _("Say who this is, or leave the whole row empty."))
    if row.words and _place(text, row.words, row.words_at, span.start) is None:
        yield FieldError(f"words-{n}", "quote_mismatch", _("These words do not stand in the text."))


def _hop(row: Row, span: Span, text: str, *, kept: bool) -> Hop:
    words = _place(text, row.words, row.words_at, span.start) or (None, None)
    read = _read_at(row.cue_at) if kept or row.cue_at == "-" else _place(text, row.cue, row.cue_at, span.start)
    cue = read or (None, None)
    return Hop(
        name=(row.name or row.words)[:300], role=row.role, cue=row.cue[:100], order_certain=not row.unsure, speaker_start=words[0],
        speaker_end=words[1], cue_start=cue[0], cue_end=cue[1],
    )  # fmt: skip


def _read_at(at: str) -> Place | None:
    """`12-15` as two offsets."""
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", at, re.ASCII)
    return (int(found[1]), int(found[2])) if found else None


def _place(text: str, words: str, at: str, near: int) -> Place | None:
    """Where these words stand: where they were said to stand, else at the whole words nearest to the mark."""
    if not words:
        return None
    told = _read_at(at)
    if told and text[told[0] : told[1]] == words:
        return told
    whole = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return min((found.span() for found in whole), key=lambda place: abs(place[0] - near), default=None)


def shown_rows(rows: Sequence[Row], errors: Mapping[str, str]) -> list[dict[str, object]]:
    """Rows for components/chain_form.html, and an empty one to add a hop."""
    last = len(rows) - 1
    filled = [*rows, Row()][:MOST_ROWS]
    return [
        {
            "n": n, "row": row, "new": n > last, "first": n == 0, "up": 0 < n <= last, "down": n < last,
            "name_error": errors.get(f"name-{n}", ""), "words_error": errors.get(f"words-{n}", ""),
        }
        for n, row in enumerate(filled)
    ]  # fmt: skip


def voice_and_stance(post: Mapping[str, str]) -> tuple[str | None, str | None]:
    """What the form says of them, if it does."""
    voice, stance = post.get("voice") or None, post.get("stance") or None
    for name, value, known in (("voice", voice, Voice.values), ("stance", stance, Stance.values)):
        if value is not None and value not in known:
            raise Invalid(_("There is no such choice."), field=name, reason="unknown_value")
    return voice, stance
