"""Adjudication: what differs first, what a choice makes before it is made, what happened meanwhile, what comes next."""

from __future__ import annotations

import pytest
from django.test import Client

from annotations.access import Access, enter
from annotations.models import Article, Project
from claims.models import Claim, Mention, Review
from claims.services.adjudicate import adjudicate
from claims.services.assert_claim import assert_claim
from claims.services.review import open_review, withdraw_review
from tests import people
from workbench.desk.agreement import batch_agreement

pytestmark = pytest.mark.django_db


def client_of(by: Access) -> Client:
    client = Client()
    client.force_login(by.user)
    return client


def dispute(desk: people.Desk, text: str = people.ARTICLE) -> Claim:
    return people.reviewed_claim(desk, article=people.ingest(desk.anahit, text, outlet="Court", published="2023-02-22"))


def asked(by: Access, claim: Claim, **typed: object) -> str:
    return client_of(by).get(f"/claims/{claim.pk}/adjudicate/preview", typed).content.decode()


def test_names_are_hidden_until_it_is_decided_and_shown_then(desk: people.Desk) -> None:
    claim, client = dispute(desk), client_of(desk.chen)
    before = client.get(f"/claims/{claim.pk}/adjudicate").content.decode()
    assert "Review A" in before
    assert "Bela" not in before
    adjudicate(by=desk.chen, claim=claim, choice="take", reason="So.", review=Review.objects.get(claim=claim, reviewer=desk.bela.user))
    after = client.get(f"/claims/{claim.pk}/adjudicate").content.decode()
    assert "Bela" in after
    assert "Chen took one review." in after


