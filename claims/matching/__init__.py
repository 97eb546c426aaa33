"""Which claims say the same, or the opposite: pure, over the claims' own words.

`terms` brings a claim to the words that carry it, `ranking` orders candidates by how much of that they share, `cues`
says what two claims on one topic do with each other. Likeness only ever means the same topic; whether one supports or
contradicts the other is suggested from cues and decided by a person.
"""

from __future__ import annotations

from claims.matching.cues import Link, link_between
from claims.matching.ranking import Candidate, Frequencies, Ranked, ranked
from claims.matching.terms import Term, terms

__all__ = ["Candidate", "Frequencies", "Link", "Ranked", "Term", "link_between", "ranked", "terms"]
