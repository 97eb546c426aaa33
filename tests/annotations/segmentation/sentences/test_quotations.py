from __future__ import annotations

import pytest

from annotations.segmentation import segment
from annotations.segmentation.layout.paragraphs import Paragraph
from annotations.segmentation.sentences.quotations import NO_CLOSE, NOT_REOPENED, OTHER_CLOSE, read_quotations
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
        pytest.param("He is 6'2\" tall and 5' 11\" wide.", [], id="feet and inches"),
        pytest.param('"He is 6\'2" tall," she said.', ['"He is 6\'2" tall,"'], id="inches inside a quotation"),
        pytest.param('A 12" pipe, or 3" of rain.', [], id="inches"),
        pytest.param("She said ‘no.’ The ’90s were ’em days.", ["‘no.’"], id="curly elisions close nothing"),
        pytest.param("‘The road is open,’ he said. ‘Go.’", ["‘The road is open,’", "‘Go.’"], id="British"),
        pytest.param("‘The soldiers’ road is open,’ he said.", ["‘The soldiers’ road is open,’"], id="British, with a possessive"),
        pytest.param("The 'leaders' to do it met 'soldiers' here.", ["'leaders'", "'soldiers'"], id="a plural in single marks"),
        pytest.param(
            "‘She said “no” twice,’ he added.", ["‘She said “no” twice,’", "“no”"], id="double marks inside British ones"
        ),
        pytest.param("Er sagte »offen« und ging.", ["»offen«"], id="guillemets pointing in"),
        pytest.param("Er sagte „sie rief ‚nein‘ dort“ laut.", ["„sie rief ‚nein‘ dort“", "‚nein‘"], id="German, nested"),
        pytest.param("Il a dit « le “blocus” est fini » hier.", ["« le “blocus” est fini »", "“blocus”"], id="French, nested"),
        pytest.param("Он сказал: «Открыта „дорога“ здесь».", ["«Открыта „дорога“ здесь»", "„дорога“"], id="Russian, nested"),
        pytest.param("Ona „otwarte” rzekła.", ["„otwarte”"], id="Polish"),
        pytest.param("Han sade ”öppen” nu.", ["”öppen”"], id="Swedish"),
        pytest.param("Նա ասաց՝ «բաց է»։", ["«բաց է»"], id="Armenian"),
        pytest.param('قال «الطريق مفتوح» اليوم و"النص" هنا.', ["«الطريق مفتوح»", '"النص"'], id="Arabic"),
        pytest.param('הוא אמר "פתוח" על צה"ל.', ['"פתוח"'], id="Hebrew, with an acronym"),
        pytest.param("他说“道路‘开放’了”。", ["“道路‘开放’了”", "‘开放’"], id="Chinese"),
        pytest.param("彼は「道は『開』だ」と言った。", ["「道は『開』だ」", "『開』"], id="Japanese"),
        pytest.param('<tweet id="67" author="@AP">Rain.', [], id="the remains of a tag"),
        pytest.param("a`b` c", [], id="single backticks are no marks"),
        pytest.param("He said ``open'' now.", ["``open''"], id="as TeX writes them"),
    ],
)
def test_pairs(text: str, found: list[str]) -> None:
    assert matched(text) == [(quote, None) for quote in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("He called it “open“ twice.", ["“open“"], id="an opening mark where it closes"),
        pytest.param('He said “it is open," and left.', ['“it is open,"'], id="curly and straight"),
        pytest.param('‘No," she said.', ['‘No,"'], id="single and double"),
        pytest.param("He said ”open“ now.", ["”open“"], id="the wrong way round"),
    ],
)
def test_marks_of_different_kinds_close_each_other_and_say_so(text: str, found: list[str]) -> None:
    assert matched(text) == [(quote, OTHER_CLOSE) for quote in found]


def test_a_quotation_closed_with_another_mark_is_mended_and_says_so() -> None:
    text = "\"The road in Azerbaijan's west is open,' added the statement."
    assert matched(text) == [("\"The road in Azerbaijan's west is open,'", OTHER_CLOSE)]


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    assert matched("“The road is open.", "Nobody came.") == [("“The road is open.", NO_CLOSE)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We counted every vote, she told reporters.", "“We counted every vote,"),
        ('"The bridge is safe. It was never shut, the mayor said.', '"The bridge is safe. It was never shut,'),
        ("''The bridge is safe, said Ann Lee on Friday.", "''The bridge is safe,"),
        ("“We counted twice, she told reporters. The hall was shut on Friday, and nobody came, not even Bo.", "“We counted twice,"),
        ("‘We counted every vote, the mayor said.", "‘We counted every vote,"),
        ("'We counted every vote, the mayor said on Friday.", "'We counted every vote,"),
        ("“It rained, and she said the bridge was safe.", "“It rained, and she said the bridge was safe."),
        ("“The mayor said the bridge was safe.", "“The mayor said the bridge was safe."),
    ],
)
def test_a_quotation_never_closed_ends_before_who_said_it(text: str, quoted: str) -> None:
    assert matched(text) == [(quoted, NO_CLOSE)]


def test_words_before_the_next_quotation_end_before_who_said_them() -> None:
    for mark in ("“", '"'):
        close = "”" if mark == "“" else '"'
        found = matched(f"{mark}We counted every vote, she told reporters. {mark}It is safe.{close}")
        assert found == [(f"{mark}We counted every vote,", NO_CLOSE), (f"{mark}It is safe.{close}", None)]


def test_each_paragraph_of_a_long_quotation_opens_anew_and_the_last_closes() -> None:
    found = matched("He said: “The road is open.", "“It was never shut.”", "Nobody came.")
    assert found == [("“The road is open. / “It was never shut.”", None)]


def test_a_quotation_that_goes_on_without_a_new_opening_mark_is_mended() -> None:
    found = matched("He said: “The road is open.", "It was never shut.”")
    assert found == [("“The road is open. / It was never shut.”", NOT_REOPENED)]


def test_long_quotations_in_single_marks_are_carried_over_too() -> None:
    found = matched("‘The road is open.", "‘It was never shut.’", "Nobody came.")
    assert found == [("‘The road is open. / ‘It was never shut.’", None)]


def test_two_apostrophes_open_each_paragraph_anew() -> None:
    found = matched("''The road is open.", "''It was never shut.''")
    assert found == [("''The road is open. / ''It was never shut.''", None)]


def test_a_name_under_a_passage_is_not_part_of_the_quotation() -> None:
    found = matched('"The road is open.', 'Ann Lee, mayor."', "Nobody came.")
    assert found == [('"The road is open.', NO_CLOSE)]


def test_a_mark_typed_twice_is_one_quotation() -> None:
    assert matched("““The road is open” today.") == [("“The road is open”", None)]


def test_curly_marks_that_lost_one_end_before_the_next_quotation() -> None:
    found = matched("“The road is open. It was never shut. He smiled and left “for good” today.")
    assert found == [("“The road is open. It was never shut.", NO_CLOSE), ("“for good”", None)]


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
