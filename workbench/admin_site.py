"""The admin console's site: our name, our colours, and a way back to the desk."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from annotations.errors import Forbidden, Unauthenticated

ROOMS = ("annotations", "claims", "workbench")


class ConsoleSite(AdminSite):
    """Django's admin; every write in it goes through the same services as the desk's."""

    site_header = "Workbench console"
    site_title = "Workbench console"
    index_title = "Everything, as it is stored"
    site_url = "/"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")  # nothing is deleted behind the services' backs

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The desk's door is the only one: it counts wrong passwords (AU-02)."""
        if request.user.is_authenticated:
            raise Forbidden("The console is for staff.", reason="missing_right", needs="staff")
        raise Unauthenticated

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The rooms in the order of the work."""
        return sorted(super().get_app_list(request, app_label), key=lambda app: ROOMS.index(app["app_label"]))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002  Django's signature
        """Who is signed in and has no business here is told so at once, whatever they send."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def seen(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.user.is_authenticated and not self.has_permission(request):
                raise Forbidden("The console is for staff.", reason="missing_right", needs="staff")
            return guarded(request, *args, **kwargs)

        return seen

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The desk's page: one place to change a password."""
        return HttpResponseRedirect(reverse("password"))

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """The rooms' own tables; what other packages offer (groups: permissions are given to people, in one place) is left out."""
        models = model_or_iterable if isinstance(model_or_iterable, (list, tuple)) else [model_or_iterable]
        ours = [model for model in models if model._meta.app_label in ROOMS]
        if ours:
            super().register(ours, admin_class, **options)
