from __future__ import annotations

import pytest

from annotations.segmentation import segment
from annotations.segmentation.entities.roles import country_key
from tests.corpus.golden.write import SEEDS, seed_text

LEADERS = (
    "Azerbaijani President Ilham Aliyev and his French counterpart Emmanuel Macron met Deputy Foreign Minister "
    "Elnur Mammadov of Azerbaijan and Russian Foreign Minister Sergey Lavrov in Geneva on Friday.\n\n"
)


@pytest.mark.parametrize(
    ("mention", "speaker"),
    [
        pytest.param("Aliyev", "Ilham Aliyev", id="a surname"),
        pytest.param("Mamadov", "Elnur Mammadov", id="a surname a letter away"),
        pytest.param("The Azerbaijani president", "Ilham Aliyev", id="post and nation"),
        pytest.param("The French president", "Emmanuel Macron", id="a counterpart's post"),
        pytest.param("The deputy minister", "Elnur Mammadov", id="the only one with that post"),
        pytest.param("The head of state (Aliyev)", "Ilham Aliyev", id="a name in brackets"),
        pytest.param("President Ilham Aliyev", "Ilham Aliyev", id="title and name"),
        pytest.param("Petrov", "Petrov", id="a name the article never gives in full"),
    ],
)
def test_mentions_become_people(mention: str, speaker: str) -> None:
    found = segment(f"{LEADERS}{mention} said that the road is open to all.").suggestions
    assert [one.chain[-1].speaker for one in found if one.kind == "claim" and one.chain] == [speaker]


def test_a_pronoun_is_the_last_one_who_spoke() -> None:
    text = f"{LEADERS}Macron said that the road is shut. He added that nobody passes it."
    found = [one.chain[-1].speaker for one in segment(text).suggestions if one.kind == "claim" and one.chain]
    assert found == ["Emmanuel Macron", "Emmanuel Macron"]


def test_a_pronoun_before_anyone_spoke_is_the_person_named_last() -> None:
    text = f"{LEADERS}The deputy minister visited the camp. He stressed that the road is open."
    found = [one.chain[-1].speaker for one in segment(text).suggestions if one.kind == "claim" and one.chain]
    assert found == ["Elnur Mammadov"]


def test_a_pronoun_nobody_can_resolve_stays_a_pronoun() -> None:
    found = segment("He said that the road is open to all.").suggestions
    assert found[0].chain[-1].speaker == "He"


def test_the_statement_is_its_issuer() -> None:
    text = f"{LEADERS}According to a Kremlin statement, the road is open. “Nobody was hurt,” it said."
    found = [one.chain[-1].speaker for one in segment(text).suggestions if one.kind == "claim" and one.chain]
    assert found == ["Kremlin", "Kremlin"]


def test_every_direct_quotation_of_the_seeds_has_its_speaker() -> None:
    found = {
        seed.stem[:3]: [
            one.chain[-1].speaker if one.chain else None
            for one in segment(seed_text(seed)).suggestions
            if one.kind == "quotation" and one.voice != "scare"
        ]
        for seed in SEEDS
    }
    office, press = "Ilham Aliyev's office", "press service of the Azerbaijani president"
    assert found == {
        "000": [press, *["Ilham Aliyev"] * 4],
        "001": [office, office, "Ilham Aliyev", office],
        "002": [],
        "003": ["Kremlin", *["Ilham Aliyev"] * 4],
        "004": [],
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [("Azerbaijani", "Azerbaijan’s"), ("Russian", "Russia"), ("French", "France"), ("Armenian", "Armenia")],
)
def test_a_nation_and_its_adjective_share_a_key(one: str, other: str) -> None:
    assert country_key(one) == country_key(other)


def speakers(text: str) -> list[str]:
    found = segment(text, language="en").suggestions
    return [one.chain[-1].speaker for one in found if one.kind == "claim" and one.chain]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "A spokeswoman for Hillary Clinton said that the road is open.", "spokeswoman for Hillary Clinton",
            id="not whom she speaks for",
        ),
        pytest.param("The Clinton campaign said that the road is open to all.", "Clinton campaign", id="not whose campaign it is"),
        pytest.param("South Korea said that the road is open to all of them.", "South Korea", id="a country is nobody's surname"),
        pytest.param("Sen. Hillary Clinton (D-N.Y.) said that the road is open.", "Hillary Clinton", id="letters in brackets are no name"),
        pytest.param("Mr. Clinton said that the road is open to all of them.", "Bill Clinton", id="Mr. chooses among two"),
        pytest.param("Clinton said that the road is open to all of them today.", "Hillary Clinton", id="the one the article names most"),
    ],
)  # fmt: skip
def test_a_name_at_the_end_is_not_always_the_speaker(text: str, speaker: str) -> None:
    before = "Hillary Clinton left the town on the old road. Hillary Clinton and Bill Clinton met N. Korea envoys in the old town.\n\n"
    filler = "The talks went on for the whole of the day and the night, and nobody knew what they were to lead to. " * 3
    assert speakers(f"{before}{filler}\n\n{text}")[-1:] == [speaker]


