"""Spellings of one speaker are joined and parted without losing who was named where; new hops find a speaker by any of its names."""

from __future__ import annotations

import pytest

from annotations.errors import Conflict, Forbidden, Invalid
from annotations.models import Attribution, Span, Speaker
from annotations.services.attribute import Hop, attribute
from annotations.services.speakers import alias_speaker
from tests import people
from tests.annotations.api.conftest import Program
from workbench.desk.chain_form import stored_rows

pytestmark = pytest.mark.django_db
NAMES = ("Elnur Mammadov", "Elnur Mamadov", "E. Mammadov")


@pytest.fixture
def spans(desk: people.Desk) -> list[Span]:
    article = people.ingest(desk.anahit)
    return [people.mark(desk.anahit, article, words, label="quotation") for words in ("The road", "980 vehicles", "food and medicine")]


@pytest.fixture
def said(desk: people.Desk, spans: list[Span]) -> list[Speaker]:
    for span, name in zip(spans, NAMES, strict=True):
        attribute(by=desk.anahit, span=span, chain=[Hop(name, "speaker")])
    return [desk.anahit.speakers().get(name=name) for name in NAMES]


def told(spans: list[Span]) -> list[str]:
    return [Attribution.objects.get(span=span).speaker.name for span in spans]


def test_an_alias_that_is_a_speaker_joins_the_two_and_giving_it_up_parts_them(
    desk: people.Desk, spans: list[Span], said: list[Speaker]
) -> None:
    said[1].role = "Deputy minister"
    said[1].save()
    joined = alias_speaker(by=desk.bela, speaker=said[0], aliases=[" Elnur  Mamadov ", "Elnur Mammadov", "", "E. Mammadov"])
    assert (joined.aliases, joined.role, joined.version) == (["Elnur Mamadov", "E. Mammadov"], "Deputy minister", 2)
    assert told(spans) == [NAMES[0]] * 3
    assert not desk.anahit.speakers().filter(name__in=NAMES[1:]).exists()
    parted = alias_speaker(by=desk.bela, speaker=joined, aliases=["E. Mammadov"])
    assert told(spans) == [NAMES[0], NAMES[1], NAMES[0]]
    assert alias_speaker(by=desk.bela, speaker=parted, aliases=["E. Mammadov"]).version == parted.version


def test_a_joined_speaker_brings_its_own_aliases(desk: people.Desk, spans: list[Span], said: list[Speaker]) -> None:
    alias_speaker(by=desk.bela, speaker=said[1], aliases=["E. Mammadov"])
    joined = alias_speaker(by=desk.bela, speaker=said[0], aliases=["Elnur Mamadov"])
    assert joined.aliases == ["Elnur Mamadov", "E. Mammadov"]
    alias_speaker(by=desk.bela, speaker=joined, aliases=["Elnur Mamadov"])
    assert told(spans) == [NAMES[0], NAMES[0], NAMES[2]]


def test_a_new_hop_under_an_alias_is_the_same_speaker_and_remembers_the_name(
    desk: people.Desk, spans: list[Span], said: list[Speaker]
) -> None:
    alias_speaker(by=desk.bela, speaker=said[0], aliases=["The deputy minister"])
    span = attribute(by=desk.anahit, span=spans[1], chain=[Hop("The deputy minister", "speaker")])
    hop = Attribution.objects.get(span=span)
    assert (hop.speaker, hop.named) == (said[0], "The deputy minister")
    assert attribute(by=desk.anahit, span=span, chain=[Hop("The deputy minister", "speaker")]).version == span.version
    assert not desk.anahit.speakers().filter(name="The deputy minister").exists()


def test_what_cannot_be_is_refused(desk: people.Desk, said: list[Speaker]) -> None:
    alias_speaker(by=desk.bela, speaker=said[0], aliases=["The minister"])
    with pytest.raises(Conflict):
        alias_speaker(by=desk.bela, speaker=said[2], aliases=["The minister"])
    for wrong in (["x" * 301], [f"Name {n}" for n in range(51)]):
        with pytest.raises(Invalid):
            alias_speaker(by=desk.bela, speaker=said[2], aliases=wrong)
    with pytest.raises(Forbidden):
        alias_speaker(by=desk.anahit, speaker=said[2], aliases=["Somebody"])


def test_a_chain_sent_as_it_was_read_keeps_the_name_it_was_attributed_to(
    desk: people.Desk, spans: list[Span], said: list[Speaker]
) -> None:
    anahit, place = Program("anahit", desk.project_id), f"spans/{spans[1].pk}/attribution"
    before = anahit.send("GET", place)
    alias_speaker(by=desk.bela, speaker=said[0], aliases=[NAMES[1]])
    read = anahit.send("GET", place)
    assert read["ETag"] != before["ETag"]
    (hop,) = read.json()["chain"]
    assert (hop.pop("speaker"), hop["name"]) == (said[0].pk, NAMES[1])
    for name in NAMES[:2]:
        sent = anahit.send("PUT", place, {"chain": [{**hop, "name": name}]}, If_Match=read["ETag"])
        assert (sent.status_code, sent["ETag"]) == (200, read["ETag"])
        assert Attribution.objects.get(span=spans[1]).named == NAMES[1]
    alias_speaker(by=desk.bela, speaker=Speaker.objects.get(pk=said[0].pk), aliases=[])
    assert told(spans)[1] == NAMES[1]
    assert anahit.send("GET", place)["ETag"] != read["ETag"]


def test_the_form_shows_the_name_a_hop_was_attributed_to(desk: people.Desk, spans: list[Span], said: list[Speaker]) -> None:
    alias_speaker(by=desk.bela, speaker=said[0], aliases=[NAMES[1]])
    hops = list(Attribution.objects.filter(span=spans[1]).select_related("speaker"))
    assert [row.name for row in stored_rows(hops, "")] == [NAMES[1]]
