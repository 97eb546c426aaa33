"""`/projects/<id>/settings`: the rules everybody in a project works under, for who may set them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from annotations.access import Access, enter
from annotations.http.forms import changes, match
from annotations.models import Highlights
from annotations.services.projects import configure_project
from workbench.desk.account import see_other
from workbench.desk.place import remember

MARKS_OF_OTHERS = {
    Highlights.SHARED.value: gettext_lazy("Seen by everybody at once"),
    Highlights.INDEPENDENT.value: gettext_lazy("Seen by annotators once they have finished the article"),
}


class Rules(forms.Form):
    """The project's own rules."""

    name = forms.CharField(max_length=300, label=gettext_lazy("Name"))
    guideline = forms.CharField(
        max_length=20_000, required=False, strip=False, widget=forms.Textarea(attrs={"rows": 14}), label=gettext_lazy("Guideline"),
        help_text=gettext_lazy(
            "A line that begins with # is a heading, with - or 1. an item of a list; **bold**, *emphasis*; a blank line ends a paragraph."
        ),
    )  # fmt: skip
    reviews_per_claim = forms.IntegerField(
        min_value=1, max_value=9, label=gettext_lazy("Reviews per claim"),
        help_text=gettext_lazy("From two on, agreement can be measured, and who differs is settled by an adjudicator."),
    )  # fmt: skip
    blind = forms.BooleanField(required=False, label=gettext_lazy("Reviews are blind until the claim is decided"))
    highlights = forms.ChoiceField(
        label=gettext_lazy("Marks of others"), choices=list(MARKS_OF_OTHERS.items()),
        help_text=gettext_lazy("Marks that agree say more when they were made apart. Reviewers see them at once: they check them."),
    )  # fmt: skip
    separate_approver = forms.BooleanField(required=False, label=gettext_lazy("Agreements wait for an approver"))
    second_publisher = forms.BooleanField(required=False, label=gettext_lazy("Who reviewed a claim does not publish it"))
    public_pages = forms.BooleanField(required=False, label=gettext_lazy("Published verdicts have a public page"))


@require_http_methods(["GET", "HEAD", "POST"])
def project_rules(request: HttpRequest, project_id: int) -> HttpResponse:
    """The form, or the rules kept."""
    if request.method == "POST":
        return _kept(request, project_id)
    by = enter(request.user, project_id)
    by.require("configure")
    remember(request, project_id)
    return _page(request, by, Rules(initial={name: getattr(by.project, name) for name in Rules.base_fields}, auto_id="rule_%s"))


@changes
def _kept(request: HttpRequest, project_id: int) -> HttpResponse:
    by = enter(request.user, project_id)
    by.require("configure")
    project = by.locked_project()
    match(request, project)
    form = Rules(request.POST, auto_id="rule_%s")
    if not form.is_valid():
        return _page(request, by, form, status=400)
    configure_project(by=by, **form.cleaned_data)
    messages.success(request, _("Rules saved"))
    return see_other(f"/projects/{project_id}/settings")


def _page(request: HttpRequest, by: Access, form: Rules, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"project": by.project, "rules": form}
    return render(request, "desk/project_rules.html", context, status=status)
