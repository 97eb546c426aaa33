"""Turning a row into a request: by whom, with whose things in the address, with whose ids in the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import urlencode

import orjson
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from tests.matrix.preparations import prepare
from tests.matrix.row import ABSENT, Id, Its, Row
from tests.matrix.world import Side, World
from workbench.models import ApiToken

BOUNDARY = "a-boundary-of-ours"
NOT_COMPARED = {"X-Request-ID"}
_ID = re.compile(r"<(\w+)>")
_PROOF = re.compile(rb'(?<="X-CSRFToken": ")[^"]*|(?<=name="csrfmiddlewaretoken" value=")[^"]*|(?<=name="_idempotency_key" value=")[^"]*')
_TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT IN ('django_session', 'django_migrations') ORDER BY 1
"""


def things_of(row: Row, side: Side, actor: str, world: World) -> dict[str, Any]:
    """A side's things as this actor finds them, after the row's preparation."""
    home = side is world.there if actor == "outsider" or actor.startswith("there ") else side is world.here
    user = world.users.get(actor) if home else None
    role = actor.removeprefix("there ") if actor != "outsider" else "manager"
    own = {**side.own.get(role, {}), **side.own.get(actor, {})}
    return {**side.things, **own, **prepare(row.prepared, side, user)}


def names(row: Row) -> list[str]:
    """The ids that the address holds."""
    return _ID.findall(row.route)


def address(row: Row, chosen: Mapping[str, Mapping[str, Any] | None]) -> str:
    """The path, each id from the things chosen for it; None: an id that nothing has."""

    def said(found: re.Match[str]) -> str:
        name = found[1]
        things = chosen[name]
        if things is None:
            return "0123456789ab" if name == "token_id" else str(ABSENT)
        thing = things[row.at.get(name, name.removesuffix("_id"))]
        if isinstance(thing, ApiToken):
            return thing.token_key.removeprefix("wb_")
        return thing if isinstance(thing, str) else str(thing.pk)

    return "/" + _ID.sub(said, row.route)


def filled(template: Any, things: Mapping[str, Any], swapped: tuple[Id, Any] | None = None) -> Any:
    """A body with its placeholders filled; the one `Id` that is swapped gets another value."""
    if isinstance(template, Mapping):
        return {name: filled(value, things, swapped) for name, value in template.items()}
    if isinstance(template, list):
        return [filled(value, things, swapped) for value in template]
    if isinstance(template, Its):
        return getattr(things[template.thing], template.attr)
    if isinstance(template, Id):
        mine = swapped is not None and template is swapped[0]
        value = swapped[1] if mine and swapped else getattr(things[template.thing], template.attr)
        return str(value) if template.text else value
    return template


def ids_in(template: Any) -> Iterator[Id]:
    """Every id in a body or query."""
    if isinstance(template, Id):
        yield template
    elif isinstance(template, Mapping):
        for value in template.values():
            yield from ids_in(value)
    elif isinstance(template, list):
        for value in template:
            yield from ids_in(value)


class Asker:
    """Sends what a row says in somebody's name."""

    def __init__(self, world: World) -> None:
        self.world = world

    def ask(
        self, row: Row, actor: str, *, path: str, things: Mapping[str, Any], swapped: tuple[Id, Any] | None = None, method: str = ""
    ) -> Any:
        """The answer, read to its end."""
        query = urlencode(filled(row.query, things, swapped))
        client, headers = self.client(row, actor), {}
        if row.match is not None:
            tag = filled(row.match, things)
            headers = {"If-Match": tag}
        data, kind = self.content(row, filled(row.send, things, swapped))
        answer = client.generic(method or row.method, f"{path}?{query}" if query else path, data, kind, headers=headers)
        return whole(answer) if answer.streaming else answer

    def client(self, row: Row, actor: str) -> Client:
        """Programs carry a token, people a session; nobody has neither."""
        if actor == "anonymous":
            return Client(raise_request_exception=False)
        if row.api:
            return Client(raise_request_exception=False, headers={"Authorization": f"Bearer {self.world.secrets[actor]}"})
        client = Client(raise_request_exception=False)
        client.cookies[settings.SESSION_COOKIE_NAME] = self.world.sessions[actor]
        return client

    @staticmethod
    def content(row: Row, sent: Any) -> tuple[bytes, str]:
        """JSON for programs, a form for people, multipart for a file."""
        if row.upload is not None:
            name, data = row.upload
            head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
            return head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode(), f"multipart/form-data; boundary={BOUNDARY}"
        if not row.api:
            return urlencode(sent or {}).encode(), "application/x-www-form-urlencoded"
        return (orjson.dumps(sent), "application/json") if sent is not None else (b"", "application/json")


def whole(answer: Any) -> HttpResponse:
    """A stream read to its end."""
    return HttpResponse(b"".join(answer.streaming_content), status=answer.status_code, headers=dict(answer.items()))


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens in it did not happen."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@cache
def _every_row() -> str:
    """The question `fingerprint` asks, written once."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        parts = (
            f"SELECT '{one}', count(*), sum(hashtextextended(t::text, 0)) FROM {one} t"
            for (one,) in cursor.fetchall()
        )
        return " UNION ALL ".join(parts)


def fingerprint() -> list[tuple[Any, ...]]:
    """Every row of every table in one number per table; sessions are nobody's data."""
    question = _every_row()
    with connection.cursor() as cursor:
        cursor.execute(question)
        return sorted(cursor.fetchall())


def seen(answer: Any, *, echoed: tuple[object, ...] = ()) -> tuple[int, bytes, list[tuple[str, str]]]:
    """An answer without what differs from request to request: its id, and what a form gives back as it was typed."""
    body = _PROOF.sub(b"", answer.content).replace(answer.get("X-Request-ID", "-").encode(), b"")
    for value in sorted(map(str, echoed), key=len, reverse=True):
        body = body.replace(value.encode(), b"")
    different = {*NOT_COMPARED, "Content-Length"} if echoed else NOT_COMPARED
    return answer.status_code, body, sorted((name, value) for name, value in answer.items() if name not in different)
