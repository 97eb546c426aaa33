"""Searching the newest texts: indexed, ranked, with the place where the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import CharField, Exists, F, Func, IntegerField, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Greatest, Left, Substr

from annotations.access import Access
from annotations.models import Edition
from annotations.models.edition import SEARCHED_CHARACTERS

RANKED = 500  # a word that stands everywhere is ranked among the newest texts that have it
BEFORE, LONG = 60, 240
_WORD = re.compile(r"(?<![\w-])(-?)[\"']?(\w+)")
_FINE = 1_000_000


def matching(by: Access, words: str, **narrowed: Any) -> QuerySet[Edition]:
    """Newest editions that match, with an integer `rank`: whole numbers compare alike here and in a cursor."""
    query = SearchQuery(words, config="simple", search_type="websearch")
    newer = by.editions().filter(article_id=OuterRef("article_id"), number__gt=OuterRef("number"))
    candidates = by.editions().filter(search=query, **narrowed).filter(~Exists(newer)).order_by("-pk")[:RANKED]
    rank = Cast(SearchRank(F("search"), query) * Value(_FINE), IntegerField())
    rows = by.editions().filter(pk__in=candidates.values("pk")).select_related("article")
    return rows.defer("text", "search", "warnings", "pages", "roles").annotate(rank=rank)


def snippets(by: Access, words: str, edition_ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """By edition: a piece of text around the first of the words, where it begins, and where the words stand in it."""
    terms = [word for sign, word in _WORD.findall(words) if not sign and word.upper() != "OR"][:20]
    if not terms:
        return {}
    either = "|".join(terms)
    text = Left("text", SEARCHED_CHARACTERS)
    place = Func(
        text, Value(rf"\m({either})\M"), Value(1), Value(1), Value(0), Value("i"), function="regexp_instr", output_field=IntegerField()
    )
    begin = Greatest(place - Value(BEFORE), Value(1), output_field=IntegerField())
    piece = Substr("text", begin, LONG, output_field=CharField())
    rows = by.editions().filter(pk__in=list(edition_ids)).values_list("pk", begin, piece)
    found = re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
    return {
        pk: {"start": start - 1, "text": words, "marks": [list(match.span()) for match in found.finditer(words)]}
        for pk, start, words in rows
    }
