"""One row of an article's list of claims, which its text and the panel number alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from annotations.access import Access
from annotations.models import Edition, Span
from claims.models import Claim, Review
from workbench.desk.lean import Mark, Own, Standing


class Behind(Protocol):
    """What a row, and who has one, asks of the reading it is of (workbench.desk.reading.Reading)."""

    by: Access
    edition: Edition

    @property
    def items(self) -> Sequence[Item]:
        """All rows."""

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph in which an offset lies."""

    def span_of(self, mark: Mark) -> Span:
        """The whole row of a mark."""

    def claim_of(self, standing: Standing) -> Claim:
        """The whole row of a claim."""

    def review_of(self, standing: Standing) -> Review | None:
        """The reader's own review of it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One claim or claim suggestion of the article, as list, text and panel number it.

    A list of thousands is made of the lean facts; `span`, `claim` and `review` are read when one is in hand.
    """

    reading: Behind
    number: int
    mark: Mark
    standing: Standing | None
    state: str

    @property
    def own(self) -> Own | None:
        """The reader's review in the running round, as far as the list shows it."""
        return self.standing.own if self.standing else None

    @property
    def key(self) -> str:
        """Its name on the page."""
        return self.mark.key

    @property
    def paragraph(self) -> int:
        """The number of the paragraph in which it begins."""
        return self.reading.paragraph_of(self.mark.start)

    @property
    def done(self) -> bool:
        """Nothing is left to do here for the reader."""
        return self.state in {"decided", "rejected"}

    @property
    def span(self) -> Span:
        """The mark itself."""
        return self.reading.span_of(self.mark)

    @property
    def claim(self) -> Claim | None:
        """The claim it stands for."""
        return self.reading.claim_of(self.standing) if self.standing else None

    @property
    def review(self) -> Review | None:
        """The reader's review in the running round."""
        return self.reading.review_of(self.standing) if self.standing and self.own else None
