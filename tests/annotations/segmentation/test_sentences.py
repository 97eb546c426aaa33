from __future__ import annotations

import pytest

from annotations.segmentation import segment
from annotations.segmentation.sentences import split_sentences
from tests.corpus.golden.write import SEEDS, seed_text


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("The road is open.|It was closed in May.", id="plain"),
        pytest.param("Mr. Aliyev met Gen. Ivanov.|They spoke.", id="titles"),
        pytest.param("J. K. Rowling and George W. Bush met.|They spoke.", id="initials"),
        pytest.param("He lives in the U.S. with his son.|The U.S. Army left.", id="acronyms with points"),
        pytest.param(
            "It left the E.U.|The vote was close.", id="an acronym ends the sentence before an opener"
        ),
        pytest.param("Since Dec. 12, 2022 it is shut.|On Jan. 3 it opened.", id="months"),
        pytest.param("See No. 5 and p. 12.|Then stop.", id="numbers"),
        pytest.param("It rose 3.5 percent to 1.2 million.|Prices fell.", id="decimal points"),
        pytest.param("He works at Acme Inc. in Baku.|He left Acme Inc.|It sold shares.", id="companies"),
        pytest.param("“It is open.|It was never shut,” he said.|She agreed.", id="splits inside a quotation"),
        pytest.param("“Is it open?” he asked.|She nodded.", id="a tag after a closed question"),
        pytest.param("“Is it open?” Aliyev asked.|She nodded.", id="a tag with a name"),
        pytest.param('He said "stop."|"Why?" she asked.', id="closing and opening straight marks"),
        pytest.param("He called it “regrettable.”|She left.", id="full stop inside the mark"),
        pytest.param("It was an error.'|She left.", id="a mixed closing mark"),
        pytest.param("They (the envoys) met.|(It was late.)|They left.", id="brackets"),
        pytest.param("Wait... it goes on.|And on…|Then it ends.", id="ellipses"),
        pytest.param("What?!|No way!!!|Yes.", id="runs of marks"),
        pytest.param("यह खुला है।|वह गया।", id="Devanagari"),
        pytest.param("¿Está abierto?|Sí.|“No.”", id="Spanish"),
        pytest.param("The paper cites example.com and www.site.org.|It is long.", id="addresses"),
        pytest.param("It grew.[12]|Then it fell.", id="footnote marks"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    assert split(marked.replace("|", " ")) == marked.split("|")


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("道路开放。|昨天关闭了。", id="Chinese"),
        pytest.param("The road was closed.|The army left.", id="a blank forgotten"),
    ],
)
def test_sentences_without_a_blank_between_them(marked: str) -> None:
    assert split(marked.replace("|", "")) == marked.split("|")


@pytest.mark.parametrize(
    ("number", "count"),
    [("000", 12), ("001", 21), ("002", 13), ("003", 22), ("004", 15)],
    ids=str,
)
def test_the_seeds_have_as_many_sentences_as_a_reader_counts(number: str, count: int) -> None:
    seed = next(seed for seed in SEEDS if seed.name.startswith(number))
    found = [one for one in segment(seed_text(seed)).segments if one.kind == "sentence"]
    assert len(found) == count


def test_a_heading_without_full_stop_is_a_sentence() -> None:
    assert split("Road stays open") == ["Road stays open"]


def test_white_space_alone_holds_no_sentence() -> None:
    assert split(" \n\u00a0 ") == []
