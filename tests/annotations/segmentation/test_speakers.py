from __future__ import annotations

import pytest

from annotations.segmentation import segment
from annotations.segmentation.roles import country_key
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
