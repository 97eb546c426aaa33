"""Tables open in a spreadsheet as text, never as code, and give every string back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.exporters.formula_guard import guarded, is_formula
from claims.exporters.judgement import Document, Evidence
from tests.claims.exporters.hostile import SPANS, TEXT, hostile
from tests.claims.exporters.in_memory import ListSnapshot
from tests.claims.exporters.reading import losses, table, written
from tests.claims.exporters.sample import OPTIONS, claim, mention, sample

RAW = replace(OPTIONS, raw=True)

DANGEROUS = {
    "a formula": '=HYPERLINK("https://evil.example";"x")',
    "a plus": "+1",
    "a minus": "-1",
    "an at sign": "@SUM(A1)",
    "a wide equals sign": "＝1+1",
    "a small at sign": "﹫x",
    "a formula behind a space": " =1",
    "a formula behind a no-break space": "\u00a0=1",
    "a formula behind a zero-width space": "\u200b=1",
    "a formula behind a byte-order mark": "\ufeff+1",
    "a formula behind a right-to-left mark": "\u200f=1",
    "a formula behind a variation selector": "\ufe0f=1",
    "a formula behind a Hangul filler": "\u3164=1",
    "a formula behind a line feed inside white space": " \n=1",
    "a tab": "\tx",
    "a carriage return": "\rx",
    "a line feed": "\nx",
    "an apostrophe": "'tis",
}
HARMLESS = {
    "nothing": "",
    "a number in words": "1+1",
    "a word": "claim",
    "a space": " leading",
    "a quotation mark": '"=1"',
    "Hebrew": "שלום",
    "an emoji": "🚢=",
    "only white space": "   ",
    "a bullet": "• =1",
}


@pytest.mark.parametrize("cell", DANGEROUS.values(), ids=DANGEROUS.keys())
def test_a_cell_a_spreadsheet_would_run_gets_one_apostrophe(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", HARMLESS.values(), ids=HARMLESS.keys())
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell


@given(
    st.text(
        st.sampled_from(
            "=+-@'\t\r\n a\u200b\ufeff＝\"",
        ),
        max_size=6,
    )
    | st.text()
)
def test_taking_one_leading_apostrophe_away_gives_every_string_back(cell: str) -> None:
    safe = guarded(cell)
    assert safe.removeprefix("'") == cell
    assert safe.startswith("'") == is_formula(cell)


def _with_claim(text: str) -> ListSnapshot:
    whole = sample()
    return ListSnapshot(whole.head, (*whole.records, claim("clm-9", text, None, "accepted", short_text=text)))


@pytest.mark.parametrize("text", [*DANGEROUS.values(), *HARMLESS.values(), 'a "b"\r\nc, d'])
def test_a_claim_comes_back_exactly_guarded_or_raw(text: str) -> None:
    rows = table(written("csv_claims", _with_claim(text or "x"))[0])
    assert rows[-1]["claim_text"].removeprefix("'") == (text or "x")
    rows = table(written("csv_claims", _with_claim(text or "x"), RAW)[0])
    assert rows[-1]["claim_text"] == (text or "x")


def test_each_guarded_cell_is_counted_under_its_record() -> None:
    _, report = written("csv_claims", _with_claim("=1+1"))
    (escaped,) = [loss for loss in report.losses if loss.code == "value.escaped"]
    assert (escaped.count, escaped.ids) == (2, ("clm-9",))
    assert "value.escaped" not in losses(written("csv_claims", _with_claim("=1+1"), RAW)[1])


def test_hostile_marks_come_back_fragment_by_fragment() -> None:
    rows = table(written("csv_spans", hostile(), RAW)[0])
    places = [(int(row["start"]), int(row["end"])) for row in rows if row["span_id"] != "spn-twin"]
    assert places == [place for fragments in SPANS.values() for place in fragments]
    assert [row["text"] for row in rows] == [TEXT[int(row["start"]) : int(row["end"])] for row in rows]


def test_numbers_are_numbers_and_lines_end_as_rfc_4180_says() -> None:
    data, _ = written("csv_spans", sample())
    assert data.startswith(b"\xef\xbb\xbfproject_id,")
    assert data.count(b"\r\n") == data.count(b"\n") == 6
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), quoting=csv.QUOTE_MINIMAL))
    assert {len(row) for row in rows} == {11}


def test_fifty_long_addresses_share_one_cell() -> None:
    urls = [f"https://archive.example/{number}/{'x' * 700}" for number in range(50)]
    cell = table(written("csv_claims", _with_documents(urls))[0])[0]
    assert len(cell["evidence_urls"]) > 32_767
    assert cell["evidence_urls"].split(" | ") == urls
    assert cell["evidence_count"] == "50"


def _with_documents(urls: list[str]) -> ListSnapshot:
    records = []
    for record in sample().records:
        if isinstance(record, Document) and record.id == "doc-1":
            records += [replace(record, id=f"doc-{n}", url=url) for n, url in enumerate(urls)]
        elif isinstance(record, Evidence) and record.id == "ev-1":
            records += [replace(record, id=f"ev-{n}", document_id=f"doc-{n}") for n in range(len(urls))]
        elif record.TYPE == "evidence_set":
            records.append(replace(record, evidence_ids=tuple(f"ev-{n}" for n in range(len(urls)))))
        elif not isinstance(record, Document | Evidence):
            records.append(record)
    return ListSnapshot(sample().head, tuple(records))


def test_parallel_lists_keep_the_place_of_a_missing_value() -> None:
    whole = sample()
    records = tuple(replace(r, archived_url=None) if r.id == "doc-1" else r for r in whole.records)
    row = table(written("csv_claims", ListSnapshot(whole.head, records))[0])[0]
    assert row["evidence_archived_urls"] == " | https://archive.example/bridge/14"


def test_a_second_mention_is_counted_and_reported() -> None:
    whole = sample()
    again = mention("men-9", "clm-1", "spn-3", "indirect", "spk-2")
    data, report = written("csv_claims", ListSnapshot(whole.head, (*whole.records, again)))
    assert table(data)[0]["mention_count"] == "2"
    assert losses(report)["mention.extra_dropped"] == ("men-9",)


def test_a_claim_nobody_found_in_a_text_still_has_its_row() -> None:
    row = table(written("csv_claims", _with_claim("Ships float."))[0])[-1]
    assert (row["claim_text"], row["article_id"], row["mention_count"]) == ("Ships float.", "", "0")
