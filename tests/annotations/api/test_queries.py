"""Every list and page of the API asks the database a fixed number of times, whatever it holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotations.models import Article
from annotations.services.resegment import resegment_project
from tests import people
from tests.annotations.api.conftest import Program, Queries

SEAT = 2  # who asks, and their seat in the project

PINNED = {
    "/api/v1/me": 1,
    "/api/v1/tokens": 2,
    "/api/v1/projects": 2,
    "": SEAT,
    "members": SEAT + 1,
    "labels": SEAT + 1,
    "articles": SEAT + 2,
    "articles?search=corridor": SEAT + 3,
    "articles?segmentation=done": SEAT + 2,
    "deleted-articles": SEAT + 1,
    "articles/{article}": SEAT + 2,
    "articles/{article}/document": SEAT + 2,
    "articles/{article}/editions": SEAT + 2,
    "articles/{article}/segments": SEAT + 2,
    "articles/{article}/segmentation": SEAT + 2,
    "resegment": SEAT + 5,
    "ranking": SEAT + 3,
    "lexicon": SEAT + 1,
    "lexicon/in-force": SEAT + 1,
    "articles/{article}/spans": SEAT + 2,
    "articles/{article}/original": SEAT + 2,
    "spans/{span}": SEAT + 1,
    "spans/{span}/attribution": SEAT + 2,
    "speakers": SEAT + 1,
    "events": SEAT + 1,
    "imports": SEAT + 1,
    "jobs/{job}": SEAT + 1,
    "jobs/{corpus}": SEAT + 2,
}


@pytest.fixture
def place(desk: people.Desk, article: Article) -> dict[str, int]:
    """More than one of everything that lists hold."""
    span = people.mark(desk.anahit, article)
    people.segmented_article(desk.bela, "Another text, on another corridor. “It is open,” said the mayor.")
    job = desk.edda.jobs().get(edition__article=article)
    corpus = resegment_project(by=desk.edda)
    return {"article": article.pk, "span": span.pk, "job": job.pk, "corpus": corpus.pk}


@pytest.mark.parametrize("path", PINNED, ids=[path or "the project" for path in PINNED])
def test_reading_takes_a_fixed_number_of_queries(
    path: str, program: Callable[..., Program], place: dict[str, int], queries: Callable[[], Queries]
) -> None:
    edda = program("edda")
    with queries() as asked:
        answer = edda.send("GET", path.format(**place))
    assert answer.status_code == 200, answer.content[:300]
    assert len(asked.told) == PINNED[path], asked.told


def test_marking_takes_a_fixed_number_of_queries(
    program: Callable[..., Program], article: Article, queries: Callable[[], Queries]
) -> None:
    anahit = program("anahit")
    for label, most in {"quantity": 8, "claim": 11}.items():
        mark = {"start": 0, "end": 5, "quote": "Court", "label": label}
        with queries() as asked:
            assert anahit.send("POST", f"articles/{article.pk}/spans", mark).status_code == 201
        assert len(asked.told) == most, asked.told
