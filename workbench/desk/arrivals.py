"""Files on their way in, each with what the person who adds it says of it: facts, and passages set by hand."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from annotations.errors import Invalid
from annotations.importers import IncomingRole
from annotations.segmentation.layout.stated import BY_HAND
from workbench.desk.upload_cards import FACTS

_PASSAGE = re.compile(r"(\d{1,9})-(\d{1,9})-([01])", re.ASCII)
_CARD = re.compile(r"(\d{1,3})-name", re.ASCII)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that a person adds, with what they say of it."""

    name: str
    data: bytes
    media_type: str | None
    facts: Mapping[str, str] = field(default_factory=dict)
    roles: tuple[IncomingRole, ...] = ()


def carried(sent: QueryDict) -> list[Arrival]:
    """The files of a page without scripts, that it carries along."""
    found = []
    for pre in sorted({f"{card[1]}-" for name in sent if (card := _CARD.fullmatch(name))}):
        try:
            data = b64decode(sent.get(f"{pre}data", ""), validate=True)
        except (binascii.Error, ValueError) as error:
            raise Invalid("The file did not come along whole; choose it again.", field="file", reason="invalid") from error
        if data and sent.get(f"{pre}add"):
            found.append(arrival(sent, pre, sent.get(f"{pre}name", ""), data, sent.get(f"{pre}media_type") or None))
    return found


def arrival(sent: QueryDict, pre: str, name: str, data: bytes, media_type: str | None) -> Arrival:
    """One file with the fields of its card."""
    facts = {fact: sent.get(f"{pre}{fact}", "").strip() for fact in FACTS}
    return Arrival(name, data, media_type, facts, passages(sent, pre))


def passages(sent: QueryDict, pre: str = "") -> tuple[IncomingRole, ...]:
    """Passages that a person takes for something else than the layout did."""
    news = set(sent.getlist(f"{pre}news"))
    roles = []
    for guess in sent.getlist(f"{pre}guess")[:500]:
        found = _PASSAGE.fullmatch(guess)
        if found is None:
            continue
        start, end, out = int(found[1]), int(found[2]), found[3] == "1"
        taken_in = f"{start}-{end}" in news
        if taken_in == out:
            roles.append(IncomingRole(start, end, "body" if taken_in else "boilerplate", BY_HAND))
    return tuple(roles)
