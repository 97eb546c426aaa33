"""Which other claims of the project are like this one: looked up in the database, ordered and compared by `claims.matching`.

The words of the claim that fewest claims hold are looked up first, until some thousands of claims hold one of them; the
hundred with most of that weight are ranked. So the cost does not grow with the project once it is large.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from annotations.access import Access
from claims import access
from claims.matching import Candidate, Frequencies, Link, Ranked, link_between, ranked, terms
from claims.models import DECIDED, Claim, ClaimState, Relation

POOL = 4_000  # claims that may hold one of the words looked up
FEW = 100
MOST_WORDS = 24
LISTED = [state for state in ClaimState if state not in {ClaimState.REJECTED, ClaimState.MERGED}]
LEAST_LIKENESS = 0.15  # without a cue; claims that clash or agree by a cue are told at less

_FREQUENCIES = """
SELECT wanted.query, (SELECT count(*) FROM (
    SELECT 1 FROM claims_claim c
    WHERE c.project_id = %(project)s AND c.search @@ to_tsquery('simple', wanted.query) LIMIT %(most)s) AS held)
FROM unnest(%(queries)s::text[]) AS wanted (query)
"""
_CANDIDATES = """
SELECT c.id FROM claims_claim c
CROSS JOIN LATERAL (
    SELECT sum(known.weight) AS weight FROM unnest(%(queries)s::text[], %(weights)s::float8[]) AS known (query, weight)
    WHERE c.search @@ to_tsquery('simple', known.query)) AS held
WHERE c.project_id = %(project)s AND c.search @@ to_tsquery('simple', %(any)s)
  AND c.id <> %(claim)s AND c.state = ANY(%(states)s::text[])
ORDER BY held.weight DESC, c.id LIMIT %(few)s
"""


@dataclass(frozen=True, slots=True)
class Alike:
    """Another claim, how like it is (0 to 1) and what it may do with the first."""

    claim: Claim
    likeness: float
    link: Link


def alike(by: Access, claim: Claim, *, limit: int = 5) -> list[Alike]:
    """The likest claims that no relation ties to this one yet (a rejected one ties too: it was looked at)."""
    tied = Relation.objects.filter(Q(from_claim=claim.pk, to_claim=OuterRef("pk")) | Q(to_claim=claim.pk, from_claim=OuterRef("pk")))
    return _likest(by, claim, access.claims(by).filter(~Exists(tied)), states=LISTED, limit=limit)


def precedents(by: Access, claim: Claim, *, limit: int = 3) -> list[Alike]:
    """The likest claims that are decided, tied to this one or not: how the desk has judged such claims."""
    return _likest(by, claim, access.claims(by), states=DECIDED, limit=limit)


def _likest(by: Access, claim: Claim, among: QuerySet[Claim], *, states: Sequence[str], limit: int) -> list[Alike]:
    words = {f"'{term.root}':*": term.form for term in terms(claim.text)}
    queries = list(words)[:MOST_WORDS]
    if not queries:
        return []
    held = _held(by, queries)
    total = Claim.objects.filter(project_id=by.project.pk).count()
    frequencies = Frequencies(total, {words[query]: count for query, count in held.items()})
    ids = _candidates(by, claim, held, frequencies, words=words, states=states)
    rows = among.in_bulk(ids)
    order = ranked(claim.text, [Candidate(pk, rows[pk].text) for pk in ids if pk in rows], frequencies)
    found = (_alike(claim, rows[one.key], one) for one in order)
    return list(islice((one for one in found if one.link.kind or one.likeness >= LEAST_LIKENESS), limit))


def _alike(claim: Claim, other: Claim, found: Ranked) -> Alike:
    return Alike(other, found.likeness, link_between(claim.text, other.text, likeness=found.likeness))


def _held(by: Access, queries: list[str]) -> dict[str, int]:
    """In how many claims each word stands, counted no further than matters."""
    with connection.cursor() as cursor:
        cursor.execute(_FREQUENCIES, {"project": by.project.pk, "queries": queries, "most": POOL + 1})
        return dict(cursor.fetchall())


def _candidates(  # noqa: PLR0913  what the two statements above ask for
    by: Access, claim: Claim, held: dict[str, int], frequencies: Frequencies, *, words: dict[str, str], states: Sequence[str]
) -> list[int]:
    """The claims that hold one of the rarest words, those with most of that weight first."""
    rarest: list[str] = []
    for query in sorted(held, key=lambda one: (held[one], one)):
        if rarest and sum(held[one] for one in rarest) + held[query] > POOL:
            break
        rarest.append(query)
    looked_up: dict[str, Any] = {
        "queries": rarest, "weights": [frequencies.weight(words[query]) for query in rarest], "any": " | ".join(rarest),
        "project": by.project.pk, "claim": claim.pk, "few": FEW, "states": [str(state) for state in states],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, looked_up)
        return [pk for (pk,) in cursor.fetchall()]
