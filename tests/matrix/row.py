"""What a row of the table says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

RANKS = ("viewer", "annotator", "reviewer", "adjudicator", "manager")
OUTSIDE = ("outsider", "staff")
ACTORS = ("anonymous", "outsider", *RANKS, "staff")
ABSENT = 4_611_686_018_427_387_904


@dataclass(frozen=True, slots=True)
class Id:
    """The id (or key) of a thing of the project in a body, form or query: to be tried with a foreign and an absent one."""

    thing: str
    attr: str = "pk"
    absent: Any = ABSENT
    text: bool = False
    refused: tuple[int, str] = (400, "unknown_reference")


@dataclass(frozen=True, slots=True)
class Its:
    """A plain value of a thing: an ETag, a hash, an offset."""

    thing: str
    attr: str


@dataclass(frozen=True, slots=True)
class Row:
    """One route × method: who may, and the one sound request that whoever may is answered 2xx or 3xx."""

    method: str
    route: str
    may: str = "viewer"  # the least role; "anybody": every signed-in person, and the answer holds nothing foreign; "public": all
    at: Mapping[str, str] = field(default_factory=dict)  # which thing an id of the address names, if not the one called like it
    match: Its | None = None  # whose tag is sent
    send: Any = None  # the body, or the form's fields
    query: Mapping[str, Any] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()  # roles for which the address names nothing
    refused: frozenset[str] = frozenset()  # roles above the least one that may not either
    prepared: str = ""  # what each actor has done just before (tests/matrix/preparations.py)
    page: bool = False  # a list with a cursor
    upload: tuple[str, bytes] | None = None  # a file: the request is multipart

    @property
    def api(self) -> bool:
        """For programs, in JSON."""
        return self.route.startswith("api/")

    @property
    def inside(self) -> bool:
        """Whether the address says which project it is about."""
        return ("<" in self.route and self.may not in {"anybody", "public"}) or "project" in self.query

    def allows(self, actor: str) -> bool:
        """Whether this actor may, in their own project."""
        if self.may in {"anybody", "public"}:
            return actor != "anonymous" or self.may == "public"
        if actor not in RANKS or actor in self.absent or actor in self.refused:
            return False
        return RANKS.index(actor) >= RANKS.index(self.may)

    def __str__(self) -> str:
        return f"{self.method} /{self.route}"
