from __future__ import annotations

from datetime import date

import pytest

from annotations.segmentation.quantities.quantities import find_quantities

PUBLISHED = date(2023, 1, 24)


def found(text: str, published: date | None = None) -> list[tuple[str, dict[str, object]]]:
    return [
        (text[one.span[0] : one.span[1]], dict(one.details))
        for one in find_quantities(text, 0, len(text), published=published)
    ]


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit", "comparator"),
    [
        pytest.param(
            "at least 980 vehicles passed", "at least 980 vehicles", 980, "vehicles", ">=", id="at least"
        ),
        pytest.param("that some 980 vehicles", "some 980 vehicles", 980, "vehicles", "≈", id="some"),
        pytest.param("that over 850 belonged to it", "over 850", 850, None, ">", id="over, no unit"),
        pytest.param("about 90 people in need", "about 90 people", 90, "people", "≈", id="about"),
        pytest.param("for almost 30 years", "almost 30 years", 30, "years", "≲", id="almost"),
        pytest.param("fought a 44-day war", "44-day", 44, "day", None, id="joined with a hyphen"),
        pytest.param("eight villages of", "eight villages", 8, "villages", None, id="a number word"),
        pytest.param(
            "over 300 settlements and villages that",
            "over 300 settlements and villages",
            300,
            "settlements and villages",
            ">",
            id="two units",
        ),
        pytest.param("cost $1.5 million in", "$1.5 million", 1_500_000, "$", None, id="money with a scale"),
        pytest.param("by 12.5% in", "12.5%", 12.5, "%", None, id="percent"),
        pytest.param("of 1,250,000 tonnes", "1,250,000 tonnes", 1_250_000, "tonnes", None, id="commas"),
        pytest.param("the 52nd session of", "52nd session", 52, "session", None, id="an ordinal"),
        pytest.param(
            "nearly three decades of", "nearly three decades", 3, "decades", "≲", id="word and comparator"
        ),
    ],
)
def test_numbers(text: str, quote: str, value: float, unit: str | None, comparator: str | None) -> None:
    ((words, details),) = found(text)
    assert (words, details["value"], details["unit"], details["comparator"]) == (
        quote,
        value,
        unit,
        comparator,
    )


@pytest.mark.parametrize(
    ("text", "quote", "value", "granularity"),
    [
        pytest.param("since Dec. 12, 2022", "Dec. 12, 2022", "2022-12-12", "day", id="American"),
        pytest.param("on 9 November 2020", "9 November 2020", "2020-11-09", "day", id="British"),
        pytest.param("on 2023-02-28", "2023-02-28", "2023-02-28", "day", id="ISO"),
        pytest.param("on 24.01.2023", "24.01.2023", "2023-01-24", "day", id="dotted"),
        pytest.param("in September 2020", "September 2020", "2020-09", "month", id="no day is invented"),
        pytest.param("tense since 1991", "1991", "1991", "year", id="a year"),
        pytest.param("the fall of 2020", "fall of 2020", "2020-23", "season", id="a season"),
        pytest.param("the winter of 2018-19", "winter of 2018-19", "2018-24", "season", id="a winter of two years"),
        pytest.param("agreed in 2020-2022", "2020-2022", "2020/2022", "interval", id="years from to"),
        pytest.param(
            "on December 3 and 7, 2022",
            "December 3 and 7, 2022",
            "{2022-12-03,2022-12-07}",
            "day",
            id="two days",
        ),
        pytest.param("on February 28.", "February 28", "XXXX-02-28", "day", id="no year is invented"),
        pytest.param("on Friday", "Friday", None, "day", id="a weekday without anchor"),
    ],
)
def test_dates(text: str, quote: str, value: str | None, granularity: str) -> None:
    ((words, details),) = found(text)
    assert (words, details["value"], details["granularity"]) == (quote, value, granularity)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("late on Monday", "2023-01-23", id="a weekday is the last one"),
        pytest.param("since Dec. 12 they", "2022-12-12", id="a day without year is the last one"),
        pytest.param("it said yesterday", "2023-01-23", id="yesterday"),
        pytest.param("built last year", "2022", id="last year stays a year"),
        pytest.param("until Feb. 29 only", "2020-02-29", id="a leap day is the last that was"),
    ],
)
def test_relative_dates_lean_on_the_publication_date_and_say_so(text: str, value: str) -> None:
    ((_, details),) = found(text, PUBLISHED)
    assert (details["value"], details["anchor"]) == (value, "publication date")


@pytest.mark.parametrize(
    "text", ["He may go.", "in room 12b", "on 31.02.2023", "version 3.4.5.6", "one of them", "at 14:07"]
)
def test_what_is_no_quantity_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator", "certain"),
    [
        pytest.param("The dam holds 2,5 million litres.", 2_500_000, "litres", None, False, id="a decimal comma in English"),
        pytest.param("Le chômage est de 8,1 %.", 8.1, "%", None, True, id="a decimal comma before a spaced percent sign"),
        pytest.param("Il coûte 4,5 millions d’euros.", 4_500_000, None, None, True, id="French millions"),
        pytest.param("Пришло 210 тыс. человек.", 210_000, None, None, True, id="Russian thousands"),
        pytest.param("The rent is €2.300 here.", 2300, "€", None, False, id="a stop of thousands"),
        pytest.param("It is worth £1.4 bn now.", 1_400_000_000, "£", None, True, id="bn after a blank"),
        pytest.param("They dug 8.5m tonnes there.", 8_500_000, "tonnes", None, True, id="m of tonnes"),
        pytest.param("A £3m-a-year post was cut.", 3_000_000, "£", None, True, id="m a year"),
        pytest.param("They quarrelled over 30 farms.", 30, "farms", None, True, id="over belongs to the verb"),
        pytest.param("He lied about 30 trips.", 30, "trips", None, True, id="about belongs to the verb"),
        pytest.param("It shrank (around 6 percent).", 6, "%", "≈", True, id="after a bracket"),
        pytest.param("The cost—about 6 percent—rose.", 6, "%", "≈", True, id="after a dash"),
        pytest.param("Fewer than one in 20 nurses left.", 0.05, "nurses", "<", True, id="one in digits"),
        pytest.param("A 12-fold rise was seen.", 12, "fold", None, True, id="fold"),
        pytest.param("Nine state budget offices closed.", 9, "offices", None, True, id="state is no unit"),
    ],
)
def test_numbers_that_are_easily_misread(text: str, value: float, unit: str | None, comparator: str | None, certain: bool) -> None:
    ((_, details),) = found(text)
    assert (details["value"], details["unit"], details["comparator"], details.get("certain", True)) == (value, unit, comparator, certain)


def test_from_and_to_of_a_change_are_no_range() -> None:
    assert [details["value"] for _, details in found("The wait rose from 8 to 11 minutes.")] == [8, 11]
    assert [details["value"] for _, details in found("The walk takes from 8 to 11 minutes.")] == ["8–11"]


@pytest.mark.parametrize("text", ["In the first half of the game they led.", "They sold Channel One in three parts."])
def test_what_is_no_share(text: str) -> None:
    assert [one for _, one in found(text) if one["type"] == "ratio"] == []
