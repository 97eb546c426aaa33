"""The rendered paragraphs are the stored text, whatever the text is and however its marks lie."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.anchoring import MarkedSpan, lay_out
from annotations.segmentation.lines import read_lines
from workbench.desk.marks import Badge, paint_paragraph, paint_paragraphs

HOSTILE = [
    "<script>alert(1)</script>", "</p><img src=x onerror=alert(1)>", '" onclick="x', "' autofocus '", "&lt;b&gt; &amp; &#x41;", "]]>",
    "<!--",
    "\u202etfel\u202c", "\u2066isolate\u2069", "\u200b", "\u200d", "\ufeff", "\u00ad", "e\u0301", "👨🏻\u200d🚒", "🇦🇿🇦🇲", "🔥",
    "قال الرئيس", "שלום", "\u00a0", "\t", "  ", "\u2028", "\u0085", "\r", "\n", "\n\n", " \n \n", "word", ".", "Ա", "x" * 300,
]  # fmt: skip
PARTS = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=5)), max_size=25)
TEXTS = PARTS.map(lambda parts: "".join(parts).replace("\0", ""))


@st.composite
def marked(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> tuple[str, list[MarkedSpan]]:
    """A text and spans on it: overlapping, crossing, identical, over paragraph ends."""
    text = draw(texts)
    spans: list[MarkedSpan] = []
    for number in range(draw(st.integers(0, 8)) if text else 0):
        if spans and draw(st.booleans()):
            spans.append(MarkedSpan(f"s{number}", spans[-1].start, spans[-1].end, "quotation"))
            continue
        start = draw(st.integers(0, len(text) - 1))
        kind = draw(st.sampled_from(["claim", "quotation", "quantity", "framing"]))
        spans.append(MarkedSpan(f"s{number}", start, draw(st.integers(start + 1, len(text))), kind, draw(st.booleans())))
    return text, spans


class Read(HTMLParser):
    """What a browser reads: text, and the elements with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.marked: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open = str(dict(attrs).get("data-s", "")).split() if tag == "mark" else self.open

    def handle_endtag(self, tag: str) -> None:
        self.open = []

    def handle_data(self, data: str) -> None:
        self.text += data
        for name in self.open:
            self.marked[name] = self.marked.get(name, "") + data


def painted(text: str, spans: list[MarkedSpan]) -> tuple[list[tuple[int, int]], list[Read]]:
    bounds = [(line.start, line.end) for line in read_lines(text)]
    badges = {span.id: Badge(number, "ok") for number, span in enumerate(spans, 1)}
    return bounds, [Read(html) for html in paint_paragraphs(text=text, paragraphs=bounds, laid=lay_out(spans), badges=badges)]


@settings(deadline=None)
@given(marked())
@example(("", []))
@example(("x" * 100_000, [MarkedSpan("s1", 0, 100_000, "claim"), MarkedSpan("s2", 5, 99_990, "quotation", suggested=True)]))
@example(("<script>" * 3, [MarkedSpan("s1", 3, 10, "claim"), MarkedSpan("s2", 3, 10, "claim"), MarkedSpan("s3", 7, 20, "framing")]))
def test_paragraphs_and_gaps_are_the_text(case: tuple[str, list[MarkedSpan]]) -> None:
    text, spans = case
    bounds, paragraphs = painted(text, spans)
    assert [one.text for one in paragraphs] == [text[start:end] for start, end in bounds]
    ends = [0, *(end for _, end in bounds)]
    starts = [*(start for start, _ in bounds), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    assert gaps[0] + "".join(one.text + gap for one, gap in zip(paragraphs, gaps[1:], strict=True)) == text
    assert [sign for sign in "".join(gaps) if unicodedata.category(sign)[0] in "LNPS"] == []  # nothing that one could read
    assert {tag for one in paragraphs for tag, _ in one.elements} <= {"mark"}


@settings(deadline=None)
@given(marked())
def test_the_marks_of_a_span_hold_its_words_and_nothing_else(case: tuple[str, list[MarkedSpan]]) -> None:
    text, spans = case
    bounds, paragraphs = painted(text, spans)
    for span in spans:
        cut = [text[max(span.start, start) : min(span.end, end)] for start, end in bounds if start < span.end and span.start < end]
        assert "".join(one.marked.get(span.id, "") for one in paragraphs) == "".join(cut)


@settings(deadline=None)
@given(st.lists(st.sampled_from(HOSTILE), max_size=4).map("".join), st.booleans())
def test_no_attribute_of_a_paragraph_can_be_left(words: str, heading: bool) -> None:
    shown: dict[str, Any] = {
        "id": 7, "n": 1, "role": "body", "layout": words, "flag": words, "excluded": True, "heading": heading, "gap": words, "html": "x",
    }  # fmt: skip
    read = Read(paint_paragraph(shown))
    assert read.text == "x"
    [(tag, attributes)] = read.elements
    assert tag == ("h1" if heading else "p")
    assert {attributes.get(name) or "" for name in ("data-layout", "data-flag", "data-gap")} == {words}


@pytest.mark.parametrize("words", HOSTILE)
def test_each_hostile_word_stands_as_it_is(words: str) -> None:
    text = f"A {words} B"
    bounds, paragraphs = painted(text, [MarkedSpan("s1", 1, len(text) - 1, "claim")])
    assert [one.text for one in paragraphs] == [text[start:end] for start, end in bounds]
