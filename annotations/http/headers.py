"""`If-Match` and `Idempotency-Key` as they may be written; all else is 400 `bad_header` (L8, L9)."""

from __future__ import annotations

import re

from annotations.errors import BadHeader, PreconditionRequired

_TAG = r'"[\x21\x23-\x7e\x80-\xff]*"'
_TAGS = re.compile(rf"\s*{_TAG}(?:\s*,\s*{_TAG})*\s*")
_KEY = re.compile(r"[\x21-\x7e]{1,255}")
LONGEST = 4_096


def entity_tags(value: str, *, name: str = "If-Match") -> tuple[str, ...]:
    """The strong, quoted tags of an `If-Match`, quotes kept; `*`, weak and unquoted ones are refused."""
    if len(value) > LONGEST or not _TAGS.fullmatch(value):
        raise BadHeader(
            f'{name} must hold strong, quoted tags as the ETag header gave them, for example "7-3".',
            field=name,
            reason="bad_header",
        )
    return tuple(re.findall(_TAG, value))


def wanted_tags(value: str | None, *, name: str = "If-Match") -> tuple[str, ...]:
    """The same where law L8 demands a tag: missing is 428."""
    if value is None:
        raise PreconditionRequired(f"Send {name} with the object's ETag.")
    return entity_tags(value, name=name)


def idempotency_key(value: str | None, *, name: str = "Idempotency-Key") -> str | None:
    """The key, or None when none was sent."""
    if value is None:
        return None
    if not _KEY.fullmatch(value):
        raise BadHeader(f"{name} must be 1 to 255 visible ASCII characters.", field=name, reason="bad_header")
    return value
