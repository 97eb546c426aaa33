"""`/settings`: what one sets for oneself and, for managers, the rules of the project one is in (UI.md §6.12)."""

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
from annotations.http.forms import KEY, PROOF, changes, match
from annotations.services.projects import configure_project
from workbench import preferences
from workbench.desk.account import see_other
from workbench.desk.place import project_id_of, remember


class Reading(forms.Form):
    """How one reads, and whether single letters act."""

    reading_size = forms.ChoiceField(
        label=gettext_lazy("Size of the reading text"),
        choices=[
            ("s", gettext_lazy("Small")),
            ("m", gettext_lazy("Medium")),
            ("l", gettext_lazy("Large")),
            ("xl", gettext_lazy("Very large")),
        ],
    )
    single_keys = forms.BooleanField(
        label=gettext_lazy("Single keys act"), required=False,
        help_text=gettext_lazy("A accepts, X rejects, 1 to 6 rate, and so on. Off: only Enter, Escape, arrows and keys with Ctrl."),
    )  # fmt: skip


class Rules(forms.Form):
    """The project's own rules."""

    name = forms.CharField(max_length=300, label=gettext_lazy("Name"))
    guideline = forms.CharField(
        max_length=20_000, required=False, strip=False, widget=forms.Textarea(attrs={"rows": 6}), label=gettext_lazy("Guideline")
    )
    reviews_per_claim = forms.IntegerField(min_value=1, max_value=9, label=gettext_lazy("Reviews per claim"))
    blind = forms.BooleanField(required=False, label=gettext_lazy("Reviews are blind until the claim is decided"))
    separate_approver = forms.BooleanField(required=False, label=gettext_lazy("Agreements wait for an approver"))
    second_publisher = forms.BooleanField(required=False, label=gettext_lazy("Who reviewed a claim does not publish it"))
    public_pages = forms.BooleanField(required=False, label=gettext_lazy("Published verdicts have a public page"))


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """The page, or one's own settings saved."""
    return _kept(request) if request.method == "POST" else _page(request)


@changes
def _kept(request: HttpRequest) -> HttpResponse:
    """Names that the schema does not know are refused, never stored (AU-09)."""
    sent = {name: request.POST[name] for name in request.POST if name not in {KEY, PROOF}}
    ticked = sent.setdefault("single_keys", "off")
    preferences.keep(request.user, {**sent, "single_keys": {"on": True, "off": False}.get(ticked, ticked)})
    messages.success(request, _("Settings saved"))
    return see_other("/settings")


@changes
def project_rules(request: HttpRequest, project_id: int) -> HttpResponse:
    """`POST /projects/<id>/settings`: name, guideline and rules, by who may configure."""
    by = enter(request.user, project_id)
    by.require("configure")
    project = by.locked_project()
    match(request, project)
    form = Rules(request.POST, auto_id="rule_%s")
    if not form.is_valid():
        return _page(request, rules=form, by=by, status=400)
    configure_project(by=by, **form.cleaned_data)
    messages.success(request, _("Rules saved"))
    return see_other(f"/settings?project={project_id}")


def _page(request: HttpRequest, *, rules: Rules | None = None, by: Access | None = None, status: int = 200) -> HttpResponse:
    by = by or _seat(request)
    own: Any = request.user
    initial = {"reading_size": own.preferences.get("reading_size", "m"), "single_keys": own.preferences.get("single_keys", True)}
    context: dict[str, Any] = {"form": Reading(initial=initial, auto_id="set_%s")}
    if by is not None:
        remember(request, by.project.pk)
        context["project"] = by.project
        if by.may("configure"):
            context["rules"] = rules or Rules(initial={name: getattr(by.project, name) for name in Rules.base_fields}, auto_id="rule_%s")
    return render(request, "desk/settings.html", context, status=status)


def _seat(request: HttpRequest) -> Access | None:
    project_id = project_id_of(request)
    return enter(request.user, project_id) if project_id is not None else None
