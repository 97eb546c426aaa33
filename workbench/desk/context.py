"""What the frame of every screen shows: theme, navigation, the project one is in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame's values; no look at the database for someone who has not signed in."""
    user = getattr(request, "user", None)
    preferences = user.preferences if user is not None and user.is_authenticated else {}
    return {"theme": preferences.get("theme", ""), "nav": [], "foot_nav": [], "project": None}
