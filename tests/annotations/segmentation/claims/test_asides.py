"""Claims that a sentence makes by the way, and what the sentence says without them."""

from __future__ import annotations

import pytest

from annotations.segmentation import SuggestionFound, segment
from tests.annotations.segmentation.readings import words


def found(text: str) -> dict[str, str]:
    """Draft by the words of the claim."""
    return {words(text, one): str(one.details["draft"]) for one in segment(text).suggestions if one.kind == "claim"}


def by_words(text: str, part: str) -> SuggestionFound:
    (one,) = [one for one in segment(text).suggestions if one.kind == "claim" and words(text, one) == part]
    return one


@pytest.mark.parametrize(
    ("text", "drafts"),
    [
        pytest.param(
            "The war, which ended with a peace deal, cost the country three large cities.",
            ["The war cost the country three large cities.", "The war ended with a peace deal."],
            id="a relative clause in the middle",
        ),
        pytest.param(
            "The call was held at the wish of the French leader, who wanted to speak about the road.",
            ["The call was held at the wish of the French leader.", "The French leader wanted to speak about the road."],
            id="a relative clause at the end",
        ),
        pytest.param(
            "The expert group, accompanied by soldiers, faced many obstacles on arrival.",
            ["The expert group faced many obstacles on arrival.", "The expert group was accompanied by soldiers."],
            id="a participle in the middle",
        ),
        pytest.param(
            "They protested in the hills of Karabakh, where the army has been stationed since May.",
            ["They protested in the hills of Karabakh.", "In Karabakh, the army has been stationed since May."],
            id="a place",
        ),
        pytest.param(
            "They fought over Karabakh, a territory recognized as part of Azerbaijan, in 2020.",
            ["They fought over Karabakh in 2020.", "Karabakh is a territory recognized as part of Azerbaijan."],
            id="an apposition",
        ),
        pytest.param(
            "The convention, which most nations signed, obliges them to offer protection.",
            ["The convention, which most nations signed, obliges them to offer protection."],
            id="a relative clause whose head is not its subject stays",
        ),
        pytest.param(
            "He registered as an agent of Ukraine, which would require telling his income.",
            ["He registered as an agent of Ukraine, which would require telling his income."],
            id="which may mean the whole clause",
        ),
        pytest.param(
            "He met the people at the top of the pyramid, who are on their way to the capital.",
            ["He met the people at the top of the pyramid, who are on their way to the capital."],
            id="a verb of several and a head of one",
        ),
        pytest.param(
            "They went with his old friends, where they planned to take refuge together.",
            ["They went with his old friends, where they planned to take refuge together."],
            id="no place in the head",
        ),
        pytest.param(
            "Due to the frost, the rally did not begin and resulted in a long quarrel of the drivers.",
            ["Due to the frost, the rally did not begin.", "That the rally did not begin resulted in a long quarrel of the drivers."],
            id="what did not happen is no subject of what it led to",
        ),
        pytest.param(
            "The traders met under the fear of arson, who live beside the old harbour of the city.",
            ["The traders met under the fear of arson, who live beside the old harbour of the city."],
            id="who is a person",
        ),
        pytest.param(
            "They gave a prize to Bob Moe, a term the mayor repeated at a long dinner, and left.",
            ["They gave a prize to Bob Moe, a term the mayor repeated at a long dinner, and left."],
            id="a term is no person",
        ),
        pytest.param(
            "The club, which lost games to Oslo, Bergen and Turku, was closed by its owner.",
            ["The club, which lost games to Oslo, Bergen and Turku, was closed by its owner.", "The club lost games to Oslo."],
            id="a list goes on behind its comma",
        ),
        pytest.param(
            "Due to the snow, the monitoring was short and resulted in a long protest of the drivers.",
            ["Due to the snow, the monitoring was short.", "The monitoring resulted in a long protest of the drivers."],
            id="a second verb takes its subject along",
        ),
        pytest.param(
            "In this vein, attempting to hide the protest near the road, Armenia has misled the public about it.",
            ["Armenia is attempting to hide the protest near the road.", "Armenia has misled the public about it."],
            id="a participle has the subject of its clause",
        ),
        pytest.param(
            "Speaking at a rally in the capital, the ministers closed the road.",
            ["The ministers were speaking at a rally in the capital.", "The ministers closed the road."],
            id="a participle in the past",
        ),
        pytest.param(
            "During the long talks in the capital, the sides closed the road.",
            ["During the long talks in the capital, the sides closed the road."],
            id="a preposition is no participle",
        ),
    ],
)
def test_a_sentence_is_told_apart(text: str, drafts: list[str]) -> None:
    assert sorted(found(text).values()) == sorted(drafts)


