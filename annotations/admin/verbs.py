"""What the console may do to rows beside editing them: one service each, as list action and as button on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from annotations.access import Access

MOST = 200  # rows one action takes at a time


def always(_row: Any) -> bool:
    """The verb fits every row."""
    return True


@dataclass(frozen=True, slots=True)
class Verb:
    """One service of one row. `permission` is Django's for the model; `fits` says when the button is shown."""

    name: str
    label: str
    do: Callable[[Access, Any], object]
    permission: str = "change"
    fits: Callable[[Any], bool] = always
