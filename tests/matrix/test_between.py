"""AZ-02 to AZ-08 where they are more than a cell of the matrix."""

from __future__ import annotations

import statistics
import time
from typing import Any

import pytest

from annotations.models import Membership, Project
from tests.matrix.asking import Asker, address, fingerprint, names, seen, things_of, undone
from tests.matrix.row import ABSENT, Row
from tests.matrix.table import ROWS
from tests.matrix.test_matrix import everywhere, rows
from tests.matrix.world import HERE, THERE, World

LISTS = [row for row in ROWS if row.page]
READ = [row for row in ROWS if row.method == "GET" and row.api and len(names(row)) == 2]


def get(asker: Asker, actor: str, path: str, method: str = "GET") -> Any:
    return asker.ask(Row(method, path.lstrip("/")), actor, path=path, things={})


def post(asker: Asker, actor: str, path: str, body: Any, *, method: str = "POST", tag: str = "") -> Any:
    row = Row(method, path.lstrip("/"), send=body)
    headers = {"If-Match": tag} if tag else {}
    return asker.client(row, actor).generic(method, path, asker.content(row, body)[0], "application/json", headers=headers)


@pytest.mark.case("AZ-02")
def test_absent_and_foreign_cost_the_same(world: World, asker: Asker) -> None:
    """Bytes and headers are compared row by row in test_matrix; here the medians are printed, and judged by nobody."""
    with undone():
        for row in READ:
            tell_medians(world, asker, row)


def tell_medians(world: World, asker: Asker, row: Row) -> None:
    here, there = (things_of(row, side, "manager", world) for side in (world.here, world.there))
    medians = []
    for other in (there, None):
        path, spent = address(row, {names(row)[0]: here, names(row)[1]: other}), []
        for _ in range(5):
            began = time.perf_counter()
            answer = asker.ask(row, "manager", path=path, things=here)
            spent.append(time.perf_counter() - began)
            assert answer.status_code == 404
        medians.append(statistics.median(spent) * 1_000)
    print(f"{row}: foreign {medians[0]:.1f} ms, absent {medians[1]:.1f} ms")  # noqa: T201  printed beside what was measured, never judged


@pytest.mark.case("AZ-03")
def test_one_foreign_name_among_own_undoes_the_whole_call(world: World, asker: Asker) -> None:
    row = next(one for one in ROWS if one.route.endswith("spans/bulk"))
    with undone():
        things = things_of(row, world.here, "manager", world)
        path = address(row, everywhere(row, things))
        mark = {name: getattr(things["place"], name) for name in ("start", "end", "quote")}
        own, foreign = ({**mark, "label": key} for key in ("quantity", world.there.things["label"].key))
        answer = post(asker, "manager", path, {"spans": [own, foreign]})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "spans.1.label")
        assert fingerprint() == world.unchanged
        assert post(asker, "manager", path, {"spans": [own]}).status_code == 201


@pytest.mark.case("AZ-04")
def test_nobody_raises_themselves(world: World, asker: Asker) -> None:
    desk, base = world.here.desk, f"/api/v1/projects/{world.here.desk.project_id}/members"
    for actor in ("viewer", "annotator", "reviewer", "adjudicator"):
        mine = Membership.objects.get(user=world.users[actor], project_id=desk.project_id)
        answer = post(asker, actor, f"{base}/{mine.pk}", {"role": "manager"}, method="PATCH", tag=mine.etag)
        assert (answer.status_code, answer.json()["errors"][0]["meta"]["needs"]) == (403, "manage_members")
    mine = Membership.objects.get(user=world.users["manager"], project_id=desk.project_id)
    answer = post(asker, "manager", f"{base}/{mine.pk}", {"role": "viewer"}, method="PATCH", tag=mine.etag)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (403, "own_role")
    assert fingerprint() == world.unchanged


@pytest.mark.case("AZ-04")
def test_the_last_manager_neither_leaves_nor_steps_down(world: World, asker: Asker) -> None:
    base = f"/api/v1/projects/{world.here.desk.project_id}/members"
    with undone():
        Membership.objects.get(user=world.users["both"], project_id=world.here.desk.project_id).delete()
        mine = Membership.objects.get(user=world.users["manager"], project_id=world.here.desk.project_id)
        for method, body in (("DELETE", None), ("PATCH", {"role": "viewer"})):
            answer = post(asker, "manager", f"{base}/{mine.pk}", body, method=method, tag=mine.etag)
            assert (answer.status_code, answer.json()["errors"][0]["code"]) == (409, "last_manager"), answer.content


