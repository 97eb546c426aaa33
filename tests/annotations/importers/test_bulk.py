"""Bulk files: every row is read, every problem has its line and its place."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.importers import IncomingArticle, IncomingSpan, Limits, Problem, read_file

SCHEMAS = Path(__file__).parents[2] / "corpus" / "formats" / "schemas"
SCHEMA = jsonschema.Draft202012Validator(json.loads((SCHEMAS / "article_bulk.schema.json").read_text()))
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=12),
    st.lists(st.text(max_size=3), max_size=2),
    st.sampled_from(
        ["2031-03-03", "2031-03-03T08:00:00Z", "en-GB", "https://g.example/x", "e n", "2031-3-3"]
    ),
)
FIELDS = ("text", "title", "external_id", "author", "source", "url", "published", "language", "other")


def jsonl(*rows: object, **limits: int) -> list[IncomingArticle | Problem]:
    source = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return list(read_file(source.encode(), filename="a.jsonl", limits=Limits(**limits)))


def table(source: str | bytes, **limits: int) -> list[IncomingArticle | Problem]:
    raw = source if isinstance(source, bytes) else source.encode()
    return list(read_file(raw, filename="a.csv", limits=Limits(**limits)))


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=5))
def test_what_the_schema_refuses_is_refused(row) -> None:
    if not SCHEMA.is_valid(row):
        assert all(isinstance(item, Problem) for item in jsonl(row))


class TestJsonLines:
    def test_blank_lines_are_skipped_and_counted(self) -> None:
        source = b'\n{"text":"a"}\r\n\n  \n{"text":3}\n'
        first, second = read_file(source, filename="a.jsonl")
        assert (first.line, second.line, second.pointer, second.code) == (2, 5, "/text", "field.type")

    def test_every_problem_of_a_row_is_told(self) -> None:
        found = jsonl({"title": 1, "colour": "red", "url": "x"})
        assert [(item.code, item.pointer) for item in found] == [
            ("field.type", "/title"),
            ("field.unknown", "/colour"),
            ("field.format", "/url"),
            ("field.missing", "/text"),
        ]

    def test_a_good_row_is_read_beside_a_bad_one(self) -> None:
        good, bad = jsonl({"text": "a"}, {"text": ""})
        assert isinstance(good, IncomingArticle)
        assert (bad.code, bad.line) == ("text.empty", 2)

    def test_reading_stops_after_too_many_problems(self) -> None:
        found = jsonl(*({"text": number} for number in range(10)), errors=3)
        assert [item.code for item in found] == ["field.type"] * 3 + ["import.too_many_errors"]

    def test_rows_come_one_by_one(self, tmp_path) -> None:
        path = tmp_path / "large.jsonl"
        path.write_text('{"text":"a"}\n' * 1000 + "not json\n")
        reading = iter(read_file(path, filename="large.jsonl"))
        assert next(reading).line == 1

    def test_a_bad_byte_is_counted_from_the_beginning_of_the_file(self, tmp_path) -> None:
        path = tmp_path / "large.jsonl"
        rows = b'{"text":"\xf0\x9f\x9a\xa2 a"}\n' * 100_000
        path.write_bytes(rows + b'{"text":"\xff"}\n')
        *_, last = read_file(path, filename="large.jsonl")
        assert (last.code, last.meta["offset"]) == ("text.encoding", len(rows) + 9)

    def test_a_mark_at_the_beginning_is_no_part_of_the_first_row(self) -> None:
        (article,) = read_file(b'\xef\xbb\xbf{"text":"a"}', filename="a.jsonl")
        assert article.text == "a"

    def test_the_limits_of_texts_and_lines(self) -> None:
        assert jsonl({"text": "abcd"}, bulk_text_characters=3)[0].code == "text.too_large"
        assert isinstance(jsonl({"text": "abc"}, bulk_text_characters=3)[0], IncomingArticle)
        assert jsonl({"text": "abc"}, line_bytes=10)[0].code == "json.line_too_long"


class TestSpans:
    def test_spans_come_with_their_article(self) -> None:
        text = "🚢 e\u0301 אמת said"
        (article,) = jsonl({"text": text, "spans": [{"start": 0, "end": 1, "label": "claim", "quote": "🚢"}]})
        assert article.spans == (IncomingSpan(0, 1, "claim"),)

    def test_offsets_move_with_the_line_ends(self) -> None:
        text = "one\r\ntwo\rthree"
        spans = [
            {"start": text.index(word), "end": text.index(word) + len(word), "label": word, "quote": word}
            for word in ("one", "two", "three")
        ]
        (article,) = jsonl({"text": text, "spans": spans})
        assert [article.text[span.start : span.end] for span in article.spans] == ["one", "two", "three"]

    @pytest.mark.parametrize(
        ("spans", "code", "pointer"),
        [
            pytest.param({}, "field.type", "/spans", id="an object in place of a list"),
            pytest.param([[0, 1, "x"]], "field.missing", "/spans/0", id="a list in place of a span"),
            pytest.param([{"start": 0, "end": 1}], "field.missing", "/spans/0", id="no label"),
            pytest.param(
                [{"start": 0, "end": 1, "label": " "}], "field.format", "/spans/0", id="a blank label"
            ),
            pytest.param(
                [{"start": "0", "end": 1, "label": "x"}], "field.type", "/spans/0", id="a text for a number"
            ),
            pytest.param(
                [{"start": -1, "end": 1, "label": "x"}], "span.out_of_range", "/spans/0", id="before the text"
            ),
            pytest.param(
                [{"start": 0, "end": 4, "label": "x"}], "span.out_of_range", "/spans/0", id="past the text"
            ),
            pytest.param(
                [{"start": 2, "end": 1, "label": "x"}], "span.empty", "/spans/0", id="the wrong way round"
            ),
            pytest.param(
                [{"start": 0, "end": 1, "label": "x", "id": 1}],
                "field.unknown",
                "/spans/0",
                id="an unknown field",
            ),
        ],
    )
    def test_refusals(self, spans, code, pointer) -> None:
        (problem,) = jsonl({"text": "abc", "spans": spans})
        assert (problem.code, problem.pointer, problem.line) == (code, pointer, 1)

    def test_too_many_spans(self) -> None:
        span = {"start": 0, "end": 1, "label": "x"}
        assert jsonl({"text": "abc", "spans": [span] * 3}, spans_per_article=2)[0].code == "span.too_many"


class TestTable:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_the_delimiter_is_read_off_the_header(self, delimiter) -> None:
        source = "title|text|author\nT|one, two; three|\n".replace("|", delimiter)
        source = source.replace("one, two; three", '"one, two; three"')
        (article,) = table(source)
        assert (article.title, article.text, article.author) == ("T", "one, two; three", None)

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends_of_all_systems(self, end) -> None:
        first, second = table(f'text,title{end}"one{end}two",A{end}three,B{end}')
        assert (first.text, second.text) == ("one\ntwo", "three")
        assert (first.line, second.line) == (2, 4)

    def test_quotes_inside_cells(self) -> None:
        (article,) = table('text\n"He said ""no"", twice."\n')
        assert article.text == 'He said "no", twice.'

    def test_problems_name_the_physical_line_and_the_column(self) -> None:
        found = table('text,url\n"one\n\ntwo",https://g.example/x\n\nthree,nowhere\nfour\n')
        assert isinstance(found[0], IncomingArticle)
        assert [(item.code, item.line, item.pointer) for item in found[1:]] == [
            ("field.format", 6, "url"),
            ("csv.columns", 7, None),
        ]
        assert found[2].meta == {"found": 1, "expected": 2}

    def test_an_empty_text_is_refused(self) -> None:
        (problem,) = table("text,title\n,A\n")
        assert (problem.code, problem.line, problem.pointer) == ("text.empty", 2, "text")

    def test_spans_have_no_column(self) -> None:
        (problem,) = table("text,spans\na,b\n")
        assert (problem.code, problem.pointer) == ("field.unknown", "spans")

    def test_a_mark_before_the_header(self) -> None:
        (article,) = table(b"\xef\xbb\xbftext\na\n")
        assert article.text == "a"

    def test_a_stated_charset(self) -> None:
        (article,) = read_file("text\ndéjà\n".encode("cp1252"), filename="a.csv", encoding="cp1252")
        assert article.text == "déjà"
