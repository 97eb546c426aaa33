"""Speakers are joined while hops are being written to one of them: no hop is lost, and nobody is refused by the database."""

from __future__ import annotations

import threading
import time
from functools import partial

import pytest
from django.db import connection, transaction

from annotations.errors import Conflict
from annotations.models import Attribution, Span, Speaker
from annotations.services.attribute import Hop, attribute
from annotations.services.speakers import alias_speaker
from tests import people
from tests.race.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
WAITING = "SELECT 1 FROM pg_locks l JOIN pg_database d ON d.datname = current_database() WHERE NOT l.granted LIMIT 1"


def until_somebody_waits() -> None:
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone():
                return
        time.sleep(0.02)


@pytest.fixture
def spans(committed_desk: people.Desk) -> list[Span]:
    article = people.ingest(committed_desk.anahit)
    return [people.mark(committed_desk.anahit, article, words, label="quotation") for words in ("The road", "980 vehicles", "food")]


def test_a_hop_that_is_written_meanwhile_is_joined_too(committed_desk: people.Desk, spans: list[Span]) -> None:
    desk, written = committed_desk, threading.Event()
    for span, name in zip(spans, ("A. Petrov", "Petrov"), strict=False):
        attribute(by=desk.anahit, span=span, chain=[Hop(name, "speaker")])
    kept = Speaker.objects.get(name="A. Petrov")

    def write() -> None:
        with transaction.atomic():
            attribute(by=desk.anahit, span=spans[2], chain=[Hop("Petrov", "speaker")])
            written.set()
            until_somebody_waits()

    def join() -> None:
        written.wait(30)
        alias_speaker(by=desk.bela, speaker=kept, aliases=["Petrov"])

    at_once([write, join])
    assert set(Attribution.objects.values_list("speaker__name", "named")) == {("A. Petrov", ""), ("A. Petrov", "Petrov")}


def test_of_two_speakers_that_are_given_one_name_one_has_it(committed_desk: people.Desk, spans: list[Span]) -> None:
    desk = committed_desk
    for span, name in zip(spans, ("A. Petrov", "B. Petrov"), strict=False):
        attribute(by=desk.anahit, span=span, chain=[Hop(name, "speaker")])

    def named(speaker: Speaker, name: str) -> bool:
        try:
            return bool(alias_speaker(by=desk.bela, speaker=speaker, aliases=[name]))
        except Conflict:
            return False

    for turn in range(10):
        both = at_once([partial(named, speaker, f"Petrov {turn}") for speaker in Speaker.objects.all()])
        assert sorted(both) == [False, True]


def test_a_blind_project_shows_in_its_log_that_speakers_were_joined(committed_desk: people.Desk, spans: list[Span]) -> None:
    desk = committed_desk
    attribute(by=desk.anahit, span=spans[0], chain=[Hop("A. Petrov", "speaker")])
    alias_speaker(by=desk.bela, speaker=Speaker.objects.get(), aliases=["Petrov"])
    desk.anahit.project.blind = True
    assert desk.anahit.acts().filter(verb="speaker.alias").exists()
