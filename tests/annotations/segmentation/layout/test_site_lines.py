"""What stands in several articles of an outlet is the site's; paragraphs of background are not."""

from __future__ import annotations

from annotations.segmentation import segment
from annotations.segmentation.layout.site_lines import MOST_KEYS, line_key, line_keys, site_reason

BACKGROUND = "The two countries fought a war of six weeks in the autumn of 2020, which ended with a peace deal that Moscow had brokered."
PROSE = "The envoys met in Geneva on Friday and agreed that the road would stay open through the winter."


def test_a_line_of_three_articles_is_the_sites() -> None:
    assert site_reason("Your voice counts", {line_key("Your voice counts"): 3}, "Azernews") == "stands in 3 articles of Azernews"
    assert site_reason("Your voice counts", {line_key("Your voice counts"): 2}, "Azernews") is None


def test_a_sentence_of_three_articles_is_taken_out_with_a_perhaps() -> None:
    line = "We are the newspaper that the whole of the region reads each morning."
    assert site_reason(line, {line_key(line): 5}, "Azernews") == "perhaps of the site: stands in 5 articles of Azernews"


def test_long_running_text_stays_however_often_it_stands_there() -> None:
    assert site_reason(BACKGROUND, {line_key(BACKGROUND): 50}, "Azernews") is None


def test_case_and_blanks_do_not_make_another_line_but_numbers_do() -> None:
    assert line_key("Your  Voice counts") == line_key("your voice\u00a0counts")
    assert line_key("Day 12 of the closure") != line_key("Day 13 of the closure")


def test_of_a_long_text_the_first_and_the_last_lines_are_counted() -> None:
    lines = [f"line {'x' * at}" for at in range(MOST_KEYS + 1)]
    lines = [line for line in lines if len(line) <= 300] + [f"row {'y' * at}" for at in range(200)]
    keys = line_keys("\n".join(lines))
    assert len(keys) == MOST_KEYS
    assert keys[0] == line_key(lines[0])
    assert keys[-1] == line_key(lines[-1])


def test_the_pipeline_says_where_the_line_was_seen() -> None:
    text = f"Road stays open\n\n{PROSE}\n\nYour voice counts"
    last = [
        one for one in segment(text, outlet="Azernews", site_lines={line_key("Your voice counts"): 4}).segments if one.kind == "paragraph"
    ][-1]
    assert (last.role, last.excluded) == ("boilerplate", "stands in 4 articles of Azernews")


def test_an_author_a_place_and_a_day_are_no_furniture_however_often_they_stand_there() -> None:
    head = ["By Ann Lee", "Bo Moe", "GENEVA", "2023-03-03"]
    text = "\n\n".join(["Road stays open", *head, PROSE])
    found = segment(text, outlet="Azernews", site_lines={line_key(line): 40 for line in head}).segments
    assert [one.role for one in found if one.kind == "paragraph"] == ["headline", "byline", "byline", "dateline", "date", "body"]
