"""What the log must tell of judgements, and what it must not hold: every part of a verdict, no words of a person."""

from __future__ import annotations

from annotations.models import ActDraft, Segment
from annotations.services.layout import correct_segment
from claims.models import Claim, EvidenceSetItem
from tests import people


def test_what_a_set_holds_is_part_of_the_verdict_and_audited(desk: people.Desk, claim: Claim) -> None:
    people.review(desk.bela, claim)
    before = ActDraft.objects.filter(payload__table="claims_evidencesetitem").count()
    EvidenceSetItem.objects.all().delete()
    assert ActDraft.objects.filter(payload__table="claims_evidencesetitem").count() == before + 1


def test_the_reason_of_an_exclusion_stays_out_of_the_log(desk: people.Desk) -> None:
    people.segmented_article(desk.anahit)
    segment = Segment.objects.filter(kind="paragraph").order_by("pk")[0]
    for reason in ("written by Ruben", ""):
        segment = correct_segment(by=desk.anahit, segment=segment, excluded=reason)
    told = ActDraft.objects.filter(verb="segment.correct").order_by("pk")
    assert [act.payload["before"]["excluded"] for act in told] == [False, True]
    assert not any("Ruben" in str(act.payload) for act in told)
