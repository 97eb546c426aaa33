"""Which other claims of the project are like this one: looked up in the database, ordered and compared by `claims.matching`.

The words of the claim that fewest claims hold are looked up first, until some thousands of claims hold one of them; the
hundred with most of that weight are ranked. So the cost does not grow with the project once it is large.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from annotations.access import Access
from claims import access
from claims.matching import Candidate, Frequencies, Link, Ranked, link_between, ranked, terms
from claims.models import Claim, Relation

POOL = 4_000  # claims that may hold one of the words looked up
FEW = 100
MOST_WORDS = 24
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
  AND c.id <> %(claim)s AND c.state NOT IN ('rejected', 'merged')
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
    words = {f"'{term.root}':*": term.form for term in terms(claim.text)}
    queries = list(words)[:MOST_WORDS]
    if not queries:
        return []
    held = _held(by, queries)
    total = Claim.objects.filter(project_id=by.project.pk).count()
    frequencies = Frequencies(total, {words[query]: count for query, count in held.items()})
    rows = {row.pk: row for row in _candidates(by, claim, held, frequencies, words)}
    order = ranked(claim.text, [Candidate(pk, row.text) for pk, row in rows.items()], frequencies)
    found = (_alike(claim, rows[one.key], one) for one in order)
    return list(islice((one for one in found if one.link.kind or one.likeness >= LEAST_LIKENESS), limit))


def _alike(claim: Claim, other: Claim, found: Ranked) -> Alike:
    return Alike(other, found.likeness, link_between(claim.text, other.text, likeness=found.likeness))


def _held(by: Access, queries: list[str]) -> dict[str, int]:
    """In how many claims each word stands, counted no further than matters."""
    with connection.cursor() as cursor:
        cursor.execute(_FREQUENCIES, {"project": by.project.pk, "queries": queries, "most": POOL + 1})
        return dict(cursor.fetchall())


def _candidates(
    by: Access, claim: Claim, held: dict[str, int], frequencies: Frequencies, words: dict[str, str]
) -> list[Claim]:
    """The claims that hold one of the rarest words, those with most of that weight first, without those that are tied already."""
    rarest: list[str] = []
    for query in sorted(held, key=lambda one: (held[one], one)):
        if rarest and sum(held[one] for one in rarest) + held[query] > POOL:
            break
        rarest.append(query)
    looked_up: dict[str, Any] = {
        "queries": rarest, "weights": [frequencies.weight(words[query]) for query in rarest], "any": " | ".join(rarest),
        "project": by.project.pk, "claim": claim.pk, "few": FEW,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, looked_up)
        ids = [pk for (pk,) in cursor.fetchall()]
    tied = Relation.objects.filter(Q(from_claim=claim.pk, to_claim=OuterRef("pk")) | Q(to_claim=claim.pk, from_claim=OuterRef("pk")))
    rows = access.claims(by).filter(~Exists(tied), pk__in=ids).in_bulk()
    return [rows[pk] for pk in ids if pk in rows]