@pytest.mark.case("AZ-06")
@pytest.mark.parametrize("part", ["", "/file", "/loss"], ids=["the export", "its file", "its loss report"])
def test_an_export_is_its_askers_alone_and_only_while_they_are_members(world: World, asker: Asker, part: str) -> None:
    base = f"/api/v1/projects/{world.here.desk.project_id}/exports"
    mine = world.here.own["reviewer"]["export"]
    with undone():
        assert get(asker, "reviewer", f"{base}/{mine.pk}{part}").status_code == 200
        for actor in ("manager", "adjudicator", "annotator"):
            assert seen(get(asker, actor, f"{base}/{mine.pk}{part}")) == seen(get(asker, actor, f"{base}/{ABSENT}{part}"))
        Membership.objects.filter(user=world.users["reviewer"], project_id=world.here.desk.project_id).update(role="viewer")
        assert get(asker, "reviewer", f"{base}/{mine.pk}{part}").status_code == 403
        Membership.objects.filter(user=world.users["reviewer"], project_id=world.here.desk.project_id).delete()
        assert get(asker, "reviewer", f"{base}/{mine.pk}{part}").status_code == 404


NAMES = ("created_by__password__startswith", "order_by", "ordering", "fields", "project__salt", "user__password", "id__in", "select")


@pytest.mark.case("AZ-07")
@rows("filters by listed names alone", LISTS)
def test_no_way_through_relations(world: World, asker: Asker, row: Row) -> None:
    things = things_of(row, world.here, "manager", world)
    path = address(row, everywhere(row, things))
    for name in NAMES:
        answer = get(asker, "manager", f"{path}?{name}=a")
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "unknown_parameter"), answer.content


@pytest.mark.case("AZ-08")
@rows("takes no cursor of another list", LISTS)
def test_foreign_cursor(world: World, asker: Asker, row: Row) -> None:
    here, there = (address(row, everywhere(row, things_of(row, side, "both", world))) for side in (world.here, world.there))
    if here == there:
        return  # a list of one's own: no other project has it
    following = get(asker, "both", f"{there}?limit=1").json()["next"]
    if following is None:
        return  # a list of one row
    cursor = following.partition("cursor=")[2].partition("&")[0]
    assert get(asker, "both", f"{there}?limit=1&cursor={cursor}").status_code == 200
    answer = get(asker, "both", f"{here}?limit=1&cursor={cursor}")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "cursor")


API = "/api/v1/projects/{project}"
SEARCHES = (
    "/search?q={word}", "/articles?q={word}", "/claims?q={word}", f"{API}/articles?search={{word}}", f"{API}/claims?search={{word}}",
    f"{API}/speakers?name=Mayor+of+{{word}}",
)  # fmt: skip


@pytest.mark.case("AZ-08")
def test_the_same_text_in_another_project_is_no_duplicate(world: World, asker: Asker) -> None:
    text = world.there.things["edition"].text
    with undone():
        answer = post(asker, "manager", f"/api/v1/projects/{world.here.desk.project_id}/articles", {"text": text})
        assert answer.status_code == 201, answer.content
        assert answer.json()["id"] != world.there.things["article"].pk


@pytest.mark.case("AZ-08")
@pytest.mark.parametrize("path", SEARCHES)
def test_words_of_another_project_are_found_nowhere(world: World, asker: Asker, path: str) -> None:
    foreign = get(asker, "manager", path.format(word=THERE, project=world.here.desk.project_id))
    own = get(asker, "manager", path.format(word=HERE, project=world.here.desk.project_id))
    assert (foreign.status_code, own.status_code) == (200, 200)
    assert f"{THERE} road".encode() not in foreign.content
    assert f"Mayor of {THERE}".encode() not in foreign.content
    assert HERE.encode() in own.content


@pytest.mark.case("AZ-01")
@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_head_and_options_say_no_more_than_get(world: World, asker: Asker, method: str) -> None:
    with undone():
        for row in (one for one in ROWS if one.method == "GET" and "<project_id>" in one.route and one.api):
            path = address(row, everywhere(row, things_of(row, world.here, "manager", world)))
            assert asker.ask(row, "anonymous", path=path, things={}, method=method).status_code == 401, row
            assert asker.ask(row, "outsider", path=path, things={}, method=method).status_code == 404, row
            assert asker.ask(row, "staff", path=path, things={}, method=method).status_code == 404, row


@pytest.mark.case("AZ-01")
@pytest.mark.parametrize("suffix", ["", ".jsonld"], ids=["the page", "its record"])
def test_reviews_are_public_only_where_the_project_shows_them(world: World, asker: Asker, suffix: str) -> None:
    def page(claim: str) -> Any:
        return get(asker, "anonymous", f"/reviews/{world.here.things[claim].pk}{suffix}")

    absent = get(asker, "anonymous", f"/reviews/{ABSENT}{suffix}")
    assert page("published").status_code == 200
    assert absent.status_code == 404
    assert all(seen(page(claim)) == seen(absent) for claim in ("approved", "disputed", "claim"))
    with undone():
        Project.objects.filter(pk=world.here.desk.project_id).update(public_pages=False)
        assert seen(page("published")) == seen(absent)
