from __future__ import annotations

import pytest

from annotations.segmentation import EntityFound, segment
from annotations.segmentation.entities.aliases import alike, distance_within, folded, skeleton
from annotations.segmentation.entities.clusters import MOST_ALIASES, MOST_ENTITIES, MOST_MENTIONS
from tests.corpus.golden.write import SEEDS, seed_text

ENGLISH = "The talks on the way were the first in the region since the war, and they were held in the open.\n\n"


def entities(text: str) -> dict[str, EntityFound]:
    found = segment(text, language="en")
    assert [note for note in found.notes if note.state == "failed"] == []
    return {one.name: one for one in found.entities}


def aliases(one: EntityFound) -> dict[str, bool]:
    return {alias.name: alias.certain for alias in one.aliases}


@pytest.mark.parametrize(
    ("text", "name", "kind", "called"),
    [
        pytest.param(
            "Deputy Minister Elnur Mammadov left. Mammadov came back. People of Mamadov’s office waited for the answer.",
            "Elnur Mammadov", "person", {"Mammadov": True, "Mamadov": False}, id="a surname, and a doubled letter left out",
        ),
        pytest.param(
            "They drove to Khankendi on the old road. In the city of Khankandi they stayed for the night.",
            "Khankendi", "place", {"Khankandi": False}, id="a transliteration",
        ),
        pytest.param(
            "The International Committee of the Red Cross (ICRC) came to the city. The ICRC then left it.",
            "International Committee of the Red Cross", "body", {"ICRC": True}, id="an acronym in brackets",
        ),
        pytest.param(
            "The World Food Programme Agency came to the city in the night. The WFPA then left it.",
            "World Food Programme Agency", "body", {"WFPA": False}, id="initials that agree",
        ),
        pytest.param(
            "They met on the Lachin corridor in the rain. The Lachin-Khankendi road is long, the road is bad, and the Lachin road is old.",
            "Lachin corridor", "place", {"Lachin-Khankendi road": False, "Lachin road": False, "the road": False}, id="names of one route",
        ),
        pytest.param(
            "They live in the United States and in France. The U.S. is far away from the rest of the world.",
            "United States", "place", {"U.S.": True}, id="another usual name",
        ),
        pytest.param(
            "According to Azernews, the road is open to the people of the city. The site of AzerNews is @AzerNewsAz.",
            "Azernews", "body", {"AzerNews": True, "AzerNewsAz": False}, id="capitals and a handle",
        ),
        pytest.param(
            "Deputy Foreign Minister Elnur Mammadov of Azerbaijan left. In the city the deputy minister spoke of the road.",
            "Elnur Mammadov", "person", {"the deputy minister": False}, id="a role that nobody speaks in",
        ),
        pytest.param(
            "President Ilham Aliyev left the city. “The head of state (Aliyev) was in the city,” the paper wrote of him.",
            "Ilham Aliyev", "person", {"Aliyev": True, "The head of state": True}, id="a name in brackets",
        ),
        pytest.param(
            "Experts of the Ministry of Ecology and Natural Resources came to the city in the morning.",
            "Ministry of Ecology and Natural Resources", "body", {}, id="a ministry of two things",
        ),
    ],
)  # fmt: skip
def test_what_an_entity_is_called(text: str, name: str, kind: str, called: dict[str, bool]) -> None:
    one = entities(ENGLISH + text)[name]
    assert one.kind == kind
    assert aliases(one) == called


def test_every_alias_and_entity_has_a_reason() -> None:
    for seed in SEEDS:
        for one in segment(seed_text(seed)).entities:
            assert all(one.reasons)
            assert all(alias.reason for alias in one.aliases)


def test_mentions_are_places_of_the_name_or_an_alias() -> None:
    text = seed_text(SEEDS[2])
    one = entities(text)["Elnur Mammadov"]
    assert [text[start:end] for start, end in one.mentions] == ["Elnur Mammadov", "Mamadov", "the deputy minister", "Mammadov"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They flew from Austria to Australia in the night and on to Iran and Iraq.", id="known places"),
        pytest.param("President Ilham Aliyev met Vice President Mehriban Aliyeva in the city.", id="husband and wife"),
        pytest.param("Boris Johnson met Ron Johnston in the city, and they were the last to leave.", id="two given names"),
    ],
)
def test_different_names_stay_apart(text: str) -> None:
    assert [one.aliases for one in entities(ENGLISH + text).values()] == [()] * len(entities(ENGLISH + text))


