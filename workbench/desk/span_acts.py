"""Marks made, decided, moved and removed on the review screen."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from annotations.access import Access, enter_through
from annotations.errors import Invalid
from annotations.http.forms import changes, match
from annotations.http.ids import number_in
from annotations.models import Span
from annotations.services.change_span import adjust_edges, remove_span, restore_span
from annotations.services.highlight import highlight
from annotations.services.suggestions import accept_suggestion, explain_rejection, reconsider_suggestion, reject_suggestion
from annotations.services.undo import step_of
from claims.models import Mention
from claims.services.edit_claim import edit_claim
from workbench.desk.account import see_other
from workbench.desk.acted import told
from workbench.desk.article import seat
from workbench.desk.marks import key_of
from workbench.desk.reading import Reading, read

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
