"""The base of every page of the console: everything can be read, and what can be written goes through services.

A subclass names what may be edited (`editable`), what is asked for when something is added (`added`) and its
verbs. Nothing is deleted here: rooms take things out by verbs of their own, which can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from annotations.access import Access, enter_as_console
from annotations.admin.forms import ServiceForm
from annotations.admin.verbs import MOST, Verb
from annotations.errors import NotFound, WorkbenchError
from annotations.http.forms import VERSION, match
from annotations.models import Project
from annotations.undoing import one_step

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin


class Console(_ModelAdmin):
    """Read-only until a subclass says otherwise."""

    form = ServiceForm
    change_form_template = "admin/console_form.html"
    list_per_page = 50
    show_full_result_count = False
    editable: ClassVar[Sequence[str]] = ()
    added: ClassVar[Sequence[str]] = ()
    hidden: ClassVar[Sequence[str]] = ()
    verbs: ClassVar[Sequence[Verb]] = ()
    related: ClassVar[Sequence[str]] = ()
    deferred: ClassVar[Sequence[str]] = ()

    def add(self, request: HttpRequest, given: dict[str, Any]) -> Model:
        """Call the service that makes one."""
        raise NotImplementedError

    def change(self, by: Access, row: Any, given: dict[str, Any]) -> Model:
        """Call the service that changes one (`row` is locked and of the version the form showed)."""
        raise NotImplementedError

    def desk(self, row: Any) -> str | None:
        """Where the desk shows a row, if it does."""
        return None

    def seat(self, request: HttpRequest, row: Any) -> Access:
        """Whose hand it is, in the row's project."""
        return enter_as_console(request.user, row if isinstance(row, Project) else row.project)

    def write(self, request: HttpRequest, form: ServiceForm) -> Model:
        """What saving means."""
        if form.instance.pk is None:
            return self.add(request, form.cleaned_data)
        row = self.stored(request, form.instance.pk)
        return self.change(self.seat(request, row), row, form.given())

    def stored(self, request: HttpRequest, pk: int) -> Any:
        """The row under its lock, refused when the form was made from an older version (428, 412)."""
        row = self.get_queryset(request).select_for_update(no_key=True, of=("self",)).filter(pk=pk).first()
        if row is None:
            raise NotFound
        if hasattr(row, "etag"):
            match(request, row)
        return row

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Rows with what their names need, without texts of megabytes."""
        return super().get_queryset(request).select_related(*self.related).defer(*self.deferred)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is asked for, or everything there is."""
        if obj is None and self.added:
            return list(self.added)
        if self.fields:
            return list(self.fields)
        return [one.name for one in self.opts.concrete_fields if one.name not in {*self.hidden, *self.deferred}]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """All but what a service changes."""
        open_fields = self.editable if obj is not None else self.added
        return [name for name in self.get_fields(request, obj) if name not in open_fields]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What can be changed first, then all the rest as it is stored."""
        names, closed = self.get_fields(request, obj), set(self.get_readonly_fields(request, obj))
        opened = [name for name in names if name not in closed and self.has_change_permission(request, obj)] if obj is not None else names
        rest = [name for name in names if name not in opened]
        parts = ((None, {"fields": opened}), ("As it is stored" if opened else None, {"fields": rest}))
        return [part for part in parts if part[1]["fields"]]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        """Tell the form (a class of this request's own) whom to call."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.write = staticmethod(partial(self.write, request))
        return form

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Where a service makes them."""
        return bool(self.added) and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Where a service changes them."""
        return bool(self.editable) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: see the module."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As the person's permissions say; the right to change includes it."""
        return super().has_view_permission(request, obj) or self.holds(request, "change")

    def holds(self, request: HttpRequest, permission: str) -> bool:
        """Django's permission of this model, whether or not the form has anything to edit."""
        return bool(request.user.has_perm(f"{self.opts.app_label}.{permission}_{self.opts.model_name}"))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """The service has done it."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """The service has done it."""

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """The verbs this person may use."""
        return {verb.name: (_action(verb), verb.name, verb.label) for verb in self.verbs if self.holds(request, verb.permission)}

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> Any:
        """A verb's button, or Django's form; shown again with the status of what was refused."""
        chosen = next((verb for verb in self.verbs if verb.name == request.POST.get("_verb")), None)
        if chosen is not None and object_id is not None:
            return self._press(request, chosen, object_id)
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if request.method == "POST" and isinstance(response, TemplateResponse):
            shown = (response.context_data or {}).get("adminform")
            response.status_code = shown.form.status if shown else response.status_code
        return response

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> HttpResponse:
        """With the buttons that fit this row."""
        row = context.get("original")
        fitting = [verb for verb in self.verbs if row is not None and verb.fits(row) and self.holds(request, verb.permission)]
        shown = request.POST.get(VERSION) or getattr(row, "etag", "")  # a refused form keeps the version it was made from
        return super().render_change_form(request, {**context, "verbs": fitting, "shown_version": shown}, *args, **kwargs)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Where the desk shows it."""
        return self.desk(obj) if obj is not None else None

    def _press(self, request: HttpRequest, verb: Verb, object_id: str) -> HttpResponse:
        if not self.holds(request, verb.permission):
            raise PermissionDenied
        found = self.get_object(request, object_id)
        if found is None:
            raise NotFound
        with transaction.atomic():
            return self.press(request, verb, self.stored(request, found.pk))

    def press(self, request: HttpRequest, verb: Verb, row: Any) -> HttpResponse:
        """Do it, say so, and back to the row, or to the list when it is gone."""
        name = str(row)
        verb.do(self.seat(request, row), row)
        self.message_user(request, f"{verb.label}: {name}", messages.SUCCESS)
        here = self.model._base_manager.filter(pk=row.pk).exists()
        return HttpResponseRedirect(request.path if here else reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))


def _action(verb: Verb) -> Callable[[Console, HttpRequest, QuerySet[Any]], None]:
    """A verb over the rows that were ticked: each by itself, so that a refusal does not stop the others."""

    def act(console: Console, request: HttpRequest, rows: QuerySet[Any]) -> None:
        chosen = list(rows.order_by("pk")[: MOST + 1])
        done = 0
        with one_step():
            for row in chosen[:MOST]:
                try:
                    with transaction.atomic():
                        verb.do(console.seat(request, row), row)
                    done += 1
                except WorkbenchError as refused:
                    console.message_user(request, f"{row}: {refused.detail}", messages.ERROR)
        if done:
            console.message_user(request, f"{verb.label}: {done}", messages.SUCCESS)
        if len(chosen) > MOST:
            console.message_user(request, f"One action takes {MOST} rows at a time; choose the next.", messages.WARNING)

    return act
