"""Marking, deciding and changing spans through the API (SP-01 to SP-07, L8, L9)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annotations.models import Article
from tests import people
from tests.annotations.api.conftest import Program, refused

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


def test_deciding_changing_removing_and_bringing_back(program: Callable[..., Program], article: Article) -> None:
    anahit, bela, edda = program("anahit"), program("bela"), program("edda")
    suggested = anahit.send("GET", f"articles/{article.pk}/spans?status=suggested").json()["results"][0]
    place = f"spans/{suggested['id']}"
    rejected = anahit.send("POST", f"{place}/reject", {"reason": "no claim"}, If_Match=suggested["etag"])
    assert (rejected.json()["status"], rejected.json()["decision_reason"]) == ("rejected", "no claim")
    assert rejected.json()["decided_by"] is not None
    again = anahit.send("POST", f"{place}/reconsider", If_Match=rejected["ETag"])
    assert (again.json()["status"], again.json()["decided_by"]) == ("suggested", None)
    accepted = bela.send("POST", f"{place}/accept", If_Match=again["ETag"])
    assert accepted.json()["status"] == "accepted"
    assert refused(anahit.send("DELETE", place, If_Match=accepted["ETag"]))[:3] == (403, "forbidden", "missing_right")
    gone = edda.send("DELETE", place, If_Match=accepted["ETag"])
    assert gone.status_code == 204
    assert edda.send("GET", place).json()["status"] == "removed"
    assert refused(edda.send("PATCH", place, {"voice": "own"}, If_Match=gone["ETag"]))[:3] == (409, "conflict", "span_removed")
    back = edda.send("POST", f"{place}/restore", If_Match=gone["ETag"])
    assert (back.status_code, back.json()["status"]) == (200, "accepted")


def test_edges_move_with_their_words(program: Callable[..., Program], article: Article) -> None:
    anahit = program("anahit")
    made = anahit.send("POST", f"articles/{article.pk}/spans", MARK)
    moved = {"start": START, "end": START + 8, "quote": "The road", "label": "framing", "stance": "denies"}
    changed = anahit.send("PATCH", made["Location"], moved, If_Match=made["ETag"])
    assert changed.status_code == 200, changed.content
    told = changed.json()
    assert (told["quote"], told["label"], told["stance"]) == (["The road"], "framing", "denies")
    stale = anahit.send("PATCH", made["Location"], {"voice": "direct"}, If_Match=made["ETag"])
    assert refused(stale)[:2] == (412, "stale")
    assert stale.json()["current"] == told


@pytest.mark.case("SP-03")
def test_an_edge_inside_a_character_cluster_is_taken_and_told(program: Callable[..., Program]) -> None:
    anahit = program("anahit")
    place = anahit.send("POST", "articles", {"text": "The cafe\u0301 \U0001f600 is open."})["Location"]
    made = anahit.send("POST", f"{place}/spans", {"start": 4, "end": 8, "quote": "cafe", "label": "quantity"})
    assert made.status_code == 201
    assert made.json()["warnings"] == [{"code": "inside_grapheme", "field": "end", "offset": 8}]


def test_a_bulk_call_marks_all_and_tells_what_was_there(program: Callable[..., Program], article: Article) -> None:
    anahit, place = program("anahit"), f"articles/{article.pk}/spans/bulk"
    first = anahit.send("POST", place, {"spans": [MARK, {**MARK, "label": "framing"}]})
    assert (first.status_code, first.json()["created"], first.json()["unchanged"]) == (201, 2, 0)
    again = anahit.send("POST", place, {"spans": [{**MARK, "label": "quantity"}, MARK]})
    assert (again.json()["created"], again.json()["unchanged"]) == (1, 1)
    assert again.json()["spans"][1]["id"] == first.json()["spans"][0]["id"]


def test_a_key_sent_twice_marks_once_and_another_request_under_it_is_refused(program: Callable[..., Program], article: Article) -> None:
    anahit, place = program("anahit"), f"articles/{article.pk}/spans"
    first = anahit.send("POST", place, MARK, Idempotency_Key="k1")
    again = anahit.send("POST", place, MARK, Idempotency_Key="k1")
    assert (again.status_code, again["Idempotent-Replay"], again.json()) == (201, "true", first.json())
    other = anahit.send("POST", place, {**MARK, "label": "framing"}, Idempotency_Key="k1")
    assert refused(other)[:2] == (422, "key_reused")


def test_who_only_looks_on_marks_nothing_and_a_stranger_sees_nothing(program: Callable[..., Program], article: Article) -> None:
    place = f"articles/{article.pk}/spans"
    assert refused(program("vera").send("POST", place, MARK))[:3] == (403, "forbidden", "missing_right")
    assert program("vera").send("GET", place).status_code == 200
    people.strangers_project()
    for method, body in (("GET", None), ("POST", MARK)):
        assert refused(program("dara").send(method, place, body))[:2] == (404, "not_found")
