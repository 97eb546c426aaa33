from __future__ import annotations

import pytest

from annotations.segmentation import segment
from tests.annotations.segmentation.readings import BEFORE, claims, only


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Ann Lee said that the road is open to all.",
            [("Ann Lee", "the road is open to all")],
            id="said that",
        ),
        pytest.param(
            "Ann Lee said the road is open to all.", [("Ann Lee", "the road is open to all")], id="said"
        ),
        pytest.param(
            "The road is open to all, Ann Lee said.",
            [("Ann Lee", "The road is open to all")],
            id="said at the end",
        ),
        pytest.param(
            "The road is open to all, asserted Lee.",
            [("Lee", "The road is open to all")],
            id="verb before name",
        ),
        pytest.param(
            "“The road is open to all,” said Gov. Ann Lee.",
            [("Ann Lee", "The road is open to all")],
            id="direct speech with a shortened title",
        ),
        pytest.param(
            "“The road is open to all,” Mr. Lee said on Friday.",
            [("Lee", "The road is open to all")],
            id="direct speech with a day",
        ),
        pytest.param(
            "According to Azernews, the road is open to all.",
            [("Azernews", "the road is open to all")],
            id="according to, first",
        ),
        pytest.param(
            "The road is open to all, according to Azernews.",
            [("Azernews", "The road is open to all")],
            id="according to, last",
        ),
        pytest.param(
            "Noting that 980 cars had passed, Lee said that the road was open.",
            [("Lee", "980 cars had passed"), ("Lee", "the road was open")],
            id="a participle before its subject",
        ),
        pytest.param(
            "The road is open, Lee said, adding that 980 cars had passed.",
            [("Lee", "The road is open"), ("Lee", "980 cars had passed")],
            id="a participle after its subject",
        ),
        pytest.param(
            "Ann Lee expressed satisfaction with the talks and noted that the road was open.",
            [("Ann Lee", "expressed satisfaction with the talks"), ("Ann Lee", "the road was open")],
            id="two verbs, one subject",
        ),
        pytest.param(
            "Ann Lee, the mayor of the city, said that the road was open.",
            [("Ann Lee", "the road was open")],
            id="an apposition between",
        ),
        pytest.param(
            "Ann Lee told reporters on Friday that the road was open.",
            [("Ann Lee", "the road was open")],
            id="told someone",
        ),
        pytest.param(
            "Ann Lee told Fox the road was open to all.",
            [("Ann Lee", "the road was open to all")],
            id="told a name",
        ),
        pytest.param(
            "Lee said that the road is open and that the bridge is shut today.",
            [("Lee", "the road is open"), ("Lee", "the bridge is shut today")],
            id="two clauses are two claims",
        ),
        pytest.param(
            "The road was reported closed by the police on Friday.",
            [(None, "The road was reported closed by the police on Friday")],
            id="a passive attributes nothing",
        ),
    ],
)
def test_who_says_what(text: str, found: list[tuple[str, str]]) -> None:
    assert claims(text) == found


def test_a_quotation_after_an_attributed_one_goes_on_in_the_same_voice() -> None:
    text = "“The road is open,” Ann Lee said. “Nobody has been turned away from it.”"
    speakers = [one.chain[-1].speaker for one in segment(text).suggestions if one.kind == "quotation"]
    assert speakers == ["Ann Lee", "Ann Lee"]


def test_several_sentences_in_one_quotation_share_the_speaker() -> None:
    text = '"The road is open to all. Nobody has been turned away," said a statement by the ministry.'
    assert claims(text) == [
        ("ministry", "The road is open to all"),
        ("ministry", "Nobody has been turned away"),
    ]


def test_the_places_of_speaker_and_cue_are_in_the_text() -> None:
    text = "The mayor said that the road is open to all."
    (hop,) = only(text, "claim").chain
    assert text[hop.speaker_start : hop.speaker_end] == "The mayor"
    assert text[hop.cue_start : hop.cue_end] == hop.cue == "said"


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        pytest.param(
            "Ann Lee dismissed allegations of a blockade on the road.",
            "There is a blockade on the road.",
            id="of",
        ),
        pytest.param("Ann Lee denied that the road was shut.", "The road was shut.", id="denied that"),
        pytest.param(
            "Ann Lee rejected claims that the road was shut.", "The road was shut.", id="rejected claims that"
        ),
    ],
)
def test_a_denial_keeps_what_is_denied_and_who_denies_it(text: str, draft: str) -> None:
    found = only(text, "claim")
    assert (found.stance, found.chain[-1].speaker, found.details["draft"]) == ("denies", "Ann Lee", draft)


def test_accusations_without_basis_are_denied() -> None:
    found = only("Ann Lee said the accusations of a closed road have no basis.", "claim")
    assert found.stance == "denies"


def test_speech_within_speech_is_a_chain_outermost_first() -> None:
    text = BEFORE + "The road is open to all, Ann Lee said, according to a statement by the ministry."
    found = [one for one in segment(text).suggestions if one.kind == "claim"][-1]
    assert [(hop.role, hop.speaker) for hop in found.chain] == [
        ("relayer", "ministry"),
        ("speaker", "Ann Lee"),
    ]


def test_a_chain_of_outlets_is_kept_in_order_and_its_doubt_too() -> None:
    text = (
        "Two leaders discussed the road on Wednesday, according to Azerbaijan in Focus, reporting Daily Sabah, "
        "citing a statement by the Kremlin."
    )
    found = only(text, "claim")
    assert [(hop.role, hop.speaker, hop.cue, hop.order_certain) for hop in found.chain] == [
        ("reporter", "Azerbaijan in Focus", "according to", True),
        ("relayer", "Daily Sabah", "reporting", False),
        ("speaker", "Kremlin", "citing", False),
    ]
