"""Claims brought to their words, ordered by likeness, and compared by cues."""

from __future__ import annotations

import pytest

from claims.matching import Candidate, Frequencies, link_between, ranked, terms

OPEN = "The Lachin road is open for civil and humanitarian use."
CLAIMS = (
    OPEN,
    "There is no blockade of the Lachin road and no humanitarian crisis.",
    "Azerbaijan closed the Lachin road.",
    "Armenia occupies eight Azerbaijani villages.",
    "Türkiye and Armenia opened their border.",
)


def forms(text: str) -> list[str]:
    return [term.form for term in terms(text)]


def test_a_claim_is_brought_to_the_stems_of_its_carrying_words() -> None:
    assert forms("The countries were closing #LachinCorridor, hear https://a.example") == ["country", "clos", "lachin", "corridor", "hear"]
    assert forms("Türkiye") == forms("Turkiye")
    assert forms("1,200 vehicles") == ["1200", "vehicl"]
    assert forms("the of and") == []


def test_a_root_is_how_the_kin_of_a_word_begin() -> None:
    assert [term.root for term in terms("countries country closing")] == ["countr", "countr", "clos"]


def frequencies() -> Frequencies:
    of: dict[str, int] = {}
    for claim in CLAIMS:
        for form in set(forms(claim)):
            of[form] = of.get(form, 0) + 1
    return Frequencies(len(CLAIMS), of)


def test_the_likest_claim_stands_first_and_what_shares_nothing_is_left_out() -> None:
    order = ranked("No blockade on the Lachin road", [Candidate(at, text) for at, text in enumerate(CLAIMS)], frequencies())
    assert order[0].key == 1
    assert {one.key for one in order} == {0, 1, 2}
    assert order[0].shared[0] == "blockad"
    assert ranked(OPEN, [Candidate(0, OPEN)], frequencies())[0].likeness == pytest.approx(1.0)
    assert ranked("the of", [Candidate(0, OPEN)], frequencies()) == []


@pytest.mark.parametrize(
    ("one", "other", "kind", "why"),
    [
        pytest.param(OPEN, "The Lachin road is blocked.", "contradicts", "opposite words", id="open against blocked"),
        pytest.param(OPEN, CLAIMS[1], "paraphrase", "the opposite of an opposite agrees", id="open, and no blockade"),
        pytest.param(CLAIMS[1], "There is a blockade of the Lachin road.", "contradicts", "one denies it", id="denied and affirmed"),
        pytest.param(
            "The monitoring failed because the peacekeepers prevented it.",
            "The monitoring failed because of the peacekeepers' inaction; they did not act.",
            "contradicts", "prevented against did not act", id="prevented, and inaction",
        ),
        pytest.param("Some 980 vehicles used the road.", "Some 850 vehicles used the road.", "in_tension", "numbers", id="other numbers"),
        pytest.param("Some 980 vehicles used the road.", "Some 980 vehicles used the road in May.", "paraphrase", "", id="one number"),
        pytest.param(
            "In December the ministry sent nine experts to inspect the gold mines.", "The ministry sent experts to the mines.",
            "more_specific", "", id="says more",
        ),
        pytest.param(
            "The peacekeepers failed to prevent the mining.", "The peacekeepers did not act against the mining.",
            "paraphrase", "", id="failed to prevent, and did not act",
        ),
        pytest.param("Russia failed to prevent the mining.", "Russia failed to prevent the mining.", "same", "", id="the same words"),
    ],
)  # fmt: skip
def test_what_two_claims_do_with_each_other(one: str, other: str, kind: str, why: str) -> None:
    likeness = ranked(one, [Candidate(0, other)], frequencies())[0].likeness
    likeness = 0.4 if kind == "paraphrase" else max(likeness, 0.3)
    likeness = 1.0 if kind == "same" else likeness
    link = link_between(one, other, likeness=likeness)
    assert link.kind == kind, (link, why)
    assert link.reasons


def test_claims_on_nothing_in_common_are_not_linked() -> None:
    assert link_between(OPEN, "No one came.", likeness=0.05).kind is None


@pytest.mark.parametrize("text", ["", " ", "'", "\\", "a:*|b", "’s", "#", "🙂", "x" * 5_000], ids=repr)
def test_any_text_is_read(text: str) -> None:
    assert terms(text) is not None
    assert link_between(text, OPEN, likeness=0.5) is not None
