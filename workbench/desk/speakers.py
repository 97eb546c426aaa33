"""Speakers of a project: which spellings are one person or body, and the names that a field offers while one types."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.errors import Conflict, Invalid, NotFound
from annotations.http.forms import changes, match
from annotations.http.paging import Keyset
from annotations.models import Speaker
from annotations.services.speakers import alias_speaker
from workbench.desk.account import see_other
from workbench.desk.place import seat_in_list

MOST_NAMES = 20
ROWS = 50
ORDER = Keyset(("name", "id"))


@require_safe
def speakers(request: HttpRequest) -> HttpResponse:
    """`GET /speakers?project=&q=`: who speaks, by name, with the other names and how often."""
    by = seat_in_list(request)
    if by is None:
        raise NotFound
    return render(request, "desk/speakers.html", _page(request, by))


def _page(request: HttpRequest, by: Access) -> dict[str, Any]:
    asked = _asked(request)
    rows = by.speakers()
    if asked:
        rows = rows.filter(Q(name__icontains=asked) | Q(aliases__icontains=asked))
    found = ORDER.page(rows, limit=ROWS, cursor=request.GET.get("cursor"), request=request)
    said = dict(by.speakers().filter(pk__in=[row.pk for row in found.rows]).values_list("pk").annotate(n=Count("attributions")))
    shown = [
        {
            "id": row.pk, "name": row.name, "version": row.etag, "aliases": row.aliases, "lines": "\n".join(row.aliases),
            "said": ngettext("%(n)s time", "%(n)s times", said[row.pk]) % {"n": said[row.pk]},
        }
        for row in found.rows
    ]  # fmt: skip
    words = ngettext("%(n)s speaker", "%(n)s speakers", len(shown)) % {"n": len(shown)}
    return {
        "project": by.project, "speakers": shown, "q": asked, "keep": [{"name": "project", "value": by.project.pk}],
        "may_alias": by.may("change_others") and not by.read_only, "page": {"next_url": found.next, "words": words},
    }  # fmt: skip


@changes
def aliased(request: HttpRequest, speaker_id: int) -> HttpResponse:
    """`POST /speakers/<id>`: the other names, one a line; refused, the page comes back and says why."""
    by = enter_through(request.user, Speaker.objects.all(), speaker_id)
    by.require("change_others")
    by.locked_project()  # before its row, as the services lock them
    speaker = by.locked(by.speakers(), speaker_id)
    match(request, speaker)
    said = request.POST.get("aliases", "").replace("\0", "")
    try:
        alias_speaker(by=by, speaker=speaker, aliases=said.split("\n"))
    except (Invalid, Conflict) as refusal:
        context = {**_page(request, by), "refused": {"id": speaker_id, "lines": said, "text": refusal.detail}}
        return render(request, "desk/speakers.html", context, status=refusal.status)
    messages.success(request, _("Saved"))
    return see_other(f"/speakers?project={by.project.pk}&q={quote(speaker.name)}")


def _asked(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\0", "").strip()[:300]


@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """`GET /speakers/names?project=&q=`: options for a field; names that begin so first, then those that hold the words."""
    by = seat_in_list(request)
    if by is None:
        raise NotFound
    asked = _asked(request)
    known = by.speakers().filter(Q(name__icontains=asked) | Q(aliases__icontains=asked)).values_list("name", flat=True)
    begin = list(known.filter(name__istartswith=asked).order_by("name")[:MOST_NAMES])
    rest = known.exclude(name__istartswith=asked).order_by("name")[: MOST_NAMES - len(begin)]
    return render(request, "components/speaker_names.html", {"names": [*begin, *rest]})
