"""`POST /undo` and `/redo`: one's own last act in the project taken back or done again, and shown where it was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.access import Access
from annotations.errors import Conflict, FieldError, Forbidden, Invalid, NotFound
from annotations.http.forms import changes
from annotations.http.ids import id_in
from annotations.models import UndoPart, UndoStep
from annotations.services.undo import parts_of, redo, steps, undo
from workbench.desk.account import see_other
from workbench.desk.act_places import place_of
from workbench.desk.act_words import names_of, phrase
from workbench.desk.acted import hear, told
from workbench.desk.item import Item
from workbench.desk.place import seat_in_list
from workbench.desk.reading import read
from workbench.desk.since import changed_since
from workbench.language.words import refused

Move = Callable[..., UndoStep]
DONE: dict[str, str | Promise] = {"undo": gettext_lazy("Undone: %(act)s"), "redo": gettext_lazy("Done again: %(act)s")}
NOTHING: dict[str, str | Promise] = {
    "undo": gettext_lazy("There is nothing of yours to undo here."), "redo": gettext_lazy("There is nothing to do again."),
}  # fmt: skip


@changes
def undone(request: HttpRequest) -> HttpResponse:
    """`POST /undo`: the last act, or the one that `step` names; `past` names steps that are given up."""
    return _moved(request, "undo", undo)


@changes
def redone(request: HttpRequest) -> HttpResponse:
    """`POST /redo`: what was undone last, or the one that `step` names."""
    return _moved(request, "redo", redo)


def _moved(request: HttpRequest, way: str, move: Move) -> HttpResponse:
    by = _seat(request)
    by.require("mark")
    near = id_in(request.POST.get("article", ""))
    past = [pk for pk in map(id_in, request.POST.getlist("past")) if pk is not None]
    before = read(by, article_id=near).whole() if near is not None and request.htmx else None  # type: ignore[attr-defined]
    try:
        step = move(by=by, step_id=_named(request), past=past)
    except (Conflict, Forbidden, Invalid) as refusal:
        return _refused(request, by, way, refusal, past)
    parts = parts_of(step)
    item = before.item(f"s{parts[0].object_id}") if before is not None and parts[0].kind == "span" else None
    said = DONE[way] % {"act": words_of(by, parts, item)}
    place = place_of(by, parts[0], near=near)
    if before is not None and place.article_id == near:
        return told(request, before, place.key, said, step=step, whole=len(parts) > 1)
    messages.success(request, said)
    return see_other(place.url) if before is None and not request.htmx else _gone_to(place.url)  # type: ignore[attr-defined]


def _seat(request: HttpRequest) -> Access:
    """In the project that the form names, else the one the reader is in."""
    by = seat_in_list(request)
    if by is None:
        raise NotFound
    return by


def _named(request: HttpRequest) -> int | None:
    asked = request.POST.get("step", "")
    step_id = id_in(asked)
    if asked and step_id is None:
        raise NotFound
    return step_id


def words_of(by: Access, parts: Sequence[UndoPart], item: Item | None) -> str:
    """What was done, of several things the first and how many more; a claim of the article in hand by its number there."""
    first = parts[0]
    what = _("claim %(n)s") % {"n": item.number} if item else names_of(by, [first.object]).get(first.object, "")
    said = phrase(first.verb, what)
    others = len({part.object for part in parts}) - 1
    return said if others < 1 else _("%(said)s, and %(n)s more") % {"said": said, "n": others}


def _gone_to(url: str) -> HttpResponse:
    """A fragment's page goes to where the act was."""
    return HttpResponse(status=200, headers={"HX-Redirect": url})


def _refused(request: HttpRequest, by: Access, way: str, refusal: Conflict | Forbidden | Invalid, past: Sequence[int]) -> HttpResponse:
    """Says why, and offers to go past it; nothing was changed."""
    error: Any = refusal.errors[0] if refusal.errors else FieldError(None, refusal.code, refusal.detail)
    if error.code == "changed_since":
        said = changed_since(by, error.meta)
    else:
        said = str(NOTHING[way]) if error.code == "nothing_left" else refused(refusal.detail)
    given_up = [*past, *_on_top(by, way, past, error.code)]
    context = {
        "project": by.project, "article": {"id": id_in(request.POST.get("article", "")) or ""}, "way": way, "said": said,
        "past": [] if error.code == "nothing_left" else given_up, "bad": True,
    }  # fmt: skip
    if not request.htmx:  # type: ignore[attr-defined]
        return render(request, "desk/undo_refused.html", context, status=refusal.status)
    return hear(render(request, "desk/undo_told.html", context, status=refusal.status), said)


def _on_top(by: Access, way: str, past: Sequence[int], code: str) -> list[int]:
    """The step that could not be moved."""
    if code == "nothing_left":
        return []
    rows = steps(by).exclude(pk__in=past)
    rows = rows.filter(undone_at=None) if way == "undo" else rows.filter(undone_at__isnull=False).order_by("-undone_at", "-pk")
    return list(rows.values_list("pk", flat=True)[:1])
