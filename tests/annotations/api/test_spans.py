"""Marking, deciding and changing spans through the API (SP-01 to SP-07, L8, L9)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from annotations.models import Article
from tests import people
from tests.annotations.api.conftest import Program

QUOTE = people.STATEMENT
START = people.ARTICLE.index(QUOTE)
MARK = {"start": START, "end": START + len(QUOTE), "quote": QUOTE, "label": "claim"}


def test_a_mark_is_made_once_and_told_whole(program: Callable[..., Program], article: Article) -> None:
    anahit = program("anahit")
    made = anahit.send("POST", f"articles/{article.pk}/spans", MARK)
    assert made.status_code == 201, made.content
    span = made.json()
    assert (span["start"], span["end"], span["quote"], span["label"]) == (START, START + len(QUOTE), [QUOTE], "claim")
    assert (span["status"], span["origin"], span["kind"], span["warnings"]) == ("accepted", "human", "claim", [])
    assert made["Location"] == f"{anahit.base}/spans/{span['id']}"
    assert made["ETag"] == span["etag"]
    again = anahit.send("POST", f"articles/{article.pk}/spans", MARK)
    assert (again.status_code, again.json()["id"]) == (200, span["id"])
    read = anahit.send("GET", made["Location"])
    assert read.json() == {key: value for key, value in span.items() if key != "warnings"}
    assert anahit.send("GET", made["Location"], If_None_Match=made["ETag"]).status_code == 304


def test_the_list_and_the_document_hold_the_marks_in_text_order(program: Callable[..., Program], article: Article) -> None:
    anahit = program("anahit")
    anahit.send("POST", f"articles/{article.pk}/spans", MARK)
    listed: list[Any] = []
    place = f"articles/{article.pk}/spans?limit=3"
    while place:
        page = anahit.send("GET", place).json()
        listed += page["results"]
        place = page["next"]
    document = anahit.send("GET", f"articles/{article.pk}/document")
    assert document.json()["text"] == people.ARTICLE
    assert document.json()["spans"] == listed
    order = [(span["start"], -span["end"]) for span in listed]
    assert order == sorted(order)
    assert len({span["id"] for span in listed}) == len(listed) > 3
    assert anahit.send("GET", f"articles/{article.pk}/document", If_None_Match=document["ETag"]).status_code == 304
    claims = anahit.send("GET", f"articles/{article.pk}/document?kind=claim&status=accepted").json()["spans"]
    assert [span["quote"] for span in claims] == [[QUOTE]]
