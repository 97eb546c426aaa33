"""Projects with their people and labels."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib import admin
from django.http import HttpRequest

from annotations.access import Access, enter_as_console
from annotations.admin.console import Console
from annotations.admin.verbs import Verb
from annotations.models import Label, Lesson, LexiconEntry, Membership, Project
from annotations.services.labels import add_label, change_label
from annotations.services.lexicon import CHANGEABLE, add_entry, change_entry, remove_entry
from annotations.services.members import add_member, change_role, remove_member
from annotations.services.projects import RULES, configure_project, create_project


@admin.register(Project)
class ProjectConsole(Console):
    """Whoever opens one here becomes its manager, as in the desk."""

    list_display = ("name", "language", "reviews_per_claim", "blind", "highlights", "public_pages", "created_at")
    list_filter = ("blind", "public_pages", "highlights", "language")
    search_fields = ("name", "publisher_name")
    ordering = ("name", "id")
    date_hierarchy = "created_at"
    editable = added = RULES
    hidden = ("salt",)
    related = ("created_by",)

    def desk(self, row: Project) -> str:
        """Its articles."""
        return f"/articles?project={row.pk}"

    def add(self, request: HttpRequest, given: dict[str, Any]) -> Project:
        """Open a project."""
        return create_project(actor=request.user, **given).project

    def change(self, by: Access, row: Project, given: dict[str, Any]) -> Project:
        """Change its rules."""
        return configure_project(by=by, **given)


@admin.register(Membership)
class MembershipConsole(Console):
    """Who works where; the last manager stays."""

    list_display = ("user", "project", "role", "created_at")
    list_filter = ("role", "project")
    search_fields = ("user__username", "user__display_name", "project__name")
    autocomplete_fields = ("project", "user")
    ordering = ("project", "user")
    editable = ("role",)
    added = ("project", "user", "role")
    related = ("user", "project", "created_by")
    verbs = (Verb("remove", "Take out of the project", lambda by, row: remove_member(by=by, member=row), "delete"),)

    def add(self, request: HttpRequest, given: dict[str, Any]) -> Membership:
        """Bring a person in."""
        by = enter_as_console(request.user, given["project"])
        return add_member(by=by, user=given["user"], role=given["role"])

    def change(self, by: Access, row: Membership, given: dict[str, Any]) -> Membership:
        """Give another role."""
        return change_role(by=by, member=row, role=given.get("role", row.role))


@admin.register(Label)
class LabelConsole(Console):
    """The label sets. Keys never change: files refer to them."""

    list_display = ("name", "key", "kind", "project", "position", "retired")
    list_filter = ("kind", "retired", "project")
    search_fields = ("name", "key")
    autocomplete_fields = ("project",)
    ordering = ("project", "position", "id")
    editable = ("name", "position", "retired")
    added = ("project", "key", "name", "kind")
    related = ("project", "created_by")

    def add(self, request: HttpRequest, given: dict[str, Any]) -> Label:
        """At the end of the set."""
        project = given.pop("project")
        return add_label(by=enter_as_console(request.user, project), **given)

    def change(self, by: Access, row: Label, given: dict[str, Any]) -> Label:
        """Rename, reorder or retire."""
        return change_label(by=by, label=row, **given)


@admin.register(Lesson)
class LessonConsole(Console):
    """What decisions taught the ranking of suggestions; learnt and forgotten in the desk."""

    list_display = ("__str__", "project", "used", "forgotten", "accepted", "rejected", "before", "after", "created_at")
    list_filter = ("used", "forgotten", "project")
    search_fields = ("project__name",)
    ordering = ("project", "-number")
    related = ("project", "created_by")

    def desk(self, row: Lesson) -> str:
        """What it moved."""
        return f"/projects/{row.project_id}/ranking"


@admin.register(LexiconEntry)
class LexiconConsole(Console):
    """What desks made of the lexicon of loaded wording. Terms never change; taking one out brings its default back."""

    list_display = ("term", "gloss", "language", "off", "project", "created_by")
    list_filter = ("off", "language", "project")
    search_fields = ("term", "gloss", "note")
    autocomplete_fields = ("project",)
    ordering = ("project", "key")
    editable = CHANGEABLE
    added = ("project", "term", *CHANGEABLE)
    related = ("project", "created_by")
    verbs = (Verb("remove", "Take out of the lexicon", lambda by, row: remove_entry(by=by, entry=row), "delete"),)

    def desk(self, row: LexiconEntry) -> str:
        """Its place in the list."""
        return f"/projects/{row.project_id}/lexicon?q={quote(row.term)}"

    def add(self, request: HttpRequest, given: dict[str, Any]) -> LexiconEntry:
        """A new one, or in a default's place."""
        project = given.pop("project")
        return add_entry(by=enter_as_console(request.user, project), **given)

    def change(self, by: Access, row: LexiconEntry, given: dict[str, Any]) -> LexiconEntry:
        """Another gloss, other forms, on or off."""
        return change_entry(by=by, entry=row, **given)
