"""The review screen in each of its states, as axe-core and a narrow window see it (UI.md §6.4, §8.1)."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from annotations.models import Article, Job, JobState, Span
from claims.models import Claim
from claims.services.adjudicate import adjudicate
from claims.services.comment import comment_on
from claims.services.flag import flag_claim
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.flow.sight import EVERY_WIDTH, Sight


def at(claim: Claim) -> str:
    span = Span.objects.get(mentions__claim=claim)
    return f"/articles/{span.edition.article_id}?at=s{span.pk}"


def failed(desk: people.Desk) -> Article:
    article = people.ingest(desk.anahit, people.ARTICLE + "Failed.")
    Job.objects.filter(edition__article=article).update(state=JobState.FAILED, last_error="MemoryError")
    return article


def states(desk: people.Desk) -> dict[str, str]:
    """What Bela opens, by the name of the state."""
    nothing = people.segmented_article(desk.anahit, "No.\n")
    article = people.segmented_article(desk.anahit, title="Court orders the corridor open", outlet="Court", published="2023-02-22")
    returned = people.reviewed_claim(desk, article=people.segmented_article(desk.anahit, people.ARTICLE + "Returned."))
    adjudicate(by=desk.chen, claim=returned, choice="return", reason="Name the page of the order.")
    decided = people.reviewed_claim(desk, ("refuted", "refuted"), people.segmented_article(desk.anahit, people.ARTICLE + "Decided."))
    submitted, open_ = people.claim(desk.anahit, article), people.claim(desk.anahit, article, people.FIGURE)
    people.review(desk.bela, submitted)
    comment_on(by=desk.bela, claim=open_, text="Whose count is this?")
    flag_claim(by=desk.bela, claim=open_, note="Two totals for one day.")
    waiting = people.ingest(desk.anahit, people.ARTICLE + "Waiting.")
    lease = {"lease_until": timezone.now() + timedelta(hours=1), "lease_token": uuid4()}
    Job.objects.filter(edition__article=waiting).update(state=JobState.RUNNING, **lease)
    return {
        "nothing found": f"/articles/{nothing.pk}", "segmenting": f"/articles/{waiting.pk}", "failed": f"/articles/{failed(desk).pk}",
        "open": at(open_), "submitted": at(submitted), "returned": at(returned), "decided": at(decided),
        "on paper": f"/articles/{article.pk}/print", "linking": f"/claims/{open_.pk}/link",
    }  # fmt: skip


@pytest.mark.browser
@EVERY_WIDTH
def test_no_state_has_a_violation_or_scrolls_sideways(enter: Enter, desk: people.Desk, sight: Sight) -> None:
    hand = enter(keyboard_only=False)
    hand.sign_in("bela", PASSWORD)
    for name, path in states(desk).items():
        hand.go(path)
        sight.at(hand, name)
