"""Every format makes of the sample exactly what the published examples say, and others can read it."""

from __future__ import annotations

import hashlib
import json

import pytest

from claims.exporters import EXPORTERS
from tests.claims.exporters.hostile import hostile
from tests.claims.exporters.in_memory import ListSnapshot
from tests.claims.exporters.reading import assert_valid, example, lines, table, triples, written
from tests.claims.exporters.sample import empty, sample

EQUAL_BYTES = {
    "bundle": "bundle.jsonl",
    "csv_claims": "claims.csv",
    "csv_spans": "spans.csv",
    "web_annotation": "web_annotation.jsonl",
    "web_annotation_verdicts": "web_annotation_verdicts.jsonl",
}


@pytest.mark.parametrize(("key", "file"), EQUAL_BYTES.items(), ids=lambda value: f"as {value}")
def test_the_sample_is_written_byte_for_byte_as_published(key: str, file: str) -> None:
    assert written(key, sample())[0] == example(file)


def test_the_published_claim_is_the_published_claim_review() -> None:
    assert json.loads(written("claimreview", sample())[0]) == [json.loads(example("claimreview.json"))]


@pytest.mark.parametrize(
    ("key", "schema", "lines_"),
    [
        ("bundle", "bundle_record", 41),
        ("web_annotation", "web_annotation", 4),
        ("web_annotation_verdicts", "web_annotation", 1),
    ],
    ids=["bundle lines", "annotations of marks", "annotations of verdicts"],
)
def test_each_line_is_valid_by_its_schema(key: str, schema: str, lines_: int) -> None:
    found = lines(written(key, sample())[0])
    assert len(found) == lines_
    for line in found:
        assert_valid(schema, line)


def test_the_claim_review_is_valid_by_its_schema() -> None:
    for review in json.loads(written("claimreview", sample())[0]):
        assert_valid("claimreview", review)


def test_a_linked_data_reader_finds_the_published_statements() -> None:
    (review,) = json.loads(written("claimreview", sample())[0])
    assert len(triples(review)) == 48
    said = {(predicate, value) for _, predicate, value in triples(review)}
    assert ("https://schema.org/alternateName", "Refuted") in said
    assert ("https://schema.org/url", "https://bridge.example/bulletin/14") in said

    spans = lines(written("web_annotation", sample())[0])
    assert sum(len(triples(annotation)) for annotation in spans) == 103
    (verdict,) = lines(written("web_annotation_verdicts", sample())[0])
    assert len(triples(verdict)) == 28


def test_the_tables_hold_the_values_of_the_sample() -> None:
    spans = table(written("csv_spans", sample())[0])
    assert sum(int(row["end"]) - int(row["start"]) for row in spans) == 90
    first, second = table(written("csv_claims", sample())[0])
    assert len(first) == 36
    assert (first["core_rating"], first["attribution_rating"]) == ("refuted", "accurately_quoted")
    assert (second["verdict_id"], second["evidence_count"]) == ("", "0")


EMPTY = {
    "bundle": example("bundle_empty.jsonl"),
    "csv_claims": example("claims.csv").split(b"\n")[0] + b"\n",
    "csv_spans": example("spans.csv").split(b"\n")[0] + b"\n",
    "claimreview": b"[]\n",
    "web_annotation": b"",
    "web_annotation_verdicts": b"",
    "decisions": b"",
}


@pytest.mark.parametrize(("key", "data"), EMPTY.items(), ids=[f"an empty project as {key}" for key in EMPTY])
def test_an_empty_project_gives_an_empty_file_of_its_kind(key: str, data: bytes) -> None:
    found, report = written(key, empty())
    assert found == data
    assert report.losses == ()
    assert report.project_id == "prj-0"


@pytest.mark.parametrize(
    "snapshot", [sample(), hostile(), empty()], ids=["the sample", "hostile text", "nothing"]
)
@pytest.mark.parametrize("key", [exporter.key for exporter in EXPORTERS])
def test_equal_data_gives_equal_bytes_and_the_report_says_which(key: str, snapshot: ListSnapshot) -> None:
    (first, report), (second, again) = written(key, snapshot), written(key, snapshot)
    assert first == second
    assert report == again
    (file,) = report.files
    assert (file.bytes, file.sha256) == (len(first), hashlib.sha256(first).hexdigest())
