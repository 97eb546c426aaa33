"""A text is corrected more than once: what lost its place stays adrift until a person finds it one, and is in nobody's way."""

from __future__ import annotations

from annotations.importers import IncomingArticle
from annotations.models import Anchor, Span
from annotations.services.revise import Revised, revise_edition
from tests import people


def test_a_mark_that_was_adrift_already_stays_so_on_the_next_text(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    kept, lost = people.mark(desk.anahit, article), people.mark(desk.anahit, article, people.FIGURE, label="quantity")

    def corrected(words: str) -> Revised:
        text = people.ARTICLE.replace(people.FIGURE, words)
        return revise_edition(by=desk.edda, article=article, incoming=IncomingArticle(text=text))

    first, second = corrected("nobody has counted the lorries"), corrected("many lorries were counted at that place")
    assert [(one.carried, one.orphaned) for one in (first, second)] == [(1, 1), (1, 1)]
    marks = Span.objects.filter(edition=second.edition).order_by("start")
    assert [(mark.anchor, mark.quote) for mark in marks] == [(Anchor.ANCHORED, kept.quote), (Anchor.ORPHANED, lost.quote)]
