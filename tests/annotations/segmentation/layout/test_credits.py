"""Bylines and date lines, in the forms that news sites give them."""

from __future__ import annotations

import pytest

from annotations.segmentation.layout.captions import caption_reason
from annotations.segmentation.layout.credits import dated_place, looks_like_name, read_credit


@pytest.mark.parametrize(
    ("line", "published", "name"),
    [
        pytest.param("date 2023-02-28 Sabina Mammadli", "2023-02-28", "Sabina Mammadli", id="label, date, name"),
        pytest.param("3 March 2023 14:07 (UTC+04:00)", "2023-03-03T14:07:00+04:00", None, id="time with zone"),
        pytest.param("24.01.2023 - Update : 24.01.2023", "2023-01-24", None, id="two dates with a label"),
        pytest.param("By Ann de Vries", None, "Ann de Vries", id="a name with a particle"),
        pytest.param("Ann Lee Read more", None, "Ann Lee", id="a link stuck to the name"),
        pytest.param("By Ann Lee, BBC News", None, "Ann Lee", id="the outlet behind the name"),
        pytest.param("By Ann Lee | Staff Writer", None, "Ann Lee", id="the office behind the name"),
        pytest.param("BYLINE: Ann Lee", None, "Ann Lee", id="a label for the byline"),
        pytest.param("Updated 9:14 p.m. ET, Mon November 18, 2019", "2019-11-18", None, id="time, zone and weekday"),
        pytest.param("Published\u00a0on\u00a018 November 2019\u00a0|\u00a0Ann Lee", "2019-11-18", "Ann Lee", id="no-break spaces"),
        pytest.param("Publié le 28 février 2023 à 14h07", "2023-02-28", None, id="French"),
        pytest.param("Par Anne Dubois", None, "Anne Dubois", id="French byline"),
        pytest.param("Stand: 3. März 2023, 14:07 Uhr", "2023-03-03", None, id="German"),
        pytest.param("24 января 2023 г.", "2023-01-24", None, id="Russian"),
        pytest.param("Yayınlanma: 24 Ocak 2023", "2023-01-24", None, id="Turkish"),
        pytest.param("24 yanvar 2023 14:07", "2023-01-24", None, id="Azerbaijani"),
        pytest.param("24 հունվարի 2023", "2023-01-24", None, id="Armenian"),
        pytest.param("28/02/2023", "2023-02-28", None, id="a day that can be no month"),
    ],
)
def test_credits(line: str, published: str | None, name: str | None) -> None:
    credit = read_credit(line)
    assert credit is not None
    assert (credit.published, credit.name) == (published, name)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("03/02/2023", id="day and month may be either"),
        pytest.param("2 hours ago", id="so long ago"),
        pytest.param("Updated November 20", id="a day without a year"),
        pytest.param("14:07", id="a time of day"),
        pytest.param("2:15 p.m.", id="a time of day with its half"),
    ],
)
def test_a_line_may_be_dated_without_telling_the_day(line: str) -> None:
    credit = read_credit(line)
    assert credit is not None
    assert credit.dated
    assert (credit.published, credit.name) == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("On 3 March 2023 the road was closed", id="a sentence with a date"),
        pytest.param("Von der Leyen visits Baku", id="a name that begins like a German byline"),
        pytest.param("By then the road was closed", id="a sentence that begins with by"),
        pytest.param("Markets closed 2:15 p.m. lower", id="a sentence with a time"),
    ],
)
def test_a_sentence_is_no_credit(line: str) -> None:
    assert read_credit(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Photo: The road in winter",
        "FILE – The road in winter, seen from the pass.",
        "The road in winter (AP Photo/Ann Lee)",
        "Envoys at the table [File: Reuters]",
        "The road in winter. Ann Lee/Getty Images",
        "In this satellite photo released by NASA, the road is seen.",
        "Фото: пресс-служба",
        "Fotoğraf: AA",
    ],
)
def test_captions_and_credits_of_pictures(line: str) -> None:
    assert caption_reason(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Photographs of the road were shown to the envoys.",
        "“Over my dead body,” the mayor posted via Facebook and Twitter on Monday evening.",
        "Videos show the road open to all (it was closed before).",
    ],
)
def test_sentences_about_pictures_are_no_captions(line: str) -> None:
    assert caption_reason(line) is None


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("TBILISI, March 3 -", "TBILISI"),
        ("THE HAGUE, 22 February 2023", "THE HAGUE"),
        ("RIGA, 4 May 2024 (AFP) —", "RIGA"),
        ("Ann Lee, 4 May 2024", None),
        ("RIGA", None),
        ("RIGA, 4 May 2024: the road is shut", None),
    ],
)
def test_a_place_in_capitals_with_a_day(line: str, place: str | None) -> None:
    assert dated_place(line) == place


def test_a_row_of_a_table_is_no_name() -> None:
    assert not looks_like_name("District\tSeats\tTurnout")
