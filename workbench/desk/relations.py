"""How a claim stands to others, as the claim page shows it; linking it to more, and deciding suggested links."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.errors import Invalid
from annotations.http.forms import changes, match
from annotations.http.ids import id_in
from claims import access
from claims.alike import alike
from claims.models import Claim, ClaimState, LinkStatus, Mention, Relation, RelationKind
from claims.services.relate import change_mention, decide_relation, relate_claims
from workbench.desk.review_acts import after_claim
from workbench.desk.told import told
from workbench.language.words import named

LOOKS = {
    "same": "same", "paraphrase": "same", "contradicts": "contra", "in_tension": "tens", "denies": "deny",
    "more_specific": "narrower", "updates": "updates",
}  # fmt: skip
TO_THIS = {
    "same": lazy("Says the same"), "paraphrase": lazy("Paraphrases it"), "contradicts": lazy("Contradicts"),
    "in_tension": lazy("In tension"),
    "denies": lazy("Denies it"), "more_specific": lazy("Narrower"), "updates": lazy("Updates it"),
}  # fmt: skip
FROM_THIS = {
    "paraphrase": lazy("Paraphrased"),
    "denies": lazy("Denied by this"),
    "more_specific": lazy("Wider"),
    "updates": lazy("Updated by this"),
}
"""What the other claim does to this one; and in the words of the reader where this one does it to the other."""
_WORDS = re.compile(r"\w+")
FOUND = 20
MOST = 200
"""How many claims a search for links shows; how many links of one claim its page follows."""


def relations(by: Access, claim: Claim) -> dict[int, Relation]:
    """The links in both directions that nobody rejected, by the other claim; suggested ones give way to decided ones."""
    rows = access.relations(by).filter(Q(from_claim=claim) | Q(to_claim=claim)).exclude(status=LinkStatus.REJECTED)
    found = rows.select_related("from_claim", "to_claim").order_by("-status", "pk")[:MOST]
    return {other_of(row, claim).pk: row for row in reversed(found)}


def other_of(row: Relation, claim: Claim) -> Claim:
    """The other end of a link."""
    return row.to_claim if row.from_claim_id == claim.pk else row.from_claim


def does(row: Relation, claim: Claim) -> tuple[str, Any]:
    """What the other claim of a link does to this one: how it looks, and the word."""
    outward = row.from_claim_id == claim.pk
    return LOOKS[row.kind], FROM_THIS.get(row.kind, TO_THIS[row.kind]) if outward else TO_THIS[row.kind]


def relation_card(by: Access, row: Relation, claim: Claim) -> dict[str, Any]:
    """A link as the page of one of its claims shows it."""
    (look, name), other = does(row, claim), other_of(row, claim)
    return {
        "id": row.pk, "look": look, "name": name, "score": row.score,
        "state": row.status, "version": row.etag, "may_decide": by.may("claim"),
        "other": {"id": other.pk, "text": other.text},
    }  # fmt: skip


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


@require_safe
def link(request: HttpRequest, claim_id: int) -> HttpResponse:
    """`GET /claims/<id>/link`: which other claim to link, alike ones first; a page, or the inside of a dialog."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.require("claim")
    claim = by.one(access.claims(by), claim_id)
    asked = " ".join(request.GET.get("q", "").replace("\0", "").split())[:300]
    back = request.GET.get("back", "")[:30]
    context = {
        "project": by.project, "claim": {"id": claim.pk, "text": claim.text, "short": claim.short_text or claim.text[:60]},
        "found": _asked(by, claim, asked) if asked else candidates(by, claim), "asked": asked, "kinds": kinds(), "back": back,
        "back_url": f"/claims/{claim.pk}", "title": _("Link another claim"), "body": "components/link_dialog.html",
    }  # fmt: skip
    if not getattr(request, "htmx", False):
        return render(request, "desk/link.html", context)
    return render(request, "components/link_found.html" if request.GET.get("part") == "found" else "components/drawer.html", context)


def _asked(by: Access, claim: Claim, asked: str) -> list[dict[str, Any]]:
    """Claims that hold these words, or words that begin so."""
    rows = access.claims(by).exclude(state__in=[ClaimState.REJECTED, ClaimState.MERGED]).exclude(pk=claim.pk).defer("search")
    words = " & ".join(f"'{word}':*" for word in _WORDS.findall(asked))
    held = rows.filter(search=SearchQuery(words, config="simple", search_type="raw")) if words else rows.none()
    return [{"id": one.pk, "text": one.text, "kind": "same"} for one in held.order_by("-created_at", "-pk")[:FOUND]]


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
    said = _("Linked to claim %(n)s") if status == LinkStatus.CONFIRMED else _("Noted: not related to claim %(n)s")
    if request.POST.get("back", ""):  # the review screen goes on with its mark
        return after_claim(request, by, claim, said % {"n": other.pk}, stay=True)
    return told(request, said % {"n": other.pk}, f"/claims/{claim_id}")


@changes
def settle_relation(request: HttpRequest, relation_id: int, status: str) -> HttpResponse:
    """Confirm or reject a suggested link, on the page of either claim."""
    by = enter_through(request.user, Relation.objects.all(), relation_id)
    by.require("claim")
    row = by.locked(access.relations(by), relation_id)
    match(request, row)
    decide_relation(by=by, relation=row, status=status)
    ends, asked = (row.from_claim_id, row.to_claim_id), id_in(request.POST.get("on", ""))
    page = asked if asked in ends else ends[0]
    return told(request, _said(by, page, status), f"/claims/{page}")


@changes
def settle_mention(request: HttpRequest, mention_id: int, status: str) -> HttpResponse:
    """Confirm or reject a suggested occurrence."""
    by = enter_through(request.user, Mention.objects.all(), mention_id)
    by.require("claim")
    by.locked(access.claims(by), by.one(access.mentions(by), mention_id).claim_id)  # before its mentions, as everywhere
    row = by.locked(access.mentions(by), mention_id)
    match(request, row)
    change_mention(by=by, mention=row, status=status)
    return told(request, _said(by, row.claim_id, status), f"/claims/{row.claim_id}")


def _said(by: Access, claim_id: int, status: str) -> str:
    """What was done and what is left: “Link confirmed, 7 of 8 decided”."""
    open_now = Count("pk", filter=Q(status=LinkStatus.SUGGESTED))
    tied = access.relations(by).filter(Q(from_claim=claim_id) | Q(to_claim=claim_id)).aggregate(every=Count("pk"), waiting=open_now)
    stands = access.mentions(by).filter(claim=claim_id).aggregate(every=Count("pk"), waiting=open_now)
    every = tied["every"] + stands["every"]
    said = (
        _("Link confirmed, %(done)s of %(all)s decided")
        if status == LinkStatus.CONFIRMED
        else _("Link rejected, %(done)s of %(all)s decided")
    )
    return said % {"done": every - tied["waiting"] - stands["waiting"], "all": every}
