"""The main part of a page as text.

trafilatura finds which blocks are the story. The text is then written from the page's own tree, from
the element that holds those blocks, so that nothing inside the main part is lost: navigation or "you
may also like" in it stays and is excluded later, openly, by segmentation.
"""

from __future__ import annotations

from typing import Any

import trafilatura
from lxml import html as lxml_html
from lxml.etree import ErrorTypes, ParserError

from annotations.importers.incoming import Refusal
from annotations.importers.page_text import FURNITURE, written

__all__ = ["VERSION", "main_part", "parsed", "story_blocks", "written"]

VERSION = trafilatura.__version__
_WIDER = "ancestor-or-self::*[self::article or self::main or @role='main' or @itemprop='articleBody'][last()]"
_SHARE_OF_STORY = 0.9


def parsed(source: str) -> Any:
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


def main_part(tree: Any, story: list[Any]) -> tuple[Any, frozenset[Any]]:
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


def story_blocks(tree: Any, source: str) -> list[Any]:
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
