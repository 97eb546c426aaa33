"""What a page's markup says its blocks are: headline, byline, caption, running text, or not of the story.

The answers are statements with a reason, not cuts: the text keeps every block, segmentation shows the reason, and a
reviewer may take a line in or out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from annotations.importers.incoming import IncomingRole
from annotations.importers.page_blocks import LINKED, is_heading, is_prose, line_of, lists_of_links, plain
from annotations.importers.page_names import called
from annotations.importers.page_story import Story, holder, weights_of
from annotations.importers.page_text import Block, places, standing

_MOST_OF_A_CLASS = 8
_SCRAP = 300
_SHORTEST_CAPTION = 12
_SHARE = 0.25
_LONGEST_LABEL = 240


def roles_of(blocks: Sequence[Block], story: Story, title: str | None) -> tuple[IncomingRole, ...]:
    """What the markup says of each block; nothing at all when the page's story was not found, or only a scrap of it."""
    taken = [story.holds(block.text) for block in blocks]
    found_text = sum(len(block.text) for block, is_story in zip(blocks, taken, strict=True) if is_story)
    other = sum(len(block.text) for block, is_story in zip(blocks, taken, strict=True) if is_prose(block) and not is_story)
    if not found_text or (found_text < _SCRAP and found_text * 3 < other):
        return ()
    reader = _Reader(blocks, taken, title)
    found: list[IncomingRole] = []
    for at, (start, end) in enumerate(places(blocks)):
        role, reason = reader.role(at)
        alike = bool(found) and (found[-1].role, found[-1].reason) == (role, reason)
        found.append(IncomingRole(found.pop().start if alike else start, end, role, reason))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the elements around a block say of it, the innermost first: for other things, a role, quoted."""

    aside: str | None = None
    role: str | None = None
    quoted: bool = False


class _Reader:
    """Knows where the story stands in the page."""

    def __init__(self, blocks: Sequence[Block], taken: Sequence[bool], title: str | None) -> None:
        self._blocks, self._taken = blocks, taken
        chosen = [block for block, is_story in zip(blocks, taken, strict=True) if is_story]
        self._weights = weights_of(chosen)
        self._root = holder(self._weights, None)
        self._total = sum(len(block.text) for block in chosen)
        self._places = _places_of_story(chosen)
        self._headline = _headline(blocks, title, next(at for at, is_story in enumerate(taken) if is_story))
        self._alternatives = _alternatives(self._root)
        self._links = lists_of_links(blocks)
        self._heard: dict[Any, _Said] = {}
        self._worn: frozenset[str | None] = frozenset()
        self._worn = self._words_of_the_story(chosen)

    def _words_of_the_story(self, chosen: Sequence[Block]) -> frozenset[str | None]:
        """Words that stand around much of the story, each time around a little of it: they say nothing on this page."""
        weights: Counter[str | None] = Counter()
        for block in chosen:
            said = self._said(block.element)
            for word in (said.aside, said.role):
                weights[word] += len(block.text)
        self._heard.clear()
        return frozenset(word for word, weight in weights.items() if weight >= _SHARE * self._total)

    def role(self, at: int) -> tuple[str, str]:
        """One block's role and the reason for it."""
        block = self._blocks[at]
        if at == self._headline:
            return "headline", "the page's heading"
        said = self._said(block.element)
        stated = said.role if len(block.text) <= _LONGEST_LABEL * 2 else None
        if said.aside:
            return "boilerplate", f"the page's markup calls it “{said.aside}”"
        if plain(block.text) in self._alternatives and len(block.text) <= _LONGEST_LABEL:
            return "caption", "says what a picture's alternative text says"
        if stated == "caption" or (stated and len(block.text) <= _LONGEST_LABEL):
            return stated, f"the page's markup calls it a {stated}"
        return self._of_story(at, said) or self._outside(block, stated)

    def _of_story(self, at: int, said: _Said) -> tuple[str, str] | None:
        block = self._blocks[at]
        if self._links[at]:
            return "boilerplate", "perhaps links to other articles: a list of nothing but links"
        if self._taken[at] or self._beside_story(at):
            if is_heading(block) and len(block.text) <= _LONGEST_LABEL:
                return "section", "a heading inside the story"
            return "body", "stands in the story of the page"
        if said.quoted:
            return "body", "a quoted post or passage inside the story"
        return None

    def _outside(self, block: Block, stated: str | None) -> tuple[str, str]:
        if stated:
            return stated, f"the page's markup calls it a {stated}"
        if len(block.text) >= _LONGEST_LABEL and block.linked < LINKED:
            return "boilerplate", "perhaps not of the story: it stands outside it on the page"
        return "boilerplate", "stands outside the story on the page"

    def _said(self, element: Any) -> _Said:
        """What an element and those around it say, as far as the one that holds the story; each is asked once."""
        path = []
        while element is not None and element is not self._root and element not in self._heard:
            path.append(element)
            element = element.getparent()
        said = self._heard.get(element, _Said())
        for one in reversed(path):
            said = self._heard[one] = self._with(said, one)
        return said

    def _with(self, around: _Said, element: Any) -> _Said:
        """An element's own word comes before that of those around it, unless much of the story stands in it."""
        if element.tag == "blockquote":
            return _Said(None, around.role, quoted=True)
        if self._weights.get(element, 0) >= _SHARE * self._total:
            return around
        aside, role = (None if word in self._worn else word for word in called(element))
        return _Said(aside or around.aside, role or around.role, around.quoted)

    def _beside_story(self, at: int) -> bool:
        """Running text, or a heading above it, in an element that holds running text of the story or is of such a class."""
        block = self._blocks[at]
        heads = is_heading(block) and at + 1 < len(self._blocks) and self._taken[at + 1]
        if not is_prose(block) and (not heads or block.linked >= LINKED):
            return False
        own = standing(block.element)
        return any(
            self._places.get(_signature(place), 0) >= _SHARE * self._total
            for place in (own, own.getparent())
            if place is not None
        )


def _alternatives(root: Any) -> frozenset[str]:
    """What the pictures say in words, where these are more than a label."""
    said = (plain(picture.get("alt") or "") for picture in root.iter("img"))
    return frozenset(words for words in said if len(words) >= _SHORTEST_CAPTION)


def _places_of_story(chosen: Sequence[Block]) -> dict[tuple[str, ...], int]:
    """How many characters of the story stand directly in elements of one kind and class."""
    found: dict[tuple[str, ...], int] = {}
    for block in chosen:
        own = standing(block.element)
        for place in (own, own.getparent()):
            if place is not None and (place.tag not in ("p", "li") and _signature(place)):
                found[_signature(place)] = found.get(_signature(place), 0) + len(block.text)
    return found


def _headline(blocks: Sequence[Block], title: str | None, story: int) -> int | None:
    """The last `<h1>` above the story's first block, or the first block that is the page's title."""
    wanted = plain(title) if title else None
    ones = [at for at, block in enumerate(blocks) if any(one.tag == "h1" for one in line_of(block))]
    named = [at for at in ones if plain(blocks[at].text) == wanted]
    above = [at for at in ones if at <= story]
    same = (at for at, block in enumerate(blocks) if plain(block.text) == wanted)
    return next(iter([*named, *above[-1:]]), next(same, None))


def _signature(element: Any) -> tuple[str, ...]:
    return (str(element.tag), *sorted((element.get("class") or "").split()[:_MOST_OF_A_CLASS]))
