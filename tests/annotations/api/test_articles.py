"""Texts coming in, the list, and one article (UP-19, L8, L12)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotations.models import Article
from tests import people
from tests.annotations.api.conftest import Program, refused


def test_a_text_comes_in_and_is_read_again(program: Callable[..., Program]) -> None:
    anahit = program("anahit")
    made = anahit.send("POST", "articles", {"text": "One\r\ntwo\x0c", "title": "A road", "published": "2023-02", "external_id": "x-1"})
    assert made.status_code == 201, made.content
    told = made.json()
    assert (told["segmentation"], told["title"], told["published"]) == ("pending", "A road", "2023-02")
    assert [warning["code"] for warning in told["warnings"]] == ["text.control_replaced"]
    read = anahit.send("GET", made["Location"])
    assert read.json()["text"] == "One\ntwo "
    assert "text" not in anahit.send("GET", made["Location"] + "?text=0").json()
    listed = anahit.send("GET", "articles").json()["results"]
    assert [row["id"] for row in listed] == [told["id"]]
    assert "text" not in listed[0]


@pytest.mark.case("UP-19")
def test_a_text_that_is_here_is_answered_with_its_article(program: Callable[..., Program], article: Article) -> None:
    anahit = program("anahit")
    answer = anahit.send("POST", "articles", {"text": people.ARTICLE})
    assert refused(answer) == (409, "conflict", "duplicate_text", "text")
    assert answer.json()["errors"][0]["meta"]["article_id"] == article.pk
    returned = anahit.send("POST", "articles", {"text": people.ARTICLE, "on_duplicate": "return"})
    assert (returned.status_code, returned.json()["id"]) == (200, article.pk)


def test_metadata_is_corrected_under_the_tag_one_saw(program: Callable[..., Program], article: Article) -> None:
    anahit, place = program("anahit"), f"articles/{article.pk}"
    tag = anahit.send("GET", place)["ETag"]
    changed = anahit.send("PATCH", place, {"outlet": "Border Gazette", "metadata": {"desk": 3}}, If_Match=tag)
    assert (changed.status_code, changed.json()["outlet"], changed.json()["metadata"]) == (200, "Border Gazette", {"desk": 3})
    assert changed["ETag"] != tag
    assert refused(anahit.send("PATCH", place, {"outlet": "x"}))[:2] == (428, "precondition_required")
    stale = anahit.send("PATCH", place, {"outlet": "x"}, If_Match=tag)
    assert refused(stale)[:2] == (412, "stale")
    assert (stale.json()["current"]["outlet"], stale.json()["current_etag"]) == ("Border Gazette", changed["ETag"])


def test_deleting_hides_and_restoring_brings_back(program: Callable[..., Program], article: Article) -> None:
    edda, place = program("edda"), f"articles/{article.pk}"
    assert refused(program("anahit").send("DELETE", place, If_Match=article.etag))[:3] == (403, "forbidden", "missing_right")
    gone = edda.send("DELETE", place, If_Match=article.etag)
    assert gone.status_code == 204
    for below in ("", "/document", "/spans"):
        assert refused(edda.send("GET", place + below))[:2] == (404, "not_found")
    assert edda.send("GET", "articles").json()["results"] == []
    (deleted,) = edda.send("GET", "deleted-articles").json()["results"]
    assert (deleted["id"], deleted["etag"]) == (article.pk, gone["ETag"])
    back = edda.send("POST", f"{place}/restore", If_Match=gone["ETag"])
    assert back.status_code == 200, back.content
    assert edda.send("GET", place).json()["text"] == people.ARTICLE


def test_a_search_finds_ranks_and_shows_the_place(program: Callable[..., Program], desk: people.Desk, article: Article) -> None:
    people.ingest(desk.anahit, "Vehicles? A word on vehicles: vehicles, vehicles.")
    anahit = program("anahit")
    found = anahit.send("GET", "articles?search=vehicles&limit=1").json()
    assert found["results"][0]["snippet"]["text"].startswith("Vehicles? A word")
    assert found["results"][0]["snippet"]["marks"][0] == [0, 8]
    second = anahit.send("GET", found["next"]).json()
    assert [row["id"] for row in second["results"]] == [article.pk]
    piece = second["results"][0]["snippet"]
    assert people.ARTICLE[piece["start"] :].startswith(piece["text"])
    assert second["next"] is None
    for nothing in ("zebrafinch", "-", "%22", "vehicles+-vehicles", ".*"):
        assert anahit.send("GET", f"articles?search={nothing}").json() == {"results": [], "next": None}
