"""What the reviewer is shown: claims, quotations, quantities and loaded wording, each with its reasons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotations.segmentation.attribution.spoken import Attribution, said_by
from annotations.segmentation.claims.checkworthiness import Weighed, percentiles, weigh
from annotations.segmentation.claims.clauses import ClaimSpan
from annotations.segmentation.claims.drafts import draft
from annotations.segmentation.claims.fillings import References
from annotations.segmentation.claims.signs import NAMED
from annotations.segmentation.claims.taught import moved
from annotations.segmentation.entities.speakers import Speakers
from annotations.segmentation.found import EntityFound, HopFound, Stance, SuggestionFound, Voice
from annotations.segmentation.framing.framing import FramingFound
from annotations.segmentation.quantities.quantities import QuantityFound

_FORMS = {"presupposed": "taken for granted, not stated", "alleged": "what the denial is about", "relative": "said by the way"}
_CAUSE = re.compile(r"\b(?:because|due to|as a result|resulted in|led to|caused|owing to)\b", re.IGNORECASE)
_POSITION = re.compile(
    r"\b(?:ready to|must|should|commitment|support|importance|will|would|concern|call for)\b"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The attributions with their chains, and the resolver that named the speakers."""

    attributions: Sequence[Attribution]
    chains: Sequence[tuple[HopFound, ...]]
    speakers: Speakers

    def __len__(self) -> int:
        return len(self.chains)


def claim_suggestions(
    text: str,
    claims: Sequence[ClaimSpan],
    quantities: Sequence[QuantityFound],
    spoken: Spoken,
    entities: Sequence[EntityFound],
    shifts: Mapping[str, float],
) -> list[SuggestionFound]:
    """Every candidate with its place among all of the article; nothing is filtered out. ``shifts``: what the desk taught."""
    starts = [quantity.span[0] for quantity in quantities]
    references = References(text, entities, quantities, spoken.speakers)
    weights = [_weighed(text, claim, shifts) for claim in claims]
    places = percentiles([weighed.weight for weighed in weights])
    found = []
    for claim, weighed, place in zip(claims, weights, places, strict=True):
        inside = quantities[bisect_left(starts, claim.span[0]) : bisect_left(starts, claim.span[1])]
        found.append(_claim(text, claim, inside, weighed, place, spoken, references))
    return found


def _weighed(text: str, claim: ClaimSpan, shifts: Mapping[str, float]) -> Weighed:
    quote = text[claim.span[0] : claim.span[1]]
    said, attitude = claim.attribution is not None, not claim.clausal
    return moved(shifts, quote, weigh(quote, attributed=said, attitude=attitude), attributed=said, attitude=attitude)


def _claim(
    text: str,
    claim: ClaimSpan,
    inside: Sequence[QuantityFound],
    weighed: Weighed,
    place: float,
    spoken: Spoken,
    references: References,
) -> SuggestionFound:
    quote = text[claim.span[0] : claim.span[1]]
    act = spoken.attributions[claim.attribution] if claim.attribution is not None else None
    chain = spoken.chains[claim.attribution] if claim.attribution is not None else ()
    stance = _stance(quote, claim, act)
    speaker = chain[-1].speaker if chain else None
    wording = draft(text, claim, speaker=speaker, references=references)
    details: dict[str, object] = {
        "draft": wording.words,
        "draft_is_draft": True,
        "percentile": place,
        "weight": weighed.weight,
        "chance": weighed.chance,
        "claim_type": _claim_type(quote, act, inside),
        "cut": claim.cut,
        "attitude": not claim.clausal,
    }
    if act is not None:
        details["act"] = act.sort
    if wording.filled:
        details["filled_in"] = [list(pair) for pair in wording.filled]
    more = said_by(text, chain[-1]) if chain else ()
    more += ("denies it",) if stance == "denies" else ()
    more += (_FORMS[claim.form],) if claim.form in _FORMS else ()
    shown = tuple(reason for reason in weighed.reasons if reason != NAMED["attributed"] or not speaker)
    return SuggestionFound(
        "claim", (claim.span,), place, (*more, *shown), details, chain, _voice(quote, claim), stance
    )


def _stance(quote: str, claim: ClaimSpan, act: Attribution | None) -> Stance:
    if claim.denied:
        return "denies"
    if (act is not None and act.stance == "questions") or quote.rstrip("”\"'’ ").endswith("?"):
        return "questions"
    return "asserts"


def _voice(quote: str, claim: ClaimSpan) -> Voice:
    if claim.direct:
        return "direct"
    if claim.attribution is None:
        return "own"
    marked = [piece for piece in re.findall(r"[“\"]([^“”\"]{1,400})[”\"]", quote) if piece.count(" ") >= 4]
    return "mixed" if marked else "indirect"


def _claim_type(quote: str, act: Attribution | None, inside: Sequence[QuantityFound]) -> str:
    if any(_counts(quantity) for quantity in inside):
        return "numerical"
    if _CAUSE.search(quote):
        return "causal"
    if act is not None and (not act.clausal or _POSITION.search(quote)):
        return "position"
    return "event_property"


def _counts(quantity: QuantityFound) -> bool:
    """A number that says something: "two leaders" does not."""
    value = quantity.details.get("value")
    return quantity.details["type"] == "number" and not (isinstance(value, int) and value <= 2)


def quantity_suggestions(quantities: Sequence[QuantityFound]) -> list[SuggestionFound]:
    """Numbers and dates as found."""
    return [
        SuggestionFound("quantity", (quantity.span,), None, quantity.reasons, _plain(quantity.details))
        for quantity in quantities
    ]


def framing_suggestions(framing: Sequence[FramingFound]) -> list[SuggestionFound]:
    """Loaded words with their neutral gloss."""
    return [
        SuggestionFound(
            "framing", (one.span,), None, _why(one), {"term": one.term, "gloss": one.gloss, "own": one.own}
        )
        for one in framing
    ]


def _why(one: FramingFound) -> tuple[str, ...]:
    """The gloss, then who says so where it is the desk, and what the entry says beside."""
    gloss = f"neutral: {one.gloss}" if one.gloss else "loaded wording"
    return (gloss, *(("from the project's lexicon",) if one.own else ()), *((one.note,) if one.note else ()))


def _plain(details: Mapping[str, object]) -> dict[str, object]:
    return dict(details)
