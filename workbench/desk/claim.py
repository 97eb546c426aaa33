"""`/claims/<id>`: one claim in its own words, everywhere it appears, with evidence, verdicts and history (UI.md §6.5)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.models import Attribution, HopRole
from claims import access
from claims.models import Claim, ClaimState, ClaimType, LinkStatus, Mention, Publication, PublicationState, Review
from claims.services.publish import last_publication
from claims.services.settle import claims_verdict
from workbench.desk.claim_history import steps
from workbench.desk.claimreview import preview
from workbench.desk.dates import shown_date
from workbench.desk.evidence_cards import evidence_page, first_said
from workbench.desk.in_context import chains_of, paragraphs_of
from workbench.desk.occurrences import occurrences
from workbench.desk.place import remember
from workbench.desk.relations import candidates, kinds
from workbench.desk.said import ROLES
from workbench.desk.verdict_card import own_review, precedent_cards, verdict_card
from workbench.language.words import named


@require_safe
def claim_page(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The page; after an act that htmx sent, its inside with what was done."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    remember(request, by.project.pk)
    claim = by.one(access.claims(by), claim_id)
    return shown(request, page(request, by, claim))


def shown(request: HttpRequest, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The whole page, or its inside for htmx; what was said is read out too."""
    if not getattr(request, "htmx", False):
        return render(request, "desk/claim.html", context, status=status)
    said = [str(message) for message in get_messages(request)]
    response = render(request, "desk/claim_changed.html", {**context, "said": said}, status=status)
    if said or context["errors"].get("form"):
        response["HX-Trigger"] = json.dumps({"wb:say": {"message": " ".join([*said, *context["errors"].values()])}})
    return response


def page(request: HttpRequest, by: Access, claim: Claim) -> dict[str, Any]:
    """Everything desk/claim.html asks for."""
    last = last_publication(claim)
    public = last is not None and last.state != PublicationState.RETRACTED
    places = occurrences(by, claim, request)
    return {
        "project": by.project,
        "claim": _head(by, claim, places["wordings"]),
        "chain": chain_of(by, claim),
        **places,
        "candidates": candidates(by, claim),
        "kinds": kinds(),
        **verdict_card(by, claim),
        "own_review": own_review(by, claim),
        **evidence_page(by, claim),
        "steps": steps(by, claim),
        "precedents": precedent_cards(by, claim),
        "preview": preview(by, claim),
        "preview_note": _("published") if public else _("not published"),
        "publication": _publication(last),
        "types": [{"value": one.value, "name": named(one)} for one in ClaimType],
        "errors": {},
        **_rights(by, claim, last, public=public),
    }


def _head(by: Access, claim: Claim, wordings: list[str]) -> dict[str, Any]:
    names = {ClaimState.MERGED: _("Merged into claim %(n)s") % {"n": claim.merged_into_id}}
    first, absorbed = first_said(by, claim), list(claim.absorbed.values_list("text", flat=True)[:10])
    own_verdicts = claim.verdicts.filter(review=None).count() if claim.decided else 0
    state = names.get(ClaimState(claim.state), named(ClaimState(claim.state)))
    return {
        "id": claim.pk,
        "text": claim.text,
        "lang": claim.language,
        "short": claim.short_text or claim.text[:60],
        "short_text": claim.short_text,
        "state": claim.state,
        "state_name": _("%(state)s · version %(n)s") % {"state": state, "n": own_verdicts} if own_verdicts else state,
        "version": claim.etag,
        "type": claim.claim_type,
        "type_name": named(ClaimType(claim.claim_type)) if claim.claim_type else "",
        "gloss": claim.note,
        "wordings": [*wordings, *absorbed],
        "date": claim.claim_date.isoformat() if claim.claim_date else "",
        "valid": _("Valid from %(date)s") % {"date": shown_date(claim.claim_date.isoformat())} if claim.claim_date else "",
        "first_seen": _("First dated occurrence %(date)s") % {"date": shown_date(first)} if first else "",
    }


