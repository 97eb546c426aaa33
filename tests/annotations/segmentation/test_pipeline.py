from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from annotations.segmentation import PIPELINE_VERSION, pipeline, segment
from annotations.segmentation.sentences.quotations import OTHER_CLOSE
from tests.corpus.golden.write import SEEDS, seed_text

TEXT = (
    "Road stays open\n\n“The road is open to all 980 vehicles,” Ann Lee said on Friday.\n\nYou may also like"
)
STAGES = {
    "layout": "read_layout",
    "paragraphs": "read_paragraphs",
    "sentences": "read_sentences",
    "quotations": "read_quotations",
    "quantities": "find_quantities",
    "language": "read_language",
    "attributions": "read_attributions",
    "framing": "find_framing",
    "entities": "read_entities",
    "speakers": "read_chains",
    "claims": "read_claims",
    "quoted": "quotation_suggestions",
}


def test_the_answer_carries_the_pipelines_version() -> None:
    assert segment(TEXT).version == PIPELINE_VERSION


@pytest.mark.parametrize(("stage", "function"), STAGES.items(), ids=STAGES.keys())
def test_a_stage_that_fails_leaves_the_others_results_and_a_note(
    monkeypatch: pytest.MonkeyPatch, stage: str, function: str
) -> None:
    def broken(*_args: object, **_named: object) -> None:
        raise RuntimeError("lost its place")

    monkeypatch.setattr(pipeline, function, broken)
    found = segment(TEXT)
    notes = {note.stage: note for note in found.notes}
    assert (notes[stage].state, notes[stage].note) == ("failed", "RuntimeError: lost its place")
    assert [name for name, note in notes.items() if note.state != "ran"] == [stage]
    assert len([one for one in found.segments if one.kind == "paragraph"]) == 3
    assert [one for one in found.segments if one.kind == "sentence"]
    assert found.suggestions


def test_every_stage_says_that_it_ran_and_how_much_it_found() -> None:
    notes = {note.stage: (note.state, note.found) for note in segment(TEXT).notes}
    assert set(notes) == set(STAGES)
    assert notes["paragraphs"] == ("ran", 3)
    assert notes["quotations"] == ("ran", 1)


def test_a_text_with_nothing_on_it_is_an_answer_too() -> None:
    found = segment(" \n\n ")
    assert (found.segments, found.suggestions) == ((), ())
    assert {note.state for note in found.notes} == {"ran"}


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        pytest.param(TEXT, "fr", "French, as the record says (fr)", id="the record says so"),
        pytest.param(
            "Die Straße ist offen, sagte der Minister am Freitag vor der Presse in Genf. Niemand werde dort "
            "aufgehalten, und alle Fahrzeuge könnten sie ohne Kontrolle benutzen, wie er weiter erklärte.",
            None,
            "German, by its frequent words",
            id="the words say so",
        ),
    ],
)
def test_other_languages_keep_the_cut_and_say_what_was_skipped(text: str, language: str | None, read: str) -> None:
    found = segment(text, language=language)
    skipped = {note.stage: note.note for note in found.notes if note.state == "skipped"}
    english = f"reads English only; this is {read}"
    assert skipped == {"attributions": english, "entities": english, "framing": f"the lexicon has no entries for {read}"}
    assert next(note.note for note in found.notes if note.stage == "language") == read
    assert [one for one in found.segments if one.kind == "sentence"]
    assert [one for one in found.suggestions if one.kind == "claim"]


def test_quotations_of_a_language_we_do_not_read_are_nobodys_words_yet() -> None:
    found = segment("«Дорога открыта». Он назвал это «блокадой” и ушёл из города в пятницу.", language="ru")
    quotations = [(one.voice, one.chain, one.reasons) for one in found.suggestions if one.kind == "quotation"]
    assert quotations[0] == ("direct", (), ("whose words these are was not read: the text is Russian",))
    assert quotations[1][2] == (*quotations[0][2], f"mended: {OTHER_CLOSE}")
    assert next(note.note for note in found.notes if note.stage == "quantities").startswith("in figures; ")


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us", None])
def test_english_is_read_in_full(language: str | None) -> None:
    assert [note for note in segment(TEXT, language=language).notes if note.state == "skipped"] == []


def test_the_records_publication_date_resolves_weekdays() -> None:
    found = segment(TEXT, published=date(2023, 1, 24))
    dates = [one.details["value"] for one in found.suggestions if one.details.get("type") == "date"]
    assert dates == ["2023-01-20"]


def test_a_date_line_without_a_year_dates_nothing() -> None:
    found = segment(
        "Road stays open\n\nDec 1\n\nThe road to the city was closed on Friday by the army of the north."
    )
    assert found.metadata.published is None
    assert [note for note in found.notes if note.state == "failed"] == []


def test_the_records_outlet_comes_before_the_texts() -> None:
    assert segment("Road\n\nby Anadolu Agency\n\nIt is.", outlet="Azernews").metadata.outlet == "Azernews"


def test_boilerplate_is_never_proposed() -> None:
    for seed in SEEDS:
        found = segment(seed_text(seed))
        excluded = [
            (one.start, one.end) for one in found.segments if one.excluded and one.kind == "paragraph"
        ]
        for one in found.suggestions:
            assert not any(a < one.fragments[-1][1] and one.fragments[0][0] < b for a, b in excluded)


def test_the_package_needs_neither_framework_nor_network() -> None:
    code = (
        "import sys, annotations.segmentation\n"
        "names = {'django', 'rest_framework', 'celery', 'redis', 'psycopg', 'httpx', 'socket', 'random'}\n"
        "print(sorted(names & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