def test_a_pronoun_fits_the_one_it_can_mean() -> None:
    text = "Ann Lee met John Roe in the old town on the river. John Roe said that the road is open. She said that it is shut."
    assert speakers(text) == ["John Roe", "Ann Lee"]


def test_someone_who_opens_a_sentence_takes_the_pronoun_over() -> None:
    text = "John Roe said that the road is open to all. Mark Moe drove there on the next day. He said that it is shut to all."
    assert speakers(text) == ["John Roe", "Mark Moe"]


def test_they_are_several_and_not_the_one_who_spoke_last() -> None:
    text = "Experts said that the road is open to all. John Roe said that it is not so. They said that it is safe as well."
    assert speakers(text) == ["Experts", "John Roe", "Experts"]


def test_an_apposition_gives_the_title_that_a_role_looks_for() -> None:
    text = "Ann Lee, the mayor of the old town, was there. The day was cold and long. The mayor said that the road is open."
    assert speakers(text) == ["Ann Lee"]


def test_an_i_inside_a_quotation_is_whoever_speaks_it() -> None:
    text = f"{LEADERS}“I said that the road is open to all of them,” Macron said on the way."
    assert set(speakers(text)) == {"Emmanuel Macron"}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        pytest.param(
            "According to a statement by the press service of the Azerbaijani president, the road is open. Aliyev said that it is safe.",
            [("press service of the Azerbaijani president", False), ("Ilham Aliyev", True)], id="one's own office",
        ),
        pytest.param(
            "According to a Kremlin statement, the road is open. Aliyev said that it is safe.",
            [("Ilham Aliyev", True)], id="another's office",
        ),
        pytest.param(
            "According to a statement by the press service of the Azerbaijani president, the road is open. Aliyev told them it is safe.",
            [("Ilham Aliyev", True)], id="words spoken out",
        ),
    ],
)  # fmt: skip
def test_words_after_a_statement_of_ones_office_come_through_it_perhaps(text: str, chain: list[tuple[str, bool]]) -> None:
    last = [one.chain for one in segment(LEADERS + text, language="en").suggestions if one.kind == "claim"][-1]
    assert [(hop.speaker, hop.order_certain) for hop in last] == chain


def test_a_chain_of_any_length_is_uncertain_after_its_first_hop() -> None:
    text = "The road is open to all, according to Azerbaijan in Focus, reporting Daily Sabah, citing a statement by the Kremlin."
    chain = segment(text, language="en").suggestions[0].chain
    assert [(hop.speaker, hop.role, hop.order_certain) for hop in chain] == [
        ("Azerbaijan in Focus", "reporter", True), ("Daily Sabah", "relayer", False), ("Kremlin", "speaker", False),
    ]  # fmt: skip


def test_a_title_of_several_words_is_no_part_of_the_name_and_its_bearer_no_other_gender() -> None:
    found = segment("Chief Executive Maria Kovacs came. Maria Kovacs said that 40 cars passed. He denied that it is shut.").suggestions
    assert [one.chain[-1].speaker for one in found if one.kind == "claim" and one.chain] == ["Maria Kovacs", "He"]


def test_a_pronoun_read_as_somebody_is_shown_as_read() -> None:
    found = segment(f"{LEADERS}Macron said that the road is shut. He added that nobody passes it.").suggestions
    first, second = (one.reasons for one in found if one.kind == "claim" and one.chain)
    assert second[:2] == ("said by Emmanuel Macron", "“He” read as Emmanuel Macron")
    assert not any("read as" in reason for reason in first)


@pytest.mark.parametrize(
    ("paper", "speaker"),
    [
        pytest.param("a damning report", "damning report", id="an adjective issues nothing"),
        pytest.param("a 30-page report", "30-page report", id="a number issues nothing"),
        pytest.param("a police report", "police", id="a body does"),
    ],
)
def test_who_issues_a_paper(paper: str, speaker: str) -> None:
    (found,) = [one for one in segment(f"The road is shut to 300 cars, according to {paper}.").suggestions if one.kind == "claim"]
    assert found.chain[-1].speaker == speaker


def test_the_title_of_a_programme_is_no_quotation() -> None:
    text = "Chen came to Monday's show, “Good Morning with Ann and Bela Kiss.”"
    assert [one for one in segment(text).suggestions if one.kind == "quotation"] == []
