"""What an entry of the lexicon would tag in the texts that are there: counted by the search index, shown by examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from annotations.access import Access
from annotations.models.edition import SEARCHED_CHARACTERS
from annotations.segmentation.framing.framing import find_framing
from annotations.segmentation.framing.glossary import Entry, phrases_for

COUNTED = 1_000
EXAMPLES = 5
AROUND = 60

_COUNT = """
SELECT q.i, (SELECT count(*) FROM (
    SELECT 1 FROM annotations_edition e JOIN annotations_article a ON a.id = e.article_id AND a.deleted_at IS NULL
    WHERE e.project_id = %(project)s AND e.search @@ q.query
      AND NOT EXISTS (SELECT 1 FROM annotations_edition n WHERE n.article_id = e.article_id AND n.number > e.number)
    LIMIT %(most)s) found)
FROM (SELECT p.i, string_agg('(' || phraseto_tsquery('simple', p.phrase)::text || ')', ' | ')::tsquery AS query
      FROM unnest(%(entries)s::int[], %(phrases)s::text[]) AS p (i, phrase)
      WHERE numnode(phraseto_tsquery('simple', p.phrase)) > 0 GROUP BY p.i) q
"""
_NEWEST = """
SELECT e.article_id, a.title, left(e.text, %(most)s) FROM annotations_edition e
JOIN annotations_article a ON a.id = e.article_id AND a.deleted_at IS NULL
WHERE e.project_id = %(project)s
  AND e.search @@ (SELECT string_agg('(' || phraseto_tsquery('simple', p)::text || ')', ' | ')::tsquery FROM unnest(%(phrases)s::text[]) p)
  AND NOT EXISTS (SELECT 1 FROM annotations_edition n WHERE n.article_id = e.article_id AND n.number > e.number)
ORDER BY e.id DESC LIMIT %(examples)s
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A place an entry would tag: the words, what stands around them, and the article."""

    article_id: int
    title: str
    before: str
    words: str
    after: str


def articles_with(by: Access, entries: Sequence[Entry]) -> list[int]:
    """In how many articles (newest editions, their first 200,000 characters) each entry's words stand; at most 1,000.

    In any language: an entry tags only texts in its own.
    """
    phrases = [(at, " ".join(phrase)) for at, entry in enumerate(entries) for phrase in entry.phrases()]
    if not phrases:
        return [0] * len(entries)
    numbers, words = zip(*phrases, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"project": by.project.pk, "most": COUNTED, "entries": list(numbers), "phrases": list(words)})
        counts = dict(cursor.fetchall())
    return [counts.get(at, 0) for at in range(len(entries))]


def examples(by: Access, entry: Entry) -> list[Example]:
    """One place in each of the newest articles that hold the entry's words."""
    phrases = [" ".join(phrase) for phrase in entry.phrases()]
    values: dict[str, Any] = {"project": by.project.pk, "most": SEARCHED_CHARACTERS, "phrases": phrases, "examples": EXAMPLES}
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, values)
        rows = cursor.fetchall()
    index = phrases_for([entry], entry.language)
    found = []
    for article_id, title, text in rows:
        for hit in find_framing(text, 0, len(text), index)[:1]:
            start, end = hit.span
            before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
            found.append(Example(article_id, title, before, text[start:end], after))
    return found
