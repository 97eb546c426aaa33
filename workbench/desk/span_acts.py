"""Marks made, decided, moved and removed on the review screen. One answer carries row, panel, paragraphs and toast."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from annotations.access import Access, enter_through
from annotations.errors import Invalid
from annotations.http.forms import changes, match
from annotations.http.ids import number_in
from annotations.models import Span, UndoStep
from annotations.services.change_span import adjust_edges, remove_span, restore_span
from annotations.services.highlight import highlight
from annotations.services.suggestions import accept_suggestion, explain_rejection, reconsider_suggestion, reject_suggestion
from annotations.services.undo import step_of
from annotations.undoing import step_in_hand
from claims.models import Mention
from claims.services.edit_claim import edit_claim
from workbench.desk.account import see_other
from workbench.desk.article import header, layers, seat, segmentation_state
from workbench.desk.claim_rows import claim_rows
from workbench.desk.due import is_due
from workbench.desk.item import Item
from workbench.desk.marks import key_of
from workbench.desk.minimap import minimap
from workbench.desk.painted import is_parted, paragraphs, rows_in_hand
from workbench.desk.panel import counts, panel
from workbench.desk.reading import Reading, read
from workbench.desk.spoken import named, spoken
from workbench.desk.touched import touched

Act = Callable[[Access, Span], Span]


@changes
def mark(request: HttpRequest, article_id: int) -> HttpResponse:
    """`POST /articles/<id>/spans`: a selection becomes a mark; of kind claim, a claim with it."""
    by = seat(request, article_id)
    by.require("mark")
    before = read(by, article_id=article_id).whole()
    label = by.labels().filter(key=request.POST.get("label", ""), retired=False).first()
    if label is None:
        raise Invalid("There is no such label here.", field="label", reason="unknown_reference")
    start, end = (whole(request, name) for name in ("start", "end"))
    made = highlight(
        by=by,
        edition=before.edition,
        label=label,
        fragments=[(start, end)],
        quote=[request.POST.get("quote", "")],
        text_sha256=request.POST.get("text_sha256", "").removeprefix("sha256:") or None,
    )
    said = _("Marked as %(label)s") % {"label": label.name.lower()}
    return told(request, before, key_of(made.span.pk), said, changed=made.span)


def whole(request: HttpRequest, name: str) -> int:
    """A count of characters as the form sends it."""
    value = number_in(request.POST.get(name, ""))
    if value is None:
        raise Invalid(f"{name} is a count of characters.", field=name, reason="wrong_type")
    return value


@changes
def accept(request: HttpRequest, span_id: int) -> HttpResponse:
    """A suggestion is right; with `wording`, the claim in its own words; with `then=judge`, its verdict is next."""

    def act(by: Access, span: Span) -> Span:
        span = accept_suggestion(by=by, span=span)
        wording = " ".join(request.POST.get("wording", "").split())
        claim = Mention.objects.filter(span=span).select_related("claim").first() if wording else None
        if claim is not None:
            edit_claim(by=by, claim=claim.claim, text=wording)
        return span

    return _decide(request, span_id, act, _("Accepted"), advance=request.POST.get("then", "") != "judge")


@changes
def reject(request: HttpRequest, span_id: int) -> HttpResponse:
    """A suggestion is wrong; a reason is welcome, not needed."""
    reason = request.POST.get("reason", "")[:300]
    why = "" if reason else f"/spans/{span_id}/reason"

    def act(by: Access, span: Span) -> Span:
        return reject_suggestion(by=by, span=span, reason=reason)

    return _decide(request, span_id, act, _("Rejected"), advance=True, why=why)


@changes
def reason(request: HttpRequest, span_id: int) -> HttpResponse:
    """Why it was rejected, said afterwards; the toast asks, nobody must answer."""
    by, span, reading = span_in_hand(request, span_id)
    span = explain_rejection(by=by, span=span, reason=" ".join(request.POST.get("reason", "").split())[:300])
    if not getattr(request, "htmx", False):
        return see_other(f"/articles/{reading.article.pk}")
    said = _("Rejected: %(reason)s") % {"reason": span.decision_reason}
    step = step_of(by, verb="span.reject", obj=f"span:{span_id}")
    return render(request, "components/toast.html", {"message": said, "step": step, "article": {"id": reading.article.pk}})


@changes
def reconsider(request: HttpRequest, span_id: int) -> HttpResponse:
    """A decision is open again."""
    return _decide(request, span_id, lambda by, span: reconsider_suggestion(by=by, span=span), _("Waiting for a decision again"))


@changes
def edges(request: HttpRequest, span_id: int) -> HttpResponse:
    """Other edges for a mark; the quote says what they should hold."""
    start, end = (whole(request, name) for name in ("start", "end"))

    def act(by: Access, span: Span) -> Span:
        return adjust_edges(by=by, span=span, fragments=[(start, end)], quote=[request.POST.get("quote", "")])

    return _decide(request, span_id, act, _("Edges moved"))


@changes
def remove(request: HttpRequest, span_id: int) -> HttpResponse:
    """Take a mark away."""
    return _decide(request, span_id, lambda by, span: remove_span(by=by, span=span), _("Mark removed"))


@changes
def restore(request: HttpRequest, span_id: int) -> HttpResponse:
    """Bring a removed mark back."""
    return _decide(request, span_id, lambda by, span: restore_span(by=by, span=span), _("Mark brought back"))


def span_in_hand(request: HttpRequest, span_id: int) -> tuple[Access, Span, Reading]:
    """The seat, the span under its lock and in the version that the form was made from, and the page as it is before the act."""
    by = enter_through(request.user, Span.objects.all(), span_id)
    by.require("mark")
    span = by.locked(by.spans(), span_id)
    match(request, span)
    return by, span, read(by, article__editions=span.edition_id).whole()


def _decide(  # noqa: PLR0913  one answer, all its parts
    request: HttpRequest, span_id: int, act: Act, said: str, *, advance: bool = False, why: str = ""
) -> HttpResponse:
    by, span, before = span_in_hand(request, span_id)
    return told(request, before, key_of(span_id), said, changed=act(by, span), advance=advance, why=why)


def told(  # noqa: PLR0913  one answer, all its parts
    request: HttpRequest, before: Reading, key: str, said: str, *, step: UndoStep | None = None, advance: bool = False,
    opened: str = "", whole: bool = False, changed: Span | None = None, version: str = "", why: str = "",
) -> HttpResponse:  # fmt: skip
    """The page again, or for htmx what changed on it: the row or list, the touched paragraphs, panel and toast.

    The toast takes the running act back, or, where `step` was moved, moves it the other way; `opened` names a fold of the panel
    that stays open; `whole`: several rows may have changed, so the list comes whole; `changed` is the mark that alone was changed,
    `version` the tag of what else was; `why` is where a reason may be sent that the toast asks for.
    """
    after, version = before.anew(changed), changed.etag if changed else version
    following = next_in_hand(before, after, key) if advance else None
    shown = following.key if following else key
    if not getattr(request, "htmx", False):
        return see_other(f"/articles/{after.article.pk}?at={shown}")
    said = said if step else named(before, after, key, said, changed)
    same_rows = not whole and [mark.pk for mark in before.claims] == [mark.pk for mark in after.claims]
    context = {
        "project": after.by.project,
        "article": header(after),
        "target": request.headers.get("HX-Target", "").rpartition("#")[2],
        "key": key,
        "paragraphs": paragraphs(after, sorted(touched(before, after))),
        "items": claim_rows(after.by, [*filter(None, [after.item(key)])], shown) if same_rows else rows_in_hand(after, shown, "all"),
        "same_rows": same_rows,
        "show": "all",
        "segmentation": partial(segmentation_state, after),
        "said": said,
        "step": step or step_in_hand(after.by),
        "opened": opened,
        "why": why,
        "judge": key if advance and is_due(after, key) else "",
        "version": version,
        "reasons": reasons(),
        **panel(after, shown),
        "counts": counts(after),
        "layers": layers(after).items() - layers(before).items(),
        "minimap": None if is_parted(after) else minimap(after, shown),
    }
    message = said if step else spoken(said, key, following)
    return hear(render(request, "desk/span_changed.html", context), message, shown, version=version)


def hear(response: HttpResponse, said: str, shown: str | None = None, *, version: str = "") -> HttpResponse:
    """What the page is told besides its fragments: the sentence to be read out, what is in hand now, and the tag of what was changed."""
    chosen = {} if shown is None else {"wb:select": {"id": shown, "from": "server"}}
    response["HX-Trigger"] = json.dumps({**chosen, "wb:say": {"message": said}})
    if version:
        response["ETag"] = version  # what the outbox sends next on this thing was made after this
    return response


def next_in_hand(before: Reading, after: Reading, key: str) -> Item | None:
    """The next undecided one after a mark, also after one that is gone from the list now."""
    gone = before.mark(key)
    return after.beyond(gone) if gone else None


def reasons() -> list[str]:
    """Why a suggestion may be wrong; offered, never asked."""
    return [_("opinion"), _("not checkable"), _("duplicate"), _("wrong words"), _("no part of the article")]
