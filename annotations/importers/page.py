"""HTML pages: the main part as text, and what the page says of itself.

trafilatura finds which blocks are the story. The text is then written from the page's own tree, from
the element that holds those blocks, so that nothing inside the main part is lost: navigation or "you
may also like" in it stays and is excluded later, openly, by segmentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import trafilatura
from lxml import html as lxml_html
from lxml.etree import ErrorTypes, ParserError

from annotations.importers.contract import Upload
from annotations.importers.decoding import Decoded, decode_text, lawful
from annotations.importers.incoming import Notice, Read, Refusal
from annotations.importers.metadata import article
from annotations.importers.page_metadata import page_metadata
from annotations.importers.page_text import FURNITURE, written

_SIGNATURE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_STATED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_WIDER = "ancestor-or-self::*[self::article or self::main or @role='main' or @itemprop='articleBody'][last()]"
_SHARE_OF_STORY = 0.9
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
        raw = upload.whole(at_most=upload.limits.markup_bytes)
        source = decode_text(raw, encoding=upload.encoding or _stated_charset(raw))
        tree = _parsed(source.text)
        sought = (
            sum(1 for _ in islice(tree.iter(), upload.limits.page_elements + 1))
            <= upload.limits.page_elements
        )
        story = _story_blocks(tree, source.text) if sought else []
        text = lawful(written(*_main_part(tree, story)), encoding=source.encoding)
        if not text.text.strip():
            raise Refusal("html.no_text", "The page holds no text.")
        yield article(
            Decoded(text.text, source.encoding, text.warnings),
            page_metadata(tree, upload.limits),
            limits=upload.limits,
            extractor=f"html/1 trafilatura/{trafilatura.__version__}",
            media_type="text/html",
            filename=upload.filename,
            original=raw,
            warnings=() if sought else (_KEPT_WHOLE,),
        )


def _stated_charset(raw: bytes) -> str | None:
    """The charset the page itself states, read as browsers do; a mark at its beginning comes first anyway."""
    found = _STATED.search(raw[:2048])
    name = found[1].decode().lower() if found else None
    if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}:
        return "cp1252"
    return None if name is None or name.startswith("utf-16") else name


def _parsed(source: str) -> Any:
    """The tree of a page. The parser reads no other file and opens no connection.

    It stops at its own bounds and forgets what follows, so reaching one refuses the page.
    """
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(source.encode(), parser=parser)
    except ParserError as error:
        raise Refusal("html.no_text", "The page holds no text.") from error
    if any(entry.type == ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise Refusal("html.limit", "The page is nested too deeply or holds too long a text in one element.")
    return tree


def _main_part(tree: Any, story: list[Any]) -> tuple[Any, frozenset[Any]]:
    """The element to write, and the page furniture inside it to leave out."""
    body = tree.find("body") if tree.find("body") is not None else tree
    root = _holder(story, body)
    wider = root.xpath(_WIDER)
    if wider:
        root = wider[0]
    headings = body.xpath(".//h1")
    if len(headings) == 1 and root not in headings[0].iterancestors():
        root = next(
            element for element in root.iterancestors() if element in set(headings[0].iterancestors())
        )
    if root.tag not in {"body", "html"} and root.xpath("ancestor-or-self::article | ancestor-or-self::main"):
        return root, frozenset()
    kept = {ancestor for block in [*story, *headings] for ancestor in [block, *block.iterancestors()]}
    return root, frozenset(element for element in root.xpath(FURNITURE) if element not in kept)


def _story_blocks(tree: Any, source: str) -> list[Any]:
    """The elements of the page whose text trafilatura takes for the story."""
    found = trafilatura.bare_extraction(source, favor_precision=True, include_comments=False)
    story = getattr(found, "body", None)
    if story is None:
        return []
    wanted = {_squeezed(element) for element in story.iter() if len(_squeezed(element)) > 1}
    blocks = tree.xpath(
        "//p | //h1 | //h2 | //h3 | //h4 | //li | //td | //blockquote | //div[not(*)] | //pre"
    )
    return [block for block in blocks if _squeezed(block) in wanted]


def _holder(story: list[Any], body: Any) -> Any:
    """The innermost element with nearly all of the story in it: one stray block does not widen it."""
    weights: dict[Any, int] = {}
    total = 0
    for block in story:
        size = len(_squeezed(block))
        total += size
        for ancestor in block.iterancestors():
            weights[ancestor] = weights.get(ancestor, 0) + size
    heavy = [element for element, weight in weights.items() if weight >= _SHARE_OF_STORY * total]
    return max(heavy, key=lambda element: sum(1 for _ in element.iterancestors()), default=body)


def _squeezed(element: Any) -> str:
    """An element's text without any white space, to compare two trees of one page."""
    return "".join("".join(element.itertext()).split()) if isinstance(element.tag, str) else ""
