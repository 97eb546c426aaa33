"""Ids in addresses: positive 64-bit integers in their one spelling; anything else is no such route. And other numbers that are sent."""

from __future__ import annotations

import re

from django.urls import register_converter
from django.urls.converters import get_converters

LARGEST = 2**63 - 1


class Positive:
    """`<positive:article_id>`: refuses 0, 007, +1, 1.0, other digits and what a bigint cannot hold."""

    regex = "[1-9][0-9]{0,18}"

    def to_python(self, value: str) -> int:
        """The id; ValueError makes it a 404."""
        number = int(value)
        if number > LARGEST:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        """The canonical spelling."""
        return str(int(value))


def id_in(value: str) -> int | None:
    """The id that a form's field holds, in the spelling of addresses; None for anything else."""
    if not re.fullmatch(Positive.regex, value) or int(value) > LARGEST:
        return None
    return int(value)


def number_in(value: str) -> int | None:
    """A count or place that a form's field or an address holds: from 0, in at most nine ASCII digits; None for anything else."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


if "positive" not in get_converters():
    register_converter(Positive, "positive")
