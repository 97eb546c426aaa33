"""The lexicon's screen: list, search, add, change, switch off, tables in and out, and what words would tag."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotations.errors import Invalid
from annotations.models import LexiconEntry
from annotations.segmentation.framing.glossary import DEFAULTS
from annotations.services.lexicon import add_entry, in_force
from annotations.services.lexicon_file import import_lexicon
from tests import people


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(people.person(name))
    return client


def terms(page: Any) -> list[str]:
    return [one["term"] for one in page.context["entries"]]


@pytest.fixture
def at(desk: people.Desk) -> str:
    return f"/projects/{desk.project_id}/lexicon"


def test_everybody_reads_the_list_and_managers_have_forms(at: str) -> None:
    for name in ("vera", "anahit", "chen"):
        page = client_of(name).get(at)
        assert terms(page)[:2] == ["aggression", "apartheid"]
        assert f'action="{at}' not in page.content.decode()
    assert f'action="{at}' in client_of("edda").get(at).content.decode()


def test_an_entry_is_added_found_changed_and_taken_out(at: str) -> None:
    edda = client_of("edda")
    answer = edda.post(at, {"term": "Gang", "forms": "gangs, gangland", "gloss": "group", "language": "en"})
    assert (answer.status_code, answer["Location"]) == (303, f"{at}?q=Gang")
    entry = LexiconEntry.objects.get()
    assert entry.forms == ["gangs", "gangland"]
    page = edda.get(answer["Location"])
    assert terms(page) == ["Gang"]
    opened = edda.get(at, {"edit": "gang"}).content.decode()
    assert f'action="{at}/{entry.pk}"' in opened
    assert 'value="gangs, gangland"' in opened
    changed = {"forms": "gangs", "gloss": "armed group", "language": "en", "_version": entry.etag}
    assert edda.post(f"{at}/{entry.pk}", changed).status_code == 303
    assert edda.post(f"{at}/{entry.pk}", changed).status_code == 412
    entry.refresh_from_db()
    assert (entry.gloss, entry.off) == ("armed group", False)
    assert edda.post(f"{at}/{entry.pk}/delete", {"_version": entry.etag}).status_code == 303
    assert not LexiconEntry.objects.exists()


def test_a_default_is_switched_off_and_on_again(at: str, desk: people.Desk) -> None:
    edda = client_of("edda")
    whole = {"term": "regime", "forms": "", "gloss": "government", "language": "en"}
    assert edda.post(at, {**whole, "off": "on"}).status_code == 303
    assert terms(edda.get(at, {"show": "off"})) == ["regime"]
    assert "regime" not in {entry.key for entry in in_force(desk.project_id)}
    entry = LexiconEntry.objects.get()
    assert edda.post(f"{at}/{entry.pk}", {**whole, "_version": entry.etag}).status_code == 303
    assert terms(edda.get(at, {"show": "off"})) == []
    assert "As delivered" in edda.get(at, {"edit": "regime"}).content.decode()


def test_what_is_refused_is_said_at_its_field(at: str) -> None:
    edda = client_of("edda")
    edda.post(at, {"term": "gang", "language": "en"})
    again = edda.post(at, {"term": "Gang", "gloss": "kept as typed", "language": "en"})
    assert again.status_code == 409
    assert "is there already" in again.content.decode()
    assert "kept as typed" in again.content.decode()
    entry = LexiconEntry.objects.get()
    wrong = edda.post(f"{at}/{entry.pk}", {"forms": "...", "language": "en", "_version": entry.etag})
    assert (wrong.status_code, "This has no letters." in wrong.content.decode()) == (400, True)


def test_search_looks_into_terms_forms_and_glosses(at: str) -> None:
    edda = client_of("edda")
    assert terms(edda.get(at, {"q": "BARBARIC"})) == ["brutal"]
    assert terms(edda.get(at, {"q": "a religious site"})) == ["desecrated"]
    assert "Nothing matches" in edda.get(at, {"q": "no such word"}).content.decode()


def test_the_list_goes_on_after_its_last_row(at: str, desk: people.Desk) -> None:
    for letter in "abcdefghijklmnopqrstuvwxyzäöüß":
        add_entry(by=desk.edda, term=f"word {letter}")
    edda, seen, url = client_of("edda"), [], "?"
    while url:
        page = edda.get(at + url)
        seen += terms(page)
        url = page.context["page"]["next_url"]
    assert len(seen) == len(set(seen)) == len(DEFAULTS) + 30


def test_words_are_tried_on_the_texts_while_they_are_typed(at: str, desk: people.Desk) -> None:
    people.ingest(desk.anahit, "The gang seized the town.\n", title="Seized")
    people.ingest(desk.anahit, "Gangs everywhere, he said.\n")
    strangers = people.strangers_project()
    people.ingest(strangers, "A gang of strangers.\n")
    edda = client_of("edda")
    tried = edda.get(at, {"term": "gang"}, headers={"HX-Request": "true"}).content.decode()
    assert "Stands in 1 article" in tried
    assert "The <b>gang</b> seized the town." in " ".join(tried.split())
    assert "<html" not in tried
    both = edda.get(at, {"forms": "gang, gangs"}, headers={"HX-Request": "true"}).content.decode()
    assert "Stands in 2 articles" in both
    assert "Stands in 0 articles" in edda.get(at, {"term": "nowhere"}).content.decode()
    assert next(row["in"] for row in edda.get(at).context["entries"] if row["term"] == "regime") == "0"


@pytest.mark.parametrize("sent", ["\0", "...", "(((", "a & b | !c", "'\"; --", "x" * 5_000, "’" * 99], ids=repr)
def test_whatever_is_typed_is_plain_text(at: str, desk: people.Desk, sent: str) -> None:
    people.ingest(desk.anahit, "The gang seized the town.\n")
    for name in ("term", "forms", "q", "edit", "after", "show"):
        assert client_of("edda").get(at, {name: sent}).status_code == 200


def csv_of(name: str, at: str) -> str:
    return b"".join(client_of(name).get(at + ".csv").streaming_content).decode()  # type: ignore[attr-defined]


def take(name: str, at: str, text: str | bytes) -> Any:
    data = text.encode() if isinstance(text, str) else text
    return client_of(name).post(f"{at}/import", {"file": SimpleUploadedFile("lexicon.csv", data, "text/csv")})


def test_a_table_that_was_written_is_read_back_and_changes_nothing(at: str, desk: people.Desk) -> None:
    edda = client_of("edda")
    edda.post(at, {"term": "gang", "gloss": "=1+1", "note": "'so", "language": "", "forms": "gangs"})
    edda.post(at, {"term": "regime", "off": "on", "gloss": "government", "language": "en"})
    written = csv_of("anahit", at)
    assert "gang,gangs,'=1+1,,''so,,own" in written
    before = in_force(desk.project_id)
    assert take("edda", at, written).status_code == 303
    assert LexiconEntry.objects.count() == 2
    assert in_force(desk.project_id) == before


def test_a_table_adds_and_changes(at: str, desk: people.Desk) -> None:
    lines = ("\ufeffTerm,Gloss,Forms,Off", "gang,group,gangs | gangland,", "regime,authorities,,", "hero,,,", "junta,military rule,,yes")
    table = "".join(f"{line}\r\n" for line in lines)
    assert take("edda", at, table).status_code == 303
    assert {row.key: (row.gloss, row.forms, row.off) for row in LexiconEntry.objects.all()} == {
        "gang": ("group", ["gangs", "gangland"], False), "regime": ("authorities", [], False), "hero": ("", [], False),
        "junta": ("military rule", [], True),
    }  # fmt: skip
    assert take("edda", at, "term,gloss\ngang,armed group\n").status_code == 303
    assert LexiconEntry.objects.get(key="gang").gloss == "armed group"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        pytest.param("term,gloss\ngang,group\n...,x\nmob,y,z\n", "Line 3: This has no letters.", id="a line without letters"),
        pytest.param("term,gloss\ngang,group\nmob\n", "Line 3: The number of cells", id="a cell too few"),
        pytest.param("term\ngang\nGang!\n", "Line 3: “Gang!” stands in the table twice.", id="an entry twice"),
        pytest.param("term,forms\ngang,mob\nclique,mob\n", "belongs to the entry", id="a form in two entries"),
        pytest.param("term,off\ngang,perhaps\n", "Line 2: “off” is yes or empty.", id="neither on nor off"),
        pytest.param("word\ngang\n", "The first line names the columns", id="other columns"),
        pytest.param("", "Choose a table", id="an empty file"),
        pytest.param(b"term\n\xff\xfe\n", "no table in UTF-8", id="bytes that are no text"),
        pytest.param('term\n"gang\n', "The quoting is broken", id="a quotation mark left open"),
        pytest.param("term\ngang\0\n", "character that no text may hold", id="NUL"),
    ],
)
def test_a_faulty_table_changes_nothing_and_says_where(at: str, table: str | bytes, said: str) -> None:
    answer = take("edda", at, table)
    assert answer.status_code in {400, 409}
    assert said in answer.content.decode()
    assert not LexiconEntry.objects.exists()


def test_who_does_not_manage_takes_no_table_in(at: str) -> None:
    assert take("chen", at, "term\ngang\n").status_code == 403


def test_a_table_of_faults_is_read_no_further_than_it_is_told(desk: people.Desk) -> None:
    with pytest.raises(Invalid) as refusal:
        import_lexicon(by=desk.edda, data=b"term,gloss\n" + b"...,x\n" * 200 + b'"gang" y,z\n')
    assert [error.code for error in refusal.value.errors] == ["no_words"] * 100
