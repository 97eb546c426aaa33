"""The evidence on a claim by its origins, with what may be computed of each piece, and whether all of it rests on one leg."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Min
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.access import Access
from annotations.models import Attribution
from claims import access
from claims.matching import Piece, from_claimant
from claims.models import Claim, Document, Evidence, EvidenceSet, LinkStatus
from workbench.desk.panel import evidence_card, evidence_of


def evidence_page(by: Access, claim: Claim) -> dict[str, Any]:
    """Context of the evidence card: groups, how many are independent, what is weak about it, what stands only together."""
    pieces = evidence_of(by, claim)
    found = groups(by, claim, pieces)
    return {
        "evidence_groups": found,
        "independence": independence(pieces, found),
        "evidence_warnings": warnings(pieces, found),
        "evidence_sets": sets_of(by, pieces),
    }


def groups(by: Access, claim: Claim, pieces: Sequence[Evidence]) -> list[dict[str, Any]]:
    """Evidence by its origin: one group counts once."""
    found: dict[str, list[Evidence]] = {}
    for one in pieces:
        found.setdefault(group_name(one), []).append(one)
    since, used = first_said(by, claim), uses(by, [one.document_id for one in pieces])
    return [
        {
            "letter": chr(65 + n % 26),
            "name": name,
            "items": [_card(one, since, used) for one in rows],
            "note": _("%(n)s pieces, count as 1") % {"n": len(rows)} if len(rows) > 1 else _("independent"),
        }
        for n, (name, rows) in enumerate(found.items())
    ]


def group_name(one: Evidence) -> str:
    """What a piece counts with: the group it was given, else its publisher, else its page."""
    source = one.document.source.name if one.document.source else ""
    return one.independence_group or source or one.document.title or one.document.url


def _card(one: Evidence, since: str, used: dict[int, int]) -> dict[str, Any]:
    card = evidence_card(one)
    return {**card, "facts": [*card["facts"], *flags(one.document, since, used)]}


def flags(document: Document, since: str, used: dict[int, int]) -> list[str]:
    """What the desk computes of a page: newer than the claim, used on other claims too."""
    found = [_("Newer than the claim")] if newer(document.published, since) else []
    n = used.get(document.pk, 0)
    return [*found, ngettext("Used on %(n)s claim", "Used on %(n)s claims", n) % {"n": n}] if n > 1 else found


def newer(published: str, since: str) -> bool:
    """Whether a date, as far as it is known, lies after another."""
    known = min(len(published), len(since))
    return bool(known) and published[:known] > since[:known]


def first_said(by: Access, claim: Claim) -> str:
    """The earliest date of an article in which the claim stands; empty while none is dated."""
    stands = access.mentions(by).filter(claim=claim).exclude(status=LinkStatus.REJECTED).exclude(span__edition__article__published="")
    return str(stands.aggregate(first=Min("span__edition__article__published"))["first"] or "")


def uses(by: Access, documents: Sequence[int | None]) -> dict[int, int]:
    """On how many claims in sight each page is cited."""
    rows = access.evidence(by).filter(document__in=documents).order_by()
    return dict(rows.values_list("document").annotate(n=Count("claim", distinct=True)))


def claimants(claim: Claim) -> set[str]:
    """The names that the claim's speakers go by."""
    said = Attribution.objects.filter(span__mentions__claim=claim, role="speaker").exclude(span__mentions__stance="denies")
    rows = said.values_list("speaker__name", "speaker__aliases").distinct()[:50]
    return {name for own, aliases in rows for name in (own, *aliases)}


def independence(pieces: Sequence[Evidence], found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """How many origins stand behind the evidence."""
    sizes = [len(group["items"]) for group in found]
    note = _("Pieces of one origin count once.") if len(pieces) > len(sizes) else ""
    return {"sources": len(pieces), "independent": len(sizes), "groups": sizes, "note": note}


def warnings(pieces: Sequence[Evidence], found: Sequence[dict[str, Any]]) -> list[str]:
    """All of it of one origin, or all of it from the claimant's side."""
    said = [_("All evidence has one origin: it counts once.")] if len(pieces) > 1 and len(found) == 1 else []
    if pieces and all(one.self_reported for one in pieces):
        said.append(_("All evidence comes from the claimant’s own side."))
    return said


def sets_of(by: Access, pieces: Sequence[Evidence]) -> list[str]:
    """“Order of 22 Feb 2023 + Azernews”: what stands only together, where a verdict in sight cites it so; two queries."""
    seen = EvidenceSet.objects.filter(claim__in={one.claim_id for one in pieces}, citations__verdict__in=access.verdicts(by))
    rows = seen.annotate(n=Count("items", distinct=True)).filter(n__gt=1).prefetch_related("items").order_by("pk")[:20]
    titles = {one.pk: one.document.title or one.document.url for one in pieces}
    return list(dict.fromkeys(" + ".join(titles.get(item.evidence_id, "…") for item in row.items.all()) for row in rows))


def known_pieces(pieces: Sequence[Evidence]) -> list[Piece]:
    """The evidence as `claims.matching` compares origins."""
    return [
        Piece(
            page=str(one.document_id),
            publisher=one.document.source.name if one.document.source else "",
            quote=one.quote,
            group=group_name(one),
        )
        for one in pieces
    ]


def is_claimants(claim: Claim, publisher: str) -> bool:
    """Whether this publisher is the claimant."""
    return from_claimant(publisher, claimants(claim))
