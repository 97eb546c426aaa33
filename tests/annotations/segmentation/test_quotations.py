from __future__ import annotations

import pytest

from annotations.segmentation import segment
from annotations.segmentation.paragraphs import Paragraph
from annotations.segmentation.quotations import NO_CLOSE, NOT_REOPENED, OTHER_CLOSE, read_quotations
from tests.annotations.segmentation.readings import only, words


def matched(*paragraphs: str) -> list[tuple[str, str | None]]:
    text = "\n".join(paragraphs)
    at, rows = 0, []
    for index, paragraph in enumerate(paragraphs):
        rows.append(Paragraph(index, at, at + len(paragraph), "body", "prose", None))
        at += len(paragraph) + 1
    return [
        (" / ".join(text[start:end] for start, end in one.fragments), one.repaired)
        for one in read_quotations(text, rows)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("He said “it is open” now.", ["“it is open”"], id="curly"),
        pytest.param('He said "it is open" now.', ['"it is open"'], id="straight"),
        pytest.param("Er sagte „es ist offen“ jetzt.", ["„es ist offen“"], id="German"),
        pytest.param("Il a dit « ouvert » hier.", ["« ouvert »"], id="French"),
        pytest.param("He said ''it is open,'' then.", ["''it is open,''"], id="two apostrophes"),
        pytest.param("The peacekeepers' and Armenia's road isn't shut.", [], id="apostrophes are no marks"),
        pytest.param("In the ’90s and '80s rock ’n’ roll.", [], id="elisions are no marks"),
        pytest.param("He called it 'shut' twice.", ["'shut'"], id="single marks"),
        pytest.param("“He told me ‘no’ twice,” she said.", ["“He told me ‘no’ twice,”", "‘no’"], id="nested"),
        pytest.param(
            'about a “blockade” and the "crisis" there', ["“blockade”", '"crisis"'], id="mixed marks"
        ),
        pytest.param("It was 6'2\" tall.", [], id="feet and inches"),
    ],
)
def test_pairs(text: str, found: list[str]) -> None:
    assert [quote for quote, _ in matched(text)][: len(found)] == found


def test_a_quotation_closed_with_another_mark_is_mended_and_says_so() -> None:
    text = "\"The road in Azerbaijan's west is open,' added the statement."
    assert matched(text) == [("\"The road in Azerbaijan's west is open,'", OTHER_CLOSE)]


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    assert matched("“The road is open.", "Nobody came.") == [("“The road is open.", NO_CLOSE)]


def test_each_paragraph_of_a_long_quotation_opens_anew_and_the_last_closes() -> None:
    found = matched("He said: “The road is open.", "“It was never shut.”", "Nobody came.")
    assert found == [("“The road is open. / “It was never shut.”", None)]


def test_a_quotation_that_goes_on_without_a_new_opening_mark_is_mended() -> None:
    found = matched("He said: “The road is open.", "It was never shut.”")
    assert found == [("“The road is open. / It was never shut.”", NOT_REOPENED)]


def test_a_lost_closing_mark_does_not_swallow_the_next_quotation() -> None:
    found = matched('"The road is open. He smiled and left "for good" today.')
    assert found == [('"The road is open.', NO_CLOSE), ('"for good"', None)]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        pytest.param(
            "“The road to the city is open to everyone,” Ann Lee said.", "direct", id="a whole sentence"
        ),
        pytest.param(
            "Ann Lee stressed the value of “balanced and fair behaviour.”", "mixed", id="a fragment"
        ),
        pytest.param("Ann Lee denied that the “closure” of the road took place.", "scare", id="scare quotes"),
        pytest.param(
            "Ann Lee spoke at length, calling it “regrettable.”", "mixed", id="one word named as hers"
        ),
    ],
)
def test_voice(text: str, voice: str) -> None:
    assert only(text, "quotation").voice == voice


def test_names_in_quotation_marks_are_not_proposed() -> None:
    text = "The team went to the 'Gizilbulagh' gold deposit on Monday."
    assert [one for one in segment(text).suggestions if one.kind == "quotation"] == []


def test_scare_quotes_have_no_speaker() -> None:
    text = 'Elnur Mammadov said the accusations of a "blockade" have no basis.'
    found = only(text, "quotation")
    assert (found.voice, found.chain, words(text, found)) == ("scare", (), '"blockade"')
    assert found.reasons == ("words set at a distance: not taken as the speaker's own claim",)


def test_the_repair_is_visible_on_the_suggestion() -> None:
    found = only("\"The road in the west of the land is open,' added the statement.", "quotation")
    assert found.details["repaired"] is True
    assert found.details["repair"] == OTHER_CLOSE
    assert f"mended: {OTHER_CLOSE}" in found.reasons
