"""The admin console's site: our name, our colours, and a way back to the desk."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse

from annotations.errors import Forbidden, Unauthenticated


class ConsoleSite(AdminSite):
    """Django's admin; every write in it goes through the same services as the desk's."""

    site_header = "Workbench console"
    site_title = "Workbench console"
    index_title = "Everything, as it is stored"
    site_url = "/"

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The desk's door is the only one: it counts wrong passwords (AU-02)."""
        if request.user.is_authenticated:
            raise Forbidden("The console is for staff.", reason="missing_right", needs="staff")
        raise Unauthenticated
