"""The hops from the outermost reporter to the speaker, for each attribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotations.segmentation.attribution.spoken import Attribution
from annotations.segmentation.entities.roles import read_role
from annotations.segmentation.entities.speakers import PAPERS, Speakers
from annotations.segmentation.found import HopFound, HopRole, Span
from annotations.segmentation.lexicon import lexicon

_DEEPEST = 6
_FIRST_PERSON = lexicon("i we")
_SPOKEN_OUT = lexicon("told tells tweeted tweets wrote writes posted shouted joked")
_OFFICES = 8
_SEATS = {
    "Kremlin": "the Russian president", "White House": "the American president", "Élysée": "the French president",
    "Downing Street": "the British prime minister",
}  # fmt: skip
"""Bodies that speak for the holder of a post without naming it."""


def read_chains(text: str, attributions: Sequence[Attribution], speakers: Speakers) -> list[tuple[HopFound, ...]]:
    """One chain for each attribution, speakers resolved in the order of the text.

    Someone's words after a statement by their own office are probably known through it: the office is offered as a hop that is not certain.
    """
    own = [_own_hops(text, one, speakers) for one in attributions]
    own = [_first_person(text, one, hops, own) for one, hops in zip(attributions, own, strict=True)]
    joined = [_joined(at, attributions, own) for at in range(len(attributions))]
    return _through_offices(text, attributions, joined, speakers)


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


def _first_person(text: str, one: Attribution, hops: tuple[HopFound, ...], own: Sequence[tuple[HopFound, ...]]) -> tuple[HopFound, ...]:
    """An "I" inside someone's words is whoever speaks them, wherever that stands."""
    if one.parent is None or text[one.source[0] : one.source[1]].lower() not in _FIRST_PERSON:
        return hops
    return (*hops[:-1], replace(hops[-1], speaker=own[one.parent][-1].speaker))


def _joined(at: int, attributions: Sequence[Attribution], own: Sequence[tuple[HopFound, ...]]) -> tuple[HopFound, ...]:
    """The hops of everything this one is nested in, outermost first."""
    if attributions[at].parent is None:
        return own[at]
    hops: list[HopFound] = []
    seen: set[int] = set()
    step: int | None = at
    while step is not None and step not in seen and len(seen) < _DEEPEST:
        seen.add(step)
        hops = [*own[step], *hops]
        step = attributions[step].parent
    roled = [hop if hop.role != "speaker" else replace(hop, role="relayer") for hop in hops[:-1]]
    return (*roled, hops[-1])


def _through_offices(
    text: str, attributions: Sequence[Attribution], chains: Sequence[tuple[HopFound, ...]], speakers: Speakers
) -> list[tuple[HopFound, ...]]:
    """Chains with the office before its own person, from the office's statement on; never before words spoken out to others."""
    offices: dict[str, HopFound] = {}
    found: list[tuple[HopFound, ...]] = []
    for one, chain in zip(attributions, chains, strict=True):
        speaker = chain[-1]
        office = offices.get(speaker.speaker) if len(chain) == 1 and one.parent is None else None
        if office is not None and (speaker.cue or "").lower() not in _SPOKEN_OUT:
            found.append((replace(office, role="relayer", order_certain=False), speaker))
            continue
        found.append(chain)
        if len(offices) < _OFFICES and chain[0].speaker_start is not None and _is_paper(text, chain[-1]):
            owner = _owner(chain[-1].speaker, chain[-1].speaker_start or 0, speakers)
            if owner is not None:
                offices.setdefault(owner, chain[-1])
    return found


def _is_paper(text: str, hop: HopFound) -> bool:
    """Whether the hop is a statement or another paper, not someone speaking."""
    return bool(set(text[hop.speaker_start : hop.speaker_end].lower().split()) & PAPERS)


def _owner(body: str, at: int, speakers: Speakers) -> str | None:
    """Whose office a body is: "Ilham Aliyev's office", "press service of the Azerbaijani president", the seat of a post."""
    for word in body.replace("’", "'").split():
        person = speakers.by_surname(word.removesuffix("'s")) if word.endswith("'s") else None
        if person is not None:
            return person.name
    role = _SEATS.get(body) or read_role(body)
    bearers = speakers.roles.bearers(role, at) if role else []
    return bearers[0].name if bearers else None
