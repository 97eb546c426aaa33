"""The exports page: what a format loses, asking for a file, watching it, fetching it."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.models import Job
from annotations.services import jobs
from claims.exporters import EXPORTERS
from claims.models import Export
from claims.services.export import run_export
from claims.services.housekeeping import drop_exports
from tests import people
from workbench.desk.export_cards import NAMES

ORIGIN = {"HTTP_ORIGIN": "http://testserver"}


def signed_in(name: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(people.person(name))
    return client


def write_due() -> None:
    while (lease := jobs.claim_next(kind="export")) is not None:
        run_export(lease)


@pytest.fixture
def bela(desk: people.Desk, media: Any) -> Client:
    people.published_claim(desk)
    return signed_in("bela")


def test_the_page_says_beforehand_what_a_format_loses(bela: Client) -> None:
    page = bela.get("/exports?format=claimreview")
    assert page.status_code == 200
    assert page.context["chosen"]["key"] == "claimreview"
    assert "the rating of the attribution was left out" in page.content.decode()
    assert "ClaimReview" in page.context["preview"]["text"]
    assert [line["count"] for line in page.context["loss"]["lines"]] != []
    assert page.context["loss"]["counted"]
    assert 0 not in {line["count"] for line in page.context["loss"]["lines"]}


def test_a_format_that_loses_nothing_says_so(bela: Client, desk: people.Desk) -> None:
    loss = signed_in("edda").get("/exports?format=bundle").context["loss"]
    assert loss == {"lines": [], "nothing": True, "counted": True}


def test_verdicts_that_wait_for_approval_are_a_choice_where_the_format_knows_them(bela: Client) -> None:
    assert bela.get("/exports?format=bundle").context["scopes"] == []
    scopes = bela.get("/exports?format=csv_claims&scope=decided").context["scopes"]
    assert [scope["current"] for scope in scopes] == [False, True]


@pytest.mark.django_db(transaction=True)
def test_a_file_is_asked_for_watched_and_fetched(committed_desk: people.Desk, media: Any) -> None:
    people.published_claim(committed_desk)
    bela = signed_in("bela")
    asked = bela.post("/exports", {"format": "csv_claims", "scope": "decided"}, **ORIGIN)
    assert asked.status_code == 303
    export = Export.objects.get()
    assert asked["Location"].endswith("#h-past")  # the list is scrolled into view, the newest first
    assert export.options == {"verdicts": "decided"}
    row = bela.get(f"/exports/{export.pk}")
    assert f'data-poll="/exports/{export.pk}"' in row.content.decode()
    assert bela.get(f"/exports/{export.pk}/file").status_code == 404
    write_due()
    assert "data-poll" not in bela.get(f"/exports/{export.pk}").content.decode()
    answer = bela.get(f"/exports/{export.pk}/file")
    data = b"".join(answer.streaming_content)
    export.refresh_from_db()
    assert hashlib.sha256(data).hexdigest() == export.sha256
    assert answer["Content-Disposition"] == f'attachment; filename="{committed_desk.project_id}-csv_claims.csv"'
    part = bela.get(f"/exports/{export.pk}/file", HTTP_RANGE="bytes=5-9")
    assert (part.status_code, b"".join(part.streaming_content)) == (206, data[5:10])


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_lost_its_lease_leaves_no_file(committed_desk: people.Desk, media: Any) -> None:
    people.published_claim(committed_desk)
    signed_in("bela").post("/exports", {"format": "csv_claims"}, **ORIGIN)
    lease = jobs.claim_next(kind="export")
    assert lease is not None
    Job.objects.update(lease_token=uuid4())
    run_export(lease)
    assert [path for path in (media / "exports").rglob("*") if path.is_file()] == []


@pytest.mark.django_db(transaction=True)
def test_a_file_that_nobody_fetched_goes_with_its_loss_report(committed_desk: people.Desk, media: Any) -> None:
    people.published_claim(committed_desk)
    signed_in("bela").post("/exports", {"format": "csv_claims"}, **ORIGIN)
    write_due()
    assert len([path for path in (media / "exports").rglob("*") if path.is_file()]) == 2
    Job.objects.update(finished_at="2020-01-01T00:00:00Z")
    assert drop_exports() == 1
    assert [path for path in (media / "exports").rglob("*") if path.is_file()] == []


@pytest.mark.case("AZ-06")
@pytest.mark.parametrize("who", ["chen", "edda", "dara"], ids=["an adjudicator's", "a manager's", "a stranger's"])
def test_an_export_is_its_askers_alone(desk: people.Desk, bela: Client, dara: Any, who: str) -> None:
    bela.post("/exports", {"format": "csv_claims"}, **ORIGIN)
    export = Export.objects.get()
    assert bela.get(f"/exports/{export.pk}").status_code == 200
    for place in (f"/exports/{export.pk}", f"/exports/{export.pk}/file"):
        assert signed_in(who).get(place).status_code == 404


def test_a_role_without_the_right_is_told(desk: people.Desk) -> None:
    anahit = signed_in("anahit")
    page = anahit.get("/exports")
    assert page.status_code == 403
    assert "may not take" in page.content.decode()
    assert "Choose a format above" not in page.content.decode()
    assert page.context["formats"] == []
    assert anahit.post("/exports", {"format": "bundle"}, **ORIGIN).status_code == 403
    assert not Export.objects.exists()


def queries_of(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/exports?format=csv_spans").status_code == 200
    return len(asked)


def test_the_page_asks_the_same_number_of_queries_whatever_its_length(bela: Client) -> None:
    few = queries_of(bela)
    for _ in range(3):
        bela.post("/exports", {"format": "csv_spans"}, **ORIGIN)
    assert len(bela.get("/exports").context["exports"]) == 3
    assert queries_of(bela) <= few


def test_choosing_a_format_brings_its_preview_alone(bela: Client) -> None:
    part = bela.get("/exports?format=csv_claims", HTTP_HX_REQUEST="true")
    assert "<html" not in part.content.decode()
    assert part.context["preview"]["head"][:3] == ["project_id", "claim_id", "claim_text"]
    assert "one row a claim" in part.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_end_of_an_export_is_said_and_a_failed_one_can_be_tried_again(committed_desk: people.Desk, media: Any) -> None:
    people.published_claim(committed_desk)
    bela = signed_in("bela")
    bela.post("/exports", {"format": "csv_claims"}, **ORIGIN)
    export = Export.objects.get()
    assert "HX-Trigger" not in bela.get(f"/exports/{export.pk}", HTTP_HX_REQUEST="true")
    Job.objects.filter(pk=export.job_id).update(state="failed", last_error="The disk is full.", attempts=3)
    failed = bela.get(f"/exports/{export.pk}", HTTP_HX_REQUEST="true")
    assert "The disk is full." in json.loads(failed["HX-Trigger"])["wb:say"]["message"]
    again = bela.post(f"/jobs/{export.job_id}/retry", **ORIGIN)
    assert again["Location"] == f"/exports?project={committed_desk.project_id}"
    write_due()
    done = bela.get(f"/exports/{export.pk}", HTTP_HX_REQUEST="true")
    assert json.loads(done["HX-Trigger"])["wb:say"]["message"] == "Export ready, 1 record"


def test_every_format_has_its_name_in_words_that_can_be_translated() -> None:
    assert {one.key: one.name for one in EXPORTERS} == {key: str(name) for key, name in NAMES.items()}
