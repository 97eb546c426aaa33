"""A key sent twice does one thing: the answer is kept with its change, and given again (RELIABILITY L9)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.functions import Now
from django.http import HttpResponse

from annotations.errors import InProgress, KeyReused
from annotations.models import KeptAnswer

KEPT = timedelta(hours=24)
_HEADERS = ("Content-Type", "Location", "ETag", "HX-Redirect", "HX-Trigger")


@dataclass(frozen=True, slots=True)
class Keyed:
    """One request under its key: who, what, where, and the digest of what was sent."""

    user: Any  # settings.AUTH_USER_MODEL
    method: str
    path: str
    key: str
    body_sha256: str

    def replay(self) -> HttpResponse | None:
        """The kept answer; None when this is the first request, which now holds the scope until its commit.

        The lock is tried, never waited for: a second request while the first runs is told so at once.
        """
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [self._scope()])
            held = cursor.fetchone()
        if not held or not held[0]:
            raise InProgress
        rows = KeptAnswer.objects.filter(
            actor_id=self.user.pk, method=self.method, path=self.path, key=self.key
        )
        kept = rows.annotate(stale=ExpressionWrapper(Q(created_at__lte=Now() - KEPT), BooleanField())).first()
        if kept is None:
            return None
        if kept.stale:
            kept.delete()
            return None
        if kept.body_sha256 != self.body_sha256:
            raise KeyReused
        return _again(kept)

    def keep(self, response: HttpResponse) -> None:
        """Keep a success beside what it changed."""
        KeptAnswer.objects.create(
            actor_id=self.user.pk,
            method=self.method,
            path=self.path,
            key=self.key,
            body_sha256=self.body_sha256,
            status=response.status_code,
            headers={name: response[name] for name in _HEADERS if name in response},
            body=response.content,
        )

    def _scope(self) -> int:
        """A signed 64-bit number for the advisory lock."""
        scope = "\n".join((str(self.user.pk), self.method, self.path, self.key))
        return int.from_bytes(
            hashlib.sha256(scope.encode("utf-8", "surrogatepass")).digest()[:8], "big", signed=True
        )


def _again(kept: KeptAnswer) -> HttpResponse:
    response = HttpResponse(bytes(kept.body), status=kept.status)
    for name, value in kept.headers.items():
        response[name] = value
    response["Idempotent-Replay"] = "true"
    return response