@pytest.mark.parametrize(
    ("text", "part", "draft"),
    [
        pytest.param(
            "Crowds of angry people protest every day in the main square against the illegal exploitation of gold in the hills.",
            "the illegal exploitation of gold in the hills",
            "Gold is illegally exploited in the hills.",
            id="something unlawful",
        ),
        pytest.param(
            "The envoys spoke about many things during the long talks, including the misuse of the Lachin road.",
            "the misuse of the Lachin road",
            "The Lachin road is misused.",
            id="a noun that judges",
        ),
        pytest.param(
            "After long talks in the capital the group went to watch for illicit economic activities in the hills where"
            " troops are stationed.",
            "illicit economic activities in the hills where troops are stationed",
            "There are illicit economic activities in the hills where troops are stationed.",
            id="several, with their place",
        ),
    ],
)
def test_what_is_taken_for_granted_is_a_claim(text: str, part: str, draft: str) -> None:
    one = by_words(text, part)
    assert one.details["draft"] == draft
    assert "taken for granted, not stated" in one.reasons


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The guards prevented the killings of dozens of villagers near the northern border crossing.", id="prevented"),
        pytest.param("The mayor warned of the illegal closure of the harbour by the army.", id="feared"),
        pytest.param("Bob Moe was accused of the looting of several shops in the old town.", id="accused of it"),
        pytest.param("There was no illegal closure of the harbour by the army, a study of the port found.", id="not so"),
        pytest.param("Bob Moe went on trial over the illegal use of city funds for his house.", id="tried for it"),
    ],
)
def test_what_may_not_be_so_is_not_taken_for_granted(text: str) -> None:
    claims = [one for one in segment(text).suggestions if one.kind == "claim"]
    assert [one for one in claims if "taken for granted, not stated" in one.reasons] == []


def test_what_somebody_failed_to_prevent_is_taken_for_granted() -> None:
    text = "The failure of the guards to prevent the illegal use of the harbour by smugglers angered the whole town for many years."
    assert "The harbour is illegally used by smugglers." in found(text).values()


def test_a_title_ends_nothing() -> None:
    text = "The group of lawyers counted many killings of rebels under Gen. Moe and Gen. Lee."
    assert "Rebels are killed under Gen. Moe and Gen. Lee." in found(text).values()


def test_what_is_denied_is_proposed_as_such() -> None:
    text = (
        "He stressed that the accusations of the alleged closure of the road by the army, as well as the allegations of a blockade"
        " of the residents, have no basis."
    )
    claims = [one for one in segment(text).suggestions if one.kind == "claim"]
    assert [one.stance for one in claims] == ["denies"] * 3
    assert {str(one.details["draft"]) for one in claims} == {
        "The road is closed by the army and the residents are blockaded.",
        "The road is closed by the army.",
        "The residents are blockaded.",
    }


def test_what_is_said_by_the_way_of_a_denial_is_not_denied() -> None:
    text = "Ann Lee denied that the army had closed the road, which was built in the summer of 1991."
    stances = {words(text, one): one.stance for one in segment(text).suggestions if one.kind == "claim"}
    assert stances == {"the army had closed the road": "denies", "the road, which was built in the summer of 1991": "asserts"}


def test_no_span_is_proposed_twice() -> None:
    text = "Ann Lee said the war, which ended with a peace deal, was lost, noting that the war, which ended with a peace deal, was long."
    spans = [one.fragments for one in segment(text).suggestions if one.kind == "claim"]
    assert len(spans) == len(set(spans))
