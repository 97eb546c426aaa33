"""One attribution: who says what, with which words, and inside whose words it stands."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.segmentation.found import Span, Stance


@dataclass(frozen=True, slots=True)
class Relay:
    """One source in an "according to X, reporting Y, citing Z" chain."""

    source: Span
    cue: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attributed content. ``relays`` holds the chain of an "according to"; ``parent`` is an index or None."""

    paragraph: int
    sentence: int
    source: Span
    cue: Span
    content: Span
    sort: str
    stance: Stance
    placed: str
    clausal: bool = True
    relays: tuple[Relay, ...] = ()
    parent: int | None = None
