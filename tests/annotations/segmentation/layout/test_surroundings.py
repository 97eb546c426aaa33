"""A whole page pasted as text: the story is found among menus, teasers and comments."""

from __future__ import annotations

import textwrap

from annotations.segmentation.layout.layout import read_layout
from annotations.segmentation.lines import Line

MENU = [f"Section {chr(65 + at)}" for at in range(20)]
STORY = [f"The envoys met in Geneva on day {at} and agreed that the road would stay open to all for another month." for at in range(6)]
TEASERS = [f"Another Headline Of The Day Number {at}" for at in range(10)]


def marked(*lines: str) -> list[Line]:
    return list(read_layout("\n\n".join(lines)).lines)


def kept(*lines: str) -> list[str]:
    return [line.text for line in marked(*lines) if line.role in ("body", "section")]


def test_menus_and_teasers_around_the_story_are_marked_as_unsure() -> None:
    lines = marked(*MENU, "Envoys agree on the road", "By Ann Lee", *STORY, *TEASERS)
    assert [line.role for line in lines] == [*["boilerplate"] * 20, "headline", "byline", *["body"] * 6, *["boilerplate"] * 10]
    assert lines[0].reason.startswith("perhaps")


def test_an_article_of_few_short_lines_is_no_page() -> None:
    assert kept("Envoys agree on the road", *STORY, *TEASERS[:5])[-5:] == TEASERS[:5]


def test_the_readers_comments_end_the_story() -> None:
    comments = [f"I was there on day {at} and I can tell you that nobody has seen a single envoy on that road." for at in range(9)]
    assert kept(*MENU, "Envoys agree on the road", *STORY, "Comments (9)", *comments) == STORY


def test_a_label_for_comments_above_the_story_does_not_end_it() -> None:
    assert kept(*MENU, "Comments", "Envoys agree on the road", *STORY) == STORY


def test_a_row_of_links_inside_the_story_is_marked() -> None:
    assert kept(*MENU, "Envoys agree on the road", *STORY, *TEASERS[:6], *STORY[:3:-1]) == [*STORY]


def test_numbered_items_are_of_the_story() -> None:
    items = [f"{at}. Customs Post Of The North" for at in range(1, 9)]
    assert set(items) <= set(kept(*MENU, "Envoys agree on the road", *STORY[:3], *items, *STORY[3:]))


def test_text_wrapped_at_a_fixed_width_is_no_page() -> None:
    names = "President Ann Lee of Abcland and Prime Minister Bo Moe of Defland, with whom Minister Cee Roe of Ghiland met in Geneva, "
    text = "\n".join(textwrap.wrap(names * 20, 60))
    assert {line.role for line in read_layout(text).lines[1:]} == {"body"}


def test_a_script_without_capitals_and_full_stops_is_running_text() -> None:
    assert len(kept(*["ถนนยังคงเปิดให้ประชาชนทุกคนใช้สัญจรได้ตลอดฤดูหนาวนี้ตามที่ตกลง" + "ก" * at for at in range(20)])) >= 19
