"""HTML and layout are scored as their data's makers do, here on one made page."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from annotations.evaluation import evaluate
from annotations.evaluation.html import NewsPage, page_score
from annotations.evaluation.layout import line_agreement
from annotations.segmentation.layout.layout import read_layout

SENTENCE = "The mayor of the imaginary city said on Monday that the bridge would open again in spring"
BODY = [f"{SENTENCE}, part {number}." for number in range(6)]


def _data(folder: Path) -> Path:
    pages = folder / "html_extraction" / "html"
    pages.mkdir(parents=True)
    story = "".join(f"<p>{line}</p>" for line in BODY)
    menu = "".join(f"<li>Section {number}</li>" for number in range(20))
    page = f"<html><body><ul>{menu}</ul><article><h1>Bridge opens again soon</h1><div>{story}</div></article></body></html>"
    (pages / "one.html.gz").write_bytes(gzip.compress(page.encode()))
    (folder / "html_extraction" / "ground-truth.json").write_text(json.dumps({"one": {"articleBody": "\n\n".join(BODY)}}))
    return folder


def test_a_page_whose_story_alone_is_kept_scores_one(tmp_path: Path) -> None:
    precision, recall, f1 = evaluate(_data(tmp_path), only=["html"])
    assert (precision.value, recall.value, f1.value) == (1.0, 1.0, 1.0)
    assert f1.met


def test_lines_of_a_page_are_scored_with_and_without_its_markup(tmp_path: Path) -> None:
    data = _data(tmp_path)
    (data / "seeds").mkdir()
    (data / "seeds" / "gold_000_002_004.json").write_text(json.dumps({"files": {}, "entity_variants": []}))
    seeds, alone, imported = evaluate(data, only=["layout"])
    assert (seeds.value, seeds.target) == (74, 74)
    assert (alone.value, imported.value) == (1.0, 1.0)


def test_without_data_the_seeds_lines_are_told_and_no_page() -> None:
    (seeds,) = evaluate(None, only=["layout"])
    assert seeds.met
    assert list(evaluate(None, only=["html"])) == []


def test_runs_of_four_words_are_compared_as_bags() -> None:
    precision, recall = page_score("a b c d e", "a b c d x")
    assert (precision, recall) == (0.5, 0.5)
    assert page_score("a b c d a b c d", "a b c d") == (1.0, pytest.approx(0.2))
    assert page_score("", "") == (1.0, 1.0)
    assert page_score("a b", "a c") == (0.0, 0.0)


def test_a_line_counts_by_half_of_its_runs() -> None:
    page = NewsPage(b"", "one two three four five six\nshort line")
    lines = read_layout("one two three four five nine\n\nshort line\n\nother words that are not in it\n\n---").lines
    agreement = line_agreement(page, lines)
    assert (agreement.gold, agreement.found) == (2, 3 - sum(line.role not in ("body", "section") for line in lines[:3]))
