"""Who did it leaves only with the right to see it."""

from __future__ import annotations

import pytest

from annotations.models import Membership
from claims.exporters import EXPORTERS
from claims.records import ProjectSnapshot
from tests.claims.exporters.reading import lines, losses, written
from tests.claims.records.harbour import Harbour, build, decide, publish, two_reviews

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Harbour:
    found = build()
    two_reviews(found)
    decide(found)
    publish(found)
    return found


def _users(made: Harbour, who: str) -> dict[str, str]:
    found = lines(written("bundle", ProjectSnapshot(made.access(who)))[0])
    return {line["id"]: line["display_name"] for line in found if line["type"] == "user"}


def test_with_the_right_names_are_names(made: Harbour) -> None:
    assert set(_users(made, "edda").values()) == {"Anahit", "Bela", "Chen", "Edda", "Farid", "Grigor"}


def test_without_it_they_are_pseudonyms_that_all_askers_of_a_project_share(made: Harbour) -> None:
    for_chen = _users(made, "chen")
    assert for_chen == _users(made, "bela")
    assert not set(for_chen.values()) & {"Anahit", "Bela", "Chen", "Edda", "Farid", "Grigor"}
    assert len(set(for_chen)) == 6


def test_a_pseudonym_says_nothing_in_another_project(made: Harbour) -> None:
    other = build(name="Elsewhere")
    assert {user.pk for user in other.people.values()} == {user.pk for user in made.people.values()}
    assert not set(_users(made, "chen")) & set(_users(other, "chen"))
    assert not set(_users(made, "chen").values()) & set(_users(other, "chen").values())


@pytest.mark.parametrize("who", ["edda", "chen"], ids=["with the right", "without it"])
@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.key)
def test_log_in_names_and_addresses_never_leave(made: Harbour, exporter: object, who: str) -> None:
    data, _ = written(exporter.key, ProjectSnapshot(made.access(who)))  # type: ignore[attr-defined]
    assert b"login-" not in data
    assert b"@secret" not in data


def test_without_the_right_times_of_peoples_acts_are_days_and_the_log_stays(made: Harbour) -> None:
    found = lines(written("bundle", ProjectSnapshot(made.access("chen")))[0])
    did = [
        line
        for line in found
        if line["type"] in {"span", "claim", "evidence", "review", "verdict", "comment"}
    ]
    assert {line["created_at"][11:] for line in did if line.get("created_by")} <= {"00:00:00Z"}
    assert not [line for line in found if line["type"] == "act"]


def test_a_member_who_left_is_still_named_by_what_they_did(made: Harbour) -> None:
    Membership.objects.filter(user=made.people["farid"]).delete()
    assert "Farid" in _users(made, "edda").values()


def test_the_report_says_that_the_log_stayed(made: Harbour) -> None:
    _, report = written("bundle", ProjectSnapshot(made.access("chen")))
    assert losses(report).get("act.hidden", ()) == ()
