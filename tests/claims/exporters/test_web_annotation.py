"""Annotations whose positions, quotes and contexts all say the same thing."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from dataclasses import replace
from typing import Any

import pytest

from tests.claims.exporters.hostile import SPANS, TEXT, hostile
from tests.claims.exporters.in_memory import ListSnapshot
from tests.claims.exporters.reading import assert_valid, example, lines, losses, triples, written
from tests.claims.exporters.sample import OPTIONS, empty, sample, span

UTF16 = replace(OPTIONS, offsets="utf16")


def _targets(annotation: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    target = annotation["target"]
    listed = target if isinstance(target, list) else [target]
    return [tuple(one["selector"]) for one in listed]  # type: ignore[misc]


def _units(text: str) -> bytes:
    return text.encode("utf-16-le")


def test_each_position_is_its_quote_in_code_points() -> None:
    found = lines(written("web_annotation", hostile())[0])
    assert len(found) == len(SPANS) + 1
    for annotation in found:
        assert_valid("web_annotation", annotation)
        assert triples(annotation)
        for quote, place in _targets(annotation):
            assert TEXT[place["start"] : place["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert TEXT[place["start"] - len(quote["prefix"]) :].startswith(around)


@pytest.mark.parametrize("snapshot", [sample(), hostile()], ids=["the sample", "hostile text"])
def test_on_request_positions_are_what_javascript_slices(snapshot: ListSnapshot) -> None:
    (text,) = [record.text for record in snapshot.records if record.TYPE == "edition"]
    data, report = written("web_annotation", snapshot, UTF16)
    for annotation in lines(data):
        for quote, place in _targets(annotation):
            assert _units(text)[2 * place["start"] : 2 * place["end"]] == _units(quote["exact"])
    assert report.files[0].path == "prj-1-web_annotation-utf16.jsonl"


def test_contexts_are_short_and_never_cut_a_character() -> None:
    for annotation in lines(written("web_annotation", hostile())[0]):
        for quote, place in _targets(annotation):
            assert len(quote["prefix"]) <= 32
            assert len(quote["suffix"]) <= 32
            after = TEXT[place["end"] + len(quote["suffix"]) :][:1]
            for edge in (quote["prefix"][:1], after):
                assert not (edge and unicodedata.category(edge).startswith("M"))


def test_a_mark_at_the_start_has_no_prefix_and_one_at_the_end_no_suffix() -> None:
    by_id = {line["id"].rsplit("/")[-1]: line for line in lines(written("web_annotation", hostile())[0])}
    assert _targets(by_id["spn-1"])[0][0]["prefix"] == ""
    assert _targets(by_id["spn-2"])[0][0]["suffix"] == ""


def test_equal_quotes_differ_by_place_and_context() -> None:
    whole = sample()
    text = next(r.text for r in whole.records if r.TYPE == "edition")
    first, second = text.index("Harbour"), text.rindex("Harbour")
    twins = (span("spn-8", "place", (first, first + 7)), span("spn-9", "place", (second, second + 7)))
    found = lines(written("web_annotation", ListSnapshot(whole.head, (*whole.records, *twins)))[0])[-2:]
    (one, two) = (_targets(annotation)[0] for annotation in found)
    assert one[0]["exact"] == two[0]["exact"]
    assert one[0]["prefix"] != two[0]["prefix"]


def test_a_machine_signs_as_software_and_nobody_signs_not_at_all() -> None:
    whole = sample()
    records = tuple(replace(r, role="machine") if r.id == "usr-1" else r for r in whole.records)
    unsigned = tuple(replace(r, created_by=None) if r.TYPE == "span" else r for r in whole.records)
    signed = lines(written("web_annotation", ListSnapshot(whole.head, records))[0])
    assert {annotation["creator"]["type"] for annotation in signed} == {"Software"}
    for annotation in lines(written("web_annotation", ListSnapshot(whole.head, unsigned))[0]):
        assert "creator" not in annotation
        assert_valid("web_annotation", annotation)


def test_a_mark_in_pieces_is_reported_as_split() -> None:
    assert losses(written("web_annotation", sample())[1])["span.fragments_split"] == ("spn-3",)


def _pages(snapshot: ListSnapshot) -> list[dict[str, Any]]:
    data, _ = written("web_annotation_pages", snapshot)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        found = [json.loads(archive.read(name)) for name in archive.namelist()]
    for page in found:
        assert_valid("web_annotation_page", page)
    return found


def test_one_page_holds_what_the_lines_hold() -> None:
    (page,) = _pages(sample())
    published = json.loads(example("web_annotation_page.json"))
    assert page["items"] == published["items"]
    assert page["partOf"]["total"] == published["partOf"]["total"]
    assert len(triples(page)) == 112


def test_an_empty_project_has_one_empty_page() -> None:
    (page,) = _pages(empty())
    assert (page["items"], page["partOf"]["total"]) == ([], 0)


def test_pages_of_five_hundred_lead_to_each_other() -> None:
    whole = sample()
    many = tuple(span(f"spn-x{number}", "place", (0, 7)) for number in range(997))
    pages = _pages(ListSnapshot(whole.head, (*whole.records, *many)))
    assert [len(page["items"]) for page in pages] == [500, 500, 1]
    assert [page["startIndex"] for page in pages] == [0, 500, 1000]
    assert [page.get("next") for page in pages] == [pages[1]["id"], pages[2]["id"], None]
    assert [page.get("prev") for page in pages] == [None, pages[0]["id"], pages[1]["id"]]


def test_a_verdict_links_only_to_web_pages() -> None:
    whole = sample()
    records = tuple(replace(r, url="javascript:alert(1)") if r.id == "doc-1" else r for r in whole.records)
    (found,) = lines(written("web_annotation_verdicts", ListSnapshot(whole.head, records))[0])
    assert_valid("web_annotation", found)
    links = [body["source"] for body in found["body"] if body["purpose"] == "linking"]
    assert links == ["https://bridge.example/bulletin/14"]
