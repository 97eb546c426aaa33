"""Somebody was there first: 412 shows both versions and lets one choose, 409 says what forbids it, by whom, and the way on.

Asked by the desk's middleware for every form that is refused so, after its transaction was undone. A fragment is a
`<dialog>`; without htmx it is a page. `_choice` comes back to the same address (annotations.http.forms).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from annotations.access import Access, enter, enter_through
from annotations.errors import Conflict, NotFound, Stale, WorkbenchError
from annotations.http.forms import CHOICE, KEY, PROOF, VERSION, as_it_is
from annotations.http.ids import id_in
from annotations.models import Act, Article, Membership, Span, SpanStatus
from claims import access
from claims.models import Claim, Evidence, Review
from workbench.desk import conflict_fields as fields
from workbench.desk.project_rules import Rules
from workbench.language.words import refused

Told = Callable[[dict[str, str]], str]
CHANGED: Told = lambda by: _("%(name)s changed this %(time)s ago") % by  # noqa: E731  a table of sentences
DECIDED: Told = lambda by: _("%(name)s decided this %(time)s ago") % by  # noqa: E731
SAID: dict[str, Told] = {
    SpanStatus.ACCEPTED: lambda by: _("%(name)s accepted this %(time)s ago") % by,
    SpanStatus.REJECTED: lambda by: _("%(name)s rejected this %(time)s ago") % by,
    SpanStatus.REMOVED: lambda by: _("%(name)s removed this %(time)s ago") % by,
}
LED_TO = {
    SpanStatus.ACCEPTED: ["span.accept", "span.highlight", "span.restore"],
    SpanStatus.REJECTED: ["span.reject"],
    SpanStatus.REMOVED: ["span.remove"],
}
WAYS = {"accept": lazy("Accept it"), "reject": lazy("Reject it"), "delete": lazy("Remove it")}
LEFT = {
    SpanStatus.ACCEPTED: lazy("Leave it accepted"),
    SpanStatus.REJECTED: lazy("Leave it rejected"),
    SpanStatus.REMOVED: lazy("Leave it removed"),
}
DECISIONS = {"accept": SpanStatus.ACCEPTED, "reject": SpanStatus.REJECTED, "delete": SpanStatus.REMOVED}


def answer(request: HttpRequest, error: WorkbenchError) -> HttpResponse | None:
    """The refusal as a dialog or a page; None where it is none of ours, or the thing is not the reader's to see."""
    if not isinstance(error, Conflict | Stale) or request.method != "POST" or not request.user.is_authenticated:
        return None
    try:
        context = _context(request, error)
    except NotFound:
        return None
    if context["fields"] and not any(one["differs"] for one in context["fields"]):  # both wrote the same: nothing to choose
        return as_it_is(request, context["back"], etag=context["version"])
    fragment = request.headers.get("HX-Request") == "true"
    template = "components/conflict_dialog.html" if fragment else "desk/conflict.html"
    response = render(request, template, context, status=error.status)
    response["X-Refused"], response["Cache-Control"] = error.reason, "no-store"
    return response


def _context(request: HttpRequest, error: WorkbenchError) -> dict[str, Any]:
    """Context of components/conflict.html."""
    match = request.resolver_match
    ids = dict(match.kwargs) if match else {}
    verb = request.path.rsplit("/", 1)[-1]
    found: dict[str, Any] = {}
    if "span_id" in ids:
        found = _span(request, ids["span_id"], verb)
    elif "evidence_id" in ids:
        by = enter_through(request.user, Evidence.objects.all(), ids["evidence_id"])
        piece = by.one(access.evidence(by), ids["evidence_id"])
        found = {"tag": piece.etag, "back": f"/claims/{piece.claim_id}", "fields": fields.of_evidence(piece, sent_by(request))}
    elif "claim_id" in ids:
        found = _claim(request, ids["claim_id"], error)
    elif "article_id" in ids:
        enter_through(request.user, Article.objects.kept(), ids["article_id"])
        found = {"back": f"/articles/{ids['article_id']}"}
    elif "project_id" in ids:
        found = _project(request, ids, verb)
    stale = isinstance(error, Stale)
    shown = [one for one in found.get("fields", []) if stale]
    named = {one["name"] for one in shown}
    ours = {KEY, PROOF, VERSION, CHOICE}
    other = _("Your other window") if found.get("own") else _("Theirs")
    return {
        "stale": stale,
        "title": found.get("title") or (_("This changed while you were working on it") if stale else _("This is not possible any more")),
        "why": found.get("why") or (_("Nothing was overwritten. Choose what is kept.") if stale else refused(error.detail)),
        "who": found.get("who", ""),
        "fields": shown,
        "typed": [] if shown else [value for name, value in request.POST.items() if name not in ours and len(value) > 40],
        "passage": found.get("passage") if stale else None,
        "same": stale and found.get("same", False),
        "may_repeat": stale and found.get("may_repeat", True),
        "mine": found.get("mine", ""),
        "theirs": found.get("theirs") or other,
        "other": other,
        "action": request.path,
        "version": found.get("tag", ""),
        "hidden": [(name, value) for name, value in request.POST.items() if name not in ours | named and "." not in name],
        "back": found.get("back", "/"),
        "target": f"#{request.headers.get('HX-Target', '').rpartition('#')[2] or 'panel'}",
    }


