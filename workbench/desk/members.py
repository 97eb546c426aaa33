"""`/projects/<id>/members`: who works here, in which role, and what each role may do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.access import Access, enter, person
from annotations.errors import WorkbenchError
from annotations.http.forms import changes, match
from annotations.models import Membership, Role
from annotations.services.members import RANK, add_member, change_role, remove_member
from workbench.desk.account import see_other
from workbench.desk.dates import day
from workbench.desk.place import remember
from workbench.language.words import named


def role_name(role: str) -> str:
    """A role as people read it."""
    return named(Role(role))


def _does() -> dict[str, str]:
    return {
        Role.VIEWER: _("reads articles, claims and decided verdicts"),
        Role.ANNOTATOR: _("also uploads, marks, decides suggestions and words claims"),
        Role.REVIEWER: _("also attaches evidence, gives verdicts and exports"),
        Role.ADJUDICATOR: _("also sees submitted reviews, settles disputes, approves and publishes"),
        Role.MANAGER: _("also brings people in, assigns claims, deletes articles and sets the rules"),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def members(request: HttpRequest, project_id: int) -> HttpResponse:
    """The list, or one person more."""
    if request.method == "POST":
        return _added(request, project_id)
    return _page(request, enter(request.user, project_id))


@changes
def _added(request: HttpRequest, project_id: int) -> HttpResponse:
    by = enter(request.user, project_id)
    by.require("manage_members")
    typed = {name: request.POST.get(name, "").strip()[:150] for name in ("username", "role")}
    return _told(request, by, lambda: add_member(by=by, user=person(typed["username"]), role=typed["role"]), typed=typed)


@changes
def role_changed(request: HttpRequest, project_id: int, member_id: int) -> HttpResponse:
    """Another role, at most one's own, never for oneself."""
    by, member = _member(request, project_id, member_id)
    by.require("manage_members")
    match(request, member)
    return _told(request, by, lambda: change_role(by=by, member=member, role=request.POST.get("role", "")))


@changes
def removed(request: HttpRequest, project_id: int, member_id: int) -> HttpResponse:
    """Taken out, or leaving oneself; what was made stays."""
    by, member = _member(request, project_id, member_id)
    leaves = member.user_id == request.user.pk
    if not leaves:
        by.require("manage_members")
    match(request, member)
    return _told(request, by, lambda: remove_member(by=by, member=member), back="/projects" if leaves else "")


def _member(request: HttpRequest, project_id: int, member_id: int) -> tuple[Access, Membership]:
    by = enter(request.user, project_id)
    return by, by.locked(by.members(), member_id)


def _told(request: HttpRequest, by: Access, act: Callable[[], Any], *, typed: dict[str, str] | None = None, back: str = "") -> HttpResponse:
    """Back to the list; what is refused is said in its place."""
    try:
        act()
    except WorkbenchError as refusal:
        errors = {str(one.field or "form"): one.message for one in refusal.errors} or {"form": refusal.detail}
        return _page(request, by, typed=typed or {}, errors=errors, status=refusal.status)
    return see_other(back or f"/projects/{by.project.pk}/members")


def _page(request: HttpRequest, by: Access, *, status: int = 200, **context: Any) -> HttpResponse:
    remember(request, by.project.pk)
    does = _does()
    roles = [{"value": role.value, "name": role_name(role), "does": does[role]} for role in Role]
    shown = {
        "project": by.project, "members": [_row(by, member) for member in by.members().order_by("pk")], "roles": roles,
        "may_give": [role for role in roles if RANK[role["value"]] <= RANK[by.role]], "may_manage": by.may("manage_members"),
        "may_configure": by.may("configure"),
        "typed": {"role": Role.REVIEWER.value}, "errors": {},
    }  # fmt: skip
    return render(request, "desk/members.html", {**shown, **context}, status=status)


def _row(by: Access, member: Membership) -> dict[str, Any]:
    who = member.user
    return {
        "id": member.pk, "person": who, "username": who.get_username(), "role": member.role, "role_name": role_name(member.role),
        "since": day(member.created_at), "version": member.etag, "is_self": who.pk == by.user.pk,
    }  # fmt: skip
