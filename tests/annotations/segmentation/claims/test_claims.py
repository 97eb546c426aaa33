from __future__ import annotations

from pathlib import Path

import pytest

from annotations.segmentation import segment
from annotations.segmentation.framing.framing import find_framing
from tests.annotations.segmentation.readings import claims, only
from tests.corpus.golden.write import SEEDS, seed_text


def drafts(text: str) -> list[object]:
    return [one.details["draft"] for one in segment(text).suggestions if one.kind == "claim"]


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        pytest.param(
            "However, the road was shut on 3 May 2022.",
            "The road was shut on 3 May 2022.",
            id="a connective goes",
        ),
        pytest.param("Ann Lee said that the road is open.", "The road is open.", id="the attribution goes"),
        pytest.param(
            "Ann Lee said that she closed the road.",
            "Ann Lee closed the road.",
            id="a pronoun is its speaker",
        ),
        pytest.param(
            "Ann Lee expressed concern over the road.",
            "Ann Lee expressed concern over the road.",
            id="an attitude keeps who has it",
        ),
        pytest.param(
            "“The road is open to all cars,” Ann Lee said.", "The road is open to all cars.", id="no marks"
        ),
    ],
)
def test_a_draft_stands_without_its_article(text: str, draft: str) -> None:
    found = only(text, "claim")
    assert found.details["draft"] == draft
    assert found.details["draft_is_draft"] is True


def test_a_draft_gives_people_their_full_names() -> None:
    text = "President Ann Lee met the envoys in Geneva on Friday. Lee closed the road in 2022."
    assert drafts(text)[1] == "Ann Lee closed the road in 2022."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Over 980 vehicles used the road.", "numerical", id="a number"),
        pytest.param("The road was shut because of the snow.", "causal", id="a cause"),
        pytest.param("Ann Lee reiterated her commitment to peace.", "position", id="an attitude"),
        pytest.param("The road was shut by the army.", "event_property", id="an event"),
        pytest.param(
            "The two leaders closed the road.", "event_property", id="two of something is no figure"
        ),
    ],
)
def test_claim_types(text: str, kind: str) -> None:
    assert only(text, "claim").details["claim_type"] == kind


def test_facts_rank_above_protocol_and_say_why() -> None:
    text = (
        "The sides exchanged views on issues of mutual interest. Over 980 vehicles used the road in 2022. "
        "The road should be open to everyone soon."
    )
    found = [one for one in segment(text).suggestions if one.kind == "claim"]
    protocol, fact, wish = found
    assert fact.score is not None
    assert protocol.score is not None
    assert wish.score is not None
    assert fact.score > wish.score > protocol.score
    assert "has several numbers" in fact.reasons
    assert "less: protocol wording" in protocol.reasons
    assert "less: says what should be" in wish.reasons


def test_a_question_is_not_asserted() -> None:
    assert only("Was the road really shut by the army?", "claim").stance == "questions"


def test_an_apposition_is_a_claim_of_its_own() -> None:
    text = "They fought over Karabakh, a territory internationally recognized as part of Azerbaijan, in 2020."
    assert (None, "Karabakh, a territory internationally recognized as part of Azerbaijan") in claims(text)
    assert "Karabakh is a territory internationally recognized as part of Azerbaijan." in drafts(text)
    assert "They fought over Karabakh in 2020." in drafts(text)


WORTH_CHECKING = {
    "000": ["over 300 settlements", "44-day war", "eight villages"],
    "001": ["at least 980 vehicles", "some 980 vehicles", "over 120 belonged", "Armenian occupation in 2020"],
    "002": ["have no basis", "has been going on since December 12"],
    "003": ["tense since 1991", "44 days of clashes", "bans the Corsican language"],
    "004": ["has resulted in the ongoing protest", "the monitoring did not take place"],
}
NOT_WORTH_CHECKING = {
    "000": ["Macron discussed the latest situation", "regrettable"],
    "001": ["expressed concern over"],
    "002": ["exchanged views"],
    "003": ["agreed to stay in touch"],
    "004": ["exchanged views", "expressed satisfaction"],
}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_the_seeds_rank_as_a_reader_would(seed: Path) -> None:
    text = seed_text(seed)
    found = [one for one in segment(text).suggestions if one.kind == "claim"]

    def best(part: str) -> float:
        return max(one.score or 0 for one in found if part in text[one.fragments[0][0] : one.fragments[0][1]])

    worst = min(best(part) for part in WORTH_CHECKING[seed.stem[:3]])
    assert worst >= 0.4
    assert max(best(part) for part in NOT_WORTH_CHECKING[seed.stem[:3]]) <= min(0.3, worst)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        pytest.param(
            "the regime's so-called blockade", ["regime", "so-called", "blockade"], id="three words"
        ),
        pytest.param("a Humanitarian Crisis there", ["humanitarian crisis"], id="a phrase in capitals"),
        pytest.param("double the standards", [], id="a phrase taken apart"),
        pytest.param("war crimes and a war", ["war crimes"], id="the longest phrase"),
    ],
)
def test_loaded_words(text: str, terms: list[str]) -> None:
    found = find_framing(text, 0, len(text))
    assert [one.term for one in found] == terms
    assert all(one.gloss for one in found)
    assert [text[one.span[0] : one.span[1]].lower() for one in found] == terms
