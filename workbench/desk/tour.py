"""`/tour`: five steps over a real article, from what the machine found to a verdict; as a page, or as a card over the desk.

The step one is at is a setting of the person: it survives a reload and another browser. Each step is a page of its own, so the
card is drawn by the server; the script only puts it beside what it speaks of.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from annotations.access import Access
from annotations.http.forms import changes
from annotations.models import Span, SpanStatus
from claims.models import LinkStatus, Mention
from claims.services.assign import waiting_for
from workbench import preferences
from workbench.desk.account import safe_next, see_other
from workbench.desk.place import seat_in_list

LAST = 5
STEPS: dict[str, dict[str, Any]] = {
    "1": {
        "title": gettext_lazy("What the machine found"), "at": "#panel .pf, [data-list], #panel",
        "text": gettext_lazy(
            "Dashed underlines are suggestions. The list holds the claims among them, and the panel says why each was suggested. "
            "Accept one, or reject it: nothing counts until a person has said so."
        ),
        "keys": [("accept", "A", gettext_lazy("accept")), ("reject", "X", gettext_lazy("reject")), ("next", "J", gettext_lazy("next"))],
    },
    "2": {
        "title": gettext_lazy("Mark a claim yourself"), "at": "#text .role-headline, #text > :first-child",
        "text": gettext_lazy(
            "Machines miss things. Select words in the text with the mouse or a finger and choose Claim; or do it by keyboard, in "
            "mark mode. What you mark is a claim at once."
        ),
        "keys": [("mark", "M", gettext_lazy("mark mode")), ("undo", "Z", gettext_lazy("take it back"))],
    },
    "3": {
        "title": gettext_lazy("Was it said, and is it so"), "at": "#panel .verd, #panel",
        "text": gettext_lazy(
            "Two questions, kept apart. Attribution: was it said as reported, and by whom? Veracity: is it so? A false thing may be "
            "faithfully quoted, so each has its own answer. They appear once a claim is accepted."
        ),
        "keys": [
            ("attribution-1", "⇧ 1", gettext_lazy("attribution")), ("veracity-1", "1", gettext_lazy("veracity")),
            ("rationale", "R", gettext_lazy("why")),
        ],
    },
    "4": {
        "title": gettext_lazy("Evidence, then submit blind"), "at": "#panel [data-action=save-next], #evidence-list, #panel",
        "text": gettext_lazy(
            "A verdict rests on evidence one can look up: an address, and the words that count. Then save. What you type is kept as a "
            "draft meanwhile, and nobody sees another’s review before the claim is decided."
        ),
        "keys": [("evidence", "V", gettext_lazy("evidence")), ("save-next", "↵", gettext_lazy("save and go on"))],
    },
    "5": {
        "title": gettext_lazy("What happens then"), "at": ".rail [data-action=go-adjudicate], .rail [data-action=go-exports]",
        "text": gettext_lazy(
            "Reviews that agree settle a claim. Where they differ, an adjudicator who reviewed neither sees both without names, and "
            "decides. What is decided can be published, and exported with all its evidence."
        ),
        "keys": [("go-queue", "G Q", gettext_lazy("your queue")), ("keys", "?", gettext_lazy("all keys"))],
    },
}  # fmt: skip


def card(step: str) -> dict[str, Any] | None:
    """What components/tour_card.html shows; None for who is on no tour."""
    if step not in STEPS:
        return None
    return {**STEPS[step], "n": int(step), "of": LAST, "back": int(step) - 1 or "", "on": int(step) + 1 if int(step) < LAST else ""}


@require_http_methods(["GET", "HEAD", "POST"])
def tour(request: HttpRequest) -> HttpResponse:
    """All five steps to read, or one of them to be taken to."""
    if request.method == "POST":
        return _stepped(request)
    by = seat_in_list(request)
    steps = [{**(card(step) or {}), "url": place(by, step)} for step in STEPS]
    return render(request, "desk/tour.html", {"steps": steps})


@changes
def _stepped(request: HttpRequest) -> HttpResponse:
    """`step`: 1 to 5, or `end`: done or skipped, and not offered again."""
    step = request.POST.get("step", "")
    if step == "end":
        preferences.note_read(request.user, "tour")
        preferences.keep(request.user, {"tour": ""})
        messages.success(request, _("The tour is over. It can be taken again from the settings."))
        return see_other(safe_next(request))
    preferences.keep(request.user, {"tour": step})
    return see_other(f"{place(seat_in_list(request), step)}#tour")


def place(by: Access | None, step: str) -> str:
    """Where a step is seen: on the first article with open suggestions, on a claim one may review, on the queue."""
    if by is None:
        return "/projects"
    if step == "5":
        return "/"
    if step in {"3", "4"} and (reviewed := _claim(by)):
        return reviewed
    return _suggestion(by, step)


def _suggestion(by: Access, step: str) -> str:
    open_ = Span.objects.filter(edition__article=OuterRef("pk"), status=SpanStatus.SUGGESTED, label__kind="claim")
    article = by.articles().filter(Exists(open_)).order_by("created_at", "pk").first()
    if article is None:
        return "/articles"
    first = Span.objects.filter(edition__article=article, status=SpanStatus.SUGGESTED, label__kind="claim").order_by("start").first()
    return f"/articles/{article.pk}" if step == "2" or first is None else f"/articles/{article.pk}?at=s{first.pk}"


def _claim(by: Access) -> str:
    claim = waiting_for(by).first() if by.may("review") else None
    rows = Mention.objects.filter(claim=claim).exclude(status=LinkStatus.REJECTED)
    found = rows.values_list("span__edition__article", "span").first() if claim else None
    return f"/articles/{found[0]}?at=s{found[1]}" if found else ""
