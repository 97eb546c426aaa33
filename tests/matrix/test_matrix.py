"""AZ-01: each route × method of the URLconf × 8 actors × 4 relations, from tests/matrix/table.py.

Before a refusal counts, the same request by somebody who may is answered 2xx or 3xx. Refused requests run one after
another, and at their end every row of every table is as before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

import pytest

from tests.matrix.asking import Asker, address, fingerprint, ids_in, names, seen, things_of, undone
from tests.matrix.row import ACTORS, RANKS, Id, Row
from tests.matrix.table import ROWS
from tests.matrix.verdicts import check, expected
from tests.matrix.world import HERE, THERE, Side, World

pytestmark = pytest.mark.case("AZ-01")
Things = dict[str, Any]


def rows(what: str, chosen: list[Row]) -> Any:
    """One sentence for each route and method."""
    return pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.method} ∕{row.route.replace('/', '∕')} {what}") for row in chosen])


def everywhere(row: Row, things: Things | None) -> dict[str, Things | None]:
    """All ids of the address from one place."""
    return dict.fromkeys(names(row), things)


def control(row: Row) -> str:
    """Somebody who may."""
    return next((actor for actor in reversed(RANKS) if row.allows(actor)), "staff")


NAMING = [row for row in ROWS if names(row) and row.may != "public"]
NESTED = [row for row in NAMING if len(names(row)) > 1]
REFERRING = [row for row in ROWS if list(ids_in([row.send, row.query]))]


@rows("answers its own people by their role and nobody else", list(ROWS))
def test_own(world: World, asker: Asker, row: Row) -> None:
    for actor in (one for one in ACTORS if expected(row, one) == 200):
        with undone():
            things = things_of(row, world.here, actor, world)
            answer = asker.ask(row, actor, path=address(row, everywhere(row, things)), things=things)
            check(row, answer, 200, hidden="" if row.may == "public" else stranger_to(actor))
    refused = [one for one in ACTORS if expected(row, one) != 200]
    with unchanged(row, world, refused, world.here) as prepared:
        for actor, things in prepared.items():
            answer = asker.ask(row, actor, path=address(row, everywhere(row, things)), things=things)
            check(row, answer, expected(row, actor), hidden=stranger_to(actor))


@rows("is absent to those of another project", NAMING)
def test_foreign(world: World, asker: Asker, row: Row) -> None:
    in_charge = f"there {control(row)}"
    with undone():
        things = things_of(row, world.here if row.may == "anybody" else world.there, in_charge, world)
        check(row, asker.ask(row, in_charge, path=address(row, everywhere(row, things)), things=things), 200, hidden=HERE)
    strangers = [one for one in ACTORS if one != "outsider" or row.may == "anybody"]  # the outsider is at home there
    with unchanged(row, world, strangers, world.there) as prepared:
        for actor, things in prepared.items():
            foreign = asker.ask(row, actor, path=address(row, everywhere(row, things)), things=things)
            wanted = 401 if actor == "anonymous" else 404
            check(row, foreign, wanted, hidden=THERE)
            absent = asker.ask(row, actor, path=address(row, everywhere(row, None)), things=things)
            assert seen(foreign) == seen(absent) or wanted == 401, "absent and foreign differ"


@rows("refuses a chain of ids that does not agree", NESTED)
def test_nested_mismatch(world: World, asker: Asker, row: Row) -> None:
    allowed = control(row)
    with undone():
        things = things_of(row, world.here, allowed, world)
        check(row, asker.ask(row, allowed, path=address(row, everywhere(row, things)), things=things), 200)
    with unchanged(row, world, [*ACTORS, "both"], world.here) as prepared:
        there = things_of(row, world.there, "", world)
        for actor, here in prepared.items():
            for chain in mismatched(row, here, there):
                answer = asker.ask(row, actor, path=address(row, chain), things=here)
                check(row, answer, 401 if actor == "anonymous" else 404)
                if actor == "both":
                    absent = asker.ask(row, actor, path=address(row, beside_nothing(row, chain, here)), things=here)
                    assert seen(answer) == seen(absent), "absent and mismatched differ"


@contextmanager
def unchanged(row: Row, world: World, actors: list[str], side: Side) -> Iterator[dict[str, Things]]:
    """What refused actors prepared; and at the end every row of every table is as it was then."""
    with undone():
        prepared = {actor: things_of(row, side, actor, world) for actor in actors}
        before = fingerprint() if row.prepared else world.unchanged
        yield prepared
        assert fingerprint() == before, f"{row}: a refused request changed the database"


def stranger_to(actor: str) -> str:
    """The word that this actor must not meet."""
    return HERE if actor in {"outsider", "staff", "anonymous"} else THERE


def mismatched(row: Row, here: Things, there: Things) -> list[dict[str, Things | None]]:
    """Every chain of own and foreign ids but the two that agree; and a sister's child under an own parent."""
    ids = names(row)
    chains: list[dict[str, Things | None]] = [
        dict(zip(ids, chosen, strict=True)) for chosen in product((here, there), repeat=len(ids)) if len({id(one) for one in chosen}) > 1
    ]
    sister = {name.removeprefix("second_"): thing for name, thing in here.items() if name.startswith("second_")}
    if len(ids) > 2:
        child = ids[-1].removesuffix("_id")
        chains.append({**everywhere(row, here), ids[-1]: {**here, child: sister[child]}})
    return chains


def beside_nothing(row: Row, chain: dict[str, Things | None], here: Things) -> dict[str, Things | None]:
    """The same chain, with ids that nothing has in the places of the foreign ones."""
    return {name: things if things is here else None for name, things in chain.items()}


@rows("takes no id of another project in its body or query", REFERRING)
def test_foreign_reference(world: World, asker: Asker, row: Row) -> None:
    allowed = control(row)
    with undone():
        things = things_of(row, world.here, allowed, world)
        check(row, asker.ask(row, allowed, path=address(row, everywhere(row, things)), things=things), 200)
    actors = [*ACTORS, "both"]
    for group in [[actor] for actor in actors] if row.prepared else [actors]:  # one person's draft stands in another's way
        with unchanged(row, world, group, world.here) as prepared:
            there = things_of(row, world.there, "", world)
            for actor, things in prepared.items():
                for one in ids_in([row.send, row.query]):
                    refer(asker, row, actor, one, things, getattr(there[one.thing], one.attr))


def refer(asker: Asker, row: Row, actor: str, one: Id, things: Things, value: Any) -> None:
    """Somebody names what is not theirs: like what is not there."""
    if one.refused[0] == 404 and actor in {"both", "outsider"}:
        return  # `?project=` says what the page is about, like an id in the address; they are at home there
    path, (status, reason) = address(row, everywhere(row, things)), one.refused
    foreign = asker.ask(row, actor, path=path, things=things, swapped=(one, value))
    may = actor == "both" or row.allows(actor)
    if may or (status == 404 and actor != "anonymous"):
        assert foreign.status_code == status, f"{row} by {actor}: {foreign.status_code} {foreign.content[:600]!r}"
        assert not row.api or foreign.json()["errors"][0]["code"] == reason, foreign.content
        absent = asker.ask(row, actor, path=path, things=things, swapped=(one, one.absent))
        typed = () if row.api else (value, one.absent)
        assert seen(foreign, echoed=typed) == seen(absent, echoed=typed), "absent and foreign differ"
    else:
        check(row, foreign, expected(row, actor))
