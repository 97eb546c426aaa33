"""Programs of our people: each sends what a real client would, with a token of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import people
from workbench.models import ApiToken


class Program(Client):
    """A client with somebody's token; it never raises what the server should have answered."""

    def __init__(self, name: str, project_id: int, **token: Any) -> None:
        self.token, secret = ApiToken.objects.create(user=people.person(name), **token)
        self.base = f"/api/v1/projects/{project_id}"
        super().__init__(raise_request_exception=False, headers={"Authorization": f"Bearer {secret}"})

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """A request; `path` under the project unless it begins with a slash."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        place = path if path.startswith("/") else f"{self.base}/{path}" if path else self.base
        if body is None:
            return self.generic(method, place, headers=named)
        data = body if isinstance(body, bytes) else orjson.dumps(body)
        return self.generic(method, place, data, content_type=named.pop("Content-Type", "application/json"), headers=named)

    def upload(self, data: bytes, filename: str, **said: str) -> Any:
        """One file as a form would send it."""
        boundary = "a-boundary-of-ours"
        begin = f"--{boundary}\r\nContent-Disposition: form-data; name="
        parts = "".join(f'{begin}"{name}"\r\n\r\n{value}\r\n' for name, value in said.items())
        parts += f'{begin}"file"; filename="{filename}"\r\n\r\n'
        whole = parts.encode() + data + f"\r\n--{boundary}--\r\n".encode()
        return self.send("POST", "imports", whole, Content_Type=f"multipart/form-data; boundary={boundary}")


def refused(answer: Any) -> tuple[int, str, str | None, str | None]:
    """Status, class, first reason and its field, after looking at the answer's shape."""
    assert answer["Content-Type"] == "application/problem+json", answer.content[:300]
    body = answer.json()
    assert body["status"] == answer.status_code
    assert body["request_id"] == answer["X-Request-ID"]
    first = body["errors"][0] if body["errors"] else {"code": None, "field": None}
    return answer.status_code, body["code"], first["code"], first["field"]


class Queries(CaptureQueriesContext):
    """Queries of a block, without the marks of transactions."""

    @property
    def told(self) -> list[str]:
        """What was asked."""
        quiet = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
        return [query["sql"] for query in self.captured_queries if not query["sql"].startswith(quiet)]


@pytest.fixture(autouse=True)
def own_cache(settings: Any) -> None:
    """Quotas of this test alone."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@pytest.fixture(autouse=True)
def own_media(media: Any) -> None:
    """Originals go to a folder of the test's."""


@pytest.fixture
def program(desk: people.Desk) -> Callable[..., Program]:
    """Anybody's client in the desk's project."""
    return lambda name, **token: Program(name, desk.project_id, **token)


@pytest.fixture
def queries() -> Callable[[], Queries]:
    """Counting what a block asks the database; `told` of it has the statements."""
    return lambda: Queries(connection)
