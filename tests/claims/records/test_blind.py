"""What is still blind for the asker does not leave, and the report says that it exists."""

from __future__ import annotations

from typing import Any

import pytest

from claims.models import Assignment, Evidence, Review
from claims.records import ProjectSnapshot
from tests.claims.exporters.reading import assert_valid, lines, losses, written
from tests.claims.records.harbour import Harbour, build, decide, set_claim, two_reviews, verdict

pytestmark = pytest.mark.django_db

FARIDS = ("farid remarks", "Farid's find.", "Only Farid's", "verdict_farid thinks so.")


def _seen(made: Harbour, who: str) -> tuple[str, dict[str, Any]]:
    data, report = written("bundle", ProjectSnapshot(made.access(who)))
    for line in lines(data):
        assert_valid("bundle_record", line)
    return data.decode(), losses(report)


def _sees_farid(made: Harbour, who: str) -> bool:
    """Whether anything of Farid's review is in the bundle: all of it or nothing."""
    data, lost = _seen(made, who)
    found = [words in data for words in FARIDS]
    assert len(set(found)) == 1, dict(zip(FARIDS, found, strict=True))
    assert (str(made.review_farid.pk) in lost.get("review.hidden", ())) is not found[0]
    return found[0]


@pytest.fixture
def made() -> Harbour:
    found = build()
    two_reviews(found)
    return found


@pytest.mark.parametrize(
    ("who", "sees"),
    [("farid", True), ("bela", False), ("chen", True), ("edda", True)],
    ids=["the author", "a fellow reviewer", "an adjudicator", "a manager"],
)
def test_while_the_round_is_blind(made: Harbour, who: str, sees: bool) -> None:
    assert _sees_farid(made, who) is sees


@pytest.mark.parametrize("state", ["adjudicated", "approved"])
def test_once_decided_fellow_reviewers_see_each_other(made: Harbour, state: str) -> None:
    decide(made, state)
    assert _sees_farid(made, "bela")


def test_in_a_later_round_the_earlier_one_stays_open_and_the_new_one_is_blind(made: Harbour) -> None:
    decide(made)
    set_claim(made, state="in_review", round=2)
    assert _sees_farid(made, "bela")
    about = {"claim": made.claim1, "round": 2, "state": "submitted", "project": made.project}
    again = Review.objects.create(reviewer=made.people["farid"], **about)
    verdict(made, "second", "supported", revision=4, by="farid", review=again, round=2)
    data, lost = _seen(made, "bela")
    assert "second thinks so." not in data
    assert lost["review.hidden"] == (str(again.pk),)


def test_a_manager_who_reviews_in_the_round_is_a_reviewer(made: Harbour) -> None:
    Assignment.objects.create(project=made.project, claim=made.claim1, reviewer=made.people["edda"], round=1)
    assert not _sees_farid(made, "edda")
    assert _sees_farid(made, "grigor")


def test_a_skipped_assignment_blinds_nobody(made: Harbour) -> None:
    about = {"project": made.project, "claim": made.claim1, "round": 1}
    Assignment.objects.create(reviewer=made.people["edda"], state="skipped", **about)
    assert _sees_farid(made, "edda")


def test_evidence_taken_back_stays_where_a_verdict_stands_on_it(made: Harbour) -> None:
    unused = Evidence.objects.create(
        project=made.project,
        claim=made.claim1,
        document=made.document,
        stance="context",
        quote="Nobody cited this.",
        created_by=made.people["bela"],
    )
    Evidence.objects.filter(pk__in=[made.evidence.pk, unused.pk]).update(removed_at=made.project.created_at)
    data, _ = _seen(made, "chen")
    assert "1,840 crates crossed." in data
    assert "Nobody cited this." not in data


def test_an_open_project_hides_nothing() -> None:
    made = build(blind=False)
    two_reviews(made)
    assert _sees_farid(made, "bela")


def test_a_draft_is_nobodys_else_and_its_withdrawn_verdict_neither(made: Harbour) -> None:
    Review.objects.filter(pk=made.review_farid.pk).update(state="draft", rationale="half a thought")
    for who in ("bela", "chen", "edda"):
        data, lost = _seen(made, who)
        assert "half a thought" not in data
        assert "verdict_farid thinks so." not in data
        assert "review.hidden" not in lost


def test_revisions_have_no_gap_that_would_tell_of_hidden_ones(made: Harbour) -> None:
    for who, expected in (("farid", [1]), ("bela", [1]), ("chen", [1, 2])):
        found = lines(written("bundle", ProjectSnapshot(made.access(who)))[0])
        assert [line["revision"] for line in found if line["type"] == "verdict"] == expected


@pytest.mark.parametrize(
    "key", ["csv_claims", "csv_spans", "claimreview", "web_annotation", "web_annotation_verdicts", "decisions"]
)
def test_no_other_format_or_its_report_tells_of_it(made: Harbour, key: str) -> None:
    data, report = written(key, ProjectSnapshot(made.access("bela")))
    assert not any(words.encode() in data for words in FARIDS)
    ids = {name for named in losses(report).values() for name in named}
    if key == "csv_claims":
        assert losses(report)["verdict.history_dropped"] == (str(made.verdict_bela.pk),)
        assert losses(report)["evidence.fields_dropped"] == (str(made.evidence.pk),)
    assert ids
