"""An act repaints what it touched, no less: the same as painting everything before and after it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.anchoring import lay_out
from workbench.desk.lean import Mark, ReadParagraph
from workbench.desk.marks import Badge, paint_paragraphs
from workbench.desk.painted import paragraphs
from workbench.desk.reading import Reading
from workbench.desk.touched import touched

TEXT = "\n".join(["abcdefgh ij"] * 8)
PARAGRAPHS = [ReadParagraph(at * 12, at * 12 + 11) for at in range(8)]
KINDS = ["claim", "quotation", "quantity", "framing"]


@st.composite
def mark(draw: st.DrawFn, pk: int) -> Mark:
    start = draw(st.integers(0, len(TEXT) - 2))
    end = draw(st.integers(start + 1, min(len(TEXT), start + 30)))
    fragments = [(start, end)]
    if end - start > 4 and draw(st.booleans()):
        fragments = [(start, start + 1), (end - 2, end)]
    status = draw(st.sampled_from(["suggested", "accepted"]))
    return Mark(pk, draw(st.integers(1, 2)), start, end, fragments, draw(st.sampled_from(KINDS)), status, "anchored")


@st.composite
def before_and_after(draw: st.DrawFn) -> tuple[list[Mark], list[Mark]]:
    """Marks, and the same with one or two made, changed or taken away."""
    old = {pk: draw(mark(pk)) for pk in range(1, draw(st.integers(1, 12)))}
    new = dict(old)
    for pk in draw(st.lists(st.integers(1, 13), min_size=1, max_size=2)):
        if pk in new and draw(st.booleans()):
            del new[pk]
        elif pk in new and draw(st.booleans()):
            new[pk] = new[pk]._replace(status="accepted", version=new[pk].version + 1)
        else:
            new[pk] = draw(mark(pk))
    return list(old.values()), list(new.values())


def reading(marks: list[Mark]) -> Reading:
    edition: Any = SimpleNamespace(text=TEXT, length=len(TEXT), pk=1)
    made = Reading(by=None, article=None, edition=edition)  # type: ignore[arg-type]
    made.__dict__.update(marks=sorted(marks, key=lambda one: one.order), paragraphs=PARAGRAPHS)
    return made


def whole(marks: list[Mark]) -> list[str]:
    """Every paragraph, painted in one pass over the article."""
    ordered = sorted(marks, key=lambda one: one.order)
    claims = [one for one in ordered if one.kind == "claim"]
    badges = {one.key: Badge(number, "sug" if one.suggested else "ok") for number, one in enumerate(claims, 1)}
    laid = lay_out(row for one in ordered for row in one.rows())
    return list(paint_paragraphs(text=TEXT, paragraphs=[one[:2] for one in PARAGRAPHS], laid=laid, badges=badges))


def plain(pk: int, start: int, end: int, kind: str = "quotation") -> Mark:
    return Mark(pk, 1, start, end, [(start, end)], kind, "accepted", "anchored")


@settings(deadline=None, max_examples=200)
@given(before_and_after())
@example(([plain(1, 0, 20), plain(2, 15, 40), plain(3, 38, 60)], [plain(2, 15, 40), plain(3, 38, 60)]))
@example(([plain(1, 0, 10), plain(2, 30, 40)], [plain(1, 0, 10), plain(2, 30, 40), plain(3, 5, 35)]))
def test_what_is_not_touched_looks_the_same(case: tuple[list[Mark], list[Mark]]) -> None:
    old, new = case
    numbers = touched(reading(old), reading(new))
    pairs = enumerate(zip(whole(old), whole(new), strict=True), 1)
    assert {number for number, (was, now) in pairs if was != now} <= numbers


@settings(deadline=None, max_examples=200)
@given(before_and_after())
def test_a_part_is_painted_as_the_whole_is(case: tuple[list[Mark], list[Mark]]) -> None:
    old, new = case
    numbers = sorted(touched(reading(old), reading(new)))
    full = whole(new)
    assert [one["html"] for one in paragraphs(reading(new), numbers)] == [full[number - 1] for number in numbers]


def test_a_decision_touches_the_paragraphs_of_its_mark_alone() -> None:
    marks = [plain(1, 0, 20), plain(2, 15, 40), plain(3, 38, 60)]
    decided = [marks[0], marks[1]._replace(version=2), marks[2]]
    assert touched(reading(marks), reading(decided)) == {2, 3, 4}
