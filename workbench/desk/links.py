"""How a claim in hand stands to others: what is linked already, and “Same as 4” in the list."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from claims import access
from claims.models import Claim, LinkStatus, RelationKind
from workbench.desk.item import Behind
from workbench.desk.reading import Reading
from workbench.language.words import named

SAYS_THE_SAME = (RelationKind.SAME, RelationKind.PARAPHRASE)


def linked(reading: Reading, claim: Claim) -> list[dict[str, Any]]:
    """The claim's confirmed links, each with its word; a claim of this article by its number."""
    rows = access.relations(reading.by).filter(Q(from_claim=claim) | Q(to_claim=claim), status=LinkStatus.CONFIRMED)
    here = {item.standing.claim_id: item for item in reading.items if item.standing}
    found = []
    for relation in rows.select_related("from_claim", "to_claim").order_by("pk"):
        outwards = relation.from_claim_id == claim.pk
        other = relation.to_claim if outwards else relation.from_claim
        item = here.get(other.pk)
        found.append({
            "name": named(RelationKind(relation.kind)), "inwards": not outwards, "text": other.text,
            "n": item.number if item else None,
            "url": f"/articles/{reading.article.pk}?at={item.key}" if item else f"/claims/{other.pk}",
        })  # fmt: skip
    return found


def same_as(reading: Behind) -> dict[str, int]:
    """For claims of the article that say the same as an earlier one there: mark → the number of the first; one query."""
    standing = [(item, item.standing.claim_id) for item in reading.items if item.standing]
    here = reading.by.spans().filter(edition=reading.edition).values("mentions__claim")
    rows = access.relations(reading.by).filter(
        kind__in=SAYS_THE_SAME, status=LinkStatus.CONFIRMED, from_claim__in=here, to_claim__in=here
    )  # fmt: skip
    ties: dict[int, set[int]] = {}
    for one, other in rows.values_list("from_claim", "to_claim") if len(standing) > 1 else ():
        ties.setdefault(one, set()).add(other)
        ties.setdefault(other, set()).add(one)
    first: dict[int, int] = {}
    found = {}
    for item, claim in standing:
        earlier = min((first[pk] for pk in {claim, *ties.get(claim, ())} if pk in first), default=None)
        if earlier is not None:
            found[item.key] = earlier
        first.setdefault(claim, earlier or item.number)
    return found
