"""Which part of a page is the article.

trafilatura says which words are the story. The text is then written from the page's own tree, from
the element that holds those words, so that nothing inside the main part is lost: navigation or "you
may also like" in it stays, with what the markup says of it (`page_roles`), and is excluded openly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import trafilatura
from lxml import html as lxml_html
from lxml.etree import ErrorTypes, ParserError, iterwalk

from annotations.importers.incoming import Refusal
from annotations.importers.page_text import FURNITURE, Block, blocks_of, standing

VERSION = trafilatura.__version__
_WIDER = "ancestor-or-self::*[self::article or self::main or @role='main' or @itemprop='articleBody'][last()]"
_SHARE_OF_STORY = 0.9
_WORD = re.compile(r"\w+")
_RUN = 4
"""Words in a row that tell a passage of the story from any other."""
_IN_A_LINE = {"hi": "", "ref": "", "del": "", "lb": " ", "cell": " "}
"""trafilatura's elements that do not end a line, and what they part words by."""
_HALF = 0.5


class Story:
    """The words that trafilatura takes for the story, to ask of any passage whether it belongs to them."""

    def __init__(self, text: str) -> None:
        lines = [_words(line) for line in text.split("\n")]
        self._lines = {" ".join(words) for words in lines}
        self._runs = {run for words in lines for run in _runs(words)}

    def holds(self, text: str) -> bool:
        """Whether at least half of the runs of words in a passage are the story's; short ones as a whole line."""
        words = _words(text)
        runs = _runs(words)
        if not runs:
            return bool(words) and " ".join(words) in self._lines
        return sum(run in self._runs for run in runs) >= _HALF * len(runs)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[at:] for at in range(_RUN)), strict=False))


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


def read_story(source: str) -> Story:
    """What trafilatura takes for the story, without comments; the narrower of its two readings."""
    found = trafilatura.bare_extraction(source, favor_precision=True, include_comments=False)
    body = getattr(found, "body", None)
    return Story("" if body is None else "".join(_lines(body)))


def _lines(body: Any) -> Iterable[str]:
    """The story's text: a new line wherever an element that is not inside a line begins or ends."""
    for event, element in iterwalk(body, events=("start", "end")):
        yield _IN_A_LINE.get(element.tag, "\n")
        yield (element.text if event == "start" else element.tail) or ""


def body_of(tree: Any) -> Any:
    """The element of what is seen."""
    found = tree.find("body")
    return tree if found is None else found


def main_part(tree: Any, story: Story) -> list[Block]:
    """The blocks of the element to write, without the page furniture inside it."""
    body = body_of(tree)
    chosen = [block for block in blocks_of(body) if story.holds(block.text)]
    root = holder(weights_of(chosen), body)
    wider = root.xpath(_WIDER)
    if wider:
        root = wider[0]
    headings = body.xpath(".//h1")
    if len(headings) == 1 and root not in headings[0].iterancestors():
        root = next(
            element for element in root.iterancestors() if element in set(headings[0].iterancestors())
        )
    if root.tag not in {"body", "html"} and root.xpath("ancestor-or-self::article | ancestor-or-self::main"):
        return blocks_of(root)
    elements = [*(block.element for block in chosen), *headings]
    kept = {ancestor for element in elements for ancestor in [element, *element.iterancestors()]}
    return blocks_of(root, frozenset(element for element in root.xpath(FURNITURE) if element not in kept))


def holder(weights: Mapping[Any, int], body: Any) -> Any:
    """The innermost element with nearly all of the story in it: one stray block does not widen it."""
    total = max(weights.values(), default=0)
    heavy = [element for element, weight in weights.items() if weight >= _SHARE_OF_STORY * total]
    return max(heavy, key=lambda element: sum(1 for _ in element.iterancestors()), default=body)


def weights_of(story: Sequence[Block]) -> dict[Any, int]:
    """How many characters of the story each element of the page holds, itself and in those inside it."""
    weights: dict[Any, int] = {}
    for block in story:
        own = standing(block.element)
        weights[own] = weights.get(own, 0) + len(block.text)
    whole = story[0].element.getroottree().getroot().iter() if story else ()
    for element in reversed(list(whole)):
        above = element.getparent()
        if above is not None and element in weights:
            weights[above] = weights.get(above, 0) + weights[element]
    return weights
