"""AZ-10: what a key opens, and where it may not stand. Over every route of the API in the table."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.matrix.asking import Asker, address, fingerprint, things_of, undone
from tests.matrix.row import Row
from tests.matrix.table import ROWS
from tests.matrix.test_matrix import control, everywhere, rows
from tests.matrix.verdicts import check
from tests.matrix.world import HERE, World
from workbench.models import ApiToken

pytestmark = pytest.mark.case("AZ-10")
API = [row for row in ROWS if row.route.startswith("api/v1/")]
ONES_OWN = ("claim_id>/review", "<export_id>", "<evidence_id>/restore")  # each person's: whoever is in both projects has none
INSIDE = [row for row in API if "<project_id>" in row.route]


class Keyed(Asker):
    """Somebody with a key of their own making."""

    def __init__(self, world: World, secret: str, *, where: str = "header") -> None:
        super().__init__(world)
        self.secret, self.where = secret, where

    def client(self, row: Row, actor: str) -> Client:
        """With the key in the header, or with none."""
        headers = {"Authorization": f"Bearer {self.secret}"} if self.where == "header" else {}
        return Client(raise_request_exception=False, headers=headers)


def send(world: World, row: Row, asker: Asker, actor: str) -> Any:
    things = things_of(row, world.here, actor, world)
    before = fingerprint()
    answer = asker.ask(row, actor, path=address(row, everywhere(row, things)), things=things)
    return answer, fingerprint() == before


@rows("changes nothing with a token that only reads", [row for row in API if row.method != "GET"])
def test_read_only_writes_nothing(world: World, row: Row) -> None:
    with undone():
        actor = control(row)
        _token, secret = ApiToken.objects.create(user=world.users[actor], name="reader", read_only=True)
        answer, unchanged = send(world, row, Keyed(world, secret), actor)
        assert answer.status_code == 403, answer.content
        assert answer.json()["errors"][0]["code"] == "token_read_only"
        assert unchanged


@rows("is read with a token that only reads", [row for row in INSIDE if row.method == "GET"])
def test_read_only_reads(world: World, row: Row) -> None:
    with undone():
        actor = control(row)
        _token, secret = ApiToken.objects.create(user=world.users[actor], name="reader", read_only=True)
        check(row, send(world, row, Keyed(world, secret), actor)[0], 200)


@rows("is absent to a token of another project", INSIDE)
def test_token_of_another_project(world: World, row: Row) -> None:
    with undone():
        bound = {
            side.token: ApiToken.objects.create(user=world.users["both"], name="bound", project=side.desk.edda.project)[1]
            for side in (world.here, world.there)
        }
        things = things_of(row, world.here, "both", world)
        path = address(row, everywhere(row, things))
        foreign = Keyed(world, bound[world.there.token]).ask(row, "both", path=path, things=things)
        check(row, foreign, 404, hidden=HERE)
        own = Keyed(world, bound[HERE]).ask(row, "both", path=path, things=things)
        if not any(part in row.route for part in ONES_OWN):
            assert own.status_code != 404, own.content


@rows("does not take a token in its address", API)
def test_token_in_the_query(world: World, row: Row) -> None:
    with undone():
        actor = control(row)
        keyed = Keyed(world, world.secrets[actor], where="nowhere")
        things = things_of(row, world.here, actor, world)
        for name in ("token", "access_token", "limit"):
            path = f"{address(row, everywhere(row, things))}?{name}={world.secrets[actor]}"
            answer = keyed.ask(row, actor, path=path, things=things)
            assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated"), answer.content
            assert world.secrets[actor].encode() not in answer.content
