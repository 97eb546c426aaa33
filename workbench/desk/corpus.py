"""`/projects/<p>/resegment`: having all texts read again by today's pipeline, how far that is, and what came of it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access, enter
from annotations.errors import Conflict
from annotations.http.forms import changes
from annotations.models import Job, JobKind, JobState
from annotations.services.resegment import resegment_edition, resegment_project
from annotations.services.resegment_parts import VERB, Outdated, outdated, progress_of
from annotations.services.resegment_results import results_of
from workbench.desk.account import see_other
from workbench.desk.article import seat_at
from workbench.desk.place import remember
from workbench.language.words import named


def corpus(request: HttpRequest, project_id: int) -> HttpResponse:
    """The page; POST asks for it."""
    return ask(request, project_id) if request.method == "POST" else show(request, project_id)


@require_safe
def show(request: HttpRequest, project_id: int) -> HttpResponse:
    """What is old, how far the last request is, what came of it; or its card alone while it is polled."""
    by = enter(request.user, project_id)
    remember(request, by.project.pk)
    job = last_request(by)
    context = {"project": by.project, "corpus": card(by, job)}
    if getattr(request, "htmx", False):
        return render(request, "components/corpus.html", context)
    return render(request, "desk/corpus.html", {**context, **_results(job)})


@changes
def ask(request: HttpRequest, project_id: int) -> HttpResponse:
    """Start, or go to what is at work already."""
    by = enter(request.user, project_id)
    resegment_project(by=by)
    return see_other(f"/projects/{project_id}/resegment")


@changes
def ask_for_one(request: HttpRequest, article_id: int) -> HttpResponse:
    """One article's text; where nothing is newer, the page says how it was read."""
    by, article = seat_at(request, article_id)
    by.require(VERB)
    with suppress(Conflict):  # somebody was faster
        resegment_edition(by=by, article=article)
    return see_other(f"/articles/{article_id}#how-read")


def last_request(by: Access) -> Job | None:
    """The newest request to read the project's corpus again."""
    return by.jobs().filter(kind=JobKind.RESEGMENT).order_by("-pk").first()


def card(by: Access, job: Job | None) -> dict[str, Any]:
    """The request and what is due, as components/corpus.html shows them."""
    due = outdated(by.project.pk)
    active = job is not None and not job.final
    return {
        "articles": due.articles, "due": _due_words(due), "now": due.now, "active": active, "url": f"/projects/{by.project.pk}/resegment",
        "may_ask": by.may(VERB) and not by.read_only, **(_progress(job) if job is not None else {"job": None}),
    }  # fmt: skip


def _progress(job: Job) -> dict[str, Any]:
    parts = progress_of(job)
    ended = parts.done + parts.failed + parts.passed
    said = [_("%(ended)s of %(total)s texts read") % {"ended": parts.done, "total": parts.total}]
    if parts.failed:
        said.append(ngettext("%(n)s failed", "%(n)s failed", parts.failed) % {"n": parts.failed})
    if parts.passed:
        said.append(ngettext("%(n)s left as it was", "%(n)s left as they were", parts.passed) % {"n": parts.passed})
    return {
        "job": {
            "id": job.pk, "version": f'"{job.pk}-{job.state}.{job.attempts}"', "state": job.state, "error": job.last_error,
            "state_name": named(JobState(job.state)), "pipeline": job.pipeline_version, "asked": job.created_at,
            "ended": ended, "total": parts.total, "words": ", ".join(said),
        },
    }  # fmt: skip


def _due_words(due: Outdated) -> str:
    older = [version for version in due.by_version if version != due.now]
    if not due.articles:
        return ""
    if not older:
        return ngettext(
            "%(n)s article was read before the project’s lexicon changed or its decisions taught the ranking.",
            "%(n)s articles were read before the project’s lexicon changed or its decisions taught the ranking.",
            due.articles,
        ) % {"n": due.articles}
    return ngettext(
        "%(n)s article was read by an older pipeline (%(old)s → %(now)s).",
        "%(n)s articles were read by an older pipeline (%(old)s → %(now)s).",
        due.articles,
    ) % {"n": due.articles, "old": ", ".join(older), "now": due.now}


WORDS = {
    "new": gettext_lazy("New suggestions"), "withdrawn": gettext_lazy("Withdrawn"), "moved": gettext_lazy("Moved"),
    "changed": gettext_lazy("Say something else"), "kept": gettext_lazy("Decided by people, no longer found: kept"),
    "same": gettext_lazy("Unchanged"),
}  # fmt: skip


def _results(job: Job | None) -> dict[str, Any]:
    if job is None:
        return {"sums": [], "most": [], "failed": []}
    found = results_of(job)
    return {
        "sums": [{"name": WORDS[what], "n": found.counts[what]} for what in WORDS] if any(found.counts.values()) else [],
        "most": [{"id": pk, "title": title or _("Untitled"), "n": n} for pk, title, n in found.most],
        "failed": [{"id": pk, "title": title or _("Untitled"), "job": part, "why": why} for pk, title, part, why in found.failed],
    }