def test_a_surname_two_people_share_is_not_certain() -> None:
    text = f"{ENGLISH}Bill Clinton met Hillary Clinton in the city. Clinton then went on to the north of it."
    assert aliases(entities(text)["Hillary Clinton"]) == {"Clinton": False}


def test_what_may_be_a_place_by_its_context_only_is_not_certain() -> None:
    one = entities(f"{ENGLISH}They were in Gizilbulagh for the night and then drove home on the old road.")["Gizilbulagh"]
    assert (one.kind, one.certain) == ("place", False)


def test_other_languages_are_not_read_and_the_note_says_so() -> None:
    found = segment("Der Präsident Ilham Aliyev hat die Stadt besucht.", language="de")
    assert found.entities == ()
    notes = [note.note for note in found.notes if note.stage == "entities"]
    assert notes == ["reads English only; this is German, as the record says (de)"]


def test_what_is_answered_is_bounded() -> None:
    many = "".join(f"President Ann{chr(97 + i % 26)}{chr(97 + i // 26)} Bo{'x' * (i % 7)}{i} left. " for i in range(400))
    crowd = entities(f"{ENGLISH}{many}{'They were in Paris. ' * 100}")
    assert len(crowd) <= MOST_ENTITIES
    assert len(crowd["Paris"].mentions) == MOST_MENTIONS
    assert all(len(one.aliases) <= MOST_ALIASES for one in crowd.values())


@pytest.mark.parametrize(
    ("one", "other", "certain"),
    [
        pytest.param("Mamadov", "Mammadov", False, id="a letter left out"),
        pytest.param("Khankendi", "Khankandi", False, id="a vowel changed"),
        pytest.param("Pashinian", "Pashinyan", False, id="i and y"),
        pytest.param("Zelensky", "Zelenskyy", False, id="a vowel added"),
        pytest.param("Mohammed", "Muhammad", False, id="two vowels of a long name"),
        pytest.param("Türk", "Turk", True, id="an accent"),
        pytest.param("Azernews", "AzerNews", True, id="a capital"),
        pytest.param("Lee", "Lea", None, id="too short to tell"),
        pytest.param("Ivanov", "Petrov", None, id="another name"),
        pytest.param("Aliyev", "Aliyeva", None, id="his and hers"),
        pytest.param("Clinton", "Clintons", None, id="a family"),
        pytest.param("Peres", "Paris", None, id="two vowels of a short name"),
    ],
)
def test_spellings_of_one_name(one: str, other: str, certain: bool | None) -> None:
    likeness = alike(one, other)
    assert (likeness.certain if likeness else None) is certain
    assert (alike(other, one) is None) is (likeness is None)


@pytest.mark.parametrize(
    ("one", "other", "most", "within"), [("abc", "abc", 0, True), ("abcd", "abd", 1, True), ("abcd", "dcba", 2, False)]
)
def test_distances_are_bounded(one: str, other: str, most: int, within: bool) -> None:
    assert distance_within(one, other, most) is within


def test_a_skeleton_is_what_spellings_share() -> None:
    assert (skeleton("Khankendi"), skeleton("Mammadov"), folded("Spolyaric-Egger")) == ("khnknd", "mmdv", "spolyaricegger")


def test_a_family_name_of_two_words_is_no_person_of_its_own() -> None:
    text = f"{ENGLISH}President Enrique Peña Nieto was there in the morning. Mr. Peña Nieto left it in the night."
    assert aliases(entities(text)["Enrique Peña Nieto"]) == {"Peña Nieto": True}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("Ann Lee, the mayor of the old town, was there.", "has the title “mayor of the old town”", id="an apposition"),
        pytest.param("Ann Lee, a former mayor who left the town, was there.", "has the title “former mayor”", id="up to a clause"),
        pytest.param("Ann Lee, she says to the mayor, was there.", "begins with a given name", id="no title but a clause"),
    ],
)
def test_a_title_behind_a_name(text: str, title: str) -> None:
    assert entities(ENGLISH + text)["Ann Lee"].reasons == (title,)


@pytest.mark.parametrize(
    "text", ["They spoke of the North American Free Trade Agreement.", "The Mexicans said that it is so.", "Round Two was there."]
)
def test_what_is_neither_person_place_nor_body(text: str) -> None:
    assert entities(ENGLISH + text) == {}
