"""The room of the judgement."""

from __future__ import annotations

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """What is asserted, on what evidence, with what verdict."""

    name = "claims"
    verbose_name = "Claims and verdicts"

    def ready(self) -> None:
        """Connect the listeners, and teach how acts are taken back."""
        from claims import receivers  # noqa: F401, PLC0415  needs the app registry
        from claims.services import inverses  # noqa: PLC0415  so do they

        inverses.install()
