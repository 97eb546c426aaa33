"""The bundle is whole, in order, and says when it is not."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from claims.exporters.corpus import Exclusion
from claims.exporters.judgement import Act, Comment, Target
from tests.claims.exporters.hostile import TEXT, hostile
from tests.claims.exporters.in_memory import ListSnapshot
from tests.claims.exporters.reading import assert_valid, lines, losses, written
from tests.claims.exporters.sample import NINE, OPTIONS, label, mention, sample, segment, span

REFERENCES = ("_id", "_ids", "created_by", "reviewer_id", "by")


def _named(value: Any, key: str = "") -> list[str]:
    """Every id a record refers to, wherever it stands in it."""
    if isinstance(value, dict):
        return [found for name, inner in value.items() for found in _named(inner, name)]
    if isinstance(value, list):
        return [found for inner in value for found in _named(inner, key)]
    refers = key.endswith(REFERENCES) or key in REFERENCES
    return [value] if refers and isinstance(value, str) and key != "project_id" else []


@pytest.mark.parametrize("snapshot", [sample(), hostile()], ids=["the sample", "hostile text"])
def test_every_reference_points_backwards(snapshot: ListSnapshot) -> None:
    known: set[str] = set()
    for line in lines(written("bundle", snapshot)[0]):
        if line["type"] in {"bundle", "end"}:
            continue
        groups = {line.get("independence_group")}
        missing = [name for name in _named(line) if name not in known and name not in groups]
        assert not missing, (line["type"], missing)
        known.add(line["id"])


def test_the_last_line_counts_and_hashes_what_stands_before_it() -> None:
    data, report = written("bundle", sample())
    body, end = data[: data[:-1].rindex(b"\n") + 1], lines(data)[-1]
    assert end == {"type": "end", "records": 39, "sha256": hashlib.sha256(body).hexdigest()}
    assert report.records == 39


def test_hostile_text_comes_back_character_for_character() -> None:
    found = lines(written("bundle", hostile())[0])
    for line in found:
        assert_valid("bundle_record", line)
    (text,) = [line["text"] for line in found if line["type"] == "edition"]
    assert text == TEXT
    for line in found:
        if line["type"] == "span":
            assert [text[start:end] for start, end in line["fragments"]] == line["quote"]
    assert found[1]["name"] == 'Ünï\r\n"cöde" 🚢'


def test_suggested_and_rejected_marks_leave_only_here() -> None:
    marks = (
        span("spn-8", "claim", (0, 7), status="suggested"),
        span("spn-9", "claim", (0, 7), status="rejected"),
    )
    whole = sample()
    snapshot = ListSnapshot(whole.head, (*whole.records, *marks))
    statuses = Counter(
        line["status"] for line in lines(written("bundle", snapshot)[0]) if line["type"] == "span"
    )
    assert statuses == {"accepted": 4, "suggested": 1, "rejected": 1}
    for key in ("csv_spans", "web_annotation"):
        assert b"spn-8" not in written(key, snapshot)[0]
        assert b"spn-9" not in written(key, snapshot)[0]


def test_optional_fields_are_written_only_when_they_say_something() -> None:
    shut = replace(
        segment(7, "paragraph", 3, 0, 5, "boilerplate"), excluded=Exclusion(reason="a menu", by="usr-1")
    )
    lost = span("spn-8", "claim", (0, 7), anchor="orphaned")
    unsure = replace(mention("men-8", "clm-1", "spn-8", "own"), status="suggested")
    whole = sample()
    found = lines(written("bundle", ListSnapshot(whole.head, (*whole.records, shut, lost, unsure)))[0])
    for line in found:
        assert_valid("bundle_record", line)
    by_id = {line.get("id"): line for line in found}
    assert by_id["seg-7"]["excluded"] == {"reason": "a menu", "by": "usr-1"}
    assert by_id["spn-8"]["anchor"] == "orphaned"
    assert by_id["men-8"]["status"] == "suggested"
    assert "anchor" not in by_id["spn-1"]
    assert "status" not in by_id["men-1"]
    assert (
        json.loads(written("bundle", _with_retired_label())[0].split(b"\n")[2])["labels"][1]["retired"]
        is True
    )


def _with_retired_label() -> ListSnapshot:
    whole = sample()
    scale = next(record for record in whole.records if record.TYPE == "scale")
    old = replace(label("old", "Old"), retired=True)
    return ListSnapshot(whole.head, (replace(scale, labels=(scale.labels[0], old)),))


def test_comments_and_the_log_close_the_bundle() -> None:
    target = Target(type="claim", id="clm-1")
    said = Comment(id="com-1", target=target, text="See page 2", created_by="usr-2", created_at=NINE)
    done = Act(
        id="act-1",
        target=target,
        name="claim.asserted",
        data={"from": None},
        created_by=None,
        created_at=NINE,
    )
    whole = sample()
    found = lines(written("bundle", ListSnapshot(whole.head, (*whole.records, said, done)))[0])
    assert [line["type"] for line in found[-3:]] == ["comment", "act", "end"]
    for line in found:
        assert_valid("bundle_record", line)


def test_captured_bytes_stay_at_home_and_the_report_says_so() -> None:
    for archives, kept in (("hashes", True), ("none", False)):
        data, report = written("bundle", sample(), replace(OPTIONS, archives=archives))
        documents = [line for line in lines(data) if line["type"] == "document"]
        assert [bool(document["sha256"]) for document in documents] == [kept, kept]
        assert losses(report)["evidence.fields_dropped"] == ("doc-1", "doc-2")


def test_reviews_still_blind_for_the_asker_are_counted() -> None:
    snapshot = replace(sample(), hidden=("rev-7", "rev-8"))
    assert losses(written("bundle", snapshot)[1])["review.hidden"] == ("rev-7", "rev-8")


@pytest.mark.parametrize(
    ("known", "written_as"),
    [
        ("2031", None),
        ("2031-03", None),
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04T10:00:00+02:00", "2031-03-04T08:00:00Z"),
        ("2031-03-04T10:00", "2031-03-04"),
        ("spring", None),
        ("2031-02-30", None),
    ],
    ids=["a year", "a month", "a day", "a moment with its zone", "a moment without", "words", "no such day"],
)
def test_a_date_known_in_part_is_left_empty_and_named(known: str, written_as: str | None) -> None:
    whole = sample()
    records = tuple(replace(r, published_at=known) if r.id == "art-1" else r for r in whole.records)
    data, report = written("bundle", ListSnapshot(whole.head, records))
    (found,) = [line for line in lines(data) if line["type"] == "article"]
    assert_valid("bundle_record", found)
    assert found["published_at"] == written_as
    assert losses(report).get("value.truncated") == (None if written_as else ("art-1",))
