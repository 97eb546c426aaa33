"""A guideline's plain marks become blocks of words; nobody's markup becomes ours (decision 0020)."""

from __future__ import annotations

import pytest

from workbench.desk.plain_marks import Block, Words, blocks


def shape(text: str) -> list[tuple[str, list[str]]]:
    return [(one.kind, ["".join(words.text for words in line) for line in one.lines]) for one in blocks(text)]


def test_headings_lists_and_paragraphs_are_told_apart() -> None:
    text = "# What we mark\nA claim is\none thing.\n\nAnother.\n- first\n- second\n1. one\n2. two\n## End"
    assert shape(text) == [
        ("h", ["What we mark"]), ("p", ["A claim is one thing."]), ("p", ["Another."]), ("ul", ["first", "second"]),
        ("ol", ["one", "two"]), ("h", ["End"]),
    ]  # fmt: skip


def test_words_have_their_look() -> None:
    (block,) = blocks("See **both** axes, *always*, `as is`, at https://example.org/a_b.")
    assert block == Block(
        "p",
        (
            (
                Words("See "), Words("both", "strong"), Words(" axes, "), Words("always", "em"), Words(", "), Words("as is", "code"),
                Words(", at "), Words("https://example.org/a_b", "link"), Words("."),
            ),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "\r\n"])
def test_nothing_is_nothing(text: str) -> None:
    assert blocks(text) == []


HOSTILE = ("<script>alert(1)</script>", "[x](javascript:alert(1))", "javascript:alert(1)", "**<b>**", "data:text/html,x")


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_stays_words_and_no_address_but_of_the_web_is_one(text: str) -> None:
    looks = {words.look for one in blocks(text) for line in one.lines for words in line}
    assert "link" not in looks
    assert shape(text) == [("p", [text.replace("**", "")])]
