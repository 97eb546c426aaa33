"""Where two rules meet: what nobody may get round, and ways on where work would otherwise stand still."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from annotations.access import enter
from annotations.errors import Conflict, Forbidden, Invalid
from annotations.models import Origin, Span, SpanStatus
from annotations.services.attribute import Hop, attribute
from annotations.services.change_span import adjust_edges, relabel_span, remove_span, restore_span
from annotations.services.members import change_role, remove_member
from annotations.services.suggestions import accept_suggestion, reject_suggestion
from annotations.services.undo import undo
from claims.models import Adjudication, Assignment, Claim, Document, Mention, Review, ReviewState
from claims.services.adjudicate import adjudicate, reopen
from claims.services.assign import assign, skip, waiting_for
from claims.services.edit_claim import merge_claims
from claims.services.evidence import attach_evidence
from claims.services.housekeeping import expire_assignments
from claims.services.relate import change_mention
from claims.services.review import open_review, save_draft, submit_review, withdraw_review
from tests import people


def span_of(claim: Claim) -> Span:
    return Span.objects.get(mentions__claim=claim)


def suggestion(desk: people.Desk) -> Span:
    people.segmented_article(desk.anahit)
    return Span.objects.filter(origin=Origin.MACHINE, label__kind="claim").order_by("pk")[0]


def another_annotator(desk: people.Desk) -> Any:
    change_role(by=desk.edda, member=desk.edda.members().get(user=desk.vera.user), role="annotator")
    return enter(desk.vera.user, desk.project_id)


class TestBlindness:
    @pytest.mark.parametrize("seat", ["chen", "edda"])
    def test_who_has_seen_a_review_is_not_asked_for_one(self, desk: people.Desk, claim: Claim, seat: str) -> None:
        people.review(desk.bela, claim)
        with pytest.raises(Conflict, match="already see"):
            assign(by=desk.edda, claim=claim, reviewer=getattr(desk, seat).user)
        assert assign(by=desk.edda, claim=claim, reviewer=desk.boris.user)

    def test_who_was_asked_before_stays_blind_and_may_begin(self, desk: people.Desk, claim: Claim) -> None:
        assign(by=desk.edda, claim=claim, reviewer=desk.chen.user)
        people.review(desk.bela, claim)
        assert open_review(by=desk.chen, claim=claim)

    @pytest.mark.parametrize("seat", ["vera", "anahit"])
    def test_who_may_not_review_is_not_asked(self, desk: people.Desk, claim: Claim, seat: str) -> None:
        with pytest.raises(Invalid, match="no reviewer"):
            assign(by=desk.edda, claim=claim, reviewer=getattr(desk, seat).user)


class TestMarksOfOthers:
    def test_an_annotator_does_not_reject_what_another_marked(self, desk: people.Desk, claim: Claim) -> None:
        other = another_annotator(desk)
        with pytest.raises(Forbidden):
            reject_suggestion(by=other, span=span_of(claim))
        assert reject_suggestion(by=desk.anahit, span=span_of(claim)).status == SpanStatus.REJECTED

    def test_nor_brings_back_what_another_took_away(self, desk: people.Desk, claim: Claim) -> None:
        other = another_annotator(desk)
        gone = remove_span(by=desk.anahit, span=span_of(claim))
        with pytest.raises(Forbidden):
            restore_span(by=other, span=gone)
        assert restore_span(by=desk.anahit, span=gone).status == SpanStatus.ACCEPTED

    def test_a_removed_suggestion_comes_back_as_one(self, desk: people.Desk) -> None:
        span = suggestion(desk)
        remove_span(by=desk.anahit, span=span)
        assert restore_span(by=desk.anahit, span=span).status == SpanStatus.SUGGESTED
        assert not Claim.objects.exists()

    def test_an_accepted_one_as_accepted(self, desk: people.Desk) -> None:
        span = accept_suggestion(by=desk.anahit, span=suggestion(desk))
        remove_span(by=desk.anahit, span=span)
        assert restore_span(by=desk.anahit, span=span).status == SpanStatus.ACCEPTED


class TestGroundOfADecision:
    @pytest.mark.parametrize("act", ["edges", "voice", "reject", "remove"])
    def test_marks_of_a_decided_claim_stay(self, desk: people.Desk, act: str) -> None:
        claim, _ = people.adjudicated_claim(desk)
        span = span_of(claim)
        acts = {
            "edges": lambda: adjust_edges(by=desk.edda, span=span, fragments=[(span.start, span.end - 5)], quote=[span.quote[0][:-5]]),
            "voice": lambda: relabel_span(by=desk.edda, span=span, voice="direct"),
            "reject": lambda: reject_suggestion(by=desk.edda, span=span),
            "remove": lambda: remove_span(by=desk.edda, span=span),
        }
        with pytest.raises(Conflict) as refused:
            acts[act]()
        assert refused.value.reason == "claim_locked"
        reopen(by=desk.edda, claim=claim, reason="The quote was cut short.")
        if act in {"edges", "voice"}:
            acts[act]()

    @pytest.mark.parametrize("state", ["confirmed", "suggested"])
    def test_its_places_are_not_changed_even_by_who_found_them(self, desk: people.Desk, state: str) -> None:
        claim, _ = people.adjudicated_claim(desk)
        Mention.objects.filter(claim=claim).update(status=state)
        mention = claim.mentions.get()
        assert mention.created_by_id == desk.anahit.user.pk
        for changes in ({"status": "rejected"}, {"stance": "denies"}):
            with pytest.raises(Conflict) as refused:
                change_mention(by=desk.anahit, mention=mention, **changes)
            assert refused.value.reason == "claim_locked"

    def test_a_mark_that_a_merged_claim_still_names_can_be_taken_away(self, desk: people.Desk) -> None:
        first = people.claim(desk.anahit)
        second = people.claim(desk.anahit, quote=people.FIGURE, article=span_of(first).edition.article)
        span = span_of(second)
        Mention.objects.create(project=desk.edda.project, claim=first, span=span, created_by=desk.anahit.user)
        merge_claims(by=desk.edda, claim=second, into=first)
        assert remove_span(by=desk.edda, span=span).status == SpanStatus.REMOVED

    def test_evidence_that_comes_by_a_merge_changes_what_is_decided_on(self, desk: people.Desk) -> None:
        into = people.claim(desk.anahit)
        double = people.claim(desk.anahit, quote=people.FIGURE, article=span_of(into).edition.article)
        people.evidence(desk.bela, double)
        merge_claims(by=desk.edda, claim=double, into=into)
        assert Claim.objects.get(pk=into.pk).dossier_etag != into.dossier_etag

    def test_a_claim_is_locked_while_its_mark_moves_it(self, desk: people.Desk, claim: Claim) -> None:
        with statements() as asked:
            reject_suggestion(by=desk.anahit, span=span_of(claim))
        locking = [sql for sql in asked if "claims_claim" in sql and "FOR NO KEY UPDATE" in sql]
        writing = next(n for n, sql in enumerate(asked) if sql.startswith('UPDATE "claims_claim"'))
        assert any(asked.index(sql) < writing for sql in locking)


class TestWordsOfAMark:
    def said(self, claim: Claim) -> tuple[str, str]:
        return claim.mentions.values_list("voice", "stance").get()

    def test_what_is_corrected_at_the_mark_is_so_for_the_claim(self, desk: people.Desk, claim: Claim) -> None:
        relabel_span(by=desk.anahit, span=span_of(claim), voice="direct", stance="denies")
        assert self.said(claim) == ("direct", "denies")
        undo(by=desk.anahit)
        assert self.said(claim) == ("own", "asserts")

    def test_with_the_chain_too_and_the_place_has_a_new_version(self, desk: people.Desk, claim: Claim) -> None:
        before = claim.mentions.get().version
        attribute(by=desk.anahit, span=span_of(claim), chain=[Hop("The ministry", "speaker")], voice="indirect")
        assert (claim.mentions.get().voice, claim.mentions.get().version) == ("indirect", before + 1)

    def test_what_a_reviewer_said_of_the_place_itself_stays(self, desk: people.Desk, claim: Claim) -> None:
        change_mention(by=desk.anahit, mention=claim.mentions.get(), stance="questions")
        relabel_span(by=desk.anahit, span=span_of(claim), voice="direct", stance="denies")
        assert self.said(claim) == ("direct", "questions")

    def test_a_decided_claim_keeps_its_words_where_the_place_does_not_hold(self, desk: people.Desk) -> None:
        claim, _ = people.adjudicated_claim(desk)
        Mention.objects.filter(claim=claim).update(status="rejected")
        relabel_span(by=desk.edda, span=span_of(claim), stance="denies")
        assert self.said(claim) == ("own", "asserts")


class TestRounds:
    def test_what_was_given_in_an_older_round_stays(self, desk: people.Desk) -> None:
        claim = people.reviewed_claim(desk, ("refuted", "refuted"))
        old = Review.objects.get(claim=claim, reviewer=desk.bela.user)
        reopen(by=desk.chen, claim=claim, reason="New evidence.")
        with pytest.raises(Conflict) as refused:
            withdraw_review(by=desk.bela, review=old)
        assert refused.value.reason == "round_over"

    def test_a_draft_given_back_leaves_its_place(self, desk: people.Desk, claim: Claim) -> None:
        for seat in (desk.bela, desk.boris):
            open_review(by=seat, claim=claim)
        assert claim not in waiting_for(desk.chen)
        skip(by=desk.bela, claim=claim)
        assert claim in waiting_for(desk.chen)
        assert open_review(by=desk.chen, claim=claim)

    def test_and_may_be_taken_up_again_while_there_is_one(self, desk: people.Desk, claim: Claim) -> None:
        mine = open_review(by=desk.bela, claim=claim)
        skip(by=desk.bela, claim=claim)
        assert open_review(by=desk.bela, claim=claim) == mine
        skip(by=desk.bela, claim=claim)
        for seat in (desk.boris, desk.chen):
            open_review(by=seat, claim=claim)
        with pytest.raises(Conflict, match="all the reviews"):
            open_review(by=desk.bela, claim=claim)

    def test_the_draft_of_who_left_leaves_its_place(self, desk: people.Desk, claim: Claim) -> None:
        for seat in (desk.bela, desk.boris):
            open_review(by=seat, claim=claim)
        remove_member(by=desk.edda, member=desk.edda.members().get(user=desk.bela.user))
        assert open_review(by=desk.chen, claim=claim)

    def test_a_full_round_takes_no_more_reviews(self, desk: people.Desk, claim: Claim) -> None:
        late = open_review(by=desk.chen, claim=claim)
        skip(by=desk.chen, claim=claim)
        people.review(desk.bela, claim, "partly")
        people.review(desk.boris, claim, "refuted")
        label = people.scale_label(desk.chen, "not_a_claim")
        with pytest.raises(Conflict) as refused:
            submit_review(by=desk.chen, review=late, veracity=label)
        assert refused.value.reason == "not_open_for_review"

    def test_a_return_goes_to_those_who_gave_a_review(self, desk: people.Desk, claim: Claim) -> None:
        draft = open_review(by=desk.chen, claim=claim)
        skip(by=desk.chen, claim=claim)
        people.review(desk.bela, claim, "partly")
        people.review(desk.boris, claim, "refuted")
        adjudicate(by=desk.edda, claim=claim, choice="return", reason="Read the order again.")
        draft.refresh_from_db()
        assert draft.state == ReviewState.DRAFT
        assert draft.pk not in Adjudication.objects.get(claim=claim).review_ids


@pytest.mark.parametrize("known", ["title", "article"])
def test_a_document_made_twice_at_once_breaks_nothing(desk: people.Desk, claim: Claim, known: str) -> None:
    article = span_of(claim).edition.article
    about = {"title": "Letter of 3 March"} if known == "title" else {"article": article}
    open_review(by=desk.bela, claim=claim)
    for _ in range(2):
        Document.objects.create(project=desk.edda.project, **about)
    made = attach_evidence(by=desk.bela, claim=claim, stance="supports", **about)
    assert made.document == Document.objects.order_by("pk")[0]


class statements:  # noqa: N801  reads as a phrase
    """The statements sent meanwhile."""

    def __enter__(self) -> list[str]:
        self.sent: list[str] = []
        self.watching = connection.execute_wrapper(self._keep)
        self.watching.__enter__()
        return self.sent

    def _keep(self, execute: Any, sql: str, *rest: Any) -> Any:
        self.sent.append(str(sql))
        return execute(sql, *rest)

    def __exit__(self, *error: object) -> None:
        self.watching.__exit__(*error)


def test_an_assignment_that_nobody_works_on_goes_back_to_the_queue(desk: people.Desk, claim: Claim) -> None:
    """Who begins has four weeks; after that the sweeper takes it back, and the draft stays its author's."""
    review = open_review(by=desk.bela, claim=claim)
    mine = Assignment.objects.get(claim=claim, reviewer=desk.bela.user)
    assert mine.lease_until is not None
    save_draft(by=desk.bela, review=review, rationale="So far so good.")
    Assignment.objects.filter(pk=mine.pk).update(lease_until=mine.lease_until - timedelta(days=29))
    assert expire_assignments() == 1
    mine.refresh_from_db()
    assert mine.state == "expired"
    assert Review.objects.get(pk=review.pk).rationale == "So far so good."


def test_a_passage_of_an_article_of_ours_stands_in_it(desk: people.Desk, claim: Claim) -> None:
    article = claim.mentions.get().span.edition.article
    with pytest.raises(Invalid) as refused:
        attach_evidence(by=desk.bela, claim=claim, stance="supports", article=article, quote="Words that nobody wrote.")
    assert refused.value.reason == "quote_mismatch"
    words = claim.mentions.get().span.quote[0]
    attach_evidence(by=desk.bela, claim=claim, stance="supports", article=article, quote=words.replace(" ", "\n", 1))
