"""What stays, what gives way and what is new when a text is read again: the plan, without a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.segmentation.rereading.changed import LISTED, Changed, as_json, changed, from_json
from annotations.segmentation.rereading.relayout import Laid, LayoutChange, Relayout, lay_out_again
from annotations.segmentation.rereading.rereading import Change, Held, Place, Rereading, reread


def place(start: int, end: int, says: str = "", kind: str = "claim") -> Place:
    return Place(kind, ((start, end),), says)


def waiting(key: int, at: Place) -> Held:
    return Held(key, at, settled=False)


def settled(key: int, at: Place, was: Place | None = None) -> Held:
    return Held(key, at, settled=True, was=was or at)


def told(read: Rereading) -> list[tuple[str, int, int]]:
    return [(one.what, one.start, one.end) for one in read.changes]


def test_what_is_found_again_saying_the_same_stays_the_row_it_is() -> None:
    read = reread([waiting(7, place(0, 40, "Blinken"))], [place(0, 40, "Blinken")])
    assert (read.stay, read.withdraw, read.make, read.same, read.changes) == (((7, 0),), (), (), {"claim": 1}, ())


def test_what_says_something_else_in_the_same_place_is_made_anew() -> None:
    read = reread([waiting(7, place(0, 40, "he"))], [place(0, 40, "Blinken")])
    assert (read.stay, read.withdraw, read.make) == ((), (7,), (0,))
    assert told(read) == [("changed", 0, 40)]


def test_new_and_withdrawn_and_moved_are_told_apart() -> None:
    held = [waiting(1, place(0, 40)), waiting(2, place(100, 140)), waiting(3, place(200, 240, kind="quotation"))]
    read = reread(held, [place(300, 320), place(110, 140), place(200, 240)])
    assert read.withdraw == (1, 2, 3)
    assert read.make == (0, 1, 2)
    assert told(read) == [("withdrawn", 0, 40), ("moved", 110, 140), ("new", 200, 240), ("withdrawn", 200, 240), ("new", 300, 320)]
    assert read.changes[1].was == (100, 140)


@pytest.mark.parametrize(
    ("found", "suggested"),
    [
        pytest.param(place(0, 100), False, id="the very place is not suggested again"),
        pytest.param(place(0, 81), False, id="nor nearly the same place"),
        pytest.param(place(0, 79), True, id="a part of it is another suggestion"),
        pytest.param(place(0, 100, kind="quotation"), True, id="and so is another kind there"),
    ],
)
def test_what_people_settled_is_not_suggested_again(found: Place, suggested: bool) -> None:
    read = reread([settled(1, place(0, 100))], [found])
    assert bool(read.make) is suggested
    assert (("kept", 0, 100) in told(read)) is suggested
    assert read.withdraw == ()


def test_where_a_person_moved_the_edges_the_old_place_counts_too() -> None:
    read = reread([settled(1, place(0, 30), was=place(0, 100))], [place(0, 100), place(0, 30)])
    assert (read.make, read.changes, read.same) == ((), (), {"claim": 2})


def test_a_persons_own_mark_keeps_suggestions_off_and_is_no_news() -> None:
    own = Held(1, place(0, 100), settled=True)
    assert reread([own], [place(0, 100)]).make == ()
    assert reread([own], []).changes == ()


def test_nothing_is_suggested_in_what_people_took_out() -> None:
    read = reread([], [place(0, 10), place(20, 30), place(40, 50)], taken_out=[(15, 35)])
    assert read.make == (0, 2)


def test_what_is_found_twice_is_made_once() -> None:
    assert reread([], [place(0, 10), place(0, 10)]).make == (0,)


PLACES = st.builds(
    lambda kind, start, length, says: Place(kind, ((start, start + length),), says),
    st.sampled_from(["claim", "quotation"]), st.integers(0, 60), st.integers(1, 30), st.sampled_from(["", "he"]),
)  # fmt: skip


@given(st.lists(st.tuples(PLACES, st.booleans()), max_size=20), st.lists(PLACES, max_size=20))
def test_every_row_and_every_finding_has_one_fate(rows: list[tuple[Place, bool]], found: list[Place]) -> None:
    once = list({(one.kind, one.fragments): (one, fixed) for one, fixed in rows}.values())
    held = [Held(key, one, settled=fixed, was=one if fixed else None) for key, (one, fixed) in enumerate(once)]
    read = reread(held, found)
    undecided = {one.key for one in held if not one.settled}
    stays = {key for key, _ in read.stay}
    assert stays | set(read.withdraw) == undecided
    assert not stays & set(read.withdraw)
    numbers = [number for _, number in read.stay] + list(read.make)
    assert len(numbers) == len(set(numbers))
    again = [Held(key, found[number], settled=False) for key, number in enumerate(sorted(numbers))]
    twice = reread([*again, *(one for one in held if one.settled)], found)
    assert (twice.withdraw, twice.make) == ((), ())
    assert {one.what for one in twice.changes} <= {"kept"}


def test_ten_thousand_marks_in_one_place_are_read_in_passing() -> None:
    crowd = [place(0, 10_000 + at) for at in range(10_000)]
    read = reread([settled(at, one) for at, one in enumerate(crowd)], crowd)
    assert (read.make, read.changes) == ((), ())


def paragraph(key: int, start: int, end: int, role: str = "body", *, out: bool = False, corrected: bool = False) -> Laid:
    return Laid(key, "paragraph", start, end, role, out, corrected)


def test_a_correction_goes_to_the_same_piece_whatever_the_run_says_of_it() -> None:
    laid = lay_out_again([paragraph(5, 0, 50, "caption", out=True, corrected=True)], [paragraph(0, 0, 50)])
    assert laid == Relayout(((5, 0),), ())


def test_a_corrected_paragraph_that_is_cut_in_two_gives_both_its_correction() -> None:
    new = [paragraph(0, 0, 20), paragraph(1, 21, 50), paragraph(2, 51, 90)]
    laid = lay_out_again([paragraph(5, 0, 50, "caption", corrected=True)], new)
    assert laid.carried == ((5, 0), (5, 1))
    assert [one.what for one in laid.changes] == ["cut", "cut", "cut"]


def test_a_correction_that_would_reach_over_others_words_is_told_as_lost() -> None:
    laid = lay_out_again([paragraph(5, 0, 20, "caption", out=True, corrected=True)], [paragraph(0, 0, 90)])
    assert laid.carried == ()
    assert laid.changes[0] == LayoutChange("lost", 0, 20, "caption, left out", "")


def test_what_is_laid_out_otherwise_is_told() -> None:
    laid = lay_out_again([paragraph(5, 0, 20), paragraph(6, 21, 40)], [paragraph(0, 0, 20, "boilerplate", out=True), paragraph(1, 21, 40)])
    assert laid.changes == (LayoutChange("role", 0, 20, "body", "boilerplate, left out"),)


def test_changes_are_counted_whole_and_named_up_to_a_bound() -> None:
    read = reread([], [place(at, at + 5) for at in range(0, 10 * (LISTED + 50), 10)])
    lost = LayoutChange("lost", 900, 950, "caption", "")
    laid = Relayout((), (*(LayoutChange("cut", at, at + 5, "", "body") for at in range(LISTED + 1)), lost))
    one = changed("1.0.0", read, laid)
    assert one.count("new") == LISTED + 50
    assert (len(one.named), len(one.laid), one.laid[0]) == (LISTED, LISTED, lost)
    assert one.layout == {"cut": LISTED + 1, "lost": 1}


def test_what_is_kept_with_the_run_comes_back_as_it_was() -> None:
    change = Change("moved", "claim", 3, 9, was=(0, 9))
    one = Changed("1.0.0", {"claim": 2}, {"moved": {"claim": 1}}, {"role": 1}, 1, (change,), (LayoutChange("role", 0, 9, "body", "deck"),))
    kept = as_json(one)
    kept["named"] = [{**kept["named"][0], "was": [0, 9]}]  # as JSON has it
    assert from_json(kept) == one
    assert from_json({}) is None
