"""The claim's page: all that it gathers, bounded whatever the data; links decided in place; nothing of a blind round."""

from __future__ import annotations

from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.access import Access
from annotations.services.attribute import Hop, attribute
from claims.models import Claim, Mention, Relation, Source
from claims.services.assert_claim import assert_claim
from claims.services.relate import relate_claims
from claims.services.review import open_review
from tests import people

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}
WORDS = "The road has been blocked since"


def client_of(by: Access) -> Client:
    client = Client()
    client.force_login(by.user)
    return client


def shown(by: Access, path: str, **headers: str) -> str:
    answer = client_of(by).get(path, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def standing(desk: people.Desk, claim: Claim, places: int) -> None:
    """The claim in so many further articles."""
    for n in count(1):
        if n > places:
            return
        article = people.ingest(desk.anahit, f"{WORDS} day {n}.\n\nAnd a second line {n}.", outlet=f"Outlet {n}", published="2023-02-22")
        assert_claim(by=desk.anahit, span=people.mark(desk.anahit, article, f"{WORDS} day {n}"), claim=claim)


def test_hundreds_of_occurrences_come_in_pages_at_the_price_of_one(desk: people.Desk, claim: Claim) -> None:
    standing(desk, claim, 3)
    client = client_of(desk.bela)
    client.get(f"/claims/{claim.pk}")
    with CaptureQueriesContext(connection) as few:
        client.get(f"/claims/{claim.pk}")
    standing(desk, claim, 60)
    with CaptureQueriesContext(connection) as many:
        page = client.get(f"/claims/{claim.pk}").content.decode()
    assert len(many) <= len(few) + 1
    assert page.count("data-row id=") == 50
    following = page.split('href="/claims/')
    more = next(part.split('"')[0] for part in following if "cursor=" in part)
    assert "From the first one" in client.get(f"/claims/{more}".split("#")[0]).content.decode()


def test_what_an_occurrence_does_is_always_said(desk: people.Desk, claim: Claim) -> None:
    opposite = people.claim(desk.anahit, claim.mentions.get().span.edition.article, people.FIGURE)
    relate_claims(by=desk.anahit, from_claim=opposite, to_claim=claim, kind="contradicts")
    page = shown(desk.bela, f"/claims/{claim.pk}")
    assert "Says the same" in page
    assert ">Contradicts" in page
    assert f'is <a href="/claims/{opposite.pk}">claim {opposite.pk}</a>; a denial of {opposite.pk} is linked here' in page
    Mention.objects.filter(claim=opposite).update(stance="denies")
    assert "Denies the opposite" in shown(desk.bela, f"/claims/{claim.pk}")


def test_a_narrower_claim_is_wider_seen_from_the_other_side(desk: people.Desk, claim: Claim) -> None:
    narrow = people.claim(desk.anahit, claim.mentions.get().span.edition.article, people.FIGURE)
    relate_claims(by=desk.anahit, from_claim=narrow, to_claim=claim, kind="more_specific")
    assert "Narrower" in shown(desk.bela, f"/claims/{claim.pk}")
    assert "Wider" in shown(desk.bela, f"/claims/{narrow.pk}")


def test_a_suggested_link_is_decided_in_place_and_counted(desk: people.Desk, claim: Claim) -> None:
    other = people.claim(desk.anahit, claim.mentions.get().span.edition.article, people.FIGURE)
    row = Relation.objects.create(
        project=desk.edda.project, from_claim=other, to_claim=claim, kind="in_tension", status="suggested", score=0.74
    )
    page = shown(desk.anahit, f"/claims/{claim.pk}")
    assert "In tension · .74" in page
    assert "suggested, to confirm" in page
    client = client_of(desk.anahit)
    sent = {"_version": row.etag, "on": claim.pk}
    answer = client.post(f"/relations/{row.pk}/confirm", sent, headers=HX)
    assert (answer.status_code, answer["Location"]) == (303, f"/claims/{claim.pk}")
    after = client.get(f"/claims/{claim.pk}", headers=HX)
    assert "<html" not in after.content.decode()
    assert "Link confirmed, 2 of 2 decided" in after["HX-Trigger"]


def test_a_claim_in_one_place_says_so_and_where_to_look(desk: people.Desk, claim: Claim) -> None:
    assert "Search the other articles" in shown(desk.bela, f"/claims/{claim.pk}")


def test_the_chain_names_the_party_to_the_dispute(desk: people.Desk, claim: Claim) -> None:
    Source.objects.create(project=desk.edda.project, name="The office", side="one side")
    chain = [Hop(name="An agency", role="reporter"), Hop(name="The office", role="speaker", cue="stressed", order_certain=False)]
    attribute(by=desk.anahit, span=claim.mentions.get().span, chain=chain)
    page = shown(desk.bela, f"/claims/{claim.pk}")
    assert "Party to the dispute" in page
    assert "stressed" in page
    assert "order uncertain" in page


def test_the_record_is_shown_and_checked_before_it_is_published(desk: people.Desk) -> None:
    about, _ = people.adjudicated_claim(desk)
    page = shown(desk.edda, f"/claims/{about.pk}")
    assert "not published" in page
    assert "Checkable" in page
    shortly, _sep, whole = page.partition("The whole record</summary>")
    assert ("ratingExplanation" in shortly, "ratingExplanation" in whole) == (False, True)
    assert "Required fields are present" in page
    assert "has its place on an ordered scale" in page
    assert "Valid as it stands now" in shown(desk.edda, f"/claims/{about.pk}/claimreview", **HX)
    undecided = people.claim(desk.anahit, quote=people.FIGURE)
    assert client_of(desk.edda).get(f"/claims/{undecided.pk}/claimreview").status_code == 404


def test_like_claims_that_are_decided_are_precedents(desk: people.Desk) -> None:
    about, _ = people.adjudicated_claim(desk)
    again = people.claim(desk.anahit, people.ingest(desk.anahit, people.ARTICLE + "Again."))
    page = shown(desk.bela, f"/claims/{again.pk}")
    assert "Precedents" in page
    assert f'href="/claims/{about.pk}"' in page


def test_a_review_that_would_be_refused_is_not_offered(desk: people.Desk, claim: Claim) -> None:
    people.review(desk.bela, claim, "partly")
    assert "Open my review" not in shown(desk.chen, f"/claims/{claim.pk}")
    assert "Open my review" in shown(desk.boris, f"/claims/{claim.pk}")


def test_nothing_of_a_blind_round_is_in_the_page_the_drawer_or_the_dialog(desk: people.Desk, claim: Claim) -> None:
    people.review(desk.bela, claim, rationale="zirconium")
    people.evidence(
        desk.bela, people.claim(desk.anahit, claim.mentions.get().span.edition.article, people.FIGURE), url="https://zirconium.example/"
    )
    open_review(by=desk.boris, claim=claim)
    for path in ("", "/evidence", "/evidence?part=known&url=https://zirconium.example/", "/link"):
        page = shown(desk.boris, f"/claims/{claim.pk}{path}", **HX)
        assert "zirconium" not in page.replace("https://zirconium.example/", "")
        assert "Known here" not in page


def test_the_wording_is_completed_with_its_day_and_spellings(desk: people.Desk, claim: Claim) -> None:
    sent = {"text": "The road is  blocked.", "claim_date": "2022-12-12", "note": "Lachin road, Lachin corridor", "_version": claim.etag}
    assert client_of(desk.anahit).post(f"/claims/{claim.pk}/wording", sent).status_code == 303
    page = shown(desk.bela, f"/claims/{claim.pk}")
    assert "<h1" in page
    assert "The road is blocked." in page
    assert "Valid from 12 Dec 2022" in page
    assert "Lachin corridor" in page
    claim.refresh_from_db()
    bad = client_of(desk.anahit).post(f"/claims/{claim.pk}/wording", {**sent, "claim_date": "soon", "_version": claim.etag})
    assert bad.status_code == 400
