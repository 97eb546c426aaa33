"""The act log, as the database wrote it: nobody adds, changes or deletes here, the owner included."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from annotations.admin.console import Console
from annotations.models import Act, ActDraft, ActHead, Project


class ChainFilter(admin.SimpleListFilter):
    """By project; chain 0 is the installation's."""

    title = "chain"
    parameter_name = "chain"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The installation and every project."""
        named = Project.objects.order_by("name", "pk").values_list("pk", "name")
        return [("0", "the installation"), *((str(pk), name) for pk, name in named)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the chosen chain."""
        chosen = self.value()
        return queryset.filter(chain=int(chosen)) if chosen and chosen.isdecimal() and len(chosen) < 19 else queryset


@admin.register(Act)
class ActConsole(Console):
    """Who did what to what, when."""

    list_display = ("at", "chain", "seq", "actor", "verb", "object")
    list_display_links = ("seq",)
    list_filter = (ChainFilter,)
    search_fields = ("=object", "=actor", "^verb")
    search_help_text = "An object (claim:7), an actor (user:3, machine) or how a verb begins (verdict)."
    ordering = ("-id",)
    deferred = ("line",)
    fields = ("chain", "seq", "at", "actor", "verb", "object", "payload", "line", "prev", "hash")


@admin.register(ActHead)
class ActHeadConsole(Console):
    """The end of each chain."""

    list_display = ("chain", "seq", "hash")
    ordering = ("chain",)


@admin.register(ActDraft)
class ActDraftConsole(Console):
    """Empty between transactions; a row here that stays is something for the doctor."""

    list_display = ("chain", "actor", "verb", "object")
    ordering = ("id",)
