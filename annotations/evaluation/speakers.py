"""Who speaks: the share of the seeds' quotations, as far as their content is found, whose speaker and whose chain are right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotations.evaluation.figures import Figure
from annotations.evaluation.scoring import overlap
from annotations.evaluation.seeds import read_seeds
from annotations.segmentation import Found, SuggestionFound, segment

_FOUND_FROM = 0.3
_PAPERS = ("statement by the ", "statement by ", "report by the ", "the ", "a ")


def measure(data: Path | None) -> Iterator[Figure]:
    """With the labelled seeds: speakers right, chains right. Without them there is nothing to compare with."""
    if data is None:
        return
    found = gold = speakers = chains = 0
    for seed in read_seeds(data):
        if not seed.gold:
            continue
        reading = segment(seed.text)
        for quote in seed.gold["quotes"]:
            gold += 1
            one = matching(quote, reading)
            if one is not None:
                found += 1
                right = name_key(one.chain[-1].speaker) == name_key(quote["speaker"])
                speakers += right
                chains += right and [name_key(hop.speaker) for hop in one.chain[:-1]] == [name_key(via) for via in quote["via"]]
    yield Figure("speakers", "seeds 000, 002, 004", f"speaker right of {found} found", speakers / max(found, 1), target=0.95)
    yield Figure("speakers", "seeds 000, 002, 004", "chain before the speaker right", chains / max(found, 1))
    yield Figure("speakers", "seeds 000, 002, 004", f"content found of {gold} (overlap ≥ 0.3)", found / max(gold, 1))


def matching(quote: dict[str, Any], reading: Found) -> SuggestionFound | None:
    """The attributed suggestion whose extent overlaps the quotation's most, if by enough."""
    extent = (quote["start"], quote["end"])
    spoken = [one for one in reading.suggestions if one.chain]
    best = max(spoken, key=lambda one: overlap(extent, (one.fragments[0][0], one.fragments[-1][1])), default=None)
    enough = best is not None and overlap(extent, (best.fragments[0][0], best.fragments[-1][1])) >= _FOUND_FROM
    return best if enough else None


def name_key(name: str) -> str:
    """A name for comparing: lower case, no article, a paper as its issuer, "(implied)" left out."""
    low = " ".join(name.lower().replace("’", "'").removesuffix("(implied)").split())
    for head in _PAPERS:
        low = low.removeprefix(head)
    return low
