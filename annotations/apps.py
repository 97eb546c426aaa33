"""The room of the text."""

from __future__ import annotations

from django.apps import AppConfig


class AnnotationsConfig(AppConfig):
    """The corpus, where the words lie, what was marked, what is due."""

    name = "annotations"
    verbose_name = "Texts and marks"

    def ready(self) -> None:
        """Connect the listeners, and teach how acts are taken back."""
        from annotations import receivers  # noqa: F401, PLC0415  needs the app registry
        from annotations.services import inverses  # noqa: PLC0415  so do they

        inverses.install()
