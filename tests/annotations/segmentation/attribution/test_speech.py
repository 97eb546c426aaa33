"""Attributions as they are read, before they serve claims: source, cue, content, and what the source does."""

from __future__ import annotations

import pytest

from annotations.segmentation.attribution.attributions import read_attributions, serving
from annotations.segmentation.attribution.spoken import Attribution
from annotations.segmentation.layout.paragraphs import Paragraph
from annotations.segmentation.sentences.quotations import read_quotations
from annotations.segmentation.sentences.sentences import read_sentences


def read(text: str) -> list[Attribution]:
    paragraphs = [Paragraph(0, 0, len(text), "body", "prose", None)]
    return read_attributions(text, paragraphs, read_sentences(text, paragraphs), read_quotations(text, paragraphs))


def said(text: str) -> list[tuple[str, str, str]]:
    """Source, sort and content of each, in order."""
    return [(text[slice(*one.source)], one.sort, text[slice(*one.content)]) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("The mayor vowed to open the road.", [("The mayor", "plans", "to open the road")], id="a vow"),
        pytest.param("Residents hope the road opens.", [("Residents", "thinks", "the road opens")], id="a hope"),
        pytest.param("The mayor denied that the road is shut.", [("The mayor", "denies", "the road is shut")], id="a denial"),
        pytest.param("Bela accused the army of a cover-up.", [("Bela", "accuses", "the army of a cover-up")], id="an accusation"),
        pytest.param("The mayor called for an open road.", [("The mayor", "urges", "an open road")], id="called for"),
        pytest.param("Chen urged drivers to turn back.", [("Chen", "urges", "drivers to turn back")], id="an object and its infinitive"),
        pytest.param("The deal is expected to hold.", [("", "thinks", "The deal is expected to hold")], id="expected by nobody named"),
        pytest.param("The road seems to be shut.", [("", "seems", "The road seems to be shut")], id="an impression"),
        pytest.param("Her claim that the road is shut drew laughs.", [("Her", "says", "the road is shut drew laughs")], id="a noun"),
        pytest.param("Anahit is confident that the road opens.", [("Anahit", "thinks", "the road opens")], id="an adjective"),
        pytest.param("Asked about the road, Bela left.", [("", "asks", "the road")], id="asked by nobody named"),
        pytest.param("The mayor went on to say the road is open.", [("The mayor", "says", "the road is open")], id="went on to say"),
        pytest.param("Six in 10 say the road is open.", [("Six in 10", "says", "the road is open")], id="a share of people"),
        pytest.param("As Chen noted, the road is open.", [("Chen", "says", "the road is open")], id="as someone noted"),
        pytest.param("TAPPER: Is the road open today?", [("TAPPER", "says", "Is the road open today?")], id="a label"),
        pytest.param("“The road is open to all.” — Bela Kiss", [("Bela Kiss", "says", "“The road is open to all.”")], id="a signature"),
        pytest.param("Still, he said, the road is open to all.", [("he", "says", "the road is open to all")], id="a tag at the head"),
        pytest.param(
            "Chen told reporters on Friday that the road is open.", [("Chen", "says", "the road is open")], id="a hearer and a day"
        ),
        pytest.param("Chen spoke to reporters about the road.", [("Chen", "mentions", "the road")], id="spoke about"),
        pytest.param(
            "Jock A. Finlay, head of the board, said the road is open.", [("Jock A. Finlay", "says", "the road is open")], id="apposition"
        ),
        pytest.param("Kelly said the road is open.", [("Kelly", "says", "the road is open")], id="a name like an adverb"),
    ],
)
def test_who_does_what(text: str, found: list[tuple[str, str, str]]) -> None:
    assert said(text) == found


def test_what_is_said_goes_on_behind_its_tag() -> None:
    assert said("Many of the roads, he said, have been shut for years.") == [
        ("he", "says", "Many of the roads"),
        ("he", "says", "have been shut for years"),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("While Chen said the road is open, nobody came.", "the road is open", id="a subordinate clause"),
        pytest.param("Chen, who said the road is open, left early.", "the road is open", id="a relative clause"),
        pytest.param("Chen said the road is open, but Bela stayed at home.", "the road is open", id="another subject"),
        pytest.param("Chen criticized the deal and left the room.", "the deal", id="another verb"),
        pytest.param("Chen endorsed Sen. Ann Lee on Monday.", "Sen. Ann Lee on", id="a title with a full stop"),
    ],
)
def test_where_what_is_said_ends(text: str, content: str) -> None:
    assert said(text)[0][2].startswith(content.removesuffix(" on"))
    assert "left" not in said(text)[0][2]
    assert "nobody" not in said(text)[0][2]
    assert "Bela" not in said(text)[0][2]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The phone call was held on Friday.", id="a noun like a verb"),
        pytest.param("The talks on the road went on for hours.", id="a plural like a verb"),
    ],
)
def test_what_attributes_nothing(text: str) -> None:
    assert said(text) == []


