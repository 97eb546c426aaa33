"""A person's own keys: how they are written, which the browser keeps for itself, what two actions may not share, and presets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workbench import keytable

STROKE = re.compile(
    r"(?:G )?(?:(?:Ctrl\+)?(?:Shift\+)?(?:[A-Z]|\d|Enter|Home|End|Delete|Backspace|Arrow(?:Left|Right|Up|Down)|F(?:[1-9]|1[0-2]))"
    r"|(?:Shift\+)?[,.]|[?/=[\]])"
)
TAKEN = frozenset({"Ctrl+T", "Ctrl+W", "Ctrl+N", "Ctrl+Q", "Ctrl+Shift+T", "Ctrl+Shift+W", "Ctrl+Shift+N", "Ctrl+Shift+Q", "F1", "F5",
                   "F6", "F11", "F12", "Ctrl+R", "Ctrl+L", "Ctrl+P", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "Ctrl+F"})  # fmt: skip
"""The browser's own, or a text field's."""
MOST = 4

PRESETS: dict[str, dict[str, Any]] = {
    "prodigy": {
        "name": gettext_lazy("Close to Prodigy"),
        "about": gettext_lazy("A accepts, X rejects and Backspace takes back, as there. Space stays with the browser, so S still skips."),
        "keys": {"undo": ["Backspace", "Z", "Ctrl+Z"], "remove": ["Delete"], "save-next": ["Enter", "Ctrl+S"]},
    },
    "label-studio": {
        "name": gettext_lazy("Close to Label Studio"),
        "about": gettext_lazy("Ctrl and Enter saves and goes on, Backspace removes a mark, Ctrl+Z takes back. Ctrl+Shift+Enter finishes."),
        "keys": {
            "save-next": ["Ctrl+Enter"], "decide-next": ["Ctrl+Enter"], "finish": ["Ctrl+Shift+Enter"], "remove": ["Backspace"],
            "undo": ["Ctrl+Z"], "redo": ["Ctrl+Shift+Z"],
        },
    },
}  # fmt: skip


def read(typed: str) -> list[str]:
    """Keys out of a text field: a comma and a blank between two of them; `ctrl + k`, `g a` and `esc` as people write them."""
    written = [" ".join(one.split()) for one in re.split(r",\s+|\s+or\s+", typed.strip()) if one.strip()]
    return [_tidy(one) for one in written]


def _tidy(stroke: str) -> str:
    names = {"esc": "Escape", "del": "Delete", "return": "Enter", "left": "ArrowLeft", "right": "ArrowRight", "up": "ArrowUp",
             "down": "ArrowDown", "control": "Ctrl", "cmd": "Ctrl"}  # fmt: skip
    parts = [names.get(part.lower(), part) for part in re.split(r"\s*\+\s*", stroke)]
    parts = [part.upper() if len(part) == 1 or re.fullmatch(r"(?i)f\d{1,2}|g .", part) else part[:1].upper() + part[1:] for part in parts]
    return "+".join(sorted(parts[:-1], key=["Ctrl", "Shift"].index) + parts[-1:]) if set(parts[:-1]) <= {"Ctrl", "Shift"} else stroke


def fault(own: Any) -> str:
    """What is wrong with a person's own keys, in a sentence; nothing if all is well."""
    if not isinstance(own, dict) or not all(isinstance(keys, list) for keys in own.values()):
        return _("Keys are a list for each action.")
    for name, keys in own.items():
        if reason := _of_one(name, keys):
            return reason
    return clash(own)


def _of_one(name: str, keys: list[Any]) -> str:
    if name not in keytable.names():
        return _("There is no action “%(name)s”.") % {"name": str(name)[:60]}
    if name in keytable.FIXED:
        return _("Escape always closes the top layer; it cannot be changed.")
    if len(keys) > MOST:
        return _("Four keys for one action are enough.")
    return next((reason for key in keys if (reason := _of_stroke(key))), "")


def _of_stroke(stroke: Any) -> str:
    if not isinstance(stroke, str) or not STROKE.fullmatch(stroke):
        words = _("“%(key)s” is no key we know. Write a letter, a digit, or a name with Ctrl+ or Shift+ before it.")
        return words % {"key": str(stroke)[:30]}
    if stroke in TAKEN:
        return _("%(key)s belongs to the browser.") % {"key": stroke}
    return ""


def clash(own: Mapping[str, Iterable[str]]) -> str:
    """The first key that would mean two things on one page."""
    for stroke, one, other in keytable.clashes(own):
        mine, theirs = (one, other) if one.name in own else (other, one)
        if " " in "".join(k for k in theirs.keys if k.startswith(f"{stroke} ")):
            return _("%(key)s begins “%(action)s” and others; choose another key.") % {"key": stroke, "action": _(theirs.words)}
        return _("%(key)s is “%(action)s” already; “%(mine)s” cannot have it too.") % {
            "key": stroke, "action": _(theirs.words), "mine": _(mine.words),
        }  # fmt: skip
    return ""


def changed(own: Mapping[str, list[str]], name: str, keys: list[str]) -> dict[str, list[str]]:
    """One's own keys with another list for one action; the table's own list is not stored."""
    rest = {one: held for one, held in own.items() if one != name}
    return rest if keys == shipped(name) else {**rest, name: keys}


def shipped(name: str) -> list[str]:
    """The keys an action has in the table."""
    return next((list(key.keys) for key in keytable.table() if key.name == name), [])
