"""Every move of a claim, a review and an assignment, allowed and refused: the table of states, row by row (DESIGN §2b)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from annotations.access import Access, enter
from annotations.errors import Conflict, Forbidden, Invalid, WorkbenchError
from annotations.models import Act, Project
from claims.models import Assignment, Choice, Claim, ClaimState, Publication, Review, ReviewState, Verdict
from claims.services.adjudicate import Merged, adjudicate, approve, reopen
from claims.services.assign import assign, skip
from claims.services.edit_claim import edit_claim, merge_claims, reject_claim, restore_claim
from claims.services.finish import finish_article
from claims.services.publish import publish, retract
from claims.services.review import open_review, save_draft, submit_review, withdraw_review
from tests import people

OTHER = people.FIGURE
STATES = (
    "accepted", "rejected", "assigned", "in_review", "agreed", "disputed", "adjudicated", "approved", "published", "merged",
)  # fmt: skip


@dataclass
class Bench:
    """A claim in a state, a second one beside it, and the people."""

    desk: people.Desk
    claim: Claim
    other: Claim

    def own(self, by: Access) -> Review:
        return Review.objects.get(claim=self.claim, reviewer=by.user, round=self.claim.round)


def separate(desk: people.Desk) -> people.Desk:
    """The same people once the project asks for a separate approver."""
    Project.objects.filter(pk=desk.project_id).update(separate_approver=True)
    return people.Desk(**{name: enter(seat.user, desk.project_id) for name, seat in desk.seats().items()})


def bench(desk: people.Desk, state: str) -> Bench:
    """Bring a claim into the state through the services alone."""
    if state in {"agreed", "adjudicated"}:
        desk = separate(desk)
    article = people.ingest(desk.anahit)
    claim, other = people.claim(desk.anahit, article), people.claim(desk.anahit, article, OTHER)
    if state == "rejected":
        reject_claim(by=desk.anahit, claim=claim)
    elif state == "merged":
        merge_claims(by=desk.bela, claim=claim, into=other)
    elif state == "assigned":
        assign(by=desk.edda, claim=claim, reviewer=desk.bela.user)
    elif state != "accepted":
        reviewed(desk, claim, state)
    claim.refresh_from_db()
    assert claim.state == ("approved" if state == "published" else state)
    return Bench(desk, claim, other)


def reviewed(desk: people.Desk, claim: Claim, state: str) -> None:
    second = "partly" if state == "agreed" else "refuted"
    people.review(desk.bela, claim, "partly")
    if state == "in_review":
        return
    people.review(desk.boris, claim, second)
    if state in {"adjudicated", "approved", "published"}:
        mine = Review.objects.get(claim=claim, reviewer=desk.bela.user)
        adjudicate(by=desk.chen, claim=claim, choice=Choice.TAKE, reason="So it says.", review=mine)
    if state == "published":
        publish(by=desk.edda, claim=claim)


def take(b: Bench) -> None:
    adjudicate(by=b.desk.chen, claim=b.claim, choice=Choice.TAKE, reason="So.", review=Review.objects.filter(claim=b.claim).first())


def merge_verdict(b: Bench) -> None:
    merged = Merged(veracity=people.scale_label(b.desk.chen, "misleading").pk, rationale="Both are right.")
    adjudicate(by=b.desk.chen, claim=b.claim, choice=Choice.MERGE, reason="So.", merged=merged)


def give_back(b: Bench) -> None:
    adjudicate(by=b.desk.chen, claim=b.claim, choice=Choice.RETURN, reason="Look at paragraph 4.")


def submit_bela(b: Bench) -> None:
    people.review(b.desk.bela, b.claim, "refuted")


MOVES: dict[str, Callable[[Bench], Any]] = {
    "edited": lambda b: edit_claim(by=b.desk.anahit, claim=b.claim, text="Other words."),
    "rejected": lambda b: reject_claim(by=b.desk.anahit, claim=b.claim),
    "restored": lambda b: restore_claim(by=b.desk.anahit, claim=b.claim),
    "merged into another": lambda b: merge_claims(by=b.desk.bela, claim=b.claim, into=b.other),
    "assigned": lambda b: assign(by=b.desk.edda, claim=b.claim, reviewer=b.desk.boris.user),
    "skipped": lambda b: skip(by=b.desk.chen, claim=b.claim),
    "reviewed": submit_bela,
    "withdrawn": lambda b: withdraw_review(by=b.desk.bela, review=b.own(b.desk.bela)),
    "adjudicated": take,
    "adjudicated by merging": merge_verdict,
    "returned": give_back,
    "approved": lambda b: approve(by=b.desk.edda, claim=b.claim),
    "published": lambda b: publish(by=b.desk.edda, claim=b.claim),
    "retracted": lambda b: retract(by=b.desk.edda, claim=b.claim, note="Wrong source."),
    "reopened": lambda b: reopen(by=b.desk.chen, claim=b.claim, reason="New evidence."),
}
L, M = "409 claim_locked", "409 claim_merged"
A, N, D, R = "409 not_decided", "409 not_approved", "409 not_disputed", "409 not_published"
U, W = "409 claim_in_review", "409 not_open_for_review"
NO = "404"  # there is no review of hers to take back
# What each move makes of each state; columns as in STATES.
TABLE: dict[str, tuple[str, ...]] = {
    "edited": ("accepted", "rejected", "assigned", "in_review", "agreed", "disputed", L, L, L, M),
    "rejected": ("rejected", "rejected", "rejected", U, U, U, L, L, L, M),
    "restored": ("accepted", "accepted", "assigned", "in_review", "agreed", "disputed", L, L, L, M),
    "merged into another": ("merged", "merged", "merged", U, U, U, L, L, L, M),
    "assigned": ("assigned", W, "assigned", "in_review", W, W, L, L, L, M),
    "skipped": ("accepted", W, "assigned", "in_review", W, W, L, L, L, M),
    "reviewed": (
        "in_review", W, "in_review", "409 review_submitted", "409 review_submitted",
        "409 review_submitted", L, L, L, M,
    ),
    "withdrawn": (NO, NO, NO, "in_review", "in_review", "in_review", L, L, L, NO),
    "adjudicated": (D, D, D, D, D, "approved", L, L, L, M),
    "adjudicated by merging": (D, D, D, D, D, "approved", L, L, L, M),
    "returned": (D, D, D, D, D, "in_review", L, L, L, M),
    "approved": (A, A, A, A, "approved", A, "approved", A, A, A),
    "published": (N, N, N, N, N, N, N, "approved", "409 already_published", N),
    "retracted": (R, R, R, R, R, R, R, R, "approved", R),
    "reopened": (A, A, A, A, A, A, "in_review", "in_review", "in_review", A),
}  # fmt: skip


def outcome(move: Callable[[Bench], Any], b: Bench) -> str:
    try:
        move(b)
    except Review.DoesNotExist:
        return NO
    except WorkbenchError as refusal:
        return f"{refusal.status} {refusal.reason}"
    b.claim.refresh_from_db()
    return str(b.claim.state)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("move", MOVES)
def test_each_move_from_each_state(desk: people.Desk, move: str, state: str) -> None:
    b = bench(desk, state)
    before = (Verdict.objects.count(), Publication.objects.count(), Claim.objects.get(pk=b.claim.pk).version)
    wanted = TABLE[move][STATES.index(state)]
    assert outcome(MOVES[move], b) == wanted
    if wanted[:3] in {"404", "409"}:
        assert (Verdict.objects.count(), Publication.objects.count(), Claim.objects.get(pk=b.claim.pk).version) == before


def test_a_return_keeps_the_round_and_an_opening_begins_the_next(desk: people.Desk) -> None:
    b = bench(desk, "disputed")
    give_back(b)
    b.claim.refresh_from_db()
    assert (b.claim.state, b.claim.round) == (ClaimState.IN_REVIEW, 1)
    assert {review.state for review in b.claim.reviews.all()} == {ReviewState.RETURNED}
    assert {review.return_comment for review in b.claim.reviews.all()} == {"Look at paragraph 4."}
    assert {one.state for one in b.claim.assignments.all()} == {"open"}
    for seat in (desk.bela, desk.boris):
        submit_review(by=seat, review=b.own(seat))
    take(b)
    b.claim.refresh_from_db()
    reopen(by=desk.chen, claim=b.claim, reason="New evidence.")
    b.claim.refresh_from_db()
    assert (b.claim.state, b.claim.round) == (ClaimState.IN_REVIEW, 2)
    assert [comment.round for comment in b.claim.comments.all()] == [1]
    opened = open_review(by=desk.bela, claim=b.claim)
    assert (opened.round, opened.state, opened.veracity) == (2, "draft", None)
    assert Verdict.objects.filter(claim=b.claim).count() == 5


def test_agreement_keeps_all_rationales_and_sets_and_the_lowest_confidence(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    people.review(desk.bela, claim, "refuted", rationale="First.", confidence="high")
    people.review(desk.boris, claim, "refuted", rationale="Second.", confidence="low")
    claim.refresh_from_db()
    last = Verdict.objects.get(claim=claim, review=None)
    assert (claim.state, last.rationale, last.confidence, last.evidence_sets.count()) == ("approved", "First.\n\nSecond.", "low", 2)


def test_ratings_equal_on_one_axis_alone_are_a_dispute(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    people.review(desk.bela, claim, "refuted", attribution="faithful")
    people.review(desk.boris, claim, "refuted", attribution="distorted")
    claim.refresh_from_db()
    assert claim.state == ClaimState.DISPUTED


@pytest.mark.parametrize("n", [1, 3], ids=["one review a claim", "three reviews a claim"])
def test_as_many_reviews_as_the_project_asks_for_settle_a_claim(db: None, n: int) -> None:
    desk = people.make_project(reviews_per_claim=n, blind=True)
    claim = people.claim(desk.anahit)
    for place, seat in enumerate((desk.edda, desk.bela, desk.boris)[:n], start=1):
        people.review(seat, claim, "refuted")
        claim.refresh_from_db()
        assert claim.state == ("approved" if place == n else "in_review")


def test_a_withdrawn_review_goes_back_to_draft_and_its_verdict_stays(desk: people.Desk) -> None:
    b = bench(desk, "in_review")
    assert withdraw_review(by=desk.bela, review=b.own(desk.bela)).state == ReviewState.DRAFT
    assert Verdict.objects.filter(claim=b.claim).count() == 1
    again = submit_review(by=desk.bela, review=b.own(desk.bela), rationale="Said better.")
    assert (again.revision, again.supersedes is not None) == (2, True)


def test_a_draft_writes_no_act_and_a_submission_does(committed_desk: people.Desk) -> None:
    claim = people.claim(committed_desk.anahit)
    review = open_review(by=committed_desk.bela, claim=claim)
    before = Act.objects.count()
    save_draft(by=committed_desk.bela, review=review, rationale="A first thought.")
    assert Act.objects.count() == before
    fields = {
        "veracity": people.scale_label(committed_desk.bela, "unverifiable"), "search_log": "Searched the court's site.",
        "attribution": people.scale_label(committed_desk.bela, "faithful"),
    }  # fmt: skip
    submit_review(by=committed_desk.bela, review=review, **fields)
    assert Act.objects.count() > before


def test_nobody_adjudicates_approves_or_publishes_alone_what_they_wrote(db: None) -> None:
    desk = people.make_project(separate_approver=True)
    claim = people.claim(desk.anahit)
    people.review(desk.chen, claim, "refuted")
    people.review(desk.bela, claim, "partly")
    with pytest.raises(Forbidden) as refused:
        adjudicate(by=desk.chen, claim=claim, choice=Choice.RETURN, reason="Mine.")
    assert refused.value.reason == "own_review"
    adjudicate(by=desk.edda, claim=claim, choice=Choice.TAKE, reason="So.", review=Review.objects.get(claim=claim, reviewer=desk.bela.user))
    for seat in (desk.chen, desk.edda):
        with pytest.raises(Forbidden) as refused:
            approve(by=seat, claim=claim)
        assert refused.value.reason == "needs_second_reviewer"


@pytest.mark.parametrize("trace", ["a verdict", "a verdict taken back", "evidence"])
def test_nobody_begins_a_review_where_they_could_see_anothers(desk: people.Desk, trace: str) -> None:
    claim = people.claim(desk.anahit)
    if trace == "evidence":
        people.evidence(desk.bela, claim)
    else:
        people.review(desk.bela, claim)
        if trace.endswith("back"):
            withdraw_review(by=desk.bela, review=Review.objects.get(claim=claim))
    with pytest.raises(Forbidden) as refused:
        open_review(by=desk.chen, claim=claim)
    assert refused.value.reason == "could_see_others"
    assert open_review(by=desk.boris, claim=claim).state == "draft"


def test_an_assignment_is_open_then_done_skipped_or_asked_again(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    asked = assign(by=desk.edda, claim=claim, reviewer=desk.bela.user)
    assert asked.state == "open"
    skip(by=desk.bela, claim=claim)
    asked.refresh_from_db()
    assert asked.state == "skipped"
    assert assign(by=desk.edda, claim=claim, reviewer=desk.bela.user).pk == asked.pk
    people.review(desk.bela, claim)
    asked.refresh_from_db()
    assert asked.state == "done"
    withdraw_review(by=desk.bela, review=Review.objects.get(claim=claim))
    asked.refresh_from_db()
    assert asked.state == "open"


def test_finishing_an_article_closes_ones_own_assignments_there(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    claim = people.claim(desk.anahit, article)
    for seat in (desk.bela, desk.boris):
        assign(by=desk.edda, claim=claim, reviewer=seat.user)
    finish_article(by=desk.bela, article=article)
    states = dict(Assignment.objects.filter(claim=claim).values_list("reviewer__username", "state"))
    assert states == {"bela": "skipped", "boris": "open"}


def test_a_correction_says_what_changed_and_replaces_what_is_public(desk: people.Desk) -> None:
    b = bench(desk, "published")
    reopen(by=desk.chen, claim=b.claim, reason="New evidence.")
    for seat in (desk.bela, desk.boris):
        people.review(seat, b.claim, "supported")
    with pytest.raises(Invalid) as refused:
        publish(by=desk.edda, claim=b.claim)
    assert (refused.value.errors[0].field, refused.value.reason) == ("note", "missing")
    made = publish(by=desk.edda, claim=b.claim, note="The registry was opened.")
    assert (made.state, made.number, made.supersedes is not None) == ("corrected", 2, True)
    gone = retract(by=desk.edda, claim=b.claim, note="Withdrawn.")
    assert (gone.state, gone.number) == ("retracted", 3)
    with pytest.raises(Conflict) as twice:
        retract(by=desk.edda, claim=b.claim, note="Again.")
    assert twice.value.reason == "not_published"


@pytest.mark.parametrize(
    ("veracity", "given", "missing"),
    [
        pytest.param("supported", {}, "evidence_sets", id="supported needs evidence"),
        pytest.param("refuted", {}, "evidence_sets", id="refuted needs evidence"),
        pytest.param("partly", {}, "evidence_sets", id="partly needs evidence"),
        pytest.param("misleading", {"search_log": "Much."}, "evidence_sets", id="misleading needs evidence, not a search"),
        pytest.param("unverifiable", {}, "search_log", id="unverifiable needs the log of the search"),
        pytest.param("unverifiable", {"search_log": "Much."}, None, id="unverifiable with it"),
        pytest.param("not_a_claim", {"attribution": None}, None, id="not a claim needs nothing, not even an attribution"),
        pytest.param("unverifiable", {"attribution": None, "search_log": "Much."}, "attribution", id="anything else needs an attribution"),
    ],
)
def test_what_a_core_value_asks_for(desk: people.Desk, veracity: str, given: dict[str, Any], missing: str | None) -> None:
    review = open_review(by=desk.bela, claim=people.claim(desk.anahit))
    fields = {"veracity": people.scale_label(desk.bela, veracity), "attribution": people.scale_label(desk.bela, "faithful"), **given}
    if missing is None:
        assert submit_review(by=desk.bela, review=review, **fields).revision == 1
        return
    with pytest.raises(Invalid) as refused:
        submit_review(by=desk.bela, review=review, **fields)
    assert (refused.value.errors[0].field, refused.value.reason) == (missing, "missing")
