"""The page of the speakers: names, other names, how often; joined by a line more, parted by a line less."""

from __future__ import annotations

import pytest

from annotations.models import Article, Speaker
from annotations.services.attribute import Hop, attribute
from tests import people
from tests.workbench.desk.test_correct_chain import client_of


@pytest.fixture
def two(desk: people.Desk) -> list[Speaker]:
    article: Article = people.ingest(desk.anahit)
    for words, name in (("The road", "Elnur Mammadov"), ("980 vehicles", "Elnur Mamadov")):
        attribute(by=desk.anahit, span=people.mark(desk.anahit, article, words), chain=[Hop(name, "speaker")])
    return [desk.anahit.speakers().get(name=name) for name in ("Elnur Mammadov", "Elnur Mamadov")]


def test_speakers_are_joined_and_parted_on_the_page(desk: people.Desk, two: list[Speaker]) -> None:
    client, first = client_of(desk.bela), two[0]
    sent = {"_version": first.etag, "aliases": "Elnur Mamadov\r\nThe deputy minister"}
    assert client.post(f"/speakers/{first.pk}", sent).status_code == 303
    shown = client.get("/speakers?q=mamadov").content.decode()
    assert "<p>Elnur Mamadov, The deputy minister</p>" in shown
    assert "2 times" in shown
    first.refresh_from_db()
    assert client.post(f"/speakers/{first.pk}", {"_version": first.etag, "aliases": ""}).status_code == 303
    assert desk.anahit.speakers().filter(name="Elnur Mamadov").exists()


def test_what_is_refused_is_said_in_its_place(desk: people.Desk, two: list[Speaker]) -> None:
    client = client_of(desk.bela)
    old = two[0].etag
    for aliases, status in (("x" * 301, 400), ("The minister", 303), ("\0", 412)):
        answer = client.post(f"/speakers/{two[0].pk}", {"_version": old, "aliases": aliases})
        assert answer.status_code == status
    taken = client.post(f"/speakers/{two[1].pk}", {"_version": two[1].etag, "aliases": "The minister"})
    assert taken.status_code == 409
    assert "Another speaker goes by this name already." in taken.content.decode()


def test_an_annotator_reads_the_page_and_may_not_join(desk: people.Desk, two: list[Speaker]) -> None:
    assert "/speakers/" not in client_of(desk.anahit).get("/speakers").content.decode().partition("<main")[2].replace("/speakers/names", "")
    sent = {"_version": two[0].etag, "aliases": "X"}
    assert client_of(desk.anahit).post(f"/speakers/{two[0].pk}", sent).status_code == 403
