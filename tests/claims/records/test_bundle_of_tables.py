"""What leaves the tables is the sample again: valid, whole and in order."""

from __future__ import annotations

import json
from typing import Any

import pytest

from annotations.models import Article
from claims.exporters import EXPORTERS
from claims.records import ProjectSnapshot
from tests.claims.exporters.reading import assert_valid, lines, losses, table, triples, written
from tests.claims.exporters.sample import TEXT
from tests.claims.exporters.test_bundle import _named
from tests.claims.records.harbour import Harbour, build, decide, publish, two_reviews

pytestmark = pytest.mark.django_db


@pytest.fixture
def harbour() -> Harbour:
    made = build()
    two_reviews(made)
    decide(made)
    publish(made)
    return made


def _bundle(harbour: Harbour, who: str = "edda") -> list[dict[str, Any]]:
    return lines(written("bundle", ProjectSnapshot(harbour.access(who)))[0])


def _of(found: list[dict[str, Any]], record_type: str) -> list[dict[str, Any]]:
    return [line for line in found if line["type"] == record_type]


@pytest.mark.parametrize("who", ["edda", "chen", "bela"], ids=["a manager", "an adjudicator", "a reviewer"])
def test_every_line_is_valid_and_refers_backwards(harbour: Harbour, who: str) -> None:
    known: set[str] = set()
    for line in _bundle(harbour, who):
        assert_valid("bundle_record", line)
        if line["type"] in {"bundle", "end"}:
            continue
        missing = [
            name for name in _named(line) if name not in known and name != line.get("independence_group")
        ]
        assert not missing, (line["type"], missing)
        known.add(line["id"])


def test_all_kinds_of_records_are_there(harbour: Harbour) -> None:
    counts = {
        kind: len(_of(_bundle(harbour), kind)) for kind in ("span", "claim", "mention", "review", "verdict")
    }
    assert counts == {"span": 5, "claim": 3, "mention": 3, "review": 2, "verdict": 3}
    (edition,) = _of(_bundle(harbour), "edition")
    assert (edition["text"], edition["length"]) == (TEXT, 210)
    statuses = [line["status"] for line in _of(_bundle(harbour), "verdict")]
    assert statuses == ["submitted", "submitted", "published"]


def test_an_outlet_without_a_row_becomes_a_source(harbour: Harbour) -> None:
    found = _bundle(harbour)
    (article,) = _of(found, "article")
    names = {line["id"]: line["name"] for line in _of(found, "source")}
    assert names[article["source_id"]] == "Imaginary Gazette"


def test_a_half_known_date_and_a_cue_are_reported(harbour: Harbour) -> None:
    _, report = written("bundle", ProjectSnapshot(harbour.access("edda")))
    assert losses(report)["value.truncated"] == (str(harbour.article.pk),)
    assert losses(report)["attribution.dropped"] == (str(harbour.hop1.pk),)


def test_the_project_record_carries_the_head_of_the_log(harbour: Harbour) -> None:
    (project,) = _of(_bundle(harbour), "project")
    assert set(project["settings"]) >= {"blind", "ledger"}


def test_the_tables_tell_the_sample(harbour: Harbour) -> None:
    snapshot = ProjectSnapshot(harbour.access("edda"))
    first, second = table(written("csv_claims", snapshot)[0])
    assert (first["speaker"], first["attribution_chain"]) == ("Ada Quill", "Imaginary Gazette > Ada Quill")
    assert (first["core_rating"], first["attribution_rating"]) == ("refuted", "faithful")
    assert (first["evidence_urls"], first["article_published"]) == (
        "https://weighbridge.example/log",
        "2031-03",
    )
    assert (second["verdict_id"], second["span_text"]) == ("", "no crate waited more than an hour")
    rows = table(written("csv_spans", snapshot)[0])
    assert [(int(row["start"]), int(row["end"])) for row in rows] == [
        (45, 70),
        (45, 52),
        (65, 70),
        (72, 92),
        (175, 208),
    ]
    assert [row["claim_id"] for row in rows][::4] == [str(harbour.claim1.pk), str(harbour.claim2.pk)]


def test_what_is_published_is_a_valid_claim_review(harbour: Harbour) -> None:
    (review,) = json.loads(written("claimreview", ProjectSnapshot(harbour.access("bela")))[0])
    assert_valid("claimreview", review)
    assert triples(review)
    assert review["reviewRating"]["alternateName"] == "Refuted"
    assert review["itemReviewed"]["appearance"][0]["publisher"]["name"] == "Imaginary Gazette"
    assert "datePublished" not in review["itemReviewed"]["appearance"][0]


def test_marks_and_verdicts_are_valid_annotations_with_addresses_of_their_own(harbour: Harbour) -> None:
    snapshot = ProjectSnapshot(harbour.access("edda"))
    found = lines(written("web_annotation", snapshot)[0]) + lines(
        written("web_annotation_verdicts", snapshot)[0]
    )
    for line in found:
        assert_valid("web_annotation", line)
    assert len({line["id"] for line in found}) == len(found) == 5


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.key)
def test_an_article_that_was_deleted_takes_its_text_along(harbour: Harbour, exporter: Any) -> None:
    Article.objects.filter(pk=harbour.article.pk).update(deleted_at=harbour.project.created_at)
    data, _ = written(exporter.key, ProjectSnapshot(harbour.access("edda")))
    assert b"Marrow Bridge, the Imaginary" not in data
    assert b"gazette.example" not in data
    if exporter.key == "bundle":
        for line in lines(data):
            assert_valid("bundle_record", line)
