"""The keys as the settings show them: the table by scope with one's own keys in it, and the ready-made choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.access import Access
from annotations.errors import Invalid
from claims import access
from claims.models import Axis
from workbench import keymaps, keytable
from workbench.language.words import rating_name

TITLES = {
    "everywhere": gettext_lazy("Everywhere"),
    "queue": gettext_lazy("My queue"),
    "lists": gettext_lazy("Lists"),
    "suggestion": gettext_lazy("A suggestion in hand"),
    "edges": gettext_lazy("While adjusting edges"),
    "verdict": gettext_lazy("A claim in hand"),
    "text": gettext_lazy("The text"),
    "mark": gettext_lazy("Mark mode"),
    "article": gettext_lazy("The article"),
    "claim-page": gettext_lazy("Claim page"),
    "adjudicate": gettext_lazy("Adjudication"),
    "merge": gettext_lazy("Merging two reviews"),
    "compare": gettext_lazy("Comparing articles"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """How the page is shown this time: the action being changed, what was typed for it, what was refused and why, what was done."""

    edit: str = ""
    typed: str | None = None
    refused: Mapping[str, str] = field(default_factory=dict)
    said: str = ""


def preset(name: str) -> dict[str, list[str]]:
    """The keys of a ready-made choice; none for our own."""
    if not name:
        return {}
    if name not in keymaps.PRESETS:
        raise Invalid(_("There is no such preset."), field="preset", reason="unknown_value")
    return {one: list(held) for one, held in keymaps.PRESETS[name]["keys"].items()}


def presets(prefs: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The ready-made choices, and which of them is in force."""
    ours = {"key": "", "name": _("As we ship them"), "about": _("The keys of this workbench."), "current": not prefs["keys"]}
    return [ours, *({"key": key, **one, "current": prefs["keys"] == one["keys"]} for key, one in keymaps.PRESETS.items())]


def groups(by: Access | None, prefs: Mapping[str, Any], shown: Shown) -> list[dict[str, Any]]:
    """Every action under its heading, each once, with its keys, whether they are one's own, and whether it is being changed."""
    named, seen, found = _scales(by), set[str](), []
    for scope, rows in groupby(keytable.with_own(prefs["keys"]), key=lambda key: key.scope):
        fresh = [key for key in rows if key.name not in seen]
        seen |= {key.name for key in fresh}
        items = [_row(key, prefs, shown) | {"label": named.get(key.name, "")} for key in fresh]
        if items:
            found.append({"scope": scope, "title": TITLES.get(scope, scope), "rows": items})
    return found


def _row(key: keytable.Key, prefs: Mapping[str, Any], shown: Shown) -> dict[str, Any]:
    open_ = key.name == shown.edit
    return {
        "name": key.name, "words": _(key.words), "keys": [one.split(" ") for one in key.keys],
        "field": shown.typed if open_ and shown.typed is not None else ", ".join(key.keys), "own": key.name in prefs["keys"],
        "fixed": key.name in keytable.FIXED, "open": open_, "error": shown.refused.get(key.name, ""),
    }  # fmt: skip


def _scales(by: Access | None) -> dict[str, str]:
    """What the numbered actions choose in the project one is in: “Supported” for the first of veracity."""
    names: dict[str, str] = {}
    if by is None:
        return names
    for axis in Axis:
        for n, label in enumerate(access.scale_labels(by, axis), 1):
            names[f"{axis.value}-{n}"] = rating_name(label.name)
            if axis is Axis.VERACITY:
                names[f"merged-{n}"] = rating_name(label.name)
    return names
