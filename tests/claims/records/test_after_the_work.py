"""What people did through the services leaves in every format, valid by each format's own reader."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.errors import Invalid
from claims.exporters import BY_KEY
from claims.records import ProjectSnapshot, dossier_of, export_options
from claims.services.adjudicate import reopen
from claims.services.publish import publish
from tests import people
from tests.claims.exporters.reading import assert_valid, lines, table, triples, written

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def desk() -> people.Desk:
    made = people.make_project(publisher_name="Imaginary Checks")
    stated = {
        "outlet": "Imaginary Gazette",
        "url": "https://gazette.example/corridor",
        "published": "2023-02-22",
    }
    people.published_claim(made, people.segmented_article(made.anahit, **stated))
    return made


def test_every_line_of_the_bundle_is_valid(desk: people.Desk) -> None:
    found = lines(written("bundle", ProjectSnapshot(desk.edda))[0])
    for line in found:
        assert_valid("bundle_record", line)
    kinds = {line["type"] for line in found}
    assert kinds >= {
        "segment",
        "span",
        "claim",
        "mention",
        "evidence",
        "review",
        "verdict",
        "adjudication",
        "publication",
    }
    assert [line["status"] for line in found if line["type"] == "verdict"] == [
        "submitted",
        "submitted",
        "published",
    ]
    assert {line["origin"] for line in found if line["type"] == "span"} == {"human", "machine"}


def test_the_published_verdict_leaves_in_every_public_format(desk: people.Desk) -> None:
    snapshot = ProjectSnapshot(desk.bela)
    (review,) = json.loads(written("claimreview", snapshot)[0])
    assert_valid("claimreview", review)
    assert triples(review)
    assert review["reviewRating"]["alternateName"] == "Partly"
    assert (review["reviewRating"]["worstRating"], review["reviewRating"]["bestRating"]) == (1, 5)
    for key in ("web_annotation", "web_annotation_verdicts"):
        for line in lines(written(key, snapshot)[0]):
            assert_valid("web_annotation", line)
    (row,) = table(written("csv_claims", snapshot)[0])
    assert (row["verdict_status"], row["rating_key"], row["core_rating"]) == (
        "published",
        "partly",
        "conflicting",
    )


def test_a_claim_opened_again_keeps_its_public_verdict(desk: people.Desk) -> None:
    about = people.Claim.objects.get(state="approved")
    reopen(by=desk.chen, claim=about, reason="A new order.")
    (row,) = table(written("csv_claims", ProjectSnapshot(desk.edda))[0])
    assert row["verdict_status"] == "published"
    about.refresh_from_db()
    assert dossier_of(about, access=desk.bela).published_verdict is not None


def test_only_a_decision_waits_behind_an_option() -> None:
    desk = people.make_project(separate_approver=True)
    about, _ = people.adjudicated_claim(desk)
    assert about.state == "adjudicated"
    chosen = {"verdicts": "decided"}
    exporter = BY_KEY["csv_claims"]
    options = export_options(
        desk.edda.project, exporter, base_url="https://w.example/", exported_at=NOW, chosen=chosen
    )
    snapshot = ProjectSnapshot(desk.edda)
    assert table(written("csv_claims", snapshot, options)[0])[0]["verdict_status"] == "decided"
    assert table(written("csv_claims", snapshot)[0])[0]["verdict_status"] == ""


def test_more_claims_need_no_more_queries(desk: people.Desk) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            written("csv_claims", ProjectSnapshot(desk.edda))
        return len(seen)

    few = queries()
    for quote in (people.FIGURE, "120,000 people were cut off"):
        made = people.claim(desk.anahit, people.Article.objects.get(), quote)
        for seat in (desk.bela, desk.boris):
            people.review(seat, made)
        made.refresh_from_db()
        publish(by=desk.edda, claim=made)
    assert queries() == few


@pytest.mark.parametrize(
    ("key", "chosen", "reason"),
    [
        ("csv_spans", {"offsets": "utf16"}, "unknown_field"),
        ("web_annotation", {"offsets": "bytes"}, "not_a_choice"),
        ("bundle", {"archives": "files"}, "not_a_choice"),
        ("bundle", {"password": "x"}, "unknown_field"),
    ],
    ids=[
        "a choice of another format",
        "a basis nobody counts in",
        "files are not offered",
        "an unknown choice",
    ],
)
def test_a_choice_the_format_does_not_have_is_refused(
    desk: people.Desk, key: str, chosen: dict[str, str], reason: str
) -> None:
    exporter = BY_KEY[key]
    with pytest.raises(Invalid) as refused:
        export_options(
            desk.edda.project, exporter, base_url="https://w.example", exported_at=NOW, chosen=chosen
        )
    assert (refused.value.reason, refused.value.errors[0].field) == (reason, next(iter(chosen)))


def test_the_publisher_is_the_projects(desk: people.Desk) -> None:
    exporter = BY_KEY["claimreview"]
    options = export_options(
        desk.edda.project, exporter, base_url="https://w.example/", exported_at=NOW, chosen={}
    )
    assert (options.publisher.name, options.base_url) == ("Imaginary Checks", "https://w.example")
