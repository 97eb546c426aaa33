"""Near-duplicates: which text of the project has most paragraphs in common with another, in bounded work."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection
from django.db.models.functions import Substr

from annotations.models import Article, Edition, TextPrint
from annotations.segmentation.layout.prints import NEAR, SHORTEST, paragraph_prints, print_of
from annotations.segmentation.lines import read_lines

PIECE = 250_000
"""Characters of a text that are read at once."""
_MOST_COMPARED = 200
_NEAREST = """
SELECT c.article_id, (SELECT count(*) FROM unnest(c.keys) AS k WHERE k = ANY (%(keys)s)) AS shared
FROM (SELECT p.article_id, p.keys FROM annotations_textprint p JOIN annotations_article a ON a.id = p.article_id
      WHERE p.project_id = %(project)s AND p.article_id <> %(but)s AND p.keys && %(keys)s AND a.deleted_at IS NULL LIMIT %(most)s) c
ORDER BY shared DESC, c.article_id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The article that has most of the paragraphs, and how many of how many."""

    article_id: int
    shared: int
    total: int

    @property
    def per_cent(self) -> int:
        """The share of the text's longer paragraphs that stand there too."""
        return 100 * self.shared // self.total


def nearest(project_id: int, keys: Collection[int], *, but: int = 0) -> Nearest | None:
    """The near-duplicate of a text with these prints, `but` that article; None where none has half of them.

    Two hundred texts at most are compared: where more share a paragraph, it is furniture rather than a copy.
    """
    if not keys:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST, {"project": project_id, "keys": list(keys), "but": but, "most": _MOST_COMPARED})
        found = cursor.fetchone()
    if found is None or found[1] < NEAR * len(keys):
        return None
    return Nearest(found[0], found[1], len(keys))


def learn_prints(article: Article, text: str) -> None:
    """Keep the prints of an article's newest text in place of an older one's, and what it has most in common with."""
    keys = list(paragraph_prints(text))
    found = nearest(article.project_id, keys, but=article.pk)
    TextPrint.objects.update_or_create(
        project_id=article.project_id, article=article,
        defaults={"keys": keys, "alike_id": found.article_id if found else None, "shared": found.shared if found else 0},
    )  # fmt: skip


def paragraphs_with(edition_id: int, keys: Collection[int], *, shown: int = 240) -> dict[int, tuple[int, str]]:
    """Where the paragraphs with these prints stand first, and how they begin.

    The text is read piece by piece, no further than to the last of them; a line that a piece cuts off comes again with the next.
    """
    missing, found, at, size = set(keys), dict[int, tuple[int, str]](), 0, PIECE
    while missing:
        piece = Edition.objects.filter(pk=edition_id).values_list(Substr("text", at + 1, size), flat=True).get()
        lines = read_lines(piece)
        whole = len(piece) < size
        for line in lines if whole else lines[:-1]:
            if len(line.text) >= SHORTEST and (key := print_of(line.text)) in missing:
                found[key] = (at + line.start, line.text[:shown])
                missing.discard(key)
        if whole:
            break
        step = lines[-1].start if lines else size
        at, size = at + step, size if step else 2 * size
    return found
