"""Deciding a dispute: what the choice would make, told before; the decision; what stands in its way, told with what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from annotations.access import Access, enter_through
from annotations.errors import Conflict, Invalid, Stale
from annotations.http.forms import changes, match
from annotations.http.ids import id_in
from claims import access
from claims.models import Axis, Choice, Claim, ClaimState, Confidence, Verdict
from claims.services.adjudicate import Merged, adjudicate, refuse_own
from workbench.desk.account import see_other
from workbench.desk.compare_reviews import Column, columns
from workbench.desk.disputes import disputes, last_decision, said_of
from workbench.desk.evidence_cards import group_name
from workbench.desk.review_acts import chosen_label
from workbench.language.words import named, rating_name

Again = Callable[..., HttpResponse]


@changes
def decide(request: HttpRequest, claim_id: int, again: Again) -> HttpResponse:
    """Settle the dispute and open the next one."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.require("adjudicate")
    claim = by.locked(access.claims(by), claim_id)
    if claim.state == ClaimState.DISPUTED and not access.sees_reviews(by, claim):
        refuse_own(by, claim)
    try:
        match(request, claim, etag=claim.dossier_etag)
        _decide(request, by, claim)
    except Invalid as refusal:
        errors = {str(one.field).replace("review_id", "choice"): one.message for one in refusal.errors}
        return again(request, by, claim, errors=errors, status=400)
    except (Stale, Conflict) as refusal:
        return again(request, by, claim, errors={"form": _meanwhile(by, claim)}, status=refusal.status)
    return _onwards(request, by, claim)


def _meanwhile(by: Access, claim: Claim) -> str:
    """What happened to the dispute while the reason was written."""
    kept = _("Your reason is kept below.")
    made = last_decision(by, claim) if claim.state != ClaimState.DISPUTED else None
    if made is not None and made.created_by is not None:
        said = _("Decided meanwhile by %(who)s: %(what)s.") % {"who": made.created_by.shown_name, "what": said_of(made.choice).lower()}
    elif claim.state == ClaimState.DISPUTED:
        said = _("The dispute has changed meanwhile; this is how it stands now. Decide again.")
    else:
        said = _("A review was withdrawn meanwhile by its author; the claim is no longer in dispute.")
    return f"{said} {kept}"


def _onwards(request: HttpRequest, by: Access, claim: Claim) -> HttpResponse:
    """On to the next dispute, which says what was done: “Merged: Partly. Next: land mines, 2 of 3.”."""
    made = last_decision(by, claim)
    label = rating_name(made.verdict.veracity.name) if made and made.verdict else ""
    done = said_of(made.choice) if made else ""
    said = _("%(done)s: %(label)s.") % {"done": done, "label": label} if label else _("%(done)s.") % {"done": done}
    left = disputes(by)
    following = left.first()
    if following is None:
        messages.success(request, _("%(said)s Nothing else waits.") % {"said": said})
        return see_other(f"/claims/{claim.pk}/adjudicate")
    short = following.short_text or following.text[:60]
    messages.success(request, _("%(said)s Next: %(next)s, 1 of %(all)s.") % {"said": said, "next": short, "all": left.count()})
    return see_other(f"/claims/{following.pk}/adjudicate")


def _decide(request: HttpRequest, by: Access, claim: Claim) -> None:
    choice, _sep, letter = request.POST.get("choice", "").partition("-")
    reason = request.POST.get("reason", "")
    if choice not in Choice.values:
        raise Invalid("Choose: take one, merge, or return.", field="choice", reason="missing")
    taken = next((one.review for one in columns(claim) if one.letter == letter), None)
    adjudicate(
        by=by, claim=claim, choice=choice, reason=reason, review=taken, merged=_merged(request, claim) if choice == "merge" else None
    )


def _merged(request: HttpRequest, claim: Claim) -> Merged | None:
    veracity = chosen_label(request, "veracity")
    if veracity is None:
        return None
    attribution = chosen_label(request, "attribution") or _shared([one.verdict.attribution_id for one in columns(claim)])
    rationales = Verdict.objects.filter(claim=claim, round=claim.round, review__isnull=False).order_by("revision")
    return Merged(
        veracity=veracity, attribution=attribution, confidence=request.POST.get("confidence", ""),
        rationale=request.POST.get("reason", "") or "\n\n".join(one.rationale for one in rationales),
    )  # fmt: skip


def _shared(values: Sequence[Any]) -> Any:
    """What all agree on, which stays as all have it; None where they differ."""
    return values[0] if values and len(set(values)) == 1 else None


def typed_of(sent: Mapping[str, str]) -> dict[str, Any]:
    """What the form holds so far."""
    chosen = {axis: id_in(sent.get(axis, "")) for axis in ("attribution", "veracity")}
    return {**chosen, **{name: sent.get(name, "")[:20_000] for name in ("choice", "confidence", "reason")}}


def outcome(by: Access, found: Sequence[Column], typed: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the choice would make, field by field, each with the reviews it comes from; empty until something is chosen."""
    choice, _sep, letter = str(typed.get("choice", "")).partition("-")
    if choice == Choice.TAKE:
        taken = next((one for one in found if one.letter == letter), None)
        return _taken(taken) if taken else []
    if choice == Choice.RETURN:
        return [{"name": _("Verdict"), "text": _("None yet: all reviewers get their review back with your reason"), "from": []}]
    return _merge(by, found, typed) if choice == Choice.MERGE else []


def _taken(one: Column) -> list[dict[str, Any]]:
    of, verdict = [{"letter": one.letter, "look": one.look}], one.verdict
    level = named(Confidence(verdict.confidence)) if verdict.confidence else "–"
    return [
        {"name": _("Veracity"), "text": rating_name(verdict.veracity.name), "from": of},
        {"name": _("Attribution"), "text": rating_name(verdict.attribution.name) if verdict.attribution else "–", "from": of},
        {"name": _("Confidence"), "text": level, "from": of},
        {"name": _("Evidence"), "text": _sources([one]), "from": of},
    ]


def _merge(by: Access, found: Sequence[Column], typed: Mapping[str, Any]) -> list[dict[str, Any]]:
    names = {label.pk: rating_name(label.name) for axis in (Axis.VERACITY, Axis.ATTRIBUTION) for label in access.scale_labels(by, axis)}
    attribution = typed.get("attribution") or _shared([one.verdict.attribution_id for one in found])
    level, veracity = str(typed.get("confidence", "")), typed.get("veracity")
    sure = _("Confidence: %(level)s") % {"level": named(Confidence(level)).lower()} if level in Confidence.values else ""
    said = [names.get(veracity or 0, _("choose it below")), names.get(attribution or 0, ""), sure]
    return [
        {"name": _("Verdict"), "text": " · ".join(filter(None, said)), "from": _of(found, "veracity_id", veracity)},
        {"name": _("Evidence"), "text": _sources(found), "from": [{"letter": one.letter, "look": one.look} for one in found]},
        {"name": _("Rationale"), "text": _("Your reason"), "from": []},
    ]  # fmt: skip


def _of(found: Sequence[Column], name: str, value: Any) -> list[dict[str, str]]:
    """The reviews that have it so."""
    return [{"letter": one.letter, "look": one.look} for one in found if value and getattr(one.verdict, name) == value]


def _sources(found: Sequence[Column]) -> str:
    pieces = {piece.pk: piece for one in found for piece in one.evidence}.values()
    return _("%(n)s cited, %(independent)s independent") % {"n": len(pieces), "independent": len({group_name(one) for one in pieces})}
