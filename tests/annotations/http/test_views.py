"""The order of checks, versions, keys and pages on a sample resource (RELIABILITY §1, L8–L10, RQ, AZ-10)."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from annotations.models import KeptAnswer, Kind, Label
from tests.annotations.http.conftest import ByToken, House, person
from workbench.models import User

BODY = {"key": "new", "name": "New"}


def problem(answer: Any) -> tuple[int, str, str | None]:
    """Status, class and first reason of a refusal, after looking at its shape."""
    assert answer["Content-Type"] == "application/problem+json", answer.content[:300]
    body = answer.json()
    assert body["status"] == answer.status_code
    assert body["type"] == f"/problems/{body['code']}"
    assert body["request_id"] == answer["X-Request-ID"]
    assert {"title", "detail"} <= set(body)
    return answer.status_code, body["code"], body["errors"][0]["code"] if body["errors"] else None


def test_one_object_comes_with_its_tag_and_304_to_who_has_it(edda: ByToken, house: House) -> None:
    answer = edda.send("GET", house.one)
    assert answer.status_code == 200
    assert answer.json() == {"id": house.label.pk, "key": "k", "name": "A label"}
    assert answer["ETag"] == house.label.etag
    again = edda.send("GET", house.one, If_None_Match=answer["ETag"])
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.case("RQ-12")
def test_head_options_and_methods_that_are_not_offered(edda: ByToken, house: House) -> None:
    head = edda.send("HEAD", house.one)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", house.label.etag)
    options = edda.send("OPTIONS", house.one)
    assert options.status_code == 200
    assert options["Allow"] == "GET, PATCH, DELETE, HEAD, OPTIONS"
    for method in ("PUT", "PROPFIND", "TRACE"):
        answer = edda.send(method, house.one)
        assert problem(answer)[:2] == (405, "method_not_allowed")
        assert answer["Allow"] == "GET, PATCH, DELETE, HEAD, OPTIONS"


@pytest.mark.case("RQ-11")
@pytest.mark.parametrize(
    "spelled", ["0", "-1", "007", "+1", "1.0", "9" * 30, "9" * 5000, "%D9%A1", "1%00", "%ff", str(2**63)]
)
def test_an_id_has_one_canonical_spelling(edda: ByToken, house: House, spelled: str) -> None:
    assert problem(edda.send("GET", f"{house.labels}/{spelled}"))[:2] == (404, "not_found")


@pytest.mark.case("RQ-16")
@pytest.mark.parametrize(
    "path", ["/api/v1/projects/{}/labels/", "/api//v1/projects/{}/labels", "/api/V1/projects/{}/labels"]
)
def test_another_spelling_of_the_path_is_no_route(edda: ByToken, house: House, path: str) -> None:
    assert problem(edda.send("POST", path.format(house.project.pk), BODY))[:2] == (404, "not_found")


def test_without_a_credential_absent_and_present_are_one_401(house: House) -> None:
    client = Client(raise_request_exception=False)
    present, absent = client.get(house.one), client.get(f"{house.labels}/999999")
    assert problem(present) == problem(absent) == (401, "unauthenticated", None)
    assert present["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.case("AZ-02")
def test_absent_and_foreign_are_told_alike(edda: ByToken, house: House) -> None:
    foreign = f"/api/v1/projects/{house.foreign.pk}/labels/{house.foreign_label.pk}"
    nested = f"{house.labels}/{house.foreign_label.pk}"
    answers = [
        edda.send("GET", path)
        for path in (foreign, nested, f"{house.labels}/999999", "/api/v1/projects/999999/labels")
    ]
    shapes = set()
    for answer in answers:
        assert problem(answer)[:2] == (404, "not_found")
        body = answer.json() | {"request_id": ""}
        headers = {name: value for name, value in answer.items() if name != "X-Request-ID"}
        shapes.add((str(body), str(sorted(headers.items()))))
    assert len(shapes) == 1


def test_a_role_without_the_right_is_told_which_one(anahit: ByToken, house: House) -> None:
    answer = anahit.send("POST", house.labels, BODY)
    assert problem(answer) == (403, "forbidden", "missing_right")
    assert answer.json()["errors"][0]["meta"]["needs"] == "configure"


@pytest.mark.case("AZ-10")
def test_a_token_that_may_only_read_changes_nothing(house: House) -> None:
    client = ByToken(person("edda"), read_only=True)
    assert client.send("GET", house.labels).status_code == 200
    assert problem(client.send("POST", house.labels, BODY)) == (403, "forbidden", "token_read_only")


@pytest.mark.case("AZ-10")
def test_a_token_of_another_project_finds_nothing(house: House) -> None:
    assert problem(ByToken(person("edda"), project=house.foreign).send("GET", house.labels))[:2] == (
        404,
        "not_found",
    )
    assert ByToken(person("edda"), project=house.project).send("GET", house.labels).status_code == 200


@pytest.mark.parametrize(
    ("headers", "body", "expected"),
    [
        pytest.param(
            {"Accept": "application/xml"},
            BODY,
            (406, "not_acceptable"),
            id="XML wanted",
            marks=pytest.mark.case("RQ-14"),
        ),
        pytest.param(
            {"Content_Type": "text/plain"},
            BODY,
            (415, "unsupported_media_type"),
            id="text",
            marks=pytest.mark.case("RQ-06"),
        ),
        pytest.param(
            {"Content_Type": "application/x-www-form-urlencoded"},
            b"key=a",
            (415, "unsupported_media_type"),
            id="a form",
        ),
        pytest.param(
            {"Content_Type": "application/json; charset=latin-1"},
            BODY,
            (415, "unsupported_media_type"),
            id="another charset",
        ),
        pytest.param(
            {"Content_Encoding": "gzip"},
            BODY,
            (415, "unsupported_media_type"),
            id="gzip",
            marks=pytest.mark.case("RQ-05"),
        ),
        pytest.param({"Idempotency_Key": "a b"}, BODY, (400, "bad_header"), id="a key with a blank"),
        pytest.param({}, b"[]", (400, "malformed"), id="an array"),
        pytest.param({}, None, (400, "malformed"), id="no body"),
        pytest.param({}, {**BODY, "x": 1}, (400, "invalid"), id="an unknown field"),
        pytest.param({}, {**BODY, "id": 1}, (400, "invalid"), id="a read-only field"),
    ],
)
def test_requests_are_refused_by_the_first_check_that_fails(
    edda: ByToken, house: House, headers: dict[str, str], body: Any, expected: tuple[int, str]
) -> None:
    assert problem(edda.send("POST", house.labels, body, **headers))[:2] == expected
    assert Label.objects.filter(project=house.project).count() == 1


def test_the_right_is_looked_at_before_the_form(anahit: ByToken, house: House) -> None:
    answer = anahit.send(
        "POST", house.labels, b"[", Accept="text/html", Content_Type="text/plain", Idempotency_Key="a b"
    )
    assert problem(answer)[:2] == (403, "forbidden")


@pytest.mark.parametrize("over", [0, 1], ids=["at the limit", "one byte over"])
def test_a_body_is_measured_first_of_all(house: House, settings: Any, over: int) -> None:
    settings.LIMITS = {**settings.LIMITS, "json_body": 100}
    client = Client(raise_request_exception=False)
    answer = client.post(house.labels, b" " * (100 + over), content_type="application/json")
    assert problem(answer)[0] == (413 if over else 401)


def test_a_body_without_a_length_is_not_taken_for_an_empty_one(edda: ByToken, house: House) -> None:
    answer = edda.send("POST", house.labels, Transfer_Encoding="chunked")
    assert problem(answer) == (400, "bad_request", "length_required")


def test_creating_answers_201_with_the_address(edda: ByToken, house: House) -> None:
    answer = edda.send("POST", house.labels, BODY)
    assert answer.status_code == 201
    assert answer["Location"] == f"{house.labels}/{answer.json()['id']}"
    assert answer["ETag"] == f'"{answer.json()["id"]}-1"'


def test_a_refusal_after_the_write_undoes_it(edda: ByToken, house: House) -> None:
    assert problem(edda.send("POST", house.labels, {"key": "late", "name": "late"})) == (
        409,
        "conflict",
        "too_late",
    )
    assert not Label.objects.filter(key="late").exists()


def test_creations_have_a_quota(edda: ByToken, house: House, settings: Any) -> None:
    settings.LIMITS = {**settings.LIMITS, "creations_per_minute": 1}
    assert edda.send("POST", house.labels, BODY).status_code == 201
    answer = edda.send("POST", house.labels, b"[")
    assert problem(answer)[:2] == (429, "throttled")
    assert int(answer["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        (None, (428, "precondition_required")),
        ("*", (400, "bad_header")),
        ('W/"1-1"', (400, "bad_header")),
        ('"0-0"', (412, "stale")),
    ],
    ids=["no tag", "a star", "a weak tag", "an older tag"],
)
def test_a_change_needs_the_current_tag(
    edda: ByToken, house: House, tag: str | None, expected: tuple[int, str]
) -> None:
    headers = {"If_Match": tag} if tag else {}
    answer = edda.send("PATCH", house.one, {"name": "Other"}, **headers)
    assert problem(answer)[:2] == expected
    if answer.status_code == 412:
        assert answer.json()["current"]["name"] == "A label"
        assert answer.json()["current_etag"] == house.label.etag
    assert Label.objects.get(pk=house.label.pk).name == "A label"


def test_a_wrong_body_is_told_before_an_older_tag(edda: ByToken, house: House) -> None:
    assert problem(edda.send("PATCH", house.one, {"nam": 1}, If_Match='"0-0"'))[:2] == (400, "invalid")


def test_a_list_passes_with_the_current_tag_in_it(edda: ByToken, house: House) -> None:
    answer = edda.send("PATCH", house.one, {"name": "Other"}, If_Match=f'"0-0", {house.label.etag}')
    assert answer.status_code == 200
    assert answer["ETag"] == f'"{house.label.pk}-2"'


def test_a_handler_that_forgets_the_tag_is_a_bug_and_changes_nothing(edda: ByToken, house: House) -> None:
    assert problem(edda.send("DELETE", house.one, If_Match='"0-0"'))[:2] == (500, "internal")


def test_a_key_sent_twice_does_one_thing(edda: ByToken, house: House) -> None:
    first = edda.send("POST", house.labels, BODY, Idempotency_Key="k1")
    again = edda.send("POST", house.labels, BODY, Idempotency_Key="k1")
    assert (first.status_code, first.content, first["ETag"], first["Location"]) == (
        again.status_code, again.content, again["ETag"], again["Location"]
    )  # fmt: skip
    assert again["Idempotent-Replay"] == "true"
    assert "Idempotent-Replay" not in first
    assert Label.objects.filter(key="new").count() == 1


def test_a_key_belongs_to_one_request_of_one_person_on_one_path(edda: ByToken, house: House) -> None:
    assert edda.send("POST", house.labels, BODY, Idempotency_Key="k1").status_code == 201
    assert problem(edda.send("POST", house.labels, {**BODY, "key": "b"}, Idempotency_Key="k1"))[:2] == (
        422,
        "key_reused",
    )
    answer = edda.send("POST", f"{house.one}/raise", Idempotency_Key="k1", If_Match=house.label.etag)
    assert answer.status_code == 200


def test_a_retried_success_is_replayed_before_its_tag_is_compared(edda: ByToken, house: House) -> None:
    sent = {"Idempotency_Key": "k", "If_Match": house.label.etag}
    assert edda.send("POST", f"{house.one}/raise", **sent).status_code == 200
    again = edda.send("POST", f"{house.one}/raise", **sent)
    assert (again.status_code, again["Idempotent-Replay"]) == (200, "true")


def test_rights_are_looked_at_before_a_replay(edda: ByToken, house: House) -> None:
    assert edda.send("POST", house.labels, BODY, Idempotency_Key="k1").status_code == 201
    house.project.refresh_from_db()
    User.objects.get(username="edda").memberships.update(role="viewer")
    assert problem(edda.send("POST", house.labels, BODY, Idempotency_Key="k1"))[:2] == (403, "forbidden")


def test_a_refusal_is_not_kept(edda: ByToken, house: House) -> None:
    assert (
        edda.send("POST", house.labels, {"key": "late", "name": "late"}, Idempotency_Key="k1").status_code
        == 409
    )
    assert not KeptAnswer.objects.exists()
    assert edda.send("POST", house.labels, BODY, Idempotency_Key="k1").status_code == 201


def test_an_answer_is_kept_for_a_day(edda: ByToken, house: House) -> None:
    edda.send("POST", house.labels, BODY, Idempotency_Key="k1")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE annotations_keptanswer SET created_at = created_at - interval '25 hours'")
    assert edda.send("POST", house.labels, {"key": "b", "name": "B"}, Idempotency_Key="k1").status_code == 201


@pytest.fixture
def many(house: House) -> list[int]:
    rows = [
        Label(project=house.project, key=f"k{n}", name=f"{n}", kind=Kind.CLAIM, position=n % 3)
        for n in range(120)
    ]
    return [label.pk for label in Label.objects.bulk_create(rows)]


def test_pages_give_every_row_once_though_their_first_column_repeats(
    edda: ByToken, house: House, many: list[int]
) -> None:
    path, seen = f"{house.labels}?limit=7", []
    while path:
        body = edda.send("GET", path).json()
        seen += [label["id"] for label in body["results"]]
        path = body["next"]
    assert sorted(seen) == sorted([*many, house.label.pk])


def test_a_page_holds_fifty(edda: ByToken, house: House, many: list[int]) -> None:
    assert len(edda.send("GET", house.labels).json()["results"]) == 50


@pytest.mark.case("RQ-09")
@pytest.mark.parametrize("limit", ["-1", "0", "201", "1" + "0" * 30, "x", ""])
def test_a_limit_is_not_clamped(edda: ByToken, house: House, limit: str) -> None:
    answer = edda.send("GET", f"{house.labels}?limit={limit}")
    assert problem(answer)[:2] == (400, "invalid")
    assert answer.json()["errors"][0]["field"] == "limit"


@pytest.mark.case("RQ-09")
def test_a_cursor_belongs_to_its_list_its_filters_and_its_reader(
    edda: ByToken, anahit: ByToken, house: House, many: list[int]
) -> None:
    following = edda.send("GET", f"{house.labels}?limit=5").json()["next"]
    cursor = following.split("cursor=")[1].split("&")[0]
    assert edda.send("GET", following).status_code == 200
    for client, path in (
        (edda, f"{house.labels}?cursor=junk"),
        (edda, f"{house.labels}?cursor={cursor[:-1]}x"),
        (edda, f"{house.labels}?kind=claim&cursor={cursor}"),
        (anahit, f"{house.labels}?cursor={cursor}"),
    ):
        assert problem(client.send("GET", path)) == (400, "invalid", "cursor")


@pytest.mark.case("RQ-08")
@pytest.mark.parametrize("query", ["x=1", "kind=claim&kind=claim", "limit=1&limit=2"])
def test_parameters_nobody_knows_and_doubled_ones_are_refused(
    edda: ByToken, house: House, query: str
) -> None:
    assert problem(edda.send("GET", f"{house.labels}?{query}"))[:2] == (400, "invalid")


def test_a_query_or_body_that_nobody_reads_is_refused(edda: ByToken, house: House) -> None:
    assert problem(edda.send("GET", f"{house.one}?x=1")) == (400, "invalid", "unknown_parameter")
    answer = edda.send("POST", f"{house.one}/raise", {"a": 1}, If_Match=house.label.etag)
    assert problem(answer)[:2] == (400, "malformed")
    assert Label.objects.get(pk=house.label.pk).version == 1
