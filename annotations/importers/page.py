"""HTML pages: recognised by name, type or signature, read by `page_story`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from annotations.importers.contract import Upload
from annotations.importers.decoding import Decoded, decode_text, lawful
from annotations.importers.incoming import Notice, Read, Refusal
from annotations.importers.metadata import article
from annotations.importers.page_metadata import page_metadata
from annotations.importers.page_text import blocks_of, joined

_SIGNATURE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_STATED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_KEPT_WHOLE = Notice("html.main_part_not_sought", "The page has too many elements to look for its main part.")


class Page:
    """`.html`."""

    key = "html"
    suffixes = (".html", ".htm", ".xhtml")
    media_types = ("text/html", "application/xhtml+xml")
    bulk = False
    signed = False

    def sniff(self, head: bytes, /) -> bool:
        """Whether it opens as an HTML document. A fragment has no signature and is told by its name."""
        return _SIGNATURE.match(head) is not None

    def read(self, upload: Upload) -> Iterator[Read]:
        """The page is one article."""
        from annotations.importers import page_roles, page_story  # noqa: PLC0415  20 MB that only readers of pages need

        raw = upload.whole(at_most=upload.limits.markup_bytes)
        source = decode_text(raw, encoding=upload.encoding or _stated_charset(raw))
        tree = page_story.parsed(source.text)
        metadata = page_metadata(tree, upload.limits)
        sought = (
            sum(1 for _ in islice(tree.iter(), upload.limits.page_elements + 1))
            <= upload.limits.page_elements
        )
        story = page_story.read_story(source.text) if sought else page_story.Story("")
        blocks = page_story.main_part(tree, story)
        text = lawful(joined(blocks), encoding=source.encoding)
        if not text.text.strip():
            raise Refusal("html.no_text", "The page holds no text.")
        yield article(
            Decoded(text.text, source.encoding, text.warnings),
            metadata,
            limits=upload.limits,
            extractor=f"html/2 trafilatura/{page_story.VERSION}",
            media_type="text/html",
            filename=upload.filename,
            original=raw,
            roles=page_roles.roles_of(blocks, story, metadata.title),
            warnings=() if sought else (_KEPT_WHOLE,),
        )


def visible_text(raw: bytes) -> str:
    """All that a reader of the page sees, as if it had been copied whole: menus and all."""
    from annotations.importers import page_story  # noqa: PLC0415  as above

    source = decode_text(raw, encoding=_stated_charset(raw))
    return joined(blocks_of(page_story.body_of(page_story.parsed(source.text))))


def _stated_charset(raw: bytes) -> str | None:
    """The charset the page itself states, read as browsers do; a mark at its beginning comes first anyway."""
    found = _STATED.search(raw[:2048])
    name = found[1].decode().lower() if found else None
    if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}:
        return "cp1252"
    return None if name is None or name.startswith("utf-16") else name