def test_a_quotation_in_a_subordinate_clause_ends_before_the_main_one() -> None:
    assert said("But even as Chen claimed that “the road is open to all,” one of the drivers said the road was shut.") == [
        ("Chen", "says", "“the road is open to all,”"),
        ("one of the drivers", "says", "the road was shut"),
    ]


def test_what_a_quoted_speaker_thinks_is_part_of_the_quotation() -> None:
    assert [one[0] for one in said("“I think the road is open and I want to drive on it,” Ann Lee said.")] == ["Ann Lee"]


def test_whom_a_quoted_speaker_reports_by_name_is_nested() -> None:
    text = "“The deputy minister noted that the road is open to all,” the statement said."
    inner, outer = read(text)
    assert (text[slice(*inner.source)], text[slice(*outer.source)], inner.parent) == ("The deputy minister", "the statement", 1)


def test_plans_and_impressions_serve_no_claims_and_nesting_skips_them() -> None:
    found = read("The army plans to shut the road. Ann Lee said Bela Kiss had said the road is open. It seems to be so.")
    assert [one.sort for one in found] == ["plans", "says", "says", "seems"]
    assert [(one.sort, one.parent) for one in serving(found)] == [("says", None), ("says", 0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("The mayor did not mention the road.", [("The mayor", "unsaid", "the road")], id="not mentioned"),
        pytest.param("Envoys gathered to discuss the road.", [("Envoys", "unsaid", "the road")], id="a purpose"),
        pytest.param("The mayor was accused of a lie.", [("", "accuses", "The mayor was accused of a lie")], id="accused by nobody"),
        pytest.param("Chen took the road that Bela said was open.", [("Bela", "says", "that Bela said was open")], id="a relative clause"),
        pytest.param("A poll released Saturday found that roads matter.", [("A poll", "says", "roads matter")], id="a poll of a day"),
        pytest.param("Chen said, and I quote, “Stay away.”", [("Chen", "says", "“Stay away.”")], id="an insertion"),
        pytest.param("The road is open, Bela Kiss told POLITICO.", [("Bela Kiss", "says", "The road is open")], id="a tag with a hearer"),
    ],
)
def test_what_is_unsaid_or_said_by_the_way(text: str, found: list[tuple[str, str, str]]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Nine cars crashed there, police said.", ("police", "Nine cars crashed there"), id="a verb by its form"),
        pytest.param("Rents climbed 3 percent, Chen said on Monday.", ("Chen", "Rents climbed 3 percent"), id="and a day behind"),
        pytest.param("No trace was found in the well, the WHO said.", ("the WHO", "No trace was found in the well"), id="a body like who"),
        pytest.param("“It is shut,” Bela Kiss, a baker, told BBC.", ("Bela Kiss", "“It is shut,”"), id="a hearer behind an apposition"),
        pytest.param("“It is shut,” the baker, who was late, told Edda.", ("the baker", "“It is shut,”"), id="behind a relative clause"),
        pytest.param("“It is shut,” Rep. Ann Lee, D-Conn., told Edda.", ("Rep. Ann Lee", "“It is shut,”"), id="behind a shortened state"),
        pytest.param("Engineers have in the past said that it leaks.", ("Engineers", "it leaks"), id="in the past"),
        pytest.param("They sat in on talks with bakers who insist that it leaks.", ("bakers", "it leaks"), id="whom a clause describes"),
        pytest.param("A note to the drivers says that it leaks.", ("A note", "it leaks"), id="a paper to somebody"),
        pytest.param(
            "The clerk whose letters showed where Ann Lee kept her money fled the town, admitting that he stole it.",
            ("The clerk", "he stole it"),
            id="a participle after a relative clause",
        ),
    ],
)
def test_the_one_who_speaks_is_neither_lost_nor_mistaken(text: str, found: tuple[str, str]) -> None:
    assert (said(text)[-1][0], said(text)[-1][2]) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The army neither confirmed nor denied that the road is shut.", id="neither and nor"),
        pytest.param("Nobody said that the road is shut.", id="nobody"),
        pytest.param("No driver said that the road is shut.", id="no one of them"),
        pytest.param("If the driver said that the road is shut, he lied.", id="if"),
        pytest.param("Had the driver said that the road is shut, we would know.", id="an if without the word"),
    ],
)
def test_what_nobody_is_known_to_say_is_no_speech(text: str) -> None:
    assert {one.sort for one in read(text)} == {"unsaid"}
    assert serving(read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In a crowded hall on Friday, Chen said.", id="an adjective before the tag"),
        pytest.param("The clerk released notes that Bela took.", id="a past form before a noun like a verb"),
        pytest.param("Q: The road is open to all of us.", id="a question's letter"),
        pytest.param("A: The road is open to all of us.", id="an answer's letter"),
        pytest.param("Interview: The road is open to all of us.", id="a heading"),
    ],
)
def test_what_names_no_speaker(text: str) -> None:
    assert said(text) == []
