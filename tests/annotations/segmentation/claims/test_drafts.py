"""What a draft fills in from its article, and what it leaves alone rather than name the wrong one."""

from __future__ import annotations

from datetime import date

import pytest

from annotations.segmentation import SuggestionFound, segment


def last(text: str, *, published: date | None = None) -> SuggestionFound:
    """The last claim of a text."""
    return [one for one in segment(text, published=published).suggestions if one.kind == "claim"][-1]


@pytest.mark.parametrize(
    ("text", "draft", "filled"),
    [
        pytest.param(
            "Envoys drove along the Lachin road in May. Troops closed the road in June 2022.",
            "Troops closed the Lachin road in June 2022.",
            [["the road", "the Lachin road"]],
            id="the road",
        ),
        pytest.param(
            "Foreign Minister Ann Lee met Prime Minister Bob Moe in Geneva. The two officials signed a treaty.",
            "Ann Lee and Bob Moe signed a treaty.",
            [["The two officials", "Ann Lee and Bob Moe"]],
            id="the two officials",
        ),
        pytest.param(
            "Azerbaijan closed its embassy in Paris. Envoys of the country left for Geneva in May.",
            "Envoys of Azerbaijan left for Geneva in May.",
            [["the country", "Azerbaijan"]],
            id="the country",
        ),
        pytest.param(
            "The neighbours fought a 44-day war in September 2020 over the hills. The war cost many lives.",
            "The war in September 2020 cost many lives.",
            [["The war", "the war in September 2020"]],
            id="the war",
        ),
        pytest.param(
            "President Ann Lee closed the embassy. She also closed the border to all traffic.",
            "Ann Lee also closed the border to all traffic.",
            [["She", "Ann Lee"]],
            id="she, of whom alone the paragraph speaks",
        ),
        pytest.param(
            "“I closed the border to all traffic,” President Ann Lee said.",
            "Ann Lee closed the border to all traffic.",
            [["I", "Ann Lee"]],
            id="I in direct speech",
        ),
    ],
)
def test_references_are_filled_in_and_told(text: str, draft: str, filled: list[list[str]]) -> None:
    one = last(text)
    assert one.details["draft"] == draft
    assert one.details["filled_in"] == filled


def test_days_are_written_out_where_the_day_of_publication_is_known() -> None:
    one = last("The envoys of both sides met in Geneva on February 28.", published=date(2023, 3, 1))
    assert one.details["draft"] == "The envoys of both sides met in Geneva on 28 February 2023."


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        pytest.param("The army closed the road in June 2022.", "The army closed the road in June 2022.", id="no road is named"),
        pytest.param(
            "Envoys drove along the Lachin road and the Goris road. Troops closed the road in June 2022.",
            "Troops closed the road in June 2022.",
            id="two roads are named",
        ),
        pytest.param(
            "President Ann Lee spoke of my father. He was sick in the head for years.",
            "He was sick in the head for years.",
            id="someone without a name may be meant",
        ),
        pytest.param(
            "President Bob Moe met Ann Lee in Geneva. He was late for the third time.",
            "He was late for the third time.",
            id="two people are named",
        ),
        pytest.param(
            "Hillary Clinton spoke in Iowa. A film was made of President Clinton in the White House.",
            "A film was made of President Clinton in the White House.",
            id="a title may tell another of the name",
        ),
        pytest.param(
            "“He closed the border to all traffic,” President Ann Lee said.",
            "He closed the border to all traffic.",
            id="he in direct speech is not the speaker",
        ),
        pytest.param(
            "“I think the border is closed to us,” President Ann Lee said.",
            "I think the border is closed to us.",
            id="a verb that would have to change",
        ),
        pytest.param(
            "“I closed the border because my doctor was afraid,” President Ann Lee said.",
            "I closed the border because my doctor was afraid.",
            id="other words for the speaker would stay",
        ),
    ],
)
def test_what_is_not_sure_stays_as_written(text: str, draft: str) -> None:
    assert last(text).details["draft"] == draft
    assert "filled_in" not in last(text).details


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        pytest.param("Troops closed the border on Monday.", "Troops closed the border on 27 February 2023.", id="the time of the sentence"),
        pytest.param("Police arrested 40 men in the Friday rush.", "Police arrested 40 men in the Friday rush.", id="a noun behind"),
        pytest.param("Police held 40 men at Sunday night’s rally.", "Police held 40 men at Sunday night’s rally.", id="at its night"),
        pytest.param("Every Monday 300 workers closed the mill.", "Every Monday 300 workers closed the mill.", id="every"),
        pytest.param("Police arrested two editors of The Sunday Times.", "Police arrested two editors of The Sunday Times.", id="a paper"),
        pytest.param("The Friday attack killed 40 people.", "The Friday attack killed 40 people.", id="the"),
    ],
)
def test_a_weekday_is_filled_only_where_it_is_the_time_of_the_sentence(text: str, draft: str) -> None:
    assert last(text, published=date(2023, 3, 1)).details["draft"] == draft


def test_no_date_is_filled_inside_a_quotation() -> None:
    one = last("President Ann Lee said: “Troops closed the border on Monday and killed 40 people.”", published=date(2023, 3, 1))
    assert "on Monday" in str(one.details["draft"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("'I closed the border in June,' President Ann Lee said.", id="single"),
        pytest.param("‘I closed the border in June,’ President Ann Lee said.", id="single and curved"),
        pytest.param("''I closed the border in June,'' President Ann Lee said.", id="two single"),
    ],
)
def test_no_marks_are_kept_whatever_their_style(text: str) -> None:
    assert last(text).details["draft"] == "Ann Lee closed the border in June."
