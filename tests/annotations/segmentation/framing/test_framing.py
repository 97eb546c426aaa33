"""Loaded wording: what the lexicon in force finds, in which language, and what a desk's own entries change."""

from __future__ import annotations

import pytest

from annotations.segmentation import segment
from annotations.segmentation.framing.framing import find_framing
from annotations.segmentation.framing.glossary import DEFAULT_BY_KEY, DEFAULTS, Entry, phrases_for, words_of

TEXT = "The so-called regime spoke of ethnic cleansing, and the minister slammed it."


def found(text: str, *entries: Entry, language: str = "en") -> list[tuple[str, str]]:
    hits = find_framing(text, 0, len(text), phrases_for(entries or DEFAULTS, language))
    return [(text[one.span[0] : one.span[1]], one.gloss) for one in hits]


def test_each_is_found_with_its_gloss() -> None:
    assert found(TEXT) == [
        ("so-called", "named so by others"),
        ("regime", "government"),
        ("ethnic cleansing", "forced displacement of a group (a legal judgement)"),
        ("slammed", "criticised"),
    ]


def test_no_default_shares_its_name_or_a_form_with_another() -> None:
    forms = [phrase for entry in DEFAULTS for phrase in entry.phrases()]
    assert len(set(forms)) == len(forms)
    assert len(DEFAULT_BY_KEY) == len(DEFAULTS)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        pytest.param("Regime change is a regime's end.", ["Regime change", "regime"], id="the longest phrase first, a genitive too"),
        pytest.param("The regime. Change came.", ["regime"], id="a phrase does not go on behind a full stop"),
        pytest.param("regime\n  change", ["regime\n  change"], id="a phrase may be broken by a line"),
        pytest.param("Aregime, regimes, pro-regime", [], id="words are compared whole"),
        pytest.param("REGIME", ["REGIME"], id="case does not count"),
    ],
)
def test_where_a_phrase_is_found(text: str, hits: list[str]) -> None:
    entries = (Entry("regime", "government"), Entry("regime change", "change of government"))
    assert [words for words, _ in found(text, *entries)] == hits


def test_the_desks_entry_wins_over_a_default_whatever_their_order() -> None:
    own, default = Entry("gang", "armed group", ("Regime",), own=True), DEFAULT_BY_KEY["regime"]
    assert found("a regime", own, default) == found("a regime", default, own) == [("regime", "armed group")]


def test_entries_are_looked_for_in_their_language_alone() -> None:
    entries = (Entry("Regime", "Regierung", language="de"), Entry("terror", "", language=""))
    assert found("Das Regime sprach von Terror.", *entries, language="de") == [("Regime", "Regierung"), ("Terror", "")]
    assert found("Das Regime sprach von Terror.", *entries, language="fr") == [("Terror", "")]


def test_what_has_no_letters_is_no_phrase() -> None:
    assert words_of("—  42 !") == ()
    assert not phrases_for([Entry("42", "a number")], "en")


def framing(text: str, **stated: object) -> list[tuple[str, tuple[str, ...]]]:
    spans = [one for one in segment(text, **stated).suggestions if one.kind == "framing"]  # type: ignore[arg-type]
    return [(text[one.fragments[0][0] : one.fragments[0][1]], one.reasons) for one in spans]


def test_the_pipeline_reads_the_lexicon_it_is_given() -> None:
    text = "The minister met the gang of four in Baku on Friday, the statement said."
    assert framing(text) == []
    own = Entry("gang", "group", note="ask Edda first", own=True)
    assert framing(text, lexicon=(own,)) == [("gang", ("neutral: group", "from the project's lexicon", "ask Edda first"))]


def test_other_languages_are_searched_where_the_desk_has_entries_for_them() -> None:
    text = "Das Regime in der Hauptstadt schweigt zu den Vorwürfen, die seit Wochen erhoben werden."
    entries = (*DEFAULTS, Entry("Regime", "Regierung", language="de", own=True))
    assert framing(text, language="de-AT", lexicon=entries) == [("Regime", ("neutral: Regierung", "from the project's lexicon"))]
    assert framing("Nguvu za serikali.", language="sw-KE", lexicon=(Entry("nguvu", "", language="sw"),)) == [("Nguvu", ("loaded wording",))]
    note = next(one for one in segment(text, language="de", lexicon=DEFAULTS).notes if one.stage == "framing")
    assert (note.state, note.note) == ("skipped", "the lexicon has no entries for German, as the record says (de)")
