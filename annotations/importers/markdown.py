"""Markdown: the source verbatim, so that offsets stay true; a YAML front matter is cut off and read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import yaml

from annotations.importers.contract import Upload
from annotations.importers.decoding import Decoded
from annotations.importers.incoming import Notice, Read, Refusal
from annotations.importers.limits import Limits
from annotations.importers.metadata import LANGUAGE, URL, Metadata, article, is_moment, tidy
from annotations.importers.plain import whole_text

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_DEEPEST = 16
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_KNOWN = ("title", "url", "author", "published", "language", "source")


class Markdown:
    """`.md`."""

    key = "md"
    suffixes = (".md", ".markdown")
    media_types = ("text/markdown", "text/x-markdown")
    bulk = False
    signed = False

    def sniff(self, _head: bytes, /) -> bool:
        """Markdown has no signature: a line of three hyphens opens many things."""
        return False

    def read(self, upload: Upload) -> Iterator[Read]:
        """The file is one article; its text begins after the front matter."""
        raw, decoded = whole_text(upload)
        matter, body_at = _front_matter(decoded.text, upload.limits)
        values, warnings = _values(matter, upload.limits)
        body = decoded.text[body_at:]
        if not values.title and (heading := _HEADING.search(body)):
            values = replace(values, title=tidy(heading[1], upload.limits.title_characters))
        yield article(
            Decoded(body, decoded.encoding, _shifted(decoded.warnings, body_at)),
            values,
            limits=upload.limits,
            extractor="md/1",
            media_type="text/markdown",
            filename=upload.filename,
            original=raw,
            warnings=warnings,
        )


def _front_matter(text: str, limits: Limits) -> tuple[dict[str, object], int]:
    """The mapping between two lines of `---` at the very top, and where the text after it begins.

    Without a mapping there it is no front matter but a thematic break, and belongs to the text.
    """
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end() + 1) if opening and opening.end() < len(text) else None
    if opening is None or closing is None:
        return {}, 0
    source = text[opening.end() + 1 : closing.start()]
    if not re.match(r"\s*[\w\"'-]+\s*:(\s|$)", source) and source.strip():
        return {}, 0
    if len(source.encode()) > limits.front_matter_bytes:
        bound = limits.front_matter_bytes
        raise Refusal(
            "yaml.too_large", f"The front matter is longer than {bound} bytes.", line=1, limit=bound
        )
    return _mapping(source), min(closing.end() + 1, len(text))


def _mapping(source: str) -> dict[str, object]:
    """Parse without constructing anything: every scalar stays text, aliases and tags are refused."""
    try:
        _check_events(source)
        loaded = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 -- the BaseLoader makes texts, lists, mappings
        keys = [str(key.value) for key, _ in getattr(yaml.compose(source, yaml.BaseLoader), "value", [])]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise Refusal("yaml.syntax", f"Front matter: {error.problem}.", line=line) from error
    except yaml.YAMLError as error:
        raise Refusal("yaml.syntax", "The front matter is not YAML.", line=1) from error
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise Refusal(
            "yaml.duplicate_key", f"The front matter names {twice[:40]!r} twice.", line=1, pointer=twice[:40]
        )
    return loaded if isinstance(loaded, dict) else {}


def _check_events(source: str) -> None:
    """Walk the parser's events, which needs no recursion, before anything is built."""
    depth = 0
    for event in yaml.parse(source, Loader=yaml.BaseLoader):
        line = event.start_mark.line + 2 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise Refusal("yaml.alias", "The front matter may not use anchors or aliases.", line=line)
        if getattr(event, "tag", None):
            raise Refusal("yaml.tag", "The front matter may not use tags.", line=line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise Refusal("yaml.too_deep", f"The front matter is nested deeper than {_DEEPEST}.", line=line)


def _values(matter: dict[str, object], limits: Limits) -> tuple[Metadata, tuple[Notice, ...]]:
    """The known keys, held to their form; the others are named in a warning."""
    values: dict[str, str | None] = {}
    for key in _KNOWN:
        value = matter.get(key, "")
        if not isinstance(value, str):
            raise Refusal("field.type", f"{key} in the front matter is not a text.", line=1, pointer=key)
        values[key] = None if value in _NULLS else value
    for key, fits in (("published", is_moment), ("language", LANGUAGE.fullmatch), ("url", URL.fullmatch)):
        value = values[key]
        if value is not None and (not fits(value) or len(value) > limits.url_characters):
            raise Refusal(
                "field.format", f"{key} in the front matter is not in its form.", line=1, pointer=key
            )
    unknown = sorted(str(key)[:40] for key in matter if key not in _KNOWN)
    warnings = [Notice("field.ignored", f"Not read from the front matter: {', '.join(unknown[:20])}.")]
    metadata = Metadata(
        title=tidy(values["title"], limits.title_characters),
        outlet=tidy(values["source"], limits.source_characters),
        author=tidy(values["author"], limits.source_characters),
        url=values["url"],
        published=values["published"],
        language=values["language"],
    )
    return metadata, tuple(warnings if unknown else ())


def _shifted(warnings: tuple[Notice, ...], by: int) -> tuple[Notice, ...]:
    """Warnings of the whole file as warnings of the text that begins `by` code points later."""
    shifted = []
    for notice in warnings:
        offsets = [offset - by for offset in notice.meta["offsets"] if offset >= by]
        if offsets:
            meta = {**notice.meta, "offset": offsets[0], "offsets": offsets}
            shifted.append(replace(notice, meta=meta))
    return tuple(shifted)
