"""What a person may set for themselves, by a closed schema: nothing else is ever stored (RELIABILITY AU-09)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotations.errors import FieldError, Invalid

THEMES = ("system", "light", "dark")
SIZES = ("s", "m", "l", "xl")
LANGUAGES = ("auto", "en", "fr")
"""`auto`: what the browser asks for."""
SCHEMA: dict[str, tuple[Any, ...]] = {"theme": THEMES, "reading_size": SIZES, "single_keys": (True, False), "language": LANGUAGES}


def checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The same settings, or Invalid with every name that is unknown and every value that is not offered."""
    errors = tuple(_fault(name, value) for name, value in wanted.items() if not _offered(name, value))
    if errors:
        raise Invalid("Some settings are not known here.", errors=errors)
    return dict(wanted)


def _offered(name: str, value: Any) -> bool:
    return any(value == one and type(value) is type(one) for one in SCHEMA.get(name, ()))


def _fault(name: str, value: Any) -> FieldError:
    if name in SCHEMA:
        return FieldError(name, "unknown_value", "Choose one of the values offered.")
    return FieldError(name[:100], "unknown_field", "There is no such setting.")


def keep(user: Any, wanted: Mapping[str, Any]) -> bool:
    """Store settings beside those not named; whether anything changed."""
    merged = {name: value for name, value in user.preferences.items() if name in SCHEMA} | checked(wanted)
    if merged == user.preferences:
        return False
    user.preferences = merged
    user.save(update_fields=["preferences"])
    return True
