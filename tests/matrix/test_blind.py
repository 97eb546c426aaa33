"""The blind columns of the matrix: what each role sees of others' work on a claim, before it is decided and after."""

from __future__ import annotations

from typing import Any

import pytest

from annotations.access import enter
from annotations.services.members import add_member
from claims.models import Claim
from claims.services.adjudicate import adjudicate, approve
from tests import people
from tests.matrix.asking import Asker, undone
from tests.matrix.row import RANKS, Row
from tests.matrix.world import World

pytestmark = pytest.mark.case("AZ-01")
SECRET = "Only the two who wrote it know this."
LISTS = ("reviews", "verdicts", "evidence", "comments", "dossier")
SEES = {"viewer": False, "annotator": False, "reviewer": False, "adjudicator": True, "manager": True}


def make_disputed(world: World, *, decided: bool) -> Claim:
    """Boris and a colleague disagree, each in words of their own; with `decided`, Chen has settled it."""
    desk = world.here.desk
    other = people.person("zaruhi")
    add_member(by=desk.edda, user=other, role="reviewer")
    claim = world.here.things["empty"]
    for by, veracity in ((desk.boris, "partly"), (enter(other, desk.project_id), "refuted")):
        people.review(by, Claim.objects.get(pk=claim.pk), veracity, rationale=SECRET)
    if decided:
        adjudicate(by=desk.chen, claim=claim, choice="take", reason="It stands in the order.", review=claim.reviews.first())
        approve(by=desk.edda, claim=claim)
    return claim


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("decided", [False, True], ids=["while the round runs", "once it is decided"])
@pytest.mark.parametrize("role", RANKS)
def test_who_sees_what(world: World, asker: Asker, role: str, decided: bool, what: str) -> None:
    with undone():
        claim = make_disputed(world, decided=decided)
        answer = get(asker, role, f"/api/v1/projects/{claim.project_id}/claims/{claim.pk}/{what}")
        sees = decided or SEES[role]
        if what == "dossier" and not sees:
            assert answer.status_code == 404
            return
        assert answer.status_code == 200, answer.content
        body = answer.json()
        if what != "comments":
            assert bool(body["reviews"] if what == "dossier" else body["results"]) is sees
        assert (SECRET in answer.content.decode()) is (sees and what in {"reviews", "verdicts", "dossier"})
        if sees and not decided:
            assert all(one.get("reviewer") is None and one.get("created_by") is None for one in body.get("results", []))


@pytest.mark.parametrize("role", ["viewer", "annotator", "reviewer"])
@pytest.mark.parametrize("place", ["events", "documents", "sources", "publications", "claims", "exports"])
def test_nothing_of_it_shows_elsewhere(world: World, asker: Asker, role: str, place: str) -> None:
    with undone():
        claim = make_disputed(world, decided=False)
        answer = get(asker, role, f"/api/v1/projects/{claim.project_id}/{place}{'?limit=200' if place == 'events' else ''}")
        told = answer.content.decode()
        assert SECRET not in told
        if place == "events":
            kinds = ("review:", "evidence:", "verdict:", "comment:", "flag:")
            hidden = [act for act in answer.json()["results"] if act["object"].startswith(kinds)]
            assert all(act["actor"] == world.users[role].pk for act in hidden)


@pytest.mark.parametrize("role", ["viewer", "annotator", "reviewer"])
@pytest.mark.parametrize("page", ["/claims/{pk}", "/articles/{article}", "/articles/{article}?at=s{span}", "/?project={project}"])
def test_nothing_of_it_shows_on_the_desk(world: World, asker: Asker, role: str, page: str) -> None:
    with undone():
        claim = make_disputed(world, decided=False)
        mention = claim.mentions.select_related("span").get()
        ids = {"pk": claim.pk, "article": world.here.things["article"].pk, "span": mention.span_id, "project": claim.project_id}
        answer = get(asker, role, page.format(**ids))
        assert answer.status_code == 200, answer.content[:300]
        assert SECRET not in answer.content.decode()
        assert "Zaruhi" not in answer.content.decode()


def get(asker: Asker, role: str, path: str) -> Any:
    return asker.ask(Row("GET", path.lstrip("/")), role, path=path, things={})
