"""Prints: what two texts have in common, without reading them again."""

from __future__ import annotations

from annotations.segmentation.layout.layout import read_layout
from annotations.segmentation.layout.prints import MOST, paragraph_prints, print_of
from annotations.segmentation.layout.stated import BY_HAND, Stated

LONG = "The road has been blocked since December, the court said on Wednesday in its order."


def test_case_and_blanks_make_no_difference() -> None:
    assert print_of("The  Road is\tBlocked") == print_of("the road is blocked ")
    assert print_of("The road is open") != print_of("The road is blocked")


def test_only_longer_paragraphs_are_printed_each_with_its_first_place() -> None:
    text = f"Short line\n\n{LONG}\n\n{LONG}\n"
    assert list(paragraph_prints(text).values()) == [(12, 12 + len(LONG))]


def test_a_print_fits_the_column_of_the_database() -> None:
    assert all(-(2**63) <= key < 2**63 for key in paragraph_prints("\n".join(f"{LONG} {n}" for n in range(200))))


def test_the_work_is_bounded() -> None:
    assert len(paragraph_prints("\n".join(f"{LONG} {n}" for n in range(MOST + 50)))) == MOST


def test_what_a_person_said_of_a_passage_stands_whatever_it_looks_like() -> None:
    text = f"A headline stands here\n\n{LONG}\n\nSubscribe to our newsletter\n\n{LONG} Indeed.\n"
    at, body = text.index("Subscribe"), text.rindex(LONG)
    plain = {line.start: line.role for line in read_layout(text).lines}
    assert (plain[at], plain[body]) == ("boilerplate", "body")
    said = [Stated(at, at + 5, "body", BY_HAND), Stated(body, body + 5, "boilerplate", BY_HAND)]
    read = {line.start: line for line in read_layout(text, stated=said).lines}
    assert (read[at].role, read[at].excluded) == ("body", None)
    assert (read[body].role, read[body].excluded) == ("boilerplate", BY_HAND)
    assert read[0].role == plain[0]  # the rest is read as before
