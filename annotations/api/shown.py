"""How values are written in answers, and the words several resources take."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from rest_framework.exceptions import ValidationError

from annotations.http import fields
from annotations.http.reasons import Reason
from annotations.importers.metadata import LANGUAGE, URL, is_moment

_PARTIAL_DAY = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")


def moment(value: datetime | None) -> str | None:
    """UTC with `Z`; the connection gives UTC already."""
    return None if value is None else value.isoformat(timespec="microseconds").replace("+00:00", "Z")


class Published(fields.Text):
    """A date as far as it is known: `2023`, `2023-02`, `2023-02-22`, or with a time in UTC."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=32, allow_blank=True, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        """The date; years begin at 1."""
        value = super().to_internal_value(data)
        if value and (value.startswith("0000") or not (_PARTIAL_DAY.fullmatch(value) or is_moment(value))):
            raise ValidationError("Write 2023, 2023-02, 2023-02-22 or 2023-02-22T10:30:00Z.", code=Reason("date"))
        return value


class Address(fields.Text):
    """A web address, as data: nothing is fetched."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=2_048, allow_blank=True, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        """The address."""
        value = super().to_internal_value(data)
        if value and not URL.fullmatch(value):
            raise ValidationError("Write an address that begins with http:// or https://.", code=Reason("url"))
        return value


class Language(fields.Text):
    """A language tag: `en`, `hy`, `pt-BR`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=35, allow_blank=True, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        """The tag."""
        value = super().to_internal_value(data)
        if value and not LANGUAGE.fullmatch(value):
            raise ValidationError("Write a language tag such as en or pt-BR.", code=Reason("language"))
        return value
