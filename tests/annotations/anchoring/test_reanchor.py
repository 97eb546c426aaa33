"""Spans are carried to a new edition only where there is one place they can have gone to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.anchoring import Anchored, Orphaned, Reanchoring, reanchor

FIRST = "The mayor said on Monday that 980 vehicles had crossed the bridge since the morning. "
SECOND = "Nobody at the harbour office would confirm the figure when asked by this newspaper. "
THIRD = "The bridge was closed to lorries for two days in the week after the storm had passed."
ARTICLE = FIRST + SECOND + THIRD


def carry(old: str, quote: str, new: str, *, occurrence: int = 1) -> Anchored | Orphaned:
    start = -1
    for _ in range(occurrence):
        start = old.index(quote, start + 1)
    return reanchor(old_text=old, new_text=new, fragments=[(start, start + len(quote))])


def kept(quote: str, new: str, *, occurrence: int = 1) -> Anchored:
    start = -1
    for _ in range(occurrence):
        start = new.index(quote, start + 1)
    return Anchored(((start, start + len(quote)),), moved=False)


@pytest.mark.parametrize(
    ("quote", "new", "moved"),
    [
        pytest.param("980 vehicles", ARTICLE, False, id="the text is the same"),
        pytest.param("980 vehicles", ARTICLE + " More.", False, id="something was added after it"),
        pytest.param("980 vehicles", "Update: " + ARTICLE, True, id="something was added before it"),
        pytest.param(
            "the figure", "X" + FIRST + SECOND + "Y" + THIRD, True, id="the text changed on both sides"
        ),
        pytest.param(
            "when asked",
            "Lead. " + FIRST + SECOND.replace("newspaper", "daily") + "New. " + THIRD,
            True,
            id="the quote is unique and one side of it stands",
        ),
        pytest.param(FIRST, "Lead. " + ARTICLE, True, id="it begins the text"),
        pytest.param(THIRD, "Lead. " + ARTICLE, True, id="it ends the text"),
    ],
)
def test_a_span_with_one_place_is_carried(quote, new, moved) -> None:
    outcome = carry(ARTICLE, quote, new)
    assert isinstance(outcome, Anchored)
    ((start, end),) = outcome.fragments
    assert new[start:end] == quote
    assert outcome.moved is moved


@pytest.mark.parametrize(
    ("quote", "new", "reason"),
    [
        pytest.param("980 vehicles", ARTICLE.replace("980", "890"), "quote_gone", id="a digit was corrected"),
        pytest.param(
            "980 vehicles", "Only 980 vehicles came.", "context_changed", id="other words around it"
        ),
        pytest.param("the", "x the y the z", "ambiguous", id="a common word in another text"),
        pytest.param(SECOND, f"A. {SECOND}B. {SECOND}C.", "ambiguous", id="the sentence now stands twice"),
    ],
)
def test_a_span_without_a_certain_place_is_an_orphan(quote, new, reason) -> None:
    assert carry(ARTICLE, quote, new) == Orphaned(reason, 0)


def test_a_word_that_became_part_of_another_is_not_kept() -> None:
    assert carry("He said no", "no", "He said nothing") == Orphaned("context_changed", 0)


class TestRepeatedParagraphs:
    """The seeds repeat paragraphs: the same words at another place prove nothing."""

    TWICE = f"{FIRST}\n\n{SECOND}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"

    @pytest.mark.parametrize("occurrence", [1, 2])
    def test_an_edit_elsewhere_leaves_each_copy_where_it_was(self, occurrence) -> None:
        new = self.TWICE.replace("two days", "three days")
        outcome = carry(self.TWICE, "980 vehicles", new, occurrence=occurrence)
        assert outcome == kept("980 vehicles", new, occurrence=occurrence)

    @pytest.mark.parametrize("occurrence", [1, 2])
    def test_a_copy_between_two_edits_is_not_guessed(self, occurrence) -> None:
        new = "Lead. " + self.TWICE.replace("two days", "three days")
        assert carry(self.TWICE, "had crossed", new, occurrence=occurrence) == Orphaned("ambiguous", 0)

    def test_a_copy_is_known_by_what_stands_before_it(self) -> None:
        new = "Lead. " + self.TWICE.replace("two days", "three days")
        outcome = carry(self.TWICE, "The mayor", new, occurrence=2)
        assert outcome == Anchored(kept("The mayor", new, occurrence=2).fragments, moved=True)

    @pytest.mark.parametrize("occurrence", [1, 2])
    def test_when_one_copy_goes_neither_is_taken_for_the_other(self, occurrence) -> None:
        new = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
        assert carry(self.TWICE, "had crossed", new, occurrence=occurrence) == Orphaned("ambiguous", 0)

    def test_when_a_copy_comes_the_old_one_has_two_places(self) -> None:
        old = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
        assert carry(old, "980 vehicles", self.TWICE) == Orphaned("ambiguous", 0)


def test_fragments_are_carried_together_or_not_at_all() -> None:
    number, word = ARTICLE.index("980"), ARTICLE.index("closed")
    fragments = [(number, number + 3), (word, word + 6)]
    comparison = Reanchoring(ARTICLE, ARTICLE.replace("closed", "shut"))
    assert comparison.carry(fragments) == Orphaned("quote_gone", 1)
    assert comparison.carry(fragments[:1]) == Anchored(tuple(fragments[:1]), moved=False)


def test_fragments_that_changed_places_are_an_orphan() -> None:
    first, third = ARTICLE.index("980 vehicles"), ARTICLE.index("two days")
    swapped = f"Lead. {THIRD} {SECOND}{FIRST}End."
    fragments = [(first, first + 12), (third, third + 8)]
    assert reanchor(old_text=ARTICLE, new_text=swapped, fragments=fragments) == Orphaned(
        "fragments_disordered", 1
    )


@settings(deadline=None)
@given(st.data())
def test_one_edit_moves_spans_outside_it_and_never_to_other_words(data) -> None:
    old = data.draw(st.text(st.sampled_from("ab \n"), min_size=1, max_size=120))
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    cut = data.draw(st.integers(0, len(old)))
    cut_end = data.draw(st.integers(cut, len(old)))
    new = old[:cut] + data.draw(st.text(st.sampled_from("ab \n"), max_size=8)) + old[cut_end:]
    outcome = reanchor(old_text=old, new_text=new, fragments=[(start, end)])
    if isinstance(outcome, Anchored):
        ((first, last),) = outcome.fragments
        assert new[first:last] == old[start:end]


@settings(deadline=None)
@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD]), min_size=1, max_size=6), st.data())
def test_no_two_spans_are_carried_to_one_place(sentences, data) -> None:
    old = "".join(sentences)
    drop = data.draw(st.integers(0, len(sentences) - 1))
    comparison = Reanchoring(old, "".join(sentences[:drop] + sentences[drop + 1 :]))
    places = []
    for start in range(0, len(old) - 20, 20):
        outcome = comparison.carry([(start, start + 20)])
        if isinstance(outcome, Anchored):
            places.append(outcome.fragments)
    assert len(places) == len(set(places))
