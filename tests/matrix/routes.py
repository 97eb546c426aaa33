"""Every route of the URLconf with the methods it takes, as the code itself says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")
UNSAID = ("GET", "POST")  # a plain function without a decorator takes anything; these two are what it could mean
ADMIN = "admin/"


def routes() -> Iterator[tuple[str, str]]:
    """(method, route) of everything that answers; converters are left out of the ids: `claims/<claim_id>`."""
    for route, view in _walk(get_resolver().url_patterns, ""):
        for method in methods(view):
            yield method, route


def _walk(patterns: list[Any], before: str) -> Iterator[tuple[str, Any]]:
    for one in patterns:
        here = before + re.sub(r"<\w+:(\w+)>", r"<\1>", str(one.pattern))
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, here)
        elif isinstance(one, URLPattern):
            yield here, one.callback


def methods(view: Any) -> tuple[str, ...]:
    """What a view takes beside HEAD and OPTIONS: its handlers, else what its decorators allow."""
    made_of = getattr(view, "cls", None) or getattr(view, "view_class", None)
    if made_of is not None:
        return tuple(verb for verb in VERBS if verb.lower() in made_of.http_method_names and hasattr(made_of, verb.lower()))
    allowed = _decorated(view)
    return UNSAID if allowed is None else tuple(verb for verb in VERBS if verb in allowed)


def _decorated(view: Any) -> list[str] | None:
    """`require_http_methods` keeps its list in a closure; any wrapper around it has `__wrapped__`."""
    while view is not None:
        for name, cell in zip((getattr(view, "__code__", None) and view.__code__.co_freevars) or (), view.__closure__ or (), strict=False):
            if name == "request_method_list":
                return list(cell.cell_contents)
        view = getattr(view, "__wrapped__", None)
    return None
