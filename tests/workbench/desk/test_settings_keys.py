"""One's own keys: changed one by one, refused with the reason where two would clash, put back, taken from a preset."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import people
from workbench import keymaps, keytable, preferences
from workbench.models import User

HTMX = {"HX-Request": "true"}


@pytest.fixture
def bela(desk: people.Desk) -> Client:
    client = Client()
    client.force_login(desk.bela.user)
    return client


def own() -> dict[str, list[str]]:
    return dict(preferences.of(User.objects.get(username="bela"))["keys"])


def test_our_own_table_has_no_clash() -> None:
    assert keytable.clashes({}) == []
    assert len(keytable.table()) > 70
    assert {"review", "claim", "adjudicate", "lists", "plain"} <= set(keytable.pages())


@pytest.mark.parametrize("name", keymaps.PRESETS)
def test_a_preset_names_actions_that_there_are_and_clashes_with_none(name: str) -> None:
    assert keymaps.fault(keymaps.PRESETS[name]["keys"]) == ""


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("y", ["Y"]), ("ctrl + k", ["Ctrl+K"]), ("shift+ctrl+y", ["Ctrl+Shift+Y"]), ("g a", ["G A"]), ("Y, F2", ["Y", "F2"]),
        ("left", ["ArrowLeft"]), (",, .", [",", "."]), ("", []),
    ],
)  # fmt: skip
def test_keys_are_read_as_people_write_them(typed: str, keys: list[str]) -> None:
    assert keymaps.read(typed) == keys


def test_a_key_of_ones_own_is_kept_shown_and_put_back(bela: Client) -> None:
    assert bela.post("/settings/keys", {"name": "accept", "keys": "y"})["Location"] == "/settings#key-accept"
    assert own() == {"accept": ["Y"]}
    assert '{"keys": {"accept": ["Y"]}}' in bela.get("/articles").content.decode()
    bela.post("/settings/keys", {"reset": "accept"})
    assert own() == {}


def test_an_action_may_have_no_key_or_ours_again(bela: Client) -> None:
    bela.post("/settings/keys", {"name": "skip", "keys": ""})
    assert own() == {"skip": []}
    bela.post("/settings/keys", {"name": "skip", "keys": "S"})
    assert own() == {}


@pytest.mark.parametrize(
    ("name", "keys", "why"),
    [
        pytest.param("accept", "x", "X is “Reject” already; “Accept” cannot have it too.", id="a key that another has on the same page"),
        pytest.param("skip", "g", "G begins", id="a key that others begin with"),
        pytest.param("accept", "Ctrl+W", "Ctrl+W belongs to the browser.", id="a key of the browser"),
        pytest.param("accept", "Enterprise", "is no key we know", id="no key at all"),
        pytest.param("accept", "y, i, o, u, t", "Four keys", id="too many"),
        pytest.param("explode", "y", "There is no action", id="no such action"),
        pytest.param("close", "y", "Escape always closes", id="the way out"),
    ],
)
def test_what_cannot_be_is_refused_at_once_and_the_old_key_stays(bela: Client, name: str, keys: str, why: str) -> None:
    answer = bela.post("/settings/keys", {"name": name, "keys": keys}, headers=HTMX)
    assert answer.status_code == 400
    assert own() == {}
    if name in {"accept", "skip"}:
        assert why in answer.content.decode()
        assert 'aria-invalid="true"' in answer.content.decode()
    assert why in keymaps.fault({name: keymaps.read(keys)})


def test_the_same_key_on_two_pages_is_no_clash() -> None:
    assert keymaps.fault({"confirm": ["R"]}) == ""


def test_a_preset_takes_the_place_of_ones_own_and_all_can_be_put_back(bela: Client) -> None:
    bela.post("/settings/keys", {"name": "accept", "keys": "y"})
    bela.post("/settings/keys", {"preset": "prodigy"})
    assert own() == keymaps.PRESETS["prodigy"]["keys"]
    bela.post("/settings/keys", {"reset": "all"})
    assert own() == {}
    assert bela.post("/settings/keys", {"preset": "emacs"}).status_code == 400


def test_without_scripts_one_row_opens_with_a_field(bela: Client) -> None:
    page = bela.get("/settings?edit=accept").content.decode()
    assert page.count('name="keys"') == 1
    assert 'value="A"' in page
    assert 'href="/settings?edit=reject#key-reject"' in page


def test_numbered_actions_are_told_by_what_they_choose(bela: Client, desk: people.Desk) -> None:
    page = bela.get(f"/settings?project={desk.project_id}").content.decode()
    assert "Veracity 1 <small>Supported</small>" in page
    assert "Attribution 4 <small>Misattributed</small>" in page


def test_taking_back_a_key_brings_the_former_one(bela: Client) -> None:
    bela.post("/settings/keys", {"name": "accept", "keys": "y"})
    bela.post("/settings/undo")
    assert own() == {}
