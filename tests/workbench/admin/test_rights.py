"""Who may enter the console, and what staff see there; blindness holds here as elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from annotations.models import Article, Membership
from claims.models import Evidence, Review, Verdict
from claims.services.review import open_review, save_draft
from tests import people
from tests.workbench.admin.conftest import at_console, staff
from workbench.models import User

pytestmark = pytest.mark.django_db
INDEX = "/admin/"


def listed(client: Client, model: str) -> set[int]:
    """Ids on the first page of a list."""
    answer = client.get(reverse(f"admin:{model}_changelist"))
    assert answer.status_code == 200
    return {row.pk for row in answer.context["cl"].result_list}


def test_a_visitor_is_sent_to_the_one_door(db: None) -> None:
    answer = Client().get("/admin/annotations/article/")
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in?next=%2Fadmin%2Fannotations%2Farticle%2F"
    assert Client().get("/admin/login/")["Location"].startswith("/sign-in")


@pytest.mark.case("AU-02")
def test_the_consoles_own_form_counts_no_passwords_because_it_takes_none(desk: people.Desk) -> None:
    client = Client(headers={"Origin": "http://testserver"})
    answer = client.post("/admin/login/", {"username": "edda", "password": "x", "next": "/admin/"})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in")
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("who", ["vera", "edda"])
def test_members_without_the_staff_flag_are_refused(desk: people.Desk, who: str) -> None:
    client = at_console(desk.seats()[who].user)
    assert client.get(INDEX).status_code == 403
    assert client.get("/admin/annotations/article/").status_code == 403
    assert client.post("/admin/annotations/article/add/", {"project": desk.project_id, "text": "x"}).status_code == 403


def test_staff_without_permissions_find_an_empty_console(desk: people.Desk) -> None:
    client = at_console(staff("hasmik"))
    assert client.get(INDEX).context["app_list"] == []
    assert client.get("/admin/annotations/article/").status_code == 403
    assert client.get("/admin/autocomplete/?term=&app_label=annotations&model_name=membership&field_name=user").status_code == 403


def test_staff_who_may_read_articles_read_those_alone(desk: people.Desk, media: Any) -> None:
    article = people.ingest(desk.anahit)
    client = at_console(staff("hasmik", "view_article"))
    assert listed(client, "annotations_article") == {article.pk}
    assert client.get(f"/admin/annotations/article/{article.pk}/change/").status_code == 200
    assert 'name="_verb"' not in client.get(f"/admin/annotations/article/{article.pk}/change/").content.decode()
    assert client.post(f"/admin/annotations/article/{article.pk}/change/", {"title": "x"}).status_code == 403
    assert client.post(f"/admin/annotations/article/{article.pk}/change/", {"_verb": "delete"}).status_code == 403
    assert client.get("/admin/annotations/article/add/").status_code == 403
    assert client.get("/admin/claims/claim/").status_code == 403
    assert Article.objects.get().deleted_at is None


def test_the_staff_flag_opens_no_project_in_the_desk(desk: people.Desk, media: Any, root: User) -> None:
    article = people.ingest(desk.anahit)
    assert at_console(root).get(f"/articles/{article.pk}").status_code == 404


def test_staff_give_no_powers_and_touch_nobody_who_has_some(desk: people.Desk, root: User) -> None:
    client = at_console(staff("hasmik", "add_user", "change_user", "view_user"))
    sent = {"username": "new", "email": "n@example.org", "is_superuser": "on", "is_staff": "on"}
    answer = client.post("/admin/workbench/user/add/", sent)
    assert answer.status_code == 200
    made = User.objects.get(username="new")
    assert (made.is_staff, made.is_superuser) == (False, False)
    assert client.post(f"/admin/workbench/user/{root.pk}/change/", {"username": "mine"}).status_code == 403
    assert client.post(f"/admin/workbench/user/{root.pk}/change/", {"_verb": "link"}).status_code == 403
    assert User.objects.get(pk=root.pk).username == "root"


def test_a_reviewer_with_the_staff_flag_stays_blind(desk: people.Desk, root: User, media: Any) -> None:
    about = people.claim(desk.anahit)
    people.review(desk.bela, about)
    tables = ("verdict", "evidence", "evidenceset", "evidencesetitem", "verdictset")
    boris = staff("boris", "view_review", *(f"view_{table}" for table in tables))
    mine = open_review(by=desk.boris, claim=about)
    client = at_console(boris)
    assert listed(client, "claims_review") == {mine.pk}
    for table in tables:
        assert listed(client, f"claims_{table}") == set()
    assert client.get(f"/admin/claims/verdict/{Verdict.objects.get().pk}/change/").status_code in {302, 404}
    everyone = at_console(root)
    assert listed(everyone, "claims_verdict") == {Verdict.objects.get().pk}
    assert listed(everyone, "claims_evidence") == {Evidence.objects.get().pk}


def test_a_draft_is_its_authors_alone(desk: people.Desk, root: User, media: Any) -> None:
    opened = open_review(by=desk.bela, claim=people.claim(desk.anahit))
    save_draft(by=desk.bela, review=opened, rationale="Not for other eyes yet.")
    address = f"/admin/claims/review/{opened.pk}/change/"
    words = at_console(root).get(address).content.decode()
    assert "draft" in words
    assert "Not for other eyes yet." not in words
    assert Review.objects.get().rationale == "Not for other eyes yet."


def test_a_superuser_becomes_no_member_by_what_they_do_here(desk: people.Desk, root: User, media: Any) -> None:
    people.ingest(desk.anahit)
    at_console(root).get("/admin/annotations/article/")
    assert not Membership.objects.filter(user=root).exists()
