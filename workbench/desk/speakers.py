"""Speakers of a project: the names that a field offers while one types."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotations.errors import NotFound
from workbench.desk.place import seat_in_list

MOST_NAMES = 20


@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """`GET /speakers/names?project=&q=`: options for a field; names that begin so first, then those that hold the words."""
    by = seat_in_list(request)
    if by is None:
        raise NotFound
    asked = request.GET.get("q", "").replace("\0", "").strip()[:300]
    known = by.speakers().filter(Q(name__icontains=asked) | Q(aliases__icontains=asked)).values_list("name", flat=True)
    begin = list(known.filter(name__istartswith=asked).order_by("name")[:MOST_NAMES])
    rest = known.exclude(name__istartswith=asked).order_by("name")[: MOST_NAMES - len(begin)]
    return render(request, "components/speaker_names.html", {"names": [*begin, *rest]})
