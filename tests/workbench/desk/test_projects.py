"""Projects, their members, rules and guideline, through the desk's own forms."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client

from annotations.models import Membership, Project
from tests import people


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(people.person(name))
    return client


def seat(desk: people.Desk, name: str) -> Membership:
    return Membership.objects.get(project_id=desk.project_id, user__username=name)


def test_who_opens_a_project_manages_it(db: None) -> None:
    client = client_of("dara")
    answer = client.post("/projects", {"name": "Lachin", "guideline": "Rate what was said."})
    made = Project.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/articles?project={made.pk}")
    assert Membership.objects.get(project=made).role == "manager"
    assert b"Rate what was said." in client.get(f"/projects/{made.pk}/guideline").content


def test_a_project_without_a_name_is_asked_for_one(db: None) -> None:
    answer = client_of("dara").post("/projects", {"name": " "})
    assert (answer.status_code, Project.objects.count()) == (400, 0)
    assert b'aria-invalid="true"' in answer.content


def test_one_key_opens_one_project(db: None) -> None:
    client, form = client_of("dara"), {"name": "Lachin", "_idempotency_key": str(uuid.uuid4())}
    places = {client.post("/projects", form)["Location"] for _ in range(2)}
    assert (len(places), Project.objects.count()) == (1, 1)


def test_the_list_counts_only_ones_own_projects(desk: people.Desk) -> None:
    people.ingest(desk.anahit)
    people.strangers_project()
    page = client_of("vera").get("/projects")
    (row,) = page.context["projects"]
    assert (row["articles"], row["role_name"]) == (1, "Viewer")
    assert "Somewhere else" not in page.content.decode()


def test_a_manager_adds_promotes_and_removes(desk: people.Desk) -> None:
    people.person("dara")
    client, at = client_of("edda"), f"/projects/{desk.project_id}/members"
    assert client.post(at, {"username": "dara", "role": "reviewer"}).status_code == 303
    dara = seat(desk, "dara")
    assert client.post(f"{at}/{dara.pk}", {"role": "adjudicator", "_version": dara.etag}).status_code == 303
    dara.refresh_from_db()
    assert dara.role == "adjudicator"
    assert client.post(f"{at}/{dara.pk}/remove", {"_version": dara.etag}).status_code == 303
    assert not Membership.objects.filter(pk=dara.pk).exists()


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        pytest.param({"username": "nobody", "role": "viewer"}, 400, "no such person", id="a name nobody has"),
        pytest.param({"username": "bela", "role": "viewer"}, 409, "a member already", id="somebody who is in"),
        pytest.param({"username": "dara", "role": "king"}, 400, "no such role", id="a role that is none"),
    ],
)
def test_what_cannot_be_added_is_said_in_place(desk: people.Desk, sent: dict[str, str], status: int, said: str) -> None:
    people.person("dara")
    answer = client_of("edda").post(f"/projects/{desk.project_id}/members", sent)
    assert answer.status_code == status
    assert said in answer.content.decode()


@pytest.mark.parametrize("name", ["vera", "anahit", "bela", "chen"])
def test_who_does_not_manage_sees_people_but_no_forms(desk: people.Desk, name: str) -> None:
    client, at = client_of(name), f"/projects/{desk.project_id}/members"
    page = client.get(at).content.decode()
    assert "Bela" in page
    assert f'action="{at}' not in page
    assert client.post(at, {"username": "bela", "role": "viewer"}).status_code == 403


def test_a_role_form_made_from_an_older_state_is_refused(desk: people.Desk) -> None:
    bela, client = seat(desk, "bela"), client_of("edda")
    at = f"/projects/{desk.project_id}/members/{bela.pk}"
    assert client.post(at, {"role": "viewer", "_version": bela.etag}).status_code == 303
    assert client.post(at, {"role": "manager", "_version": bela.etag}).status_code == 412
    assert client.post(at, {"role": "manager"}).status_code == 428


def test_the_last_manager_stays(desk: people.Desk) -> None:
    edda = seat(desk, "edda")
    answer = client_of("edda").post(f"/projects/{desk.project_id}/members/{edda.pk}/remove", {"_version": edda.etag})
    assert answer.status_code == 409
    assert "at least one manager" in answer.content.decode()


@pytest.mark.parametrize("path", ["members", "guideline"])
def test_a_stranger_finds_nothing(desk: people.Desk, path: str) -> None:
    assert client_of("dara").get(f"/projects/{desk.project_id}/{path}").status_code == 404


RULES: dict[str, Any] = {"name": "Corridor", "guideline": "Read\r\ntwice.", "reviews_per_claim": "3", "highlights": "independent"}
RULES |= {"blind": "on", "public_pages": "on"}


def test_a_manager_sets_the_rules(desk: people.Desk) -> None:
    project, client = Project.objects.get(pk=desk.project_id), client_of("edda")
    answer = client.post(f"/projects/{project.pk}/settings", {**RULES, "_version": project.etag})
    assert answer.status_code == 303
    project.refresh_from_db()
    assert (project.name, project.guideline, project.reviews_per_claim) == ("Corridor", "Read\ntwice.", 3)
    assert project.highlights == "independent"
    assert (project.blind, project.public_pages, project.second_publisher, project.separate_approver) == (True, True, False, False)
    again = client.post(f"/projects/{project.pk}/settings", {**RULES, "guideline": "Read once.", "_version": '"1-1"'})
    assert again.status_code == 412


def test_rules_out_of_range_come_back_with_the_reason(desk: people.Desk) -> None:
    project = Project.objects.get(pk=desk.project_id)
    answer = client_of("edda").post(f"/projects/{project.pk}/settings", {**RULES, "reviews_per_claim": "10", "_version": project.etag})
    assert answer.status_code == 400
    assert "less than or equal to 9" in answer.content.decode()
    assert 'value="Corridor"' in answer.content.decode()


def test_only_who_configures_sees_and_sends_the_rules(desk: people.Desk) -> None:
    client = client_of("chen")
    assert b"Project settings" not in client.get("/settings").content
    refused = client.get(f"/projects/{desk.project_id}/settings")
    assert refused.status_code == 403
    assert "Save the rules" in client_of("edda").get(f"/projects/{desk.project_id}/settings").content.decode()
    assert client.post(f"/projects/{desk.project_id}/settings", RULES).status_code == 403


def test_a_refusal_says_which_role_is_needed_and_who_has_it(desk: people.Desk) -> None:
    words = client_of("chen").get(f"/projects/{desk.project_id}/settings").content.decode()
    assert "This needs the role “Manager” in this project" in words
    assert "<b>Edda</b>" in words
    assert f'href="/projects/{desk.project_id}/members"' in words
