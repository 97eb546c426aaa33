"""The guideline: a page and a pane, safe words, labels and scales explained; what belongs there while it is empty."""

from __future__ import annotations

import pytest
from django.test import Client

from annotations.models import Project
from tests import people


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(people.person(name))
    return client


def test_it_is_a_page_and_for_a_fragment_the_inside_of_a_pane(desk: people.Desk) -> None:
    at = f"/projects/{desk.project_id}/guideline"
    page, pane = client_of("bela").get(at).content.decode(), client_of("bela").get(at, headers={"HX-Request": "true"}).content.decode()
    assert page.count("<h1") == 1
    assert "<!doctype" not in pane
    assert 'data-action="close"' in pane
    assert "<kbd data-stroke>⇧ 1</kbd>" in pane
    for words in ("Misattributed", "Somebody else said it, or nobody.", "Quantity", "Reviews per claim"):
        assert words in page
        assert words in pane


@pytest.mark.case("XS-01")
def test_what_managers_write_is_words(desk: people.Desk) -> None:
    Project.objects.filter(pk=desk.project_id).update(guideline="# <img src=x onerror=alert(1)>\n- **<script>** https://example.org")
    page = client_of("vera").get(f"/projects/{desk.project_id}/guideline").content.decode()
    assert "<img src=x" not in page
    assert "<strong>&lt;script&gt;</strong>" in page
    assert 'href="https://example.org" rel="noopener noreferrer nofollow"' in page


def test_an_empty_one_offers_a_text_to_who_may_write_it(desk: people.Desk) -> None:
    at = f"/projects/{desk.project_id}/guideline"
    assert "Begin with this text" not in client_of("bela").get(at).content.decode()
    assert "A manager of the project writes it." in client_of("bela").get(at).content.decode()
    edda = client_of("edda")
    assert "Begin with this text" in edda.get(at).content.decode()
    project = Project.objects.get(pk=desk.project_id)
    assert edda.post(f"{at}/adopt", {"_version": project.etag}).status_code == 303
    project.refresh_from_db()
    assert project.guideline.startswith("# What we mark")


def test_what_is_written_is_not_overwritten_by_the_offer(desk: people.Desk) -> None:
    Project.objects.filter(pk=desk.project_id).update(guideline="Ours.")
    project = Project.objects.get(pk=desk.project_id)
    client_of("edda").post(f"/projects/{project.pk}/guideline/adopt", {"_version": project.etag})
    assert Project.objects.get(pk=project.pk).guideline == "Ours."
