"""Words made in English where no framework is: refusals, reasons, names of choices, dates, figures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from annotations.models import JobState, Role
from claims.models import ClaimState
from tests.house.sources import ROOT
from workbench.desk.dates import day, day_and_time, shown_date
from workbench.desk.facts import figure
from workbench.language import words
from workbench.language.reasons import REASONS
from workbench.templatetags.wb import bare_score


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    with translation.override("fr"):
        yield


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Choose a veracity.", "Choisissez une véracité."),
        ("At most 300 characters.", "300 caractères au plus."),
        ("“of the road” stands in the table twice.", "«\u202fof the road\u202f» figure deux fois dans le tableau."),
        ("What nobody ever said.", "What nobody ever said."),
        ("", ""),
    ],
)
def test_a_refusal_is_told_with_what_was_put_in(english: str, french: str) -> None:
    assert words.refused(english) == french


def test_a_reason_keeps_what_the_pipeline_put_in() -> None:
    assert words.reason("said by Ilham Aliyev") == "dit par Ilham Aliyev"
    assert words.reason("“He” read as Elnur Mammadov") == "«\u202fHe\u202f» lu comme Elnur Mammadov"
    assert words.reason("“nearly”: slightly less than stated") == "«\u202fnearly\u202f»\u00a0: un peu moins qu’indiqué"
    assert words.reason("my own words about it") == "my own words about it"


def test_in_english_nothing_is_looked_for() -> None:
    with translation.override("en"):
        assert words.reason("said by Ilham Aliyev") == "said by Ilham Aliyev"


def test_a_sentence_with_holes_is_known_from_end_to_end() -> None:
    assert words.filling("At most {n} characters.", "At most 5 characters.") == {"n": "5"}
    assert words.filling("At most {n} characters.", "At most 5 characters. And more.") is None
    assert words.filling("{one} of {all}", "3 of 4 of 5") == {"one": "3", "all": "4 of 5"}
    assert words.filling("said by {name}", "said by ") is None


def reasons_of(found: Any) -> Iterator[str]:
    """Every reason in a stored run."""
    if isinstance(found, dict):
        for name, value in found.items():
            if name in {"reason", "excluded"} and isinstance(value, str):
                yield value
            elif name == "reasons":
                yield from value
            else:
                yield from reasons_of(value)
    elif isinstance(found, list):
        for one in found:
            yield from reasons_of(one)


def test_every_reason_of_the_golden_corpus_is_known() -> None:
    golden = [json.loads(path.read_text(encoding="utf-8")) for path in Path(ROOT / "tests/corpus/golden").rglob("*.json")]
    said = {one.removeprefix("less: ") for run in golden for one in reasons_of(run) if not one.startswith("neutral: ")}
    assert len(said) > 50
    assert sorted(one for one in said if one not in REASONS and all(words.filling(known, one) is None for known in REASONS)) == []


def test_names_of_choices_and_of_rows_that_every_project_begins_with() -> None:
    named = [words.named(one) for one in (ClaimState.IN_REVIEW, Role.REVIEWER, JobState.FAILED)]
    assert named == ["En relecture", "Relecture", "Échec"]
    assert (words.rating_name("Partly"), words.rating_name("Mostly true"), words.mark("Framing")) == ("En partie", "Mostly true", "Cadrage")


def test_dates_and_figures_as_french_has_them() -> None:
    moment = datetime(2023, 1, 24, 9, 5, tzinfo=UTC)
    assert (shown_date("2023-01-24"), shown_date("2023-02"), shown_date("2023")) == ("24 janv. 2023", "févr. 2023", "2023")
    assert (day(moment), day(None), day_and_time(moment)) == ("24 janv. 2023", "", "24 janv. 2023, 09:05")
    assert (bare_score(0.91), bare_score(-0.5), figure(12850), figure(2.5)) == ("0,91", "−0,50", "12\u00a0850", "2,5")


def test_dates_and_figures_as_english_has_them() -> None:
    with translation.override("en"):
        assert (shown_date("2023-01-24"), bare_score(0.91), figure(12850), figure(12.0)) == ("24 Jan 2023", ".91", "12,850", "12")


@pytest.mark.parametrize(("n", "told"), [(0, "0 article"), (1, "1 article"), (2, "2 articles")])
def test_nought_is_singular_in_french(n: int, told: str) -> None:
    assert translation.ngettext("%(n)s article", "%(n)s articles", n) % {"n": n} == told


def test_the_modules_get_exactly_their_sentences() -> None:
    said = words.script_words()
    assert said is not None
    assert said["Close"] == "Fermer"
    assert set(said) <= set(words.sentences()["script"])
    with translation.override("en"):
        assert words.script_words() is None
