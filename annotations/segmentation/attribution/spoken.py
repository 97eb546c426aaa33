"""One attribution: who says what, with which words, and inside whose words it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annotations.segmentation.found import HopFound, Span, Stance
from annotations.segmentation.grammar import PRONOUNS


@dataclass(frozen=True, slots=True)
class Relay:
    """One source in an "according to X, reporting Y, citing Z" chain."""

    source: Span
    cue: Span


Placed = Literal["before", "after", "participle", "continued", "according", "noun", "around", "label"]
STANCES: dict[str, Stance] = {"denies": "denies", "asks": "questions"}
SPEAKING = frozenset(("says", "denies", "accuses", "asks", "urges"))
_SERVING = SPEAKING | {"thinks", "judges", "mentions"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attributed content. ``relays`` holds the chain of an "according to"; ``parent`` is an index or None.

    ``sort`` tells what the source does: says, denies, accuses, asks, urges, judges, thinks, plans,
    mentions or discusses something without saying what; or it merely seems so; unsaid is what
    somebody did not say, or only may.
    ``source`` is empty (start and end alike) where nobody is named.
    """

    paragraph: int
    sentence: int
    source: Span
    cue: Span
    content: Span
    sort: str
    stance: Stance
    placed: Placed
    clausal: bool = True
    relays: tuple[Relay, ...] = ()
    parent: int | None = None

    @property
    def serves(self) -> bool:
        """Whether it is somebody's speech that claims and chains are read from, not a plan or an impression."""
        return self.sort in _SERVING and self.source[0] < self.source[1] and self.placed not in ("noun", "around")


def said_by(text: str, hop: HopFound) -> tuple[str, ...]:
    """Who says it; where only a pronoun stands there, also that it was read as somebody, since that may be wrong."""
    written = text[hop.speaker_start : hop.speaker_end] if hop.speaker_start is not None else ""
    read_as = written.lower() in PRONOUNS and written.lower() != hop.speaker.lower()
    return (f"said by {hop.speaker}", *((f"“{written}” read as {hop.speaker}",) if read_as else ()))
