"""Claims like one another in a project: what is found, what is not offered again, and that nobody sees another project's."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.errors import Conflict
from annotations.models import ActDraft
from claims.alike import alike
from claims.models import Claim, ClaimState, LinkStatus, Relation
from claims.services.edit_claim import reject_claim
from claims.services.relate import decide_relation, relate_claims
from tests import people
from tests.annotations.api.conftest import Program, refused

pytestmark = pytest.mark.django_db
BLOCKED = "The Lachin road has been blocked since 12 December 2022."


@pytest.fixture
def desk() -> people.Desk:
    return people.make_project()


def claim(desk: people.Desk, text: str) -> Claim:
    return Claim.objects.create(project_id=desk.project_id, text=text, created_by=desk.anahit.user)


def texts(desk: people.Desk, of: Claim) -> list[tuple[str, str | None]]:
    return [(one.claim.text, one.link.kind) for one in alike(desk.anahit, of)]


def test_the_opposite_claim_is_found_and_called_a_contradiction(desk: people.Desk) -> None:
    blocked = claim(desk, BLOCKED)
    claim(desk, "The Lachin road has been open since 12 December 2022.")
    claim(desk, "Pashinian met Putin in Sochi.")
    assert texts(desk, blocked) == [("The Lachin road has been open since 12 December 2022.", "contradicts")]


def test_a_claim_that_shares_little_but_says_the_opposite_is_found(desk: people.Desk) -> None:
    hindered = claim(desk, "Nothing hinders the use of the road for civil and humanitarian purposes.")
    claim(desk, "The road is “closed” and residents are under a “blockade” and a “humanitarian catastrophe”.")
    assert [kind for _, kind in texts(desk, hindered)] == ["contradicts"]


@pytest.mark.parametrize("status", [LinkStatus.CONFIRMED, LinkStatus.REJECTED])
def test_what_somebody_linked_or_found_unrelated_is_not_offered_again(desk: people.Desk, status: str) -> None:
    blocked, again = claim(desk, BLOCKED), claim(desk, "The Lachin road is blocked.")
    relate_claims(by=desk.anahit, from_claim=again, to_claim=blocked, kind="same", status=status)
    assert texts(desk, blocked) == texts(desk, again) == []


def test_rejected_claims_and_other_projects_are_not_looked_at(desk: people.Desk) -> None:
    blocked, wrong = claim(desk, BLOCKED), claim(desk, "The Lachin road is blocked.")
    reject_claim(by=desk.anahit, claim=wrong)
    dara = people.strangers_project()
    Claim.objects.create(project_id=dara.project.pk, text=BLOCKED, created_by=dara.user)
    assert Claim.objects.get(pk=wrong.pk).state == ClaimState.REJECTED
    assert texts(desk, blocked) == []


@pytest.mark.parametrize("text", ["of the", "' | !", "a:*", "\\", "🙂🙂", "Дорога закрыта"])
def test_odd_words_are_looked_up_as_words(desk: people.Desk, text: str) -> None:
    odd = claim(desk, text)
    claim(desk, text + " x")
    assert len(texts(desk, odd)) <= 1


def test_the_look_up_costs_the_same_queries_whatever_is_found(desk: people.Desk) -> None:
    blocked = claim(desk, BLOCKED)
    for number in range(40):
        claim(desk, f"The Lachin road has been blocked since {number} December 2022.")
    with CaptureQueriesContext(connection) as asked:
        assert len(alike(desk.anahit, blocked)) == 5
    assert len(asked) == 4


def test_what_was_found_unrelated_is_linked_after_all_and_the_log_says_so(desk: people.Desk) -> None:
    one, other = claim(desk, BLOCKED), claim(desk, "The Lachin road is blocked.")
    for status in (LinkStatus.REJECTED, LinkStatus.CONFIRMED, LinkStatus.CONFIRMED, LinkStatus.REJECTED):
        assert relate_claims(by=desk.anahit, from_claim=one, to_claim=other, kind="same", status=status).status == status
    acts = ActDraft.objects.filter(object=f"relation:{Relation.objects.get().pk}").order_by("pk")
    told = [(act.verb, act.payload["status"]) for act in acts]
    assert told == [("relation.make", "rejected"), ("relation.confirmed", "confirmed"), ("relation.rejected", "rejected")]


def test_a_link_may_be_denied_though_it_would_close_a_circle(desk: people.Desk) -> None:
    one, other = claim(desk, BLOCKED), claim(desk, "The Lachin road is blocked.")
    relate_claims(by=desk.anahit, from_claim=one, to_claim=other, kind="updates")
    back = relate_claims(by=desk.anahit, from_claim=other, to_claim=one, kind="updates", status=LinkStatus.REJECTED)
    for status in (LinkStatus.CONFIRMED, LinkStatus.SUGGESTED):
        with pytest.raises(Conflict):
            decide_relation(by=desk.anahit, relation=back, status=status)


def test_the_same_link_sent_again_is_decided_anew_by_who_may(desk: people.Desk) -> None:
    one, other = claim(desk, BLOCKED), claim(desk, "The Lachin road is blocked.")
    relate_claims(by=desk.bela, from_claim=one, to_claim=other, kind="same", status=LinkStatus.REJECTED)
    place, link = f"claims/{one.pk}/relations", {"to_claim": other.pk, "kind": "same"}
    assert refused(Program("anahit", desk.project_id).send("POST", place, link))[:3] == (403, "forbidden", "missing_right")
    again = Program("bela", desk.project_id).send("POST", place, link)
    assert (again.status_code, again.json()["status"]) == (200, "confirmed")