def sent_by(request: HttpRequest) -> dict[str, str]:
    """The form, one value a name."""
    return {name: str(value) for name, value in request.POST.items()}


def _name(by: Access, user_id: int) -> str:
    """A colleague by name; who has left the project is somebody."""
    if user_id == by.user.pk:
        return _("You (elsewhere)")
    member = Membership.objects.filter(project_id=by.project.pk, user_id=user_id).select_related("user").first()
    return member.user.shown_name if member else _("Somebody")


def _told(by: Access, name: str, said: Told = CHANGED, *, verbs: Collection[str] = ()) -> dict[str, Any]:
    """`who` acted on it last (in one of these ways) and how long ago, from the ledger, as one sentence; `own`: the reader did."""
    rows = Act.objects.filter(chain=by.project.pk, object=name)
    last = (rows.filter(verb__in=verbs) if verbs else rows).order_by("-seq").first()
    if last is None:
        return {}
    kind, _sep, number = last.actor.partition(":")
    who = _name(by, id_in(number) or 0) if kind == "user" else _("The workbench")
    now = timezone.now()
    who = said({"name": who, "time": timesince(min(last.at, now - timedelta(minutes=1)), now, depth=1)})
    return {"who": who, "own": last.actor == f"user:{by.user.pk}"}


def _span(request: HttpRequest, span_id: int, verb: str) -> dict[str, Any]:
    by = enter_through(request.user, Span.objects.all(), span_id)
    span = by.one(by.spans().defer("edition__text", "edition__search").select_related("edition__article"), span_id)
    said, verbs = (CHANGED, []) if verb == "edges" else (SAID.get(span.status, CHANGED), LED_TO.get(SpanStatus(span.status), []))
    found: dict[str, Any] = {
        "tag": span.etag,
        "back": f"/articles/{span.edition.article_id}?at=s{span_id}",
        **_told(by, f"span:{span_id}", said, verbs=verbs),
        "same": DECISIONS.get(verb) == span.status,
        "mine": WAYS.get(verb, ""),
        "theirs": LEFT.get(SpanStatus(span.status), "") if verb in WAYS else "",
        "may_repeat": span.decided_by_id in {None, by.user.pk} or by.may("change_others"),
        "why": _("You may leave it so, or have it your way.") if verb in DECISIONS else "",
    }
    mine = fields.edges_in(sent_by(request)) if verb == "edges" else None
    if mine:
        edition = by.one(by.editions().select_related("article").defer("text", "search"), span.edition_id)
        found |= {"fields": fields.of_edges(span, mine, sent_by(request)), "passage": fields.lanes(span, mine, edition)}
    return found


def _claim(request: HttpRequest, claim_id: int, error: WorkbenchError) -> dict[str, Any]:
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    claim = by.one(access.claims(by), claim_id)
    found: dict[str, Any] = {"tag": claim.etag, "back": f"/claims/{claim_id}"}
    if "/review" in request.path:
        key = request.POST.get("at", "")
        place = by.spans().filter(mentions__claim=claim).values_list("edition__article_id", "pk").first()
        found["back"] = f"/articles/{place[0]}?at={key or f's{place[1]}'}" if place else found["back"]
        review = Review.objects.filter(claim=claim, reviewer=by.user, round=claim.round).first()
        sent = sent_by(request)
        if review is not None and isinstance(error, Stale):
            found |= {"tag": review.etag, "fields": fields.of_review(by, review, sent)}
            found |= {"who": _("You saved it in another window"), "own": True}
    elif request.path.endswith("/wording"):
        found |= {"fields": fields.of_wording(claim, sent_by(request)), **_told(by, f"claim:{claim_id}", verbs=["claim.edit"])}
    elif request.path.endswith("/adjudicate"):
        found["tag"] = claim.dossier_etag
    if error.reason == "claim_locked":  # a decided claim is open to all who may read it
        verb = "claim.approve" if claim.state == "approved" else "claim.adjudicate"
        told = _told(by, f"claim:{claim_id}", DECIDED, verbs=[verb])
        found |= {"back": f"/claims/{claim_id}", "title": _("This claim is decided"), **told}
    return found


def _project(request: HttpRequest, ids: Mapping[str, int], verb: str) -> dict[str, Any]:
    """Of the project's rules, or of one thing on its pages: a person's role, an entry of the lexicon."""
    by = enter(request.user, ids["project_id"])
    page = f"/projects/{by.project.pk}"
    if "member_id" in ids:
        return {**_last(by, f"membership:{ids['member_id']}", by.one(by.members(), ids["member_id"])), "back": f"{page}/members"}
    if "entry_id" in ids:
        return {**_last(by, f"lexicon:{ids['entry_id']}", by.one(by.lexicon(), ids["entry_id"])), "back": f"{page}/lexicon"}
    found = _last(by, f"project:{by.project.pk}", by.project, ["project.configure"])
    if verb != "settings":
        return {**found, "back": request.path.rpartition("/")[0]}
    rules = fields.of_rules(by.project, Rules(), sent_by(request))
    return {**found, "back": f"/settings?project={by.project.pk}", "fields": rules}


def _last(by: Access, name: str, row: Any, verbs: Collection[str] = ()) -> dict[str, Any]:
    return {"tag": row.etag, **_told(by, name, verbs=verbs)}
