"""What a file's markup says of its passages goes before what the lines look like, and each says why."""

from __future__ import annotations

from annotations.segmentation.layout.layout import read_layout
from annotations.segmentation.layout.stated import Stated

PROSE = "The envoys met in Geneva on Friday and agreed that the road would stay open through the winter."


def read(*passages: tuple[str, str]) -> list[tuple[str, str]]:
    """Roles and reasons of lines of which the markup says what stands beside them."""
    text, stated = "", []
    for words, role in passages:
        if role:
            stated.append(Stated(len(text), len(text) + len(words), role, f"markup: {role}"))  # type: ignore[arg-type]
        text += words + "\n\n"
    return [(line.role, line.reason) for line in read_layout(text, stated=stated).lines]


def test_the_markup_names_headline_captions_and_subheadings() -> None:
    found = read(("Road stays open", "headline"), ("The road.", "caption"), (PROSE, "body"), ("What next", "section"), (PROSE[:-1], "body"))
    assert [role for role, _ in found] == ["headline", "caption", "body", "section", "body"]
    assert found[1][1] == "markup: caption"


def test_furniture_inside_the_story_is_furniture() -> None:
    found = read(("Road stays open", "headline"), (PROSE, "body"), ("Read more: Another road", "body"))
    assert found[-1] == ("boilerplate", "link to another page")


def test_the_pages_own_headline_is_one_though_it_looks_like_furniture() -> None:
    found = read(("Most read", "headline"), (PROSE, "body"))
    assert [role for role, _ in found] == ["headline", "body"]


def test_a_byline_that_the_markup_leaves_out_is_found_below_the_headline() -> None:
    found = read(("Road stays open", "headline"), ("By Ann Lee", "boilerplate"), ("3 March 2023", "boilerplate"), (PROSE, "body"))
    assert [role for role, _ in found] == ["headline", "byline", "date", "body"]


def test_a_name_and_date_far_from_the_headline_stay_out() -> None:
    found = read(("Road stays open", "headline"), (PROSE, "body"), ("3 March 2023", "boilerplate"))
    assert [role for role, _ in found] == ["headline", "body", "boilerplate"]


def test_a_passage_of_several_lines_is_stated_once() -> None:
    text = f"{PROSE}\n\nMenu entry\n\nOther entry"
    lines = read_layout(text, stated=[Stated(0, len(PROSE), "body", "b"), Stated(len(PROSE) + 2, len(text), "boilerplate", "m")]).lines
    assert [(line.role, line.reason) for line in lines] == [("body", "b"), ("boilerplate", "m"), ("boilerplate", "m")]


def test_the_headline_again_is_a_repetition_wherever_it_stands() -> None:
    found = read(("Road stays open all winter", "headline"), (PROSE, "body"), ("Road stays open all winter", "body"))
    assert found[-1] == ("repeated", "repeats the headline")
