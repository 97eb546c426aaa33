"""Each hostile request meets the one answer its row names, changes nothing, and its harmless twin succeeds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection, transaction
from django.test import override_settings

from annotations.models import Article, Label
from tests import people
from tests.annotations.api.conftest import Program, refused
from tests.hostile import requests, spans, uploads_http
from tests.hostile.asking import Ask, Row

ROWS: list[Row] = [*requests.ROWS, *spans.ROWS, *uploads_http.ROWS]


@dataclass(frozen=True, slots=True)
class World:
    """The project of the rows: an article with one mark, a label somewhere else, and Edda's program."""

    client: Program
    place: dict[str, Any]
    before: str


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Made once for hundreds of rows, each of which is undone after it was sent."""
    local = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    changed = override_settings(CACHES=local, MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), changed, transaction.atomic():
        desk = people.make_project()
        article: Article = people.ingest(desk.edda)
        span = people.mark(desk.edda, article, people.FIGURE, label="quantity")
        dara = people.strangers_project()
        Label.objects.create(project=dara.project, key="foreign", name="Foreign", kind="claim", created_by=dara.user)
        place = {"article": article.pk, "article_tag": article.etag, "span": span.pk, "span_tag": span.etag}
        yield World(Program("edda", desk.project_id), place, everything())
        transaction.set_rollback(True)


@pytest.fixture
def undone(world: World, django_db_blocker: Any) -> Iterator[World]:
    """The world, as it was before every row."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield world
        transaction.set_rollback(True)


def ask(client: Program, what: Ask, place: dict[str, Any]) -> Any:
    """Send it."""
    headers = {name.replace("-", "_"): value.format(**place) if "{" in value else value for name, value in what.headers.items() if value}
    path = what.path.format(**place)
    return client.send(what.method, path, what.body, **headers)


def everything() -> str:
    """A hash over every row of every table of ours."""
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(name for name in connection.introspection.table_names(cursor) if name.startswith(("annotations_", "claims_"))):
            cursor.execute(f'SELECT md5(string_agg(t::text, $$,$$ ORDER BY t::text)) FROM "{table}" AS t')
            digest.update(f"{table}={cursor.fetchone()}".encode())
    return digest.hexdigest()


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.case} {row.what}", marks=pytest.mark.case(row.case)) for row in ROWS])
def test_the_answer_to_a_hostile_request(row: Row, undone: World) -> None:
    answer = ask(undone.client, row.ask, undone.place)
    assert answer.status_code == row.status, answer.content[:500]
    if row.status >= 400:
        _, _, reason, blamed = refused(answer)
        assert row.reason in {None, reason}, answer.content[:500]
        assert row.blamed in {None, blamed}, answer.content[:500]
    assert everything() == undone.before
    harmless = ask(undone.client, row.control, undone.place)
    assert harmless.status_code < 300, harmless.content[:500]


@pytest.mark.case("UP-14")
@pytest.mark.parametrize(("name", "shown"), uploads_http.NAMES.items(), ids=[repr(name)[:40] for name in uploads_http.NAMES])
def test_a_file_may_be_called_anything_and_is_shown_harmlessly(name: bytes, shown: str | None, undone: World) -> None:
    made = ask(undone.client, uploads_http.upload(uploads_http.STORY, name), undone.place)
    assert made.status_code == 201, made.content[:500]
    header = undone.client.send("GET", made["Location"] + "/original")["Content-Disposition"]
    assert header.startswith("attachment; filename")
    assert not set(header) & set("/\\\r\n\u202e")
    assert len(header) < 700
    assert shown is None or shown in unquote(header)


@pytest.mark.case("UP-07")
@pytest.mark.parametrize("over", [-1, 0, 1])
@pytest.mark.parametrize(("limit", "asked"), [("json_body", "labels"), ("article_body", "articles"), ("upload_body", "imports")])
def test_a_body_is_taken_up_to_its_limit(undone: World, settings: Any, limit: str, asked: str, over: int) -> None:
    row = {"labels": requests.label, "articles": requests.write, "imports": uploads_http.file}[asked]
    settings.LIMITS = {**settings.LIMITS, limit: len(row.body or b"") - over}
    answer = ask(undone.client, row, undone.place)
    if over > 0:
        assert refused(answer)[:3] == (413, "body_too_large", "body_too_large")
    else:
        assert answer.status_code == 201


@pytest.mark.parametrize(
    "credential",
    ["", "Bearer", "Bearer wb_", "Bearer wb_" + "0" * 64, "Basic YTpi", "Token {secret}", "{secret}", "Bearer {secret}x"],
)
def test_a_bad_credential_is_401_for_what_is_there_and_what_is_not(undone: World, credential: str) -> None:
    secret = str(undone.client.defaults["HTTP_AUTHORIZATION"]).removeprefix("Bearer ")
    answers = [
        undone.client.send(method, path, Authorization=credential.format(secret=secret))
        for method, path in (("GET", "articles"), ("GET", "articles/999999"), ("POST", "articles"), ("GET", "/api/v1/projects/999999"))
    ]
    assert {refused(answer)[:2] for answer in answers} == {(401, "unauthenticated")}
    in_the_address = undone.client.send("GET", f"articles?token={secret}")
    assert refused(in_the_address)[:3] == (401, "unauthenticated", "token_in_query")


def test_there_are_enough_of_them() -> None:
    assert len({(row.case, row.what) for row in ROWS}) == len(ROWS) >= 150
