"""Sources and speakers: names, other names, how often; joined by a line more, parted by a line less; nobody is scored."""

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
    shown = client.get(f"/sources?q=mamadov&speaker={first.pk}").content.decode()
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
    shown = client_of(desk.anahit).get(f"/sources?speaker={two[0].pk}").content.decode()
    assert "Elnur Mammadov" in shown
    assert "/speakers/" not in shown.partition("<main")[2]
    sent = {"_version": two[0].etag, "aliases": "X"}
    assert client_of(desk.anahit).post(f"/speakers/{two[0].pk}", sent).status_code == 403


def test_a_speaker_has_a_profile_with_decided_claims_only(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit, outlet="Court")
    about = people.claim(desk.anahit, article)
    span = about.mentions.get().span
    attribute(by=desk.anahit, span=span, chain=[Hop("The agency", "relayer"), Hop("The president", "speaker")])
    president = desk.anahit.speakers().get(name="The president")
    people.review(desk.bela, about)
    shown = client_of(desk.boris).get("/sources", {"speaker": president.pk}).context["profile"]
    assert shown["mix"] == {"rows": [], "n": 0, "words": "0 decided claims", "few": "too few to compare"}
    assert [row["text"] for row in shown["claims"]["rows"]] == [about.text]
    assert [(table["title"], table["rows"][0]["name"]) for table in shown["tables"]] == [
        ("Quoted by", "Court"), ("On the way from and to the text", "The agency"),
    ]  # fmt: skip
    people.review(desk.boris, about)
    about.refresh_from_db()
    assert about.decided
    mix = client_of(desk.boris).get("/sources", {"speaker": president.pk}).context["profile"]["mix"]
    assert [(row["name"], row["n"]) for row in mix["rows"]] == [("Refuted", 1)]
    outlet = client_of(desk.vera).get("/sources", {"outlet": "Court"}).context["profile"]
    assert (outlet["articles"]["n"], outlet["mix"]["n"]) == (1, 1)


def test_outlets_are_listed_and_a_foreign_speaker_is_absent(desk: people.Desk, two: list[Speaker]) -> None:
    theirs = people.strangers_project()
    attribute(by=theirs, span=people.mark(theirs, people.ingest(theirs)), chain=[Hop("Somebody", "speaker")])
    people.ingest(desk.anahit, people.ARTICLE + "More.", outlet="Gazette & Co")
    client = client_of(desk.vera)
    assert client.get("/sources", {"speaker": theirs.speakers().get().pk}).status_code == 404
    assert client.get("/sources?speaker=x").status_code == 404
    shown = client.get("/sources?of=outlets").content.decode()
    assert "outlet=Gazette+%26+Co" in shown
    assert client.get("/sources", {"outlet": "Nowhere"}).context["profile"] is None
