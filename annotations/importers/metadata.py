"""Metadata found in files: what a page, a document or a front matter says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from annotations.importers.decoding import Decoded
from annotations.importers.incoming import IncomingArticle, IncomingRole, Notice, Refusal
from annotations.importers.limits import MIB, Limits

PUBLISHED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z)?")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
URL = re.compile(r"https?://[^\s\x00-\x20]+", re.IGNORECASE)
_FIRST_YEAR = 1600
"""Before newspapers: a placeholder such as 0001-01-01."""
_BLANK = re.compile("[\\s\u200b\u2060\ufeff]*")
_UNFIT = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of itself; a thing it does not say, or says unusably, is None."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


def tidy(value: object, longest: int) -> str | None:
    """A found value as one line of at most `longest` characters, or None if nothing is left."""
    if not isinstance(value, str):
        return None
    line = " ".join(_UNFIT.sub(" ", value).split())
    return (line if len(line) <= longest else line[: longest - 1].rstrip() + "…") or None


def is_moment(value: str) -> bool:
    """Whether a text is a date, or a date and time in UTC, that the calendar has."""
    if not PUBLISHED.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def found_moment(value: object) -> str | None:
    """A date or time in ISO 8601 as files write it, in our form; a time without zone keeps its day only."""
    written = value.strip() if isinstance(value, str) else ""
    moment = _moment(written) or _moment(written[:10])
    if moment is None or moment.year < _FIRST_YEAR:
        return None
    if len(written) <= len("2031-03-03") or moment.tzinfo is None:
        return moment.date().isoformat()
    try:
        return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    except OverflowError:
        return None


def _moment(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def found_url(value: object, limits: Limits) -> str | None:
    """A web address as found, or None if it is none."""
    if not isinstance(value, str) or len(value.strip()) > limits.url_characters:
        return None
    return value.strip() if URL.fullmatch(value.strip()) else None


def found_language(value: object) -> str | None:
    """A language tag as found, or None if it is none."""
    tag = value.strip().replace("_", "-") if isinstance(value, str) else ""
    return tag if LANGUAGE.fullmatch(tag) else None


def article(  # noqa: PLR0913 -- one place where a file's parts meet
    decoded: Decoded,
    metadata: Metadata,
    *,
    limits: Limits,
    extractor: str,
    media_type: str,
    filename: str,
    original: bytes,
    warnings: tuple[Notice, ...] = (),
    pages: tuple[tuple[int, int], ...] = (),
    roles: tuple[IncomingRole, ...] = (),
) -> IncomingArticle:
    """Join text and metadata of a file that is one article, and hold the text to its size."""
    check_size(decoded.text, limits)
    return IncomingArticle(
        text=decoded.text,
        title=metadata.title,
        outlet=metadata.outlet,
        author=metadata.author,
        url=metadata.url,
        published=metadata.published,
        language=metadata.language,
        extractor=extractor,
        original=original,
        media_type=media_type,
        filename=filename,
        encoding=decoded.encoding,
        pages=pages,
        roles=roles,
        warnings=decoded.warnings + warnings,
    )


def check_size(text: str, limits: Limits) -> None:
    """`text.empty` without a visible character, `text.too_large` over the limit in UTF-8."""
    if _BLANK.fullmatch(text):
        raise Refusal("text.empty", "There is no text in it.")
    if len(text) > limits.text_bytes or len(text.encode()) > limits.text_bytes:
        size = len(text.encode())
        message = f"The text has {size / MIB:.1f} MiB, an article at most {limits.text_bytes / MIB:g}."
        raise Refusal("text.too_large", message, size=size, limit=limits.text_bytes)
