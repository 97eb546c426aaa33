"""The admin console's site: our name, our colours, and a way back to the desk."""

from __future__ import annotations

from django.contrib.admin import AdminSite


class ConsoleSite(AdminSite):
    """Django's admin; every write in it goes through the same services as the desk's."""

    site_header = "Workbench console"
    site_title = "Workbench console"
    index_title = "Everything, as it is stored"
    site_url = "/"
