"""The lexicon of loaded wording: a project's own entries over the defaults, and what is tagged with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annotations.models import ActDraft, Span
from annotations.segmentation.framing.glossary import DEFAULTS
from annotations.services.lexicon import MOST_ENTRIES, add_entry, change_entry, in_force
from annotations.services.pipeline_settings import settings_digest
from tests import people
from tests.annotations.api.conftest import Program, refused

TEXT = "The gang seized the town on Friday, and the regime in the capital spoke of a crackdown, the minister said.\n"


def tagged(desk: people.Desk, text: str = TEXT) -> dict[str, str]:
    article = people.segmented_article(desk.anahit, text)
    spans = Span.objects.filter(edition__article=article, label__kind="framing")
    return {span.quote[0]: span.details["gloss"] for span in spans}


def test_a_project_starts_with_the_defaults(desk: people.Desk) -> None:
    assert in_force(desk.project_id) == tuple(sorted(DEFAULTS, key=lambda one: one.key))
    assert tagged(desk) == {"regime": "government", "crackdown": "police or military action"}


def test_what_a_manager_adds_changes_and_switches_off_tags_the_next_text(program: Callable[..., Program], desk: people.Desk) -> None:
    edda = program("edda")
    gang = edda.send("POST", "lexicon", {"term": "Gang", "forms": ["gangs", " gangs ", "GANG"], "gloss": "armed group"})
    assert gang.status_code == 201, gang.content
    told = gang.json()
    assert (told["term"], told["forms"], told["language"], told["default"]) == ("Gang", ["gangs"], "en", False)
    regime = edda.send("POST", "lexicon", {"term": "regime", "gloss": "authorities"})
    off = edda.send("POST", "lexicon", {"term": "Crackdown", "off": True})
    assert (regime.json()["default"], off.json()["gloss"]) == (True, "police or military action")
    assert tagged(desk) == {"gang": "armed group", "regime": "authorities"}
    assert edda.send("DELETE", regime["Location"], If_Match=regime["ETag"]).status_code == 204
    assert tagged(desk, "Another. " + TEXT) == {"gang": "armed group", "regime": "government"}


def test_a_change_of_a_default_keeps_its_other_forms(program: Callable[..., Program]) -> None:
    made = program("edda").send("POST", "lexicon", {"term": "thugs", "gloss": "men"})
    assert made.json()["forms"] == ["thug", "mob"]


def test_texts_are_due_again_as_long_as_the_lexicon_in_force_is_another(desk: people.Desk) -> None:
    assert settings_digest(desk.project_id) == ""
    gang = add_entry(by=desk.edda, term="gang", gloss="group")
    with_gang = settings_digest(desk.project_id)
    gang = change_entry(by=desk.edda, entry=gang, gloss="armed group")
    assert len({"", with_gang, settings_digest(desk.project_id)}) == 3
    gang = change_entry(by=desk.edda, entry=gang, gloss="group")
    assert settings_digest(desk.project_id) == with_gang
    change_entry(by=desk.edda, entry=gang, off=True)
    assert settings_digest(desk.project_id) == ""
    add_entry(by=desk.edda, term="regime", off=True)
    assert settings_digest(desk.project_id) != ""


def test_entries_change_under_the_tag_one_saw(program: Callable[..., Program]) -> None:
    edda = program("edda")
    made = edda.send("POST", "lexicon", {"term": "gang", "gloss": "group"})
    changed = edda.send("PATCH", made["Location"], {"gloss": "armed group", "note": "Ask first."}, If_Match=made["ETag"])
    assert (changed.status_code, changed.json()["gloss"], changed.json()["note"]) == (200, "armed group", "Ask first.")
    assert refused(edda.send("PATCH", made["Location"], {"off": True}, If_Match=made["ETag"]))[:2] == (412, "stale")
    again = edda.send("PATCH", made["Location"], {"gloss": "armed group"}, If_Match=changed["ETag"])
    assert again["ETag"] == changed["ETag"]
    acts = ActDraft.objects.filter(object=f"lexicon:{made.json()['id']}").order_by("pk")  # not sealed before the test commits
    assert [act.verb for act in acts] == ["lexicon.add", "lexicon.change"]


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        pytest.param({"term": "GANG!"}, (409, "conflict", "duplicate_entry", "term"), id="the same term in other letters"),
        pytest.param({"term": "mob rule", "forms": ["Gang"]}, (409, "conflict", "duplicate_form", "forms"), id="a form of another entry"),
        pytest.param({"term": "...", "forms": []}, (400, "invalid", "no_words", "term"), id="no letters"),
    ],
)
def test_what_cannot_be_added(program: Callable[..., Program], body: dict[str, Any], answer: tuple[Any, ...]) -> None:
    edda = program("edda")
    assert edda.send("POST", "lexicon", {"term": "gang"}).status_code == 201
    assert refused(edda.send("POST", "lexicon", body)) == answer


def test_one_form_may_stand_in_two_languages(program: Callable[..., Program]) -> None:
    edda = program("edda")
    assert edda.send("POST", "lexicon", {"term": "gang", "language": "en"}).status_code == 201
    assert edda.send("POST", "lexicon", {"term": "bande", "forms": ["gang"], "language": "fr"}).status_code == 201
    assert refused(edda.send("POST", "lexicon", {"term": "band", "forms": ["gang"], "language": ""}))[2] == "duplicate_form"


def test_annotators_read_and_managers_write(program: Callable[..., Program]) -> None:
    made = program("edda").send("POST", "lexicon", {"term": "gang"})
    anahit = program("anahit")
    assert [one["term"] for one in anahit.send("GET", "lexicon").json()["results"]] == ["gang"]
    whole = anahit.send("GET", "lexicon/in-force").json()["entries"]
    assert (len(whole), {one["origin"] for one in whole}) == (len(DEFAULTS) + 1, {"default", "own"})
    for name in ("anahit", "bela", "chen"):
        assert refused(program(name).send("POST", "lexicon", {"term": "thing"}))[:3] == (403, "forbidden", "missing_right")
        assert refused(program(name).send("DELETE", made["Location"], If_Match=made["ETag"]))[:3] == (403, "forbidden", "missing_right")


def test_a_lexicon_has_an_end(program: Callable[..., Program], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.services.lexicon.MOST_ENTRIES", 1)
    edda = program("edda")
    assert edda.send("POST", "lexicon", {"term": "gang"}).status_code == 201
    assert refused(edda.send("POST", "lexicon", {"term": "clique"}))[:3] == (409, "conflict", "lexicon_full")
    assert MOST_ENTRIES == 1_000
