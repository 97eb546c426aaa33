"""People and API tokens in the console."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from annotations.admin.console import Console
from annotations.admin.verbs import Verb
from workbench.models import ApiToken, User
from workbench.people import PLAIN, POWERS, change_person, givable, invite, let_in, revoke_token, welcome_path


@admin.register(User)
class UserConsole(Console):
    """People are invited by a link that works once, and deactivated, never deleted. No password is ever typed here."""

    list_display = ("username", "display_name", "email", "is_active", "is_staff", "is_superuser", "last_login", "date_joined")
    list_filter = ("is_active", "is_staff", "is_superuser")
    search_fields = ("username", "display_name", "email")
    ordering = ("username",)
    date_hierarchy = "date_joined"
    added = (*PLAIN, "is_staff", "is_superuser", "user_permissions")
    editable = (*PLAIN, *POWERS)
    fields = (*PLAIN, *POWERS, "last_login", "date_joined")
    filter_horizontal = ("user_permissions",)
    verbs = (Verb("link", "New sign-in link", lambda by, row: let_in(actor=by.user, person=row), fits=lambda row: row.is_active),)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Powers are a superuser's to give."""
        return [name for name in super().get_fields(request, obj) if obj is not None or request.user.is_superuser or name not in POWERS]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Powers are a superuser's to give."""
        asked = self.get_fields(request, obj)
        closed = () if request.user.is_superuser else POWERS
        return [name for name in asked if name in closed or name not in (self.added if obj is None else self.editable)]

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Permissions of our own tables."""
        return super().formfield_for_manytomany(db_field, request, **{**kwargs, "queryset": givable()})

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who has powers is looked after by superusers."""
        mighty = obj is not None and (obj.is_staff or obj.is_superuser)
        return super().has_change_permission(request, obj) and (request.user.is_superuser or not mighty)

    def seat(self, request: HttpRequest, row: Any) -> Any:
        """People belong to no project."""
        return Hand(request.user)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """A link is for one person: no lists of them."""
        return {}

    def add(self, request: HttpRequest, given: dict[str, Any]) -> User:
        """Invite."""
        actor: Any = request.user
        return invite(actor=actor, **given)

    def change(self, by: Any, row: User, given: dict[str, Any]) -> User:
        """Names and powers."""
        return change_person(actor=by.user, person=row, **given)

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        """The link, on this page and never again."""
        return self.invitation(request, obj, welcome_path(obj))

    def press(self, request: HttpRequest, verb: Verb, row: Any) -> HttpResponse:
        """The link, on this page and never again."""
        actor: Any = request.user
        return self.invitation(request, row, let_in(actor=actor, person=row))

    def invitation(self, request: HttpRequest, person: User, path: str) -> HttpResponse:
        """Shown once: nothing keeps it but the reader."""
        context = {
            **self.admin_site.each_context(request), "title": "Sign-in link", "person": person, "opts": self.opts,
            "link": request.build_absolute_uri(path),
        }  # fmt: skip
        response = TemplateResponse(request, "admin/invitation.html", context)
        response["Cache-Control"] = "no-store"
        return response


class Hand:
    """Who acts, where there is no project to act in."""

    def __init__(self, user: Any) -> None:
        self.user = user


@admin.register(ApiToken)
class ApiTokenConsole(Console):
    """Keys of programs: their beginning, never the whole; made by their owners, taken away here or there."""

    list_display = ("beginning", "name", "user", "project", "read_only", "created", "expiry")
    list_filter = ("read_only", "project")
    search_fields = ("name", "user__username", "^token_key")
    ordering = ("-created",)
    date_hierarchy = "created"
    fields = ("beginning", "name", "user", "project", "read_only", "created", "expiry")
    related = ("user", "project")
    verbs = (Verb("revoke", "Revoke", lambda by, row: revoke_token(actor=by.user, token=row), "delete"),)

    @admin.display(description="begins with")
    def beginning(self, row: ApiToken) -> str:
        """Six characters, as in the log."""
        return f"wb_{row.token_key.removeprefix('wb_')[:6]}…"

    def seat(self, request: HttpRequest, row: Any) -> Any:
        """Tokens belong to people."""
        return Hand(request.user)
