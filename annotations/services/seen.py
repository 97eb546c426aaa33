"""What was seen of a file or a text before it comes in (annotations.services.preview)."""

from __future__ import annotations

from dataclasses import dataclass

from annotations.importers import IncomingArticle, Notice, Problem
from annotations.segmentation.found import Metadata
from annotations.segmentation.layout.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Known:
    """An article that has this very text, or many of its paragraphs."""

    article_id: int
    title: str
    deleted: bool
    shared: int = 0
    total: int = 0
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def per_cent(self) -> int:
        """How many in a hundred of the longer paragraphs are there too."""
        return 100 * self.shared // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class Unbalanced:
    """A quotation whose marks had to be mended, with the number of its paragraph, why, and its beginning."""

    paragraph: int
    why: str
    words: str


@dataclass(frozen=True, slots=True)
class SeenText:
    """One text as it would come in."""

    incoming: IncomingArticle
    found: Metadata
    language: str
    paragraphs: tuple[Paragraph, ...]
    looked_at: int
    unbalanced: tuple[Unbalanced, ...]
    known: Known | None
    near: Known | None

    @property
    def whole(self) -> bool:
        """Whether the layout shown is that of all of the text."""
        return self.looked_at == len(self.incoming.text)


@dataclass(frozen=True, slots=True)
class SeenFile:
    """One file: a single text, or the first members of a bulky one, or why it is looked into by the worker only.

    `more`: it has parts that are not shown; `left`: so many files of an archive were not looked into; `late`: nothing was.
    """

    format: str
    bulk: bool = False
    text: SeenText | None = None
    members: tuple[IncomingArticle, ...] = ()
    more: bool = False
    left: int = 0
    late: bool = False
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Notice, ...] = ()
    too_large_here: bool = False

    @property
    def refused(self) -> bool:
        """Nothing of it would come in: a single file with a fault, or rows that stand or fall together."""
        return bool(self.problems) and ((self.text is None and not self.members) or (self.bulk and self.format != "zip"))
