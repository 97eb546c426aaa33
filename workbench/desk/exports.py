"""`/exports`: what a format would lose and how it begins, asking for a file, fetching it (UI.md §6.10)."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.errors import NotFound, Throttled
from annotations.http.forms import changes
from annotations.http.paging import Keyset
from claims import access
from claims.api.export_file import File, download
from claims.exporters import BY_KEY, EXPORTERS, Exporter
from claims.models import Export
from claims.services.export import exporter_of, foresee, open_export, request_export
from workbench.desk.account import see_other
from workbench.desk.export_cards import format_card, losses_of, name_of, preview_of, row, told
from workbench.desk.place import seat_in_list

ROWS = 20
ORDER = Keyset(("-id",))


def exports_page(request: HttpRequest) -> HttpResponse:
    """The page; POST asks for a file."""
    return ask(request) if request.method == "POST" else show(request)


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The formats, what the chosen one would give and lose, and past exports."""
    by = seat_in_list(request)
    if by is None:
        return render(request, "desk/exports.html", {"formats": [], "exports": [], "errors": {}})
    exporter = BY_KEY.get(request.GET.get("format", ""), EXPORTERS[0])
    context = page(request, by, exporter, scope_of(exporter, request.GET.get("scope", "")))
    if getattr(request, "htmx", False):
        return render(request, "components/export_new.html", context)
    return render(request, "desk/exports.html", context, status=200 if by.may("export") else 403)


@changes
def ask(request: HttpRequest) -> HttpResponse:
    """Start one."""
    by = seat_in_list(request)
    if by is None:
        raise NotFound
    by.require("export")
    exporter = exporter_of(request.POST.get("format", ""))
    scope = scope_of(exporter, request.POST.get("scope", ""))
    try:
        request_export(by=by, format=exporter.key, options=scope)
    except Throttled as refusal:
        context = {**page(request, by, exporter, scope), "errors": {"form": refusal.detail}}
        response = render(request, "desk/exports.html", context, status=refusal.status)
        response["Retry-After"] = str(refusal.retry_after)
        return response
    messages.success(request, _("The file is being written; it is in the list below."))
    return see_other(f"/exports?project={by.project.pk}&format={exporter.key}#h-past")


@require_safe
def export_row(request: HttpRequest, export_id: int) -> HttpResponse:
    """One row, polled while the file is written."""
    by, export = _seat(request, export_id)
    response = render(request, "components/export_row.html", {"x": row(by, export)})
    if export.job.final and getattr(request, "htmx", False):
        response["HX-Trigger"] = json.dumps({"wb:say": {"message": told(export)}})
    return response


@require_safe
def export_file(request: HttpRequest, export_id: int) -> HttpResponseBase:
    """The download; the right is asked again."""
    by, export = _seat(request, export_id)
    path, name = open_export(by=by, export=export)
    file = File(path, name, export.media_type, export.sha256)
    return download(file, method=str(request.method), wanted=request.headers.get("Range", ""))


def _seat(request: HttpRequest, export_id: int) -> tuple[Access, Export]:
    by = enter_through(request.user, Export.objects.all(), export_id)
    return by, by.one(access.exports(by), export_id)


def page(request: HttpRequest, by: Access, exporter: Exporter, scope: dict[str, str]) -> dict[str, Any]:
    """Everything desk/exports.html asks for."""
    if not by.may("export"):
        errors = {"form": _("Your role may not take the project's data out.")}
        return {"project": by.project, "formats": [], "exports": [], "errors": errors}
    found = ORDER.page(access.exports(by), limit=ROWS, cursor=request.GET.get("cursor"), request=request)
    foreseen = foresee(by=by, format=exporter.key, options=scope)
    return {
        "project": by.project,
        "formats": [format_card(one, current=one.key == exporter.key) for one in EXPORTERS],
        "chosen": {"key": exporter.key, "name": name_of(exporter)},
        "scopes": _scopes(exporter, scope),
        "preview": preview_of(exporter, foreseen),
        "loss": losses_of(exporter, foreseen),
        "exports": [row(by, export) for export in found.rows],
        "page": {"next_url": found.next, "words": ""},
        "errors": {},
    }


def scope_of(exporter: Exporter, wanted: str) -> dict[str, str]:
    """The choice of verdicts, for formats that listen to it."""
    return {"verdicts": "decided"} if "verdicts" in exporter.options and wanted == "decided" else {}


def _scopes(exporter: Exporter, scope: dict[str, str]) -> list[dict[str, Any]]:
    if "verdicts" not in exporter.options:
        return []
    names = {"final": _("Approved verdicts"), "decided": _("Also verdicts decided and not yet approved")}
    current = scope.get("verdicts", "final")
    return [{"value": value, "name": name, "current": value == current} for value, name in names.items()]
