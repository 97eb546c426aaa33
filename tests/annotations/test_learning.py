"""Lessons from decisions: what they move, that they are the same each time, and that one that does not help is not used."""

from __future__ import annotations

import pytest

from annotations.learning import LEAST_DECISIONS, Decision, enough, learn
from annotations.segmentation import segment
from annotations.segmentation.claims.checkworthiness import Weighed, weigh
from annotations.segmentation.claims.taught import HIGHER, LOWER, moved

NUMBERS = "Some {n} vehicles used the road and {m} people were hurt."
HOPES = "We hope that they will talk about the road, he believes."


def decisions(count: int = 30, *, likes_numbers: bool = True) -> list[Decision]:
    """A desk that accepts one kind of sentence and rejects the other, over ten articles."""
    return [
        Decision((NUMBERS if at % 2 else HOPES).format(n=at * 7 + 3, m=at + 5), bool(at % 2) == likes_numbers, at % 10)
        for at in range(count)
    ]


@pytest.mark.parametrize(
    ("accepted", "rejected", "answer"), [(15, 5, True), (5, 15, True), (16, 4, False), (14, 5, False), (0, 40, False), (0, 0, False)]
)
def test_how_many_decisions_are_enough(accepted: int, rejected: int, answer: bool) -> None:
    assert enough(accepted, rejected) is answer


def test_too_few_decisions_teach_nothing() -> None:
    lesson = learn(decisions(LEAST_DECISIONS - 1))
    assert (lesson.signs, lesson.before, lesson.helps, lesson.shifts()) == ((), None, False, {})
    assert learn([]).signs == ()


def test_what_is_accepted_counts_more_and_what_is_rejected_less() -> None:
    lesson = learn(decisions(likes_numbers=False))
    shifts = lesson.shifts()
    assert shifts["number"] < 0 < shifts["belief"]
    assert lesson.helps
    assert (lesson.before, lesson.after) == (pytest.approx(0.35, abs=0.2), 1.0)
    assert (lesson.accepted, lesson.rejected) == (15, 15)
    number = next(sign for sign in lesson.signs if sign.name == "number")
    assert (number.accepted, number.rejected, number.words) == (0, 15, "has a number")
    assert [abs(sign.shift) for sign in lesson.signs] == sorted((abs(sign.shift) for sign in lesson.signs), reverse=True)


def test_a_lesson_that_teaches_nothing_new_is_not_used() -> None:
    lesson = learn(decisions())  # numbers rank high as delivered
    assert (lesson.enough, lesson.before, lesson.after, lesson.helps) == (True, 1.0, 1.0, False)


def test_the_same_decisions_give_the_same_lesson_in_any_number() -> None:
    assert learn(decisions(400)) == learn(decisions(400))


def test_only_signs_that_a_person_can_read_are_moved() -> None:
    assert not [sign.name for sign in learn(decisions(likes_numbers=False)).signs if ":" in sign.name or sign.name in ("bias", "shipped")]


def test_decisions_by_chance_move_little() -> None:
    by_chance = [Decision(one.quote, (at * 7919) % 13 < 6, one.article) for at, one in enumerate(decisions(60))]
    assert all(abs(sign.shift) < 0.6 for sign in learn(by_chance).signs)


WEIGHED = Weighed(1.0, 0.6, ("has a number",))


def told(shifts: dict[str, float], quote: str) -> tuple[float, tuple[str, ...]]:
    after = moved(shifts, quote, WEIGHED, attributed=False, attitude=False)
    assert after.chance == WEIGHED.chance
    return after.weight, after.reasons


def test_a_moved_suggestion_says_which_sign_moved_it() -> None:
    quote = "Some 980 vehicles used the road."
    assert told({"number": 0.5, "past": 9.0}, quote) == (1.5, (HIGHER + "has a number", "has a number"))
    assert told({"number": -0.5}, quote) == (0.5, (LOWER + "has a number", "has a number"))
    assert told({"number": 0.05}, quote) == (1.05, ("has a number",))
    assert told({"number": 0.6, "negation": -2.0}, quote)[1][0] == HIGHER + "has a number"
    assert told({}, quote) == (1.0, ("has a number",))
    assert moved({}, quote, WEIGHED, attributed=False, attitude=False) is WEIGHED


def test_the_pipeline_ranks_by_what_was_taught_and_says_so() -> None:
    text = "The road was closed on Friday, and 40 people were hurt there.\n\nWe hope that the leaders of both sides will talk soon.\n"
    plain, taught = (
        [one for one in segment(text, shifts=shifts).suggestions if one.kind == "claim"]
        for shifts in ({}, {"number": -4.0, "belief": 4.0})
    )
    assert [one.fragments for one in plain] == [one.fragments for one in taught]
    best = [max(found, key=lambda one: one.score or 0) for found in (plain, taught)]
    words = [text[one.fragments[0][0] : one.fragments[0][1]] for one in best]
    assert "40 people" in words[0]
    assert "hope" in words[1]
    assert HIGHER + "says what someone thinks or wants" in best[1].reasons
    assert weigh(words[1]).chance == best[1].details["chance"]
