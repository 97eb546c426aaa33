"""AZ-01 for the console: each page × who is nobody, a member, staff without permissions, and a superuser."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.test import Client

from tests.matrix.asking import fingerprint, undone
from tests.matrix.row import ACTORS, RANKS
from tests.matrix.table import ADDED, CONSOLE, PAGES
from tests.matrix.world import HERE, THERE, World

pytestmark = pytest.mark.case("AZ-01")
MODELS = [(room, model) for room, models in CONSOLE.items() for model in models]


def client(world: World, actor: str) -> Client:
    made = Client(raise_request_exception=False)
    if actor != "anonymous":
        made.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[actor]
    return made


def path_of(room: str, model: str, page: str) -> str:
    found = next(one for one in admin.site._registry if (one._meta.app_label, one._meta.model_name) == (room, model))
    first = found._base_manager.order_by("pk").values_list("pk", flat=True).first()
    return f"/admin/{room}/{model}/{page}".replace("<path>", str(first or 1))


@pytest.mark.parametrize(("room", "model"), MODELS, ids=[f"the pages of {room} {model} are for staff alone" for room, model in MODELS])
def test_pages(world: World, room: str, model: str) -> None:
    for page in PAGES:
        path = path_of(room, model, page)
        with undone():
            shown = client(world, "staff").get(path)
            closed = page == "<path>/delete/" or (page == "add/" and model not in ADDED)
            assert shown.status_code == 403 if closed else 200 <= shown.status_code < 400, f"{path}: {shown.status_code}"
        with undone():
            for actor in (*(one for one in ACTORS if one != "staff"), "powerless staff"):
                for method in ("get", "post"):
                    refused(getattr(client(world, actor), method)(path), actor, path)
            assert fingerprint() == world.unchanged, f"{path} changed the database"


def refused(answer: Any, actor: str, path: str) -> None:
    """Nobody is sent to sign in; everybody else is told no, and nothing of any project."""
    told = f"{path} for {actor}: {answer.status_code} {answer.get('Location', '')}"
    if actor == "anonymous":
        assert answer.status_code == 302, told
        assert answer["Location"].startswith("/sign-in"), told
    elif actor == "powerless staff" and answer.status_code == 302:  # to the page itself, or home from a row that is not there
        assert answer["Location"] in {"/admin/", f"{path}change/"}, told
    else:
        assert answer.status_code == 403, told
    assert HERE.encode() not in answer.content, told
    assert THERE.encode() not in answer.content, told


SITE = {
    "/admin/": 200, "/admin/jsi18n/": 200, "/admin/annotations/": 200, "/admin/password_change/": 302, "/admin/login/": None,
    "/admin/nothing/": 404, "/admin/r/1/1/": None,
    "/admin/autocomplete/?app_label=annotations&model_name=membership&field_name=project": 200,
}  # fmt: skip


@pytest.mark.parametrize("path", list(SITE), ids=[f"{path.partition('?')[0].replace('/', '∕')} is for staff alone" for path in SITE])
def test_site(world: World, path: str) -> None:
    with undone():
        if SITE[path] is not None:
            assert client(world, "staff").get(path).status_code == SITE[path]
    with undone():
        for actor in ("anonymous", "outsider", *RANKS):
            answer = client(world, actor).get(path)
            assert answer.status_code in {302, 403, 404}, f"{path} for {actor}: {answer.status_code}"
            assert actor != "anonymous" or answer["Location"].startswith("/sign-in"), f"{path}: {answer.get('Location')}"
            assert HERE.encode() not in answer.content
            assert THERE.encode() not in answer.content
        assert fingerprint() == world.unchanged
