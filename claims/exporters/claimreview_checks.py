"""What a reader of ClaimReview would stumble over: checked on the record itself, so that a preview and a file are held to one rule.

After Google's ClaimReview guidelines and schema.org: `claimReviewed`, `url` and `reviewRating` are required, the author
is named, dates are ISO 8601, and a `ratingValue` lies between its worst and best.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

AGGREGATORS_SHOW = 75
REQUIRED = ("@context", "@type", "url", "claimReviewed", "datePublished", "author", "reviewRating", "itemReviewed")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `error` makes the record invalid, `note` is worth knowing, `fine` is as it should be."""

    level: str
    code: str
    of: str = ""
    n: int = 0


def findings(record: Mapping[str, Any]) -> list[Finding]:
    """Everything that is wrong with a record, then what a reader should know, then what holds."""
    wrong = [*_missing(record), *_addresses(record), *_dates(record), *_bounds(record)]
    found = wrong or [Finding("fine", "required")]
    claims = claims_of(record)
    found.append(Finding("fine", "speakers", n=len(claims)) if len(claims) > 1 else Finding("fine", "one_claim"))
    rated = "ratingValue" in record.get("reviewRating", {})
    found.append(Finding("fine", "ordered" if rated else "unordered", of=str(record.get("reviewRating", {}).get("alternateName", ""))))
    if any("datePublished" not in place for claim in claims for place in claim.get("appearance", [])):
        found.append(Finding("note", "undated"))
    length = len(str(record.get("claimReviewed", "")))
    if length > AGGREGATORS_SHOW:
        found.append(Finding("note", "long", n=length))
    return found


def claims_of(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The claims reviewed: one, or one a speaker."""
    item = record.get("itemReviewed") or []
    return [item] if isinstance(item, Mapping) else list(item)


def _missing(record: Mapping[str, Any]) -> Iterator[Finding]:
    yield from (Finding("error", "missing", of=name) for name in REQUIRED if not record.get(name))
    if record.get("author") and not record["author"].get("name"):
        yield Finding("error", "missing", of="author.name")
    if record.get("reviewRating") and not record["reviewRating"].get("alternateName"):
        yield Finding("error", "missing", of="reviewRating.alternateName")


def _addresses(record: Mapping[str, Any]) -> Iterator[Finding]:
    parts = urlsplit(str(record.get("url", "")))
    if record.get("url") and (parts.scheme not in {"http", "https"} or not parts.netloc):
        yield Finding("error", "address", of="url")


def _dates(record: Mapping[str, Any]) -> Iterator[Finding]:
    for path, value in _named(record, "date"):
        try:
            date.fromisoformat(str(value)[:10])
        except ValueError:
            yield Finding("error", "date", of=path)


def _named(thing: Any, beginning: str, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(thing, Mapping):
        for name, value in thing.items():
            if name.startswith(beginning) and isinstance(value, str):
                yield path + name, value
            yield from _named(value, beginning, f"{path}{name}.")
    elif isinstance(thing, list | tuple):
        for one in thing:
            yield from _named(one, beginning, path)


def _bounds(record: Mapping[str, Any]) -> Iterator[Finding]:
    rating = record.get("reviewRating", {})
    value, worst, best = (rating.get(name) for name in ("ratingValue", "worstRating", "bestRating"))
    if value is not None and (worst is None or best is None or not worst <= value <= best):
        yield Finding("error", "bounds", of="ratingValue")