def test_two_marks_are_two_lanes_with_their_flags(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    claim = people.claim(desk.anahit, article, people.STATEMENT)
    assert_claim(by=desk.boris, span=people.mark(desk.boris, article, "The road has been blocked"), claim=claim)
    people.review(desk.bela, claim, "partly")
    people.review(desk.boris, claim, "refuted")
    page = client_of(desk.chen).get(f"/claims/{claim.pk}/adjudicate").content.decode()
    assert 'data-e="A B start"' in page
    assert 'data-x="B ends"' in page
    assert 'data-x="A ends"' in page
    assert "spans overlap" in page


def test_what_a_choice_makes_is_told_before(desk: people.Desk) -> None:
    claim = dispute(desk)
    assert "Choose, and what it makes is shown here" in asked(desk.chen, claim)
    assert "Refuted" in asked(desk.chen, claim, choice="take-B")
    merged = asked(desk.chen, claim, choice="merge", veracity=people.scale_label(desk.chen, "misleading").pk)
    assert "Misleading · Faithful" in merged
    assert "2 cited, 1 independent" in merged
    assert "None yet" in asked(desk.chen, claim, choice="return")


def test_how_sure_stands_with_the_rating_and_what_was_searched_with_what_was_found(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    people.review(desk.bela, claim, "refuted", confidence="low", search_log="The court's archive.")
    people.review(desk.boris, claim, "partly", confidence="high")
    rows = client_of(desk.chen).get(f"/claims/{claim.pk}/adjudicate").context["fields"]
    assert len(rows) == 9
    told = {row["name"]: (row["same"], row["first"].get("sub")) for row in rows}
    assert told["Veracity"] == (False, "Confidence: low")
    assert told["Evidence"] == (False, "Searched: The court's archive.")
    assert "Searched" not in told


def test_the_next_dispute_opens_and_says_what_was_done(desk: people.Desk) -> None:
    first, second = dispute(desk), dispute(desk, people.ARTICLE + "Again.")
    client = client_of(desk.chen)
    sent = {"choice": "take-A", "reason": "So.", "_version": first.dossier_etag}
    answer = client.post(f"/claims/{first.pk}/adjudicate", sent)
    assert answer["Location"] == f"/claims/{second.pk}/adjudicate"
    assert "Took one: Partly. Next: " in client.get(answer["Location"]).content.decode()
    last = client.post(f"/claims/{second.pk}/adjudicate", {**sent, "_version": second.dossier_etag})
    assert "Nothing else waits." in client.get(last["Location"]).content.decode()


def test_decided_meanwhile_says_by_whom_and_keeps_the_reason(desk: people.Desk) -> None:
    claim = dispute(desk)
    version = claim.dossier_etag
    adjudicate(by=desk.edda, claim=claim, choice="return", reason="Look again.")
    sent = {"choice": "take-A", "reason": "zirconium", "_version": version}
    answer = client_of(desk.chen).post(f"/claims/{claim.pk}/adjudicate", sent)
    assert answer.status_code == 412
    assert "Decided meanwhile by Edda: returned." in answer.content.decode()
    assert "zirconium" in answer.content.decode()


def test_withdrawn_meanwhile_says_so_without_a_name(desk: people.Desk) -> None:
    claim = dispute(desk)
    version = claim.dossier_etag
    withdraw_review(by=desk.bela, review=Review.objects.get(claim=claim, reviewer=desk.bela.user))
    sent = {"choice": "take-A", "reason": "zirconium", "_version": version}
    answer = client_of(desk.chen).post(f"/claims/{claim.pk}/adjudicate", sent)
    assert answer.status_code == 412
    page = answer.content.decode()
    assert "A review was withdrawn meanwhile by its author" in page
    assert "zirconium" in page
    assert "Bela" not in page


def test_an_empty_queue_tells_what_was_agreed_without_one(desk: people.Desk) -> None:
    people.reviewed_claim(desk, ("partly", "partly"))
    page = client_of(desk.chen).get("/adjudicate").content.decode()
    assert "No disputes." in page
    assert "Last 7 days: 1 agreed without you." in page


def test_an_undefined_coefficient_explains_itself(desk: people.Desk) -> None:
    assert {row["words"] for row in batch_agreement(desk.chen)["rows"]} == {"No second review yet", "Nobody marked it a second time"}
    people.reviewed_claim(desk, ("partly", "partly"))
    rows = {row["field"]: row for row in batch_agreement(desk.chen)["rows"]}
    assert (rows["Veracity"]["value"], rows["Veracity"]["words"]) == (None, "All 2 are the same label")


def test_a_reviewer_is_told_nothing_by_the_preview(desk: people.Desk, claim: Claim) -> None:
    people.review(desk.chen, claim, "partly")
    people.review(desk.boris, claim, "refuted")
    assert client_of(desk.chen).get(f"/claims/{claim.pk}/adjudicate/preview", {"choice": "take-B"}).status_code == 403


def test_the_preview_of_a_running_round_holds_no_review(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    open_review(by=desk.chen, claim=claim)
    people.review(desk.boris, claim, "refuted")
    shown = asked(desk.chen, claim, choice="take-A")
    assert "Refuted" not in shown
    assert "Choose, and what it makes is shown here" in shown


def test_own_marks_of_the_reviewers_give_a_coefficient_of_edges_and_kinds(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    for quote in (people.STATEMENT, people.FIGURE):
        claim = people.claim(desk.bela, article, quote)
        mark_again(desk.boris, claim, article, quote if quote == people.FIGURE else quote[:-5])
        people.review(desk.bela, claim, "partly")
        people.review(desk.boris, claim, "refuted")
    rows = {row["field"]: row for row in batch_agreement(desk.chen)["rows"]}
    assert (rows["Span"]["n"], rows["Kind"]["n"]) == (2, 2)
    assert rows["Span"]["value"] is not None
    assert rows["Kind"]["words"] == "All 4 are the same label"


def mark_again(by: people.Access, claim: Claim, article: Article, quote: str) -> None:
    """The same place marked by somebody else, as an occurrence of the same claim."""
    span = people.mark(by, article, quote)
    Mention.objects.filter(span=span).update(claim=claim)


def test_of_three_reviews_the_one_apart_is_named_in_its_column(desk: people.Desk) -> None:
    Project.objects.filter(pk=desk.project_id).update(reviews_per_claim=3)
    seats = [enter(by.user, desk.project_id) for by in (desk.edda, desk.bela, desk.boris)]
    claim = people.claim(desk.anahit)
    for by, veracity in zip(seats, ("partly", "partly", "refuted"), strict=True):
        people.review(by, claim, veracity)
    page = client_of(desk.chen).get(f"/claims/{claim.pk}/adjudicate").content.decode()
    row = page.partition('<th scope="row">Veracity</th>')[2].partition("</tr>")[0]
    assert row.count("not as most say") == 1
    assert "not as most say" in row.partition('data-th="Review C"')[2]
    assert page.count("given within a minute") == 3
