"""Acts on claims, links, evidence and reviews are taken back and done again; what was decided, published or told stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annotations.errors import Conflict
from annotations.models import Article, Span, UndoStep
from annotations.services.suggestions import accept_suggestion
from annotations.services.undo import redo, steps, undo
from claims.models import Assignment, Claim, Evidence, Flag, Mention, Relation, Review, Verdict, Wording
from claims.services.adjudicate import reopen
from claims.services.assert_claim import assert_claim
from claims.services.assign import skip
from claims.services.comment import comment_on
from claims.services.edit_claim import edit_claim, merge_claims, reject_claim, restore_claim
from claims.services.evidence import change_evidence, remove_evidence
from claims.services.finish import finish_article
from claims.services.flag import flag_claim
from claims.services.relate import change_mention, decide_relation, relate_claims
from claims.services.review import open_review, save_draft, withdraw_review
from tests import people

Story = Callable[[people.Desk, Article], Any]


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit)


def two_claims(desk: people.Desk, article: Article) -> tuple[Claim, Claim]:
    return people.claim(desk.anahit, article), people.claim(desk.anahit, article, people.FIGURE)


def rewording(desk: people.Desk, article: Article) -> Any:
    claim = people.claim(desk.anahit, article)
    see = lambda: Claim.objects.values_list("text", "note").get(pk=claim.pk)  # noqa: E731
    return lambda: edit_claim(by=desk.anahit, claim=claim, text="The road is blocked.", note="Since when?"), see


def rejecting(desk: people.Desk, article: Article) -> Any:
    claim = people.claim(desk.anahit, article)
    return lambda: reject_claim(by=desk.anahit, claim=claim), lambda: Claim.objects.get(pk=claim.pk).state


def restoring(desk: people.Desk, article: Article) -> Any:
    claim = reject_claim(by=desk.anahit, claim=people.claim(desk.anahit, article))
    return lambda: restore_claim(by=desk.anahit, claim=claim), lambda: Claim.objects.get(pk=claim.pk).state


def asserting_again(desk: people.Desk, article: Article) -> Any:
    one, other = two_claims(desk, article)
    span = Span.objects.get(mentions__claim=other)

    def see() -> Any:
        return list(Mention.objects.filter(claim=one, span=span, status="confirmed").values_list("claim", "span"))

    return lambda: assert_claim(by=desk.anahit, span=span, claim=one), see


def linking(desk: people.Desk, article: Article) -> Any:
    one, other = two_claims(desk, article)
    see = lambda: list(Relation.objects.values_list("from_claim", "to_claim", "kind", "status"))  # noqa: E731
    return lambda: relate_claims(by=desk.anahit, from_claim=one, to_claim=other, kind="contradicts"), see


def deciding_a_link(desk: people.Desk, article: Article) -> Any:
    one, other = two_claims(desk, article)
    link = Relation.objects.create(project_id=desk.project_id, from_claim=one, to_claim=other, kind="same", status="suggested", score=0.7)
    see = lambda: list(Relation.objects.values_list("pk", "status", "score"))  # noqa: E731
    return lambda: decide_relation(by=desk.anahit, relation=link, status="rejected"), see


def correcting_an_occurrence(desk: people.Desk, article: Article) -> Any:
    mention = people.claim(desk.anahit, article).mentions.get()
    see = lambda: Mention.objects.values_list("stance", "voice", "status").get(pk=mention.pk)  # noqa: E731
    return lambda: change_mention(by=desk.anahit, mention=mention, stance="denies", voice="direct"), see


def attaching(desk: people.Desk, article: Article) -> Any:
    claim = people.claim(desk.anahit, article)
    see = lambda: Evidence.objects.filter(claim=claim, removed_at=None).count()  # noqa: E731
    return lambda: people.evidence(desk.bela, claim), see


def removing_evidence(desk: people.Desk, article: Article) -> Any:
    piece = people.evidence(desk.bela, people.claim(desk.anahit, article))
    return lambda: remove_evidence(by=desk.bela, evidence=piece), lambda: Evidence.objects.get(pk=piece.pk).removed_at is None


def correcting_evidence(desk: people.Desk, article: Article) -> Any:
    piece = people.evidence(desk.bela, people.claim(desk.anahit, article))
    see = lambda: Evidence.objects.values_list("stance", "note").get(pk=piece.pk)  # noqa: E731
    return lambda: change_evidence(by=desk.bela, evidence=piece, stance="supports", note="Read again."), see


def submitting(desk: people.Desk, article: Article) -> Any:
    claim = people.claim(desk.anahit, article)
    open_review(by=desk.bela, claim=claim)
    return lambda: people.review(desk.bela, claim), lambda: Review.objects.get(claim=claim).state


def withdrawing(desk: people.Desk, article: Article) -> Any:
    claim = people.claim(desk.anahit, article)
    people.review(desk.bela, claim)
    review = Review.objects.get(claim=claim)
    return lambda: withdraw_review(by=desk.bela, review=review), lambda: Review.objects.get(claim=claim).state


def skipping(desk: people.Desk, article: Article) -> Any:
    claim = people.claim(desk.anahit, article)
    open_review(by=desk.bela, claim=claim)
    return lambda: skip(by=desk.bela, claim=claim), lambda: Assignment.objects.get(claim=claim).state


def finishing(desk: people.Desk, article: Article) -> Any:
    for claim in two_claims(desk, article):
        open_review(by=desk.bela, claim=claim)
    see = lambda: sorted(Assignment.objects.values_list("state", flat=True))  # noqa: E731
    return lambda: finish_article(by=desk.bela, article=article), see


def flagging(desk: people.Desk, article: Article) -> Any:
    claim = people.claim(desk.anahit, article)
    see = lambda: list(Flag.objects.filter(settled_at=None).values_list("claim", "note"))  # noqa: E731
    return lambda: flag_claim(by=desk.anahit, claim=claim, note="Which road?"), see


STORIES = [
    rewording, rejecting, restoring, asserting_again, linking, deciding_a_link, correcting_an_occurrence, attaching, removing_evidence,
    correcting_evidence, submitting, withdrawing, skipping, finishing, flagging,
]  # fmt: skip


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__.replace("_", " "))
def test_an_act_is_taken_back_and_done_again_and_taken_back(desk: people.Desk, article: Article, story: Story) -> None:
    act, see = story(desk, article)
    before = see()
    act()
    after = see()
    assert before != after
    last = UndoStep.objects.first()
    by = next(seat for seat in desk.seats().values() if last is not None and seat.user.pk == last.user_id)
    undo(by=by)
    assert see() == before
    redo(by=by)
    assert see() == after
    undo(by=by)
    assert see() == before


def test_accepting_takes_the_claim_along_there_and_back(desk: people.Desk, article: Article) -> None:
    span = Span.objects.filter(edition__article=article, status="suggested", label__kind="claim").order_by("start")[0]
    accept_suggestion(by=desk.anahit, span=span)
    claim = Claim.objects.get(mentions__span=span)
    states = lambda: (Span.objects.get(pk=span.pk).status, Claim.objects.get(pk=claim.pk).state, claim.mentions.get().status)  # noqa: E731
    undo(by=desk.anahit)
    assert states() == ("suggested", "suggested", "suggested")
    redo(by=desk.anahit)
    assert states() == ("accepted", "accepted", "confirmed")
    assert steps(desk.anahit).count() == 1


def test_each_wording_is_kept_and_going_back_adds_one(desk: people.Desk, article: Article) -> None:
    claim = people.claim(desk.anahit, article)
    for words in ("Second.", "Third."):
        edit_claim(by=desk.anahit, claim=claim, text=words)
    undo(by=desk.anahit)
    assert list(Wording.objects.values_list("number", "text")) == [(1, people.STATEMENT), (2, "Second."), (3, "Third.")]
    assert Claim.objects.get(pk=claim.pk).text == "Second."


def test_a_withdrawn_review_keeps_its_verdict_and_is_given_again_as_another(desk: people.Desk, article: Article) -> None:
    people.review(desk.bela, people.claim(desk.anahit, article))
    undo(by=desk.bela)
    assert Verdict.objects.count() == 1
    redo(by=desk.bela)
    assert list(Verdict.objects.order_by("revision").values_list("revision", flat=True)) == [1, 2]


def test_what_was_written_since_is_not_handed_in_unread(desk: people.Desk, article: Article) -> None:
    claim = people.claim(desk.anahit, article)
    people.review(desk.bela, claim)
    undo(by=desk.bela)
    save_draft(by=desk.bela, review=Review.objects.get(claim=claim), rationale="Something else.")
    with pytest.raises(Conflict) as refusal:
        redo(by=desk.bela)
    assert refusal.value.reason == "changed_since"


def test_a_review_stays_once_the_claim_is_decided(desk: people.Desk, article: Article) -> None:
    people.reviewed_claim(desk, ("refuted", "refuted"), article)
    with pytest.raises(Conflict) as refusal:
        undo(by=desk.boris)
    assert refusal.value.reason == "claim_locked"


def test_what_a_decided_claim_stands_on_stays(desk: people.Desk, article: Article) -> None:
    people.reviewed_claim(desk, ("refuted", "refuted"), article)
    with pytest.raises(Conflict):
        undo(by=desk.anahit)


def adjudicating(desk: people.Desk, article: Article) -> Any:
    people.adjudicated_claim(desk, article)
    return desk.chen


def publishing(desk: people.Desk, article: Article) -> Any:
    people.published_claim(desk, article)
    return desk.edda


def reopening(desk: people.Desk, article: Article) -> Any:
    claim, _ = people.adjudicated_claim(desk, article)
    reopen(by=desk.edda, claim=claim, reason="New papers.")
    return desk.edda


def merging(desk: people.Desk, article: Article) -> Any:
    one, other = two_claims(desk, article)
    merge_claims(by=desk.bela, claim=one, into=other)
    return desk.bela


def commenting(desk: people.Desk, article: Article) -> Any:
    comment_on(by=desk.bela, claim=people.claim(desk.anahit, article), text="Which road?")
    return desk.bela


@pytest.mark.parametrize("story", [adjudicating, publishing, reopening, merging, commenting], ids=lambda story: story.__name__)
def test_some_acts_are_answered_and_never_taken_back(desk: people.Desk, article: Article, story: Story) -> None:
    by = story(desk, article)
    with pytest.raises(Conflict) as refusal:
        undo(by=by)
    assert refusal.value.reason == "not_undoable"


def test_a_correction_by_who_may_change_others_is_taken_back_too(desk: people.Desk, article: Article) -> None:
    piece = people.evidence(desk.bela, people.claim(desk.anahit, article))
    remove_evidence(by=desk.edda, evidence=piece)
    undo(by=desk.edda)
    assert Evidence.objects.get(pk=piece.pk).removed_at is None

