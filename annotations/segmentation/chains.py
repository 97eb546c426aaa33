"""The hops from the outermost reporter to the speaker, for each attribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotations.segmentation.found import HopFound, HopRole, Span
from annotations.segmentation.speakers import Speakers
from annotations.segmentation.spoken import Attribution

_DEEPEST = 6


def read_chains(
    text: str, attributions: Sequence[Attribution], speakers: Speakers
) -> list[tuple[HopFound, ...]]:
    """One chain for each attribution, speakers resolved in the order of the text."""
    own = [_own_hops(text, one, speakers) for one in attributions]
    return [_joined(at, attributions, own) for at in range(len(attributions))]


def _own_hops(text: str, one: Attribution, speakers: Speakers) -> tuple[HopFound, ...]:
    pairs = [(relay.source, relay.cue) for relay in one.relays] or [(one.source, one.cue)]
    hops = []
    for order, (source, cue) in enumerate(pairs):
        last = order == len(pairs) - 1
        role: HopRole = "speaker" if last else "reporter" if order == 0 else "relayer"
        hops.append(_hop(text, source, cue, speakers, role, certain=len(pairs) < 3 or order == 0))
    return tuple(hops)


def _hop(text: str, source: Span, cue: Span, speakers: Speakers, role: HopRole, *, certain: bool) -> HopFound:
    return HopFound(
        speakers.resolve(text[source[0] : source[1]], source[0]),
        role,
        source[0],
        source[1],
        text[cue[0] : cue[1]],
        cue[0],
        cue[1],
        certain,
    )


def _joined(
    at: int, attributions: Sequence[Attribution], own: Sequence[tuple[HopFound, ...]]
) -> tuple[HopFound, ...]:
    """The hops of everything this one is nested in, outermost first."""
    hops: list[HopFound] = []
    seen: set[int] = set()
    step: int | None = at
    while step is not None and step not in seen and len(seen) < _DEEPEST:
        seen.add(step)
        hops = [*own[step], *hops]
        step = attributions[step].parent
    roled = [hop if hop.role != "speaker" else replace(hop, role="relayer") for hop in hops[:-1]]
    return (*roled, hops[-1])
