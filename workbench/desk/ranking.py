"""`/projects/<id>/ranking`: what this project taught the ranking of suggestions, how good that is, and how to undo it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access, enter
from annotations.errors import Conflict
from annotations.http.forms import changes, match
from annotations.learning import LEAST_DECISIONS, LEAST_OF_EACH, Sign, enough
from annotations.models import Job, JobKind, Lesson
from annotations.services.learn import decisions_since, forget_lessons, last_lesson, lesson_in_force, request_lesson
from annotations.services.projects import configure_project
from workbench.desk.account import see_other
from workbench.desk.dates import day
from workbench.desk.place import remember

HISTORY = 10


@require_safe
def ranking(request: HttpRequest, project_id: int) -> HttpResponse:
    """The page."""
    return _page(request, enter(request.user, project_id))


@changes
def learn_now(request: HttpRequest, project_id: int) -> HttpResponse:
    """A lesson from the decisions there are, in the background."""
    by = enter(request.user, project_id)
    by.require("configure")
    try:
        request_lesson(by=by)
    except Conflict as refusal:
        return _page(request, by, errors={"form": refusal.detail}, status=refusal.status)
    messages.success(request, _("Learning from the decisions; reload in a moment"))
    return see_other(f"/projects/{project_id}/ranking")


@changes
def forget(request: HttpRequest, project_id: int) -> HttpResponse:
    """As delivered, from now on."""
    by = enter(request.user, project_id)
    by.require("configure")
    forget_lessons(by=by)
    messages.success(request, _("Forgotten: suggestions are ranked as delivered"))
    return see_other(f"/projects/{project_id}/ranking")


@changes
def switch(request: HttpRequest, project_id: int) -> HttpResponse:
    """Learning on or off; lessons are kept either way."""
    by = enter(request.user, project_id)
    by.require("configure")
    match(request, by.locked_project())
    on = request.POST.get("learning") == "on"
    configure_project(by=by, learning=on)
    messages.success(request, _("Learning is on") if on else _("Learning is off: suggestions are ranked as delivered"))
    return see_other(f"/projects/{project_id}/ranking")


def _page(request: HttpRequest, by: Access, *, errors: dict[str, str] | None = None, status: int = 200) -> HttpResponse:
    remember(request, by.project.pk)
    project, last = by.project, last_lesson(by.project.pk)
    job = by.jobs().filter(kind=JobKind.LEARN).order_by("-pk").first()
    context = {
        "project": project, "may_configure": by.may("configure"), "errors": errors or {}, "in_force": lesson_in_force(project) is not None,
        "last": _lesson(last) if last is not None and not last.forgotten else None, "since": decisions_since(project.pk, last),
        "needed": LEAST_DECISIONS, "needed_each": LEAST_OF_EACH, "job": _job(job) if job is not None else None,
        "history": [_lesson(one) for one in by.lessons().order_by("-number")[:HISTORY]],
    }  # fmt: skip
    return render(request, "desk/ranking.html", context, status=status)


def _job(job: Job) -> dict[str, Any]:
    return {"id": job.pk, "waits": not job.final, "failed": job.last_error if job.final and job.state != "done" else ""}


def _lesson(lesson: Lesson) -> dict[str, Any]:
    signs = [Sign(**sign) for sign in lesson.signs]
    return {
        "number": lesson.number, "forgotten": lesson.forgotten, "used": lesson.used, "decisions": lesson.decisions,
        "accepted": lesson.accepted, "rejected": lesson.rejected, "since": day(lesson.since), "until": day(lesson.until),
        "before": _figure(lesson.before), "after": _figure(lesson.after), "made": day(lesson.created_at),
        "enough": enough(lesson.accepted, lesson.rejected),
        "signs": [
            {
                "words": sign.words, "up": sign.shift > 0, "shift": f"{sign.shift:+.2f}".replace("-", "−"), "accepted": sign.accepted,
                "rejected": sign.rejected,
            }
            for sign in signs
        ],
    }  # fmt: skip


def _figure(value: float | None) -> str:
    return "" if value is None else number_format(value, decimal_pos=3)
