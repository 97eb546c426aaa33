"""The page of what a project taught the ranking: what it says in each state, and what managers can do there."""

from __future__ import annotations

import pytest
from django.test import Client

from annotations.models import Job, Lesson, Project
from tests import people
from tests.annotations.api.test_ranking import decided, learn_due


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(people.person(name))
    return client


@pytest.fixture
def at(desk: people.Desk) -> str:
    return f"/projects/{desk.project_id}/ranking"


def page(at: str, name: str = "edda") -> str:
    return " ".join(client_of(name).get(at).content.decode().split())


def test_before_the_first_lesson_it_says_what_is_needed(at: str, desk: people.Desk) -> None:
    decided(desk, 2)
    shown = page(at)
    assert "A first lesson needs 20 decisions on suggested claims, at least 5 of them accepted and 5 rejected." in shown
    assert "2 decisions have come since." in shown
    for name in ("vera", "anahit", "chen"):
        assert f'action="{at}' not in page(at, name)
        assert client_of(name).post(f"{at}/forget").status_code == 403


def test_a_lesson_is_learnt_shown_and_forgotten(at: str, desk: people.Desk) -> None:
    decided(desk, 24)
    edda = client_of("edda")
    assert edda.post(f"{at}/learn").status_code == 303
    assert "A lesson is being learnt." in page(at)
    assert learn_due() == 1
    shown = page(at)
    lesson = Lesson.objects.get()
    assert f"Lesson 1, learnt from 24 decisions ({lesson.accepted} accepted, {lesson.rejected} rejected)" in shown
    assert "says what someone thinks or wants" in shown
    assert "▲ higher" in shown
    assert "▼ lower" in shown
    assert edda.post(f"{at}/forget").status_code == 303
    assert "forgotten up to here" in page(at)
    assert [one.forgotten for one in Lesson.objects.order_by("number")] == [False, True]


def test_a_lesson_that_does_not_help_is_told_and_not_used(at: str, desk: people.Desk) -> None:
    decided(desk, 24, accepts=lambda quote: "hope" not in quote)
    client_of("edda").post(f"{at}/learn")
    learn_due()
    assert "Lesson 1 from 24 decisions is not used" in page(at)


def test_the_switch_is_made_from_the_state_one_saw(at: str, desk: people.Desk) -> None:
    edda, tag = client_of("edda"), Project.objects.get(pk=desk.project_id).etag
    assert edda.post(f"{at}/switch", {"learning": "off", "_version": tag}).status_code == 303
    assert "Learning is switched off" in page(at)
    assert edda.post(f"{at}/switch", {"learning": "on", "_version": tag}).status_code == 412
    assert edda.post(f"{at}/learn").status_code == 409
    assert not Job.objects.filter(kind="learn").exists()
    fresh = Project.objects.get(pk=desk.project_id).etag
    assert edda.post(f"{at}/switch", {"learning": "on", "_version": fresh}).status_code == 303
    assert Project.objects.get(pk=desk.project_id).learning
