"""One row of a bulk file, JSONL or CSV, held strictly to its form (schema `article_bulk`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from annotations.importers.decoding import Decoded, lawful
from annotations.importers.incoming import IncomingArticle, IncomingSpan, Problem, Refusal
from annotations.importers.limits import Limits
from annotations.importers.metadata import LANGUAGE, URL, check_size, is_moment

FIELDS = ("external_id", "title", "text", "url", "author", "published", "language", "source")
_SPAN_FIELDS = frozenset({"start", "end", "label", "quote"})
_FORMS: Mapping[str, Callable[[str], object]] = {
    "url": URL.fullmatch,
    "published": is_moment,
    "language": LANGUAGE.fullmatch,
}
_UNFIT = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SHOWN = 80


def article_of_row(  # noqa: PLR0913 -- a row and where it stands
    row: Mapping[str, Any], *, line: int, limits: Limits, extractor: str, media_type: str, filename: str
) -> Iterator[IncomingArticle | Problem]:
    """The row's article, or every problem of the row: a file with one problem is refused whole."""
    problems = [problem for key in row for problem in _field(key, row[key], limits)]
    if "text" not in row:
        problems.append(Problem("field.missing", "The row has no text.", pointer="/text"))
    decoded = Decoded("", "utf-8")
    spans: tuple[IncomingSpan, ...] = ()
    if isinstance(row.get("text"), str):
        try:
            decoded = _text(row["text"], limits)
            spans = _spans(row, decoded, limits)
        except Refusal as refusal:
            problems.append(refusal.problem)
    if problems:
        yield from (_placed(problem, line) for problem in problems)
        return
    yield IncomingArticle(
        text=decoded.text,
        title=row.get("title"),
        outlet=row.get("source"),
        author=row.get("author"),
        url=row.get("url"),
        published=row.get("published"),
        language=row.get("language"),
        external_id=row.get("external_id"),
        extractor=extractor,
        media_type=media_type,
        filename=filename,
        encoding="utf-8",
        warnings=decoded.warnings,
        spans=spans,
        line=line,
    )


def _placed(problem: Problem, line: int) -> Problem:
    """A problem at its row; a place inside a text is told by the offset, not by the text's own line."""
    return Problem(problem.code, problem.message, problem.meta, None, line, problem.pointer or "/text")


def _field(key: str, value: object, limits: Limits) -> Iterator[Problem]:
    """What is wrong with one field besides the law of texts."""
    pointer = "/" + key.replace("~", "~0").replace("/", "~1")[:_SHOWN]
    if key not in {*FIELDS, "spans"}:
        yield Problem("field.unknown", f"{key[:_SHOWN]!r} is not a field of an article.", pointer=pointer)
    elif key == "spans":
        return
    elif not isinstance(value, str):
        if value is not None or key == "text":
            yield Problem("field.type", f"{key} is not a text.", pointer=pointer)
    elif key != "text":
        yield from _words(key, value, pointer, limits)


def _words(key: str, value: str, pointer: str, limits: Limits) -> Iterator[Problem]:
    """Length, characters and form of one short field."""
    longest = {
        "external_id": limits.external_id_characters,
        "title": limits.title_characters,
        "url": limits.url_characters,
    }.get(key, limits.source_characters)
    if bad := _UNFIT.search(value):
        yield _invalid_char(key, value, bad.start(), pointer)
    elif len(value) > longest:
        message = f"{key} has {len(value)} characters, at most {longest} are kept."
        yield Problem("field.too_long", message, {"limit": longest, "length": len(value)}, pointer=pointer)
    elif key in _FORMS and not _FORMS[key](value):
        yield Problem("field.format", f"{value[:_SHOWN]!r} is not the form of {key}.", pointer=pointer)


def _invalid_char(key: str, value: str, offset: int, pointer: str) -> Problem:
    message = f"U+{ord(value[offset]):04X} at offset {offset} cannot stand in {key}."
    return Problem("text.invalid_char", message, {"offset": offset}, pointer=pointer)


def _text(value: str, limits: Limits) -> Decoded:
    """The row's text under the law and within its size."""
    if len(value) > limits.bulk_text_characters:
        bound = limits.bulk_text_characters
        raise Refusal(
            "text.too_large", f"The text has {len(value)} characters, at most {bound}.", limit=bound
        )
    decoded = lawful(value, encoding="utf-8")
    check_size(decoded.text, limits)
    return decoded


def _spans(row: Mapping[str, Any], decoded: Decoded, limits: Limits) -> tuple[IncomingSpan, ...]:
    """The row's spans (our extension): code points of the text as it stands in the row."""
    listed = row.get("spans")
    if listed is None:
        return ()
    if not isinstance(listed, list):
        raise Refusal("field.type", "spans is not a list.", pointer="/spans")
    if len(listed) > limits.spans_per_article:
        bound = limits.spans_per_article
        raise Refusal("span.too_many", f"The row has {len(listed)} spans, at most {bound}.", pointer="/spans")
    return tuple(
        _span(span, row["text"], decoded, f"/spans/{number}", limits) for number, span in enumerate(listed)
    )


def _span(span: object, text: str, decoded: Decoded, pointer: str, limits: Limits) -> IncomingSpan:
    """One span, its bounds and its quote checked against the row's own text."""
    if not isinstance(span, dict) or not span.keys() >= {"start", "end", "label"}:
        raise Refusal("field.missing", "A span has start, end and label.", pointer=pointer)
    if extra := next((key for key in span if key not in _SPAN_FIELDS), None):
        raise Refusal("field.unknown", f"{extra[:_SHOWN]!r} is not a field of a span.", pointer=pointer)
    start, end, label, quote = span["start"], span["end"], span["label"], span.get("quote")
    if type(start) is not int or type(end) is not int or not isinstance(label, str):
        raise Refusal("field.type", "start and end are integers, label is a text.", pointer=pointer)
    if quote is not None and not isinstance(quote, str):
        raise Refusal("field.type", "quote is a text.", pointer=pointer)
    if not label.strip() or len(label) > limits.label_characters or _UNFIT.search(label):
        raise Refusal(
            "field.format", f"A label has 1 to {limits.label_characters} characters.", pointer=pointer
        )
    if not 0 <= start <= len(text) or not 0 <= end <= len(text):
        message = f"{start}-{end} is outside the text ({len(text)} code points)."
        raise Refusal("span.out_of_range", message, pointer=pointer, length=len(text))
    first, last = decoded.moved(start), decoded.moved(end)
    if start >= end or first >= last:
        raise Refusal("span.empty", f"{start}-{end} holds no text.", pointer=pointer)
    if quote is not None and quote != text[start:end]:
        message = f"{start}-{end} reads {text[start:end][:_SHOWN]!r}, not {quote[:_SHOWN]!r}."
        raise Refusal("span.quote_mismatch", message, pointer=pointer)
    return IncomingSpan(first, last, label)
