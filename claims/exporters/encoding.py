"""Records as JSON bytes: no ASCII escapes, times with a Z, optional fields left out at their default."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import orjson

from claims.exporters.losses import LossReport

_FLAGS = orjson.OPT_UTC_Z | orjson.OPT_PASSTHROUGH_DATACLASS


_LAYOUTS: dict[type, tuple[tuple[str, ...], dict[str, Any]]] = {}


def _layout(kind: type) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The field names of a record type and its optional ones, looked up once."""
    if kind not in _LAYOUTS:
        _LAYOUTS[kind] = tuple(f.name for f in fields(kind)), dict(getattr(kind, "OPTIONAL", {}))
    return _LAYOUTS[kind]


def plain(record: Any) -> dict[str, Any]:
    """A record as a dict in the order of its fields; the encoder asks again for what is nested in it."""
    names, optional = _layout(type(record))
    said = {name: getattr(record, name) for name in names}
    for name, default in optional.items():
        if said[name] == default:
            del said[name]
    return said


def encode(value: Any) -> bytes:
    """A value, its nested records included."""
    return orjson.dumps(value, plain, _FLAGS)


def encode_line(value: Any) -> bytes:
    """The same with a line feed."""
    return orjson.dumps(value, plain, _FLAGS | orjson.OPT_APPEND_NEWLINE)


def record_line(record: Any) -> bytes:
    """A record as one line of a bundle: its type first."""
    return encode_line({"type": record.TYPE, **plain(record)})


def report_bytes(report: LossReport) -> bytes:
    """The file that lies beside an export as `<file>.loss.json`."""
    return orjson.dumps(report, plain, _FLAGS | orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def moment(when: datetime) -> str:
    """`2031-03-04T09:00:00Z`, the one way a time is written in every format."""
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def whole_date(known: str | None) -> str | None:
    """A date in the form linked formats take: a day, a moment in UTC, or none if less is known."""
    if not known or len(known) < len("2031-03-04"):
        return None
    try:
        if len(known) == len("2031-03-04"):
            return date.fromisoformat(known).isoformat()
        when = datetime.fromisoformat(known)
    except ValueError:
        return None
    return moment(when) if when.tzinfo else when.date().isoformat()


def day(when: datetime) -> str:
    """The day of a time, in UTC."""
    return when.astimezone(UTC).date().isoformat()
