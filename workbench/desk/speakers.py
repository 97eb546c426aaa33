"""Speakers of a project: which spellings are one person or body, and the names that a field offers while one types."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import enter_through
from annotations.errors import Conflict, Invalid, NotFound
from annotations.http.forms import changes, match
from annotations.models import Speaker
from annotations.services.speakers import alias_speaker
from workbench.desk.account import see_other
from workbench.desk.place import seat_in_list
from workbench.desk.sources import asked_for, page

MOST_NAMES = 20


@changes
def aliased(request: HttpRequest, speaker_id: int) -> HttpResponse:
    """`POST /speakers/<id>`: the other names, one a line; refused, the page of sources comes back and says why."""
    by = enter_through(request.user, Speaker.objects.all(), speaker_id)
    by.require("change_others")
    by.locked_project()  # before its row, as the services lock them
    speaker = by.locked(by.speakers(), speaker_id)
    match(request, speaker)
    said = request.POST.get("aliases", "").replace("\0", "")
    try:
        alias_speaker(by=by, speaker=speaker, aliases=said.split("\n"))
    except (Invalid, Conflict) as refusal:
        context = page(request, by, {"id": speaker_id, "lines": said, "text": refusal.detail})
        return render(request, "desk/sources.html", context, status=refusal.status)
    messages.success(request, _("Saved"))
    return see_other(f"/sources?project={by.project.pk}&speaker={speaker.pk}#profile")


@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """`GET /speakers/names?project=&q=`: options for a field; names that begin so first, then those that hold the words."""
    by = seat_in_list(request)
    if by is None:
        raise NotFound
    asked = asked_for(request)
    known = by.speakers().filter(Q(name__icontains=asked) | Q(aliases__icontains=asked)).values_list("name", flat=True)
    begin = list(known.filter(name__istartswith=asked).order_by("name")[:MOST_NAMES])
    rest = known.exclude(name__istartswith=asked).order_by("name")[: MOST_NAMES - len(begin)]
    return render(request, "components/speaker_names.html", {"names": [*begin, *rest]})
