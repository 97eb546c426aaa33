"""The room of the judgement."""

from __future__ import annotations

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """What is asserted, on what evidence, with what verdict."""

    name = "claims"
    verbose_name = "Claims and verdicts"

    def ready(self) -> None:
        """Connect the listeners."""
        from claims import receivers  # noqa: F401, PLC0415  needs the app registry
