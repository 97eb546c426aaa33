"""`/dashboard`: how the work goes, in figures that say how many they rest on (UI.md §6.9)."""

from __future__ import annotations

import csv
import io
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access
from annotations.errors import NotFound
from claims.exporters.formula_guard import guarded
from workbench.desk.agreement import batch_agreement
from workbench.desk.dates import day_and_time
from workbench.desk.figures import DAYS, FIGURES, Figure, remark
from workbench.desk.place import seat_in_list

TO_LEADS = {"reviewers"}


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Every figure with its table and its file; the same number of queries whatever the project holds."""
    by = seat_in_list(request)
    if by is None:
        return render(request, "desk/dashboard.html", {"figures": []})
    days = _days(request)
    agreement = batch_agreement(by)
    for row in agreement["rows"]:
        row["few"] = remark(row) if row["value"] is not None else ""
    options = [{"value": str(one), "name": ngettext("%(n)s day", "%(n)s days", one) % {"n": one}} for one in DAYS[1:]]
    context = {
        "project": by.project, "figures": [_card(by, key, days) for key in _shown(by) if key != "agreement"], "agreement": agreement,
        "agreement_url": _address(by, "agreement", days), "computed": day_and_time(timezone.now()), "not_yet": _not_yet(),
        "filters": [{"name": "days", "label": _("Verdicts of the last"), "value": str(days), "options": options}],
        "any_words": ngettext("%(n)s day", "%(n)s days", DAYS[0]) % {"n": DAYS[0]}, "keep": [{"name": "project", "value": by.project.pk}],
    }  # fmt: skip
    return render(request, "desk/dashboard.html", context)


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """`GET /dashboard.csv?figure=`: its table, as spreadsheets take it; no cell is a formula."""
    by, key = seat_in_list(request), request.GET.get("figure", "")
    if by is None or key not in _shown(by):
        raise NotFound
    figure = FIGURES[key](by, _days(request))
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    write([guarded(name) for name in (figure.first, *figure.columns)])
    for row in figure.rows:
        write([guarded(cell) if isinstance(cell, str) else cell for cell in (row.name, *row.cells)])
    headers = {"Content-Disposition": f'attachment; filename="{by.project.pk}-{key}.csv"'}
    return HttpResponse(f"\ufeff{out.getvalue()}".encode(), content_type="text/csv; charset=utf-8", headers=headers)


def _shown(by: Access) -> list[str]:
    """What people found one by one is for those who see reviews."""
    return [key for key in FIGURES if key not in TO_LEADS or by.may("see_reviews")]


def _days(request: HttpRequest) -> int:
    asked = request.GET.get("days", "")
    return next((one for one in DAYS if str(one) == asked), DAYS[0])


def _address(by: Access, key: str, days: int) -> str:
    return f"/dashboard.csv?{urlencode({'project': by.project.pk, 'figure': key, 'days': days})}"


def _card(by: Access, key: str, days: int) -> dict[str, Any]:
    figure: Figure = FIGURES[key](by, days)
    rows = [
        {"name": row.name, "url": row.url, "note": row.note, "parts": row.parts, "most": figure.most or sum(n for _tone, n in row.parts),
         "cells": [{"head": head, "value": cell} for head, cell in zip(figure.columns, row.cells, strict=True)]}
        for row in figure.rows
    ]  # fmt: skip
    return {
        "key": key, "title": figure.title, "first": figure.first, "columns": figure.columns, "rows": rows, "note": figure.note,
        "legend": [{"tone": tone, "name": name} for tone, name in figure.legend], "csv": _address(by, key, days),
    }  # fmt: skip


def _not_yet() -> list[str]:
    """What one may look for here and will not find, and why."""
    return [
        _("Time per claim is not recorded yet, nor are suggestions that were accepted in under two seconds."),
        _("The side that an outlet takes is recorded for few of them, so nothing is compared by side."),
        _("Agreement on where marks begin and end is not computed here."),
    ]
