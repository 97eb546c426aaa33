"""What the frame of every screen shows: theme, navigation with what waits, the project one is in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import IntegerField, Subquery, Value
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from annotations import policy
from annotations.access import Access, projects_of, seats_of
from claims.models import Claim, ClaimState
from workbench import preferences
from workbench.desk.neighbours import counted
from workbench.desk.place import LAST
from workbench.desk.tour import card
from workbench.language.words import script_words

THEME = "theme"


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame's values; the database is looked at only by pages that draw the frame for somebody."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"theme": request.COOKIES.get(THEME, ""), "nav": [], "foot_nav": [], "project": None}
    prefs = preferences.of(user)
    return {
        "theme": user.preferences.get("theme") or request.COOKIES.get(THEME, ""),
        "prefs": prefs,
        "keymap": keymap(prefs),
        "tour": card(prefs["tour"]),
        "words": script_words(),
        "project": SimpleLazyObject(lambda: _project(request)),
        "nav": SimpleLazyObject(lambda: _places(request)),
        "foot_nav": SimpleLazyObject(lambda: _foot(request)),
    }


def keymap(prefs: Mapping[str, Any]) -> dict[str, Any] | None:
    """What keys.js reads of it; nothing where all is as we ship it."""
    own = {"keys": prefs["keys"]} if prefs["keys"] else {}
    return own | ({} if prefs["single_keys"] else {"single": False}) or None


def _project(request: HttpRequest) -> Any:
    mine = projects_of(request.user)
    last = request.session.get(LAST)
    return (mine.filter(pk=last).first() if last else None) or mine.order_by("pk").first()


def _places(request: HttpRequest) -> list[dict[str, Any]]:
    last = request.session.get(LAST)
    seats = seats_of(request.user).filter(project=last or 0, role__in=policy.holders("adjudicate"))  # asked anew: who has left has none
    waits = Claim.objects.filter(project__in=seats.values("project"), state=ClaimState.DISPUTED)
    return places(request, waits.count() if last else 0)


def waiting(by: Access) -> Subquery | Value:
    """How many claims wait for the reader as an adjudicator, for a page that reads it with what else it reads."""
    if not by.may("adjudicate"):
        return Value(0, output_field=IntegerField())
    return counted(Claim.objects.filter(project_id=by.project.pk, state=ClaimState.DISPUTED))


def places(request: HttpRequest, waiting: int) -> list[dict[str, Any]]:
    """The rail, with what waits."""
    shown = (
        ("queue", _("My queue"), "/", 0),
        ("articles", _("Articles"), "/articles", 0),
        ("claims", _("Claims"), "/claims", 0),
        ("adjudicate", _("Adjudicate"), "/adjudicate", waiting),
        ("sources", _("Sources and speakers"), "/sources", 0),
        ("dashboard", _("Dashboard"), "/dashboard", 0),
        ("exports", _("Exports"), "/exports", 0),
        ("projects", _("Projects"), "/projects", 0),
    )
    return [_place(request, *place) for place in shown]


def _foot(request: HttpRequest) -> list[dict[str, Any]]:
    return [_place(request, "settings", _("Settings"), "/settings", 0)]


def _place(request: HttpRequest, key: str, label: str, url: str, count: int) -> dict[str, Any]:
    path = "/adjudicate" if request.path.endswith("/adjudicate") else request.path
    here = path == url or (url != "/" and path.startswith(f"{url}/"))
    return {"key": key, "label": label, "url": url, "icon": key, "count": count, "current": here}
