"""Which project a list is about: `?project=`, else the one looked at last, else the first one is a member of."""

from __future__ import annotations

from django.http import HttpRequest

from annotations.access import Access, enter, projects_of
from annotations.errors import NotFound
from annotations.http.ids import id_in

LAST = "project"


def project_id_of(request: HttpRequest) -> int | None:
    """The id asked for or remembered; None for who has no project. A foreign one is absent."""
    asked = request.GET.get("project") or request.POST.get("project") or ""
    if asked:
        project_id = id_in(asked)
        if project_id is None:
            raise NotFound
        return project_id
    mine = projects_of(request.user)
    last = request.session.get(LAST)
    if last and mine.filter(pk=last).exists():
        return int(last)
    return mine.order_by("pk").values_list("pk", flat=True).first()


def seat_in_list(request: HttpRequest) -> Access | None:
    """The reader's seat in the project of this list; None for who has none."""
    project_id = project_id_of(request)
    if project_id is None:
        return None
    by = enter(request.user, project_id)
    remember(request, project_id)
    return by


def remember(request: HttpRequest, project_id: int) -> None:
    """The next list starts here."""
    if request.session.get(LAST) != project_id:
        request.session[LAST] = project_id
