"""Which claims say the same, or the opposite: pure, over the claims' own words.

`terms` brings a claim to the words that carry it, `ranking` orders candidates by how much of that they share, `cues`
says what two claims on one topic do with each other, `origin` which passages of evidence count once. Likeness only ever
means the same topic; whether one supports or contradicts the other is suggested from cues and decided by a person.
"""

from __future__ import annotations

from claims.matching.cues import Link, link_between
from claims.matching.origin import Origin, Piece, from_claimant, shared_origin
from claims.matching.ranking import Candidate, Frequencies, Ranked, ranked
from claims.matching.terms import Term, terms

__all__ = [
    "Candidate",
    "Frequencies",
    "Link",
    "Origin",
    "Piece",
    "Ranked",
    "Term",
    "from_claimant",
    "link_between",
    "ranked",
    "shared_origin",
    "terms",
]
