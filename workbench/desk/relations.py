"""How a claim stands to others, as the claim page shows it; and deciding suggested links."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from annotations.access import Access, enter_through
from annotations.errors import Invalid
from annotations.http.forms import changes, match
from annotations.http.ids import id_in
from claims import access
from claims.alike import alike
from claims.models import Claim, ClaimState, LinkStatus, Mention, Relation, RelationKind
from claims.services.relate import change_mention, decide_relation, relate_claims
from workbench.desk.account import see_other
from workbench.language.words import named

LOOKS = {
    "same": "same", "paraphrase": "same", "contradicts": "contra", "in_tension": "tens", "denies": "deny",
    "more_specific": "narrower", "updates": "updates",
}  # fmt: skip


def relations(by: Access, claim: Claim) -> list[dict[str, Any]]:
    """Links in both directions that nobody rejected."""
    rows = access.relations(by).filter(Q(from_claim=claim) | Q(to_claim=claim)).exclude(status=LinkStatus.REJECTED)
    return [
        {
            "id": row.pk, "look": LOOKS[row.kind], "name": named(RelationKind(row.kind)), "score": row.score, "state": row.status,
            "version": row.etag, "may_decide": by.may("claim"),
            "other": {"id": other.pk, "text": other.text},
        }
        for row in rows.select_related("from_claim", "to_claim").order_by("pk")
        for other in [row.to_claim if row.from_claim_id == claim.pk else row.from_claim]
    ]  # fmt: skip


def candidates(by: Access, claim: Claim) -> list[dict[str, Any]]:
    """Claims like this one that nothing ties to it yet, each with what it may do; for those who may say so."""
    if not by.may("claim") or claim.state == ClaimState.MERGED:
        return []
    return [
        {
            "id": one.claim.pk, "text": one.claim.text, "likeness": one.likeness, "reasons": one.link.reasons,
            "look": LOOKS[one.link.kind] if one.link.kind else "", "kind": one.link.kind or "same",
            "name": named(RelationKind(one.link.kind)) if one.link.kind else _("Same topic"),
        }
        for one in alike(by, claim)
    ]  # fmt: skip


def kinds() -> list[dict[str, Any]]:
    """How one claim may stand to another, for a form."""
    return [{"value": kind.value, "name": named(kind)} for kind in RelationKind]


@changes
def relate(request: HttpRequest, claim_id: int) -> HttpResponse:
    """`POST /claims/<id>/relations`: state how this claim stands to another."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.require("claim")
    claim = by.one(access.claims(by), claim_id)
    other = by.referenced(access.claims(by), id_in(request.POST.get("target", "")), name="target")
    kind, status = request.POST.get("kind", ""), request.POST.get("status", LinkStatus.CONFIRMED)
    if kind not in LOOKS:
        raise Invalid("Choose how the claims stand to each other.", field="kind", reason="unknown_reference")
    if status not in {LinkStatus.CONFIRMED, LinkStatus.REJECTED}:
        raise Invalid("A link is confirmed or rejected.", field="status", reason="unknown_reference")
    relate_claims(by=by, from_claim=claim, to_claim=other, kind=kind, status=status)
    return see_other(f"/claims/{claim_id}")


@changes
def settle_relation(request: HttpRequest, relation_id: int, status: str) -> HttpResponse:
    """Confirm or reject a suggested link."""
    by = enter_through(request.user, Relation.objects.all(), relation_id)
    by.require("claim")
    row = by.locked(access.relations(by), relation_id)
    match(request, row)
    decide_relation(by=by, relation=row, status=status)
    return see_other(f"/claims/{row.from_claim_id}")


@changes
def settle_mention(request: HttpRequest, mention_id: int, status: str) -> HttpResponse:
    """Confirm or reject a suggested occurrence."""
    by = enter_through(request.user, Mention.objects.all(), mention_id)
    by.require("claim")
    row = by.locked(Mention.objects.all(), mention_id)
    match(request, row)
    change_mention(by=by, mention=row, status=status)
    return see_other(f"/claims/{row.claim_id}")
