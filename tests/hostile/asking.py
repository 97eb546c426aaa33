"""Rows of hostile requests: what is asked, the one answer, and the harmless request that differs in one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import orjson


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. `path` and header values may name {article}, {span}, {article_tag} and {span_tag}."""

    method: str
    path: str
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def saying(self, body: Any) -> Ask:
        """The same with another body."""
        return replace(self, body=body if isinstance(body, bytes) else orjson.dumps(body))

    def at(self, path: str) -> Ask:
        """The same at another address."""
        return replace(self, path=path)

    def by(self, method: str) -> Ask:
        """The same by another method."""
        return replace(self, method=method)

    def under(self, **headers: str) -> Ask:
        """The same with other headers; an empty one is left out."""
        return replace(self, headers={**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}})


@dataclass(frozen=True, slots=True)
class Row:
    """A hostile request, its answer, and its control, which succeeds."""

    case: str
    what: str
    ask: Ask
    status: int
    reason: str | None
    control: Ask
    blamed: str | None = None
    """The field that the first reason names; None: not looked at."""


def json(method: str, path: str, body: Any, **headers: str) -> Ask:
    """A request with a JSON body."""
    return Ask(method, path, orjson.dumps(body)).under(**headers)
