"""How much a stretch of text is worth checking: a sum of plain features, each with a reason a person can read.

On news almost every sentence holds a claim, so nothing is filtered: the weights only rank. The score shown is the
percentile within the article, never a probability.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotations.segmentation.quantities import QuantityFound

_CAUSAL = re.compile(
    r"\b(?:because|due to|as a result|resulted in|results in|led to|leads to|caused|causes|owing to|prevented|thanks to)\b"
)
_NEGATED = re.compile(
    r"\b(?:not|never|nothing|no basis|none|nobody|baseless|groundless|unfounded|false|denied|failure|failed)\b|n['’]t\b"
)
_CHANGE = re.compile(
    r"\b(?:increased?|decreased?|rose|fell|grew|doubled|tripled|dropped|surged|declined|higher|lower|largest|smallest"
    r"|first|most|least|highest|lowest|record|unchanged|ongoing|continuous)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:occup\w{2,6}|attack\w{0,3}|kill\w{0,4}|destroy\w{0,3}|damag\w{0,3}|clos\w{2,4}|block\w{0,5}|bann?\w{0,4}"
    r"|signed|liberat\w{1,4}|deploy\w{0,3}|exploit\w{0,6}|transfer\w{0,4}|violat\w{1,5}|arrest\w{0,3}|protest\w{0,3}"
    r"|belonged|traversed|fought|took place|taken|used|stationed|provoc\w{5,8}|illegal\w{0,2}|illicit\w{0,2}"
    r"|open|closed|passage|hinders?|ensured?)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|would|going to|plans? to|ready to|hopes? to|intends? to|expected to)\b")
_OUGHT = re.compile(r"\b(?:should|must|ought to|need to|needs to|have to|let us|urged?|called on)\b")
_CEREMONY = re.compile(
    r"\b(?:discussed|exchanged views|expressed (?:satisfaction|hope|gratitude|concern)|agreed to stay|met with"
    r"|stay in touch|mutual interest|satisfaction with|current agenda|phone call)\b"
)
_OPINION = re.compile(
    r"\b(?:I|we|my|our|hope|believe|think|feel|importan(?:t|ce)|regrettable|commitment|celebrated)\b"
)
_NAME = re.compile(r"(?<=[a-z,’'“\"] )[A-Z][a-z]{2,}")
_LEADING_REFERENCE = re.compile(r"(?:He|She|It|They|This|These|That|Those)\b")


@dataclass(frozen=True, slots=True)
class Weighed:
    """The raw weight of a claim span and the reasons for it, the strongest first."""

    weight: float
    reasons: tuple[str, ...]


_SIGNS: tuple[tuple[Callable[[str], object], float, str], ...] = (
    (_CAUSAL.search, 0.8, "states a cause or result"),
    (_NEGATED.search, 0.5, "denies or negates something"),
    (_CHANGE.search, 0.4, "compares or tells of a change"),
    (_ACT.search, 0.7, "tells of an act or state that can be observed"),
    (_AHEAD.search, -0.5, "speaks of the future or of intent"),
    (_OUGHT.search, -0.7, "says what should be"),
    (_CEREMONY.search, -1.2, "protocol wording"),
    (_OPINION.search, -0.5, "opinion or feeling"),
    (_LEADING_REFERENCE.match, -0.1, "begins with a reference"),
    (lambda span: span.rstrip("”\"'’ ").endswith("?"), -1.5, "a question"),
)


def counts(quantity: QuantityFound) -> bool:
    """A number that says something: "two leaders" does not."""
    value = quantity.details.get("value")
    return quantity.details["type"] == "number" and not (isinstance(value, int) and value <= 2)


def weigh(span: str, quantities: Sequence[QuantityFound], *, attributed: bool, clausal: bool) -> Weighed:
    """Add up what speaks for and against checking this span."""
    rows: list[tuple[float, str]] = []
    numbers = sum(counts(quantity) for quantity in quantities)
    dates = sum(quantity.details["type"] == "date" for quantity in quantities)
    if numbers:
        rows.append(
            (1.0 + 0.2 * min(numbers - 1, 3), "has a number" if numbers == 1 else f"has {numbers} numbers")
        )
    if dates:
        rows.append((0.5, "has a date"))
    if attributed:
        rows.append((0.4, "someone says it"))
    if not clausal:
        rows.append((-0.5, "reports an attitude rather than a statement"))
    rows += [(weight, reason) for sign, weight, reason in _SIGNS if sign(span)]
    names = len(_NAME.findall(span[:2000]))
    if names:
        rows.append((min(names, 4) * 0.12, "names a person, body or place"))
    words = span[:3000].count(" ") + 1
    if words < 6:
        rows.append((-0.8, "very short"))
    elif words > 60:
        rows.append((-0.3, "very long"))
    rows.sort(key=lambda row: -abs(row[0]))
    return Weighed(round(sum(weight for weight, _ in rows), 4), tuple(_worded(*row) for row in rows))


def _worded(weight: float, reason: str) -> str:
    return reason if weight > 0 else f"less: {reason}"


def percentiles(weights: Sequence[float]) -> list[float]:
    """The place of each weight among all, 0 to 1; equal weights share their middle place."""
    order = sorted(range(len(weights)), key=lambda at: weights[at])
    places = [0.0] * len(weights)
    at = 0
    while at < len(order):
        last = at
        while last + 1 < len(order) and weights[order[last + 1]] == weights[order[at]]:
            last += 1
        place = round(((at + last) / 2 + 0.5) / len(order), 2)
        for rank in range(at, last + 1):
            places[order[rank]] = place
        at = last + 1
    return places
