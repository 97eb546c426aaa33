"""`/projects`: where one works, and a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from annotations.access import seats_of
from annotations.http.forms import changes
from annotations.models import Article
from annotations.policy import verbs_of
from annotations.services.projects import create_project
from claims.models import Claim
from workbench.desk.account import see_other
from workbench.desk.members import role_name
from workbench.desk.place import LAST, remember


class NewProject(forms.Form):
    """A name; the rest can be set afterwards."""

    name = forms.CharField(max_length=300, label=gettext_lazy("Name"))
    guideline = forms.CharField(
        max_length=20_000,
        required=False,
        widget=forms.Textarea,
        label=gettext_lazy("Guideline"),
        help_text=gettext_lazy("What counts as a claim here, and how to judge it. It can be written later, in the settings."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def projects(request: HttpRequest) -> HttpResponse:
    """The list, or a new project."""
    return _created(request) if request.method == "POST" else _page(request, NewProject(), status=200)


@changes
def _created(request: HttpRequest) -> HttpResponse:
    form = NewProject(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    by = create_project(actor=request.user, **form.cleaned_data)
    remember(request, by.project.pk)
    return see_other(f"/articles?project={by.project.pk}")


def _page(request: HttpRequest, form: NewProject, *, status: int) -> HttpResponse:
    seats = list(seats_of(request.user).order_by("project__name", "project_id"))
    ids = [seat.project_id for seat in seats]
    articles = dict(Article.objects.kept().filter(project__in=ids).order_by().values_list("project_id").annotate(n=Count("pk")))
    claims = dict(Claim.objects.listed().filter(project__in=ids).order_by().values_list("project_id").annotate(n=Count("pk")))
    here = request.session.get(LAST)
    rows: list[dict[str, Any]] = [
        {
            "id": seat.project_id, "name": seat.project.name, "role_name": role_name(seat.role), "current": seat.project_id == here,
            "may_configure": "configure" in verbs_of(seat.role),
            "articles": articles.get(seat.project_id, 0), "claims": claims.get(seat.project_id, 0),
        }
        for seat in seats
    ]  # fmt: skip
    return render(request, "desk/projects.html", {"projects": rows, "form": form, "may_create": True}, status=status)
