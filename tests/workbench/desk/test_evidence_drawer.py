"""Evidence as a page and as a drawer: what the desk knows of it while it is typed, errors in place, warnings, sets."""

from __future__ import annotations

import pytest
from django.test import Client

from annotations.access import Access
from claims.models import Claim, Evidence
from claims.services.review import open_review, save_draft, submit_review
from tests import people

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}
PAGE = "https://www.icj-cij.org/case/180"


def client_of(by: Access) -> Client:
    client = Client()
    client.force_login(by.user)
    return client


def known(by: Access, claim: Claim, **typed: str) -> str:
    return client_of(by).get(f"/claims/{claim.pk}/evidence", {"part": "known", **typed}, headers=HX).content.decode()


def test_page_and_drawer_hold_the_same_form(desk: people.Desk, claim: Claim) -> None:
    client = client_of(desk.bela)
    page = client.get(f"/claims/{claim.pk}/evidence").content.decode()
    inside = client.get(f"/claims/{claim.pk}/evidence", headers=HX).content.decode()
    assert "<html" in page
    assert "<html" not in inside
    for part in ('name="url"', 'name="quote"', "pages are not fetched in this version"):
        assert part in page
        assert part in inside


def test_a_private_address_is_refused_with_the_reason(desk: people.Desk, claim: Claim) -> None:
    reason = "This address is not one of the public internet."
    assert reason in known(desk.bela, claim, url="http://10.0.0.1/")
    sent = {"url": "http://10.0.0.1/", "stance": "refutes", "quote": "kept words"}
    answer = client_of(desk.bela).post(f"/claims/{claim.pk}/evidence", sent, headers=HX)
    assert (answer.status_code, answer["HX-Retarget"]) == (400, "#drawer")
    assert reason in answer.content.decode()
    assert "kept words" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_the_origin_is_proposed_with_its_reason(desk: people.Desk, claim: Claim) -> None:
    people.evidence(desk.bela, claim, publisher="International Court of Justice", published="2023-02-22")
    told = known(desk.bela, claim, url=PAGE)
    assert "Known here: Order of 22 February 2023" in told
    assert "Already used on 1 claim" in told
    assert 'value="International Court of Justice"' in told
    assert "the same page is cited already" in told
    assert "the same publisher is cited already" in known(desk.bela, claim, publisher="international court of justice")


def test_what_is_known_of_a_page_or_its_host_fills_the_fields_that_are_empty(desk: people.Desk, claim: Claim) -> None:
    people.evidence(desk.bela, claim, publisher="International Court of Justice", published="2023-02-22")
    told = known(desk.bela, claim, url=PAGE)
    assert 'name="title" dir="auto" maxlength="300" value="Order of 22 February 2023"' in told
    assert 'placeholder="2023-02-22" value="2023-02-22"' in told
    other = known(desk.bela, claim, url="https://www.icj-cij.org/another", title="Typed")
    assert 'hx-target="#ev-publisher"' in other
    assert 'hx-target="#ev-title"' not in other
    assert 'hx-target="#ev-publisher"' not in known(desk.bela, claim, url="https://elsewhere.example/")


def test_a_page_newer_than_the_claim_is_told(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit, published="2023-01-24")
    claim = people.claim(desk.anahit, article)
    assert "Newer than the claim" in known(desk.bela, claim, url=PAGE, published="2023-02-22")
    assert "Newer than the claim" not in known(desk.bela, claim, url=PAGE, published="2023-01")


def test_after_attaching_one_goes_back_to_where_one_came_from(desk: people.Desk, claim: Claim) -> None:
    client, sent = client_of(desk.bela), {"url": PAGE, "stance": "refutes", "quote": "take all measures", "self_reported": "1"}
    assert client.post(f"/claims/{claim.pk}/evidence", sent)["Location"] == f"/claims/{claim.pk}"
    span = claim.mentions.get().span
    back = client.post(f"/claims/{claim.pk}/evidence", {**sent, "back": f"s{span.pk}"})
    assert back["Location"] == f"/articles/{span.edition.article_id}?at=s{span.pk}"
    page = client.get(f"/claims/{claim.pk}").content.decode()
    assert "All evidence has one origin" in page
    assert "All evidence comes from the claimant" in page


def test_a_passage_without_a_stance_comes_back(desk: people.Desk, claim: Claim) -> None:
    answer = client_of(desk.bela).post(f"/claims/{claim.pk}/evidence", {"url": PAGE})
    assert answer.status_code == 400
    assert "Choose what the passage does to the claim." in answer.content.decode()


def test_what_stands_only_together_is_told_once_its_verdict_is_in_sight(desk: people.Desk, claim: Claim) -> None:
    review = open_review(by=desk.bela, claim=claim)
    one, two = people.evidence(desk.bela, claim), people.evidence(desk.bela, claim, url="https://log.example/", title="The log")
    save_draft(by=desk.bela, review=review, evidence_sets=[[one.pk, two.pk]])
    veracity, attribution = people.scale_label(desk.bela, "partly"), people.scale_label(desk.bela, "faithful")
    submit_review(by=desk.bela, review=review, veracity=veracity, attribution=attribution)
    words = "Stand only together: Order of 22 February 2023 + The log"
    assert words in client_of(desk.bela).get(f"/claims/{claim.pk}").content.decode()
    assert words not in client_of(desk.boris).get(f"/claims/{claim.pk}").content.decode()