def _rights(by: Access, claim: Claim, last: Publication | None, *, public: bool) -> dict[str, bool]:
    wrote = Review.objects.filter(claim=claim, round=claim.round, reviewer=by.user).exists()
    waits = claim.state in {ClaimState.AGREED, ClaimState.ADJUDICATED}  # also where the rule was given up meanwhile
    verdict = claims_verdict(claim)
    new = verdict is not None and (last is None or last.verdict_id != verdict.pk)
    own = by.project.needs_second_publisher and wrote
    approved, merged = claim.state == ClaimState.APPROVED, claim.state == ClaimState.MERGED
    stranger = claim.created_by_id != by.user.pk and not (claim.created_by_id is None and claim.state == ClaimState.SUGGESTED)
    return {
        "may_attach": by.may("review") and not claim.decided and not merged,
        "may_approve": by.may("adjudicate") and waits and not wrote,
        "may_publish": by.may("publish") and approved and not public and not own,
        "may_correct": by.may("publish") and public and not own,
        "may_publish_correction": public and approved and new,
        "may_reopen": by.may("adjudicate") and claim.decided,
        "may_link": by.may("claim") and not merged,
        "may_edit": by.may("claim") and not claim.decided and not merged and (by.may("change_others") or not stranger),
    }


def chain_of(by: Access, claim: Claim) -> dict[str, Any]:
    """The hops of the claim's first occurrence, the speaker first, the outlet last; a source with a side is party to the dispute."""
    rows = access.mentions(by).filter(claim=claim).exclude(status=LinkStatus.REJECTED)
    rows = rows.select_related("span__edition__article").defer("span__edition__text", "span__edition__search")
    mention = rows.order_by("created_at", "pk").first()
    hops = chains_of([mention]).get(mention.span_id, []) if mention else []
    if mention is None or not hops:
        return {"hops": [], "note": ""}
    outlet, names = mention.span.edition.article.outlet, [hop.speaker.name for hop in hops]
    parties = set(access.sources(by).filter(name__in=names).exclude(side="").values_list("name", flat=True))
    found = [_hop(hop, party=hop.speaker.name in parties) for hop in hops]
    if outlet and outlet not in names:
        url = f"/sources?{urlencode({'project': by.project.pk, 'outlet': outlet})}#profile"
        found.append({"role": _("Outlet"), "name": outlet, "url": url, "cue": "", "party": False, "certain": True, "note": ""})
    return {"hops": found, "note": _chain_note(mention, all(hop.order_certain for hop in hops))}


def _hop(hop: Attribution, *, party: bool) -> dict[str, Any]:
    note = " · ".join(part for part in (_("Party to the dispute") if party else "", hop.speaker.role) if part)
    return {
        "url": f"/sources?project={hop.project_id}&speaker={hop.speaker_id}#profile",
        "role": ROLES[HopRole(hop.role)], "name": hop.speaker.name, "cue": hop.cue, "party": party, "certain": hop.order_certain,
        "note": note,
    }  # fmt: skip


def _chain_note(mention: Mention, sure: bool) -> str:  # noqa: FBT001  a fact of the sentence
    number = paragraphs_of([mention])[mention.span_id]
    place = _("first occurrence, ¶%(n)s") % {"n": number} if number else _("first occurrence")
    return f"{place} · {_('order certain') if sure else _('order uncertain')}"


def _publication(last: Publication | None) -> dict[str, Any] | None:
    if last is None:
        return None
    said = {"published": _("Published"), "corrected": _("Corrected"), "retracted": _("Retracted")}[last.state]
    return {
        "state": last.state,
        "state_name": said,
        "version": f'"{last.pk}-{last.number}"',
        "words": ngettext("%(said)s, version %(n)s", "%(said)s, version %(n)s", last.number) % {"said": said, "n": last.number},
    }
