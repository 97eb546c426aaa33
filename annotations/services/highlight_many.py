"""Marking many places at once: all of them or none, and whoever is to blame is named by its index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from annotations.access import Access
from annotations.errors import Conflict, Invalid
from annotations.models import Edition, Label
from annotations.services.highlight import Bounds, Highlighted, highlight
from annotations.undoing import one_step


@dataclass(frozen=True, slots=True)
class Mark:
    """One place to mark, as `highlight` takes it."""

    label: Label
    fragments: Sequence[Bounds]
    quote: Sequence[str]
    text_sha256: str | None = None


@transaction.atomic
@one_step()
def highlight_many(*, by: Access, edition: Edition, marks: Sequence[Mark]) -> list[Highlighted]:
    """Mark them in the order given; the first that is refused undoes the others."""
    by.require("mark")
    made = []
    for index, mark in enumerate(marks):
        try:
            made.append(
                highlight(
                    by=by, edition=edition, label=mark.label, fragments=mark.fragments, quote=mark.quote, text_sha256=mark.text_sha256
                )
            )
        except (Invalid, Conflict) as refusal:
            places = tuple(
                replace(one, field=f"spans.{index}.{one.field}" if one.field else f"spans.{index}") for one in refusal.errors
            )
            raise type(refusal)(refusal.detail, errors=places) from refusal
    return made
