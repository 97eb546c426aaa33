"""What a person may set for themselves, by a closed schema: nothing else is ever stored (RELIABILITY AU-09)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from annotations.errors import FieldError, Invalid
from workbench import keymaps

THEMES = ("system", "light", "dark")
DENSITIES = ("comfortable", "compact")
SIZES = ("15", "16", "16.5", "17", "18", "19", "20", "21", "22")
FONTS = ("serif", "sans")
ANNOUNCEMENTS = ("normal", "fewer")
HINTS = ("verdict", "tour")
"""Notes that are shown until somebody has seen them."""
STEPS = ("", "1", "2", "3", "4", "5")
"""Where in the guided tour somebody is; empty: not on it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: what it is while nobody has chosen, and what is wrong with a value, or nothing."""

    default: Any
    fault: Callable[[Any], str]


def _one_of(*values: Any) -> Callable[[Any], str]:
    def fault(value: Any) -> str:
        known = any(value == one and type(value) is type(one) for one in values)
        return "" if known else _("Choose one of the values offered.")

    return fault


def _some_of(*values: str) -> Callable[[Any], str]:
    def fault(value: Any) -> str:
        known = isinstance(value, list) and len(value) <= len(values) and all(one in values for one in value)
        return "" if known else _("Choose among the values offered.")

    return fault


def _a_language(value: Any) -> str:
    return _one_of("auto", *dict(settings.LANGUAGES))(value)


SCHEMA: dict[str, Setting] = {
    "theme": Setting("system", _one_of(*THEMES)),
    "density": Setting("comfortable", _one_of(*DENSITIES)),
    "reading_size": Setting("16.5", _one_of(*SIZES)),
    "reading_font": Setting("serif", _one_of(*FONTS)),
    "span_ends": Setting(False, _one_of(True, False)),
    "announcements": Setting("normal", _one_of(*ANNOUNCEMENTS)),
    "single_keys": Setting(True, _one_of(True, False)),
    "keys": Setting({}, keymaps.fault),
    "language": Setting("auto", _a_language),
    "seen": Setting([], _some_of(*HINTS)),
    "tour": Setting("", _one_of(*STEPS)),
}


def of(user: Any) -> dict[str, Any]:
    """Every setting of a person; what was never chosen, or is offered no more, is the default."""
    kept = user.preferences
    return {name: kept[name] if name in kept and not one.fault(kept[name]) else one.default for name, one in SCHEMA.items()}


def checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The same settings, or Invalid with every name that is unknown and every value that is not offered."""
    errors = tuple(fault for name, value in wanted.items() if (fault := _fault(name, value)) is not None)
    if errors:
        raise Invalid(errors[0].message, errors=errors)
    return dict(wanted)


def _fault(name: str, value: Any) -> FieldError | None:
    if name not in SCHEMA:
        return FieldError(name[:100], "unknown_field", _("There is no such setting."))
    message = SCHEMA[name].fault(value)
    return FieldError(name, "unknown_value", message) if message else None


@transaction.atomic
def keep(user: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Store settings beside those not named; what those that changed were before. The row is locked: two windows lose nothing."""
    new = checked(wanted)
    row = user.__class__.objects.select_for_update(no_key=True).get(pk=user.pk)
    before = of(row)
    kept = {name: value for name, value in row.preferences.items() if name in SCHEMA} | new
    if kept != row.preferences:
        row.preferences = kept
        row.save(update_fields=["preferences"])
    user.preferences = kept
    return {name: before[name] for name, value in new.items() if before[name] != value}


def note_read(user: Any, hint: str) -> None:
    """A note of the desk was read, or what it is about was done: it is not shown again."""
    read = of(user)["seen"]
    if hint not in read:
        keep(user, {"seen": sorted({*read, hint})})
