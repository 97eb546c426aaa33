"""Who may enter: people, and the tokens their programs carry."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from knox.models import AbstractAuthToken


class User(AbstractUser):  # type: ignore[django-manager-missing]  # knox's tokens come in by an untyped base
    """A person. Never deleted, only deactivated: what they judged stays theirs."""

    first_name = None  # type: ignore[assignment]  # one name, as people write it
    last_name = None  # type: ignore[assignment]
    display_name = models.CharField(max_length=150, blank=True, default="")
    preferences = models.JSONField(default=dict, blank=True)
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """What colleagues read."""
        return self.display_name or self.username

    @property
    def initials(self) -> str:
        """Two letters for the avatar."""
        words = self.shown_name.split()
        return ("".join(word[0] for word in words[:2]) or "?").upper()

    def get_full_name(self) -> str:
        """Django's name for it."""
        return self.shown_name

    def get_short_name(self) -> str:
        """Django's name for it."""
        return self.shown_name


class ApiToken(AbstractAuthToken):
    """A program's key: stored hashed, shown once; bound to one project if its owner wishes, read-only if so made."""

    name: models.CharField[str, str] = models.CharField(max_length=100, blank=True, default="")
    project: models.ForeignKey[Any, Any] = models.ForeignKey("annotations.Project", models.CASCADE, null=True, blank=True, related_name="+")
    read_only: models.BooleanField[bool, bool] = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name or f"{self.token_key[:9]}…"
