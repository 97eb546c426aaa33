"""Whether it lives, and whether it can work: for supervisors, containers and load balancers; no sign-in."""

from __future__ import annotations

import time
from collections.abc import Callable

import orjson
import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

HEARTBEAT = "worker-heartbeat"
FRESH = 30  # seconds; UI.md §6.2 says "no worker alive" after this


@require_safe
@login_not_required
def live(_request: HttpRequest) -> HttpResponse:
    """The process answers. Looks at nothing else: a database that is away is no reason to restart us."""
    return _tell({"status": "pass"}, 200)


@require_safe
@login_not_required
def ready(_request: HttpRequest) -> HttpResponse:
    """200 while the database answers; broker and worker are told beside it, work waits for them (L1)."""
    parts = {"database": _probe(_database), "broker": _probe(_broker), "worker": _probe(_worker)}
    working = parts["database"] == "pass"
    status = "fail" if not working else "pass" if set(parts.values()) == {"pass"} else "warn"
    return _tell({"status": status, "checks": parts}, 200 if working else 503)


def _probe(look: Callable[[], bool]) -> str:
    try:
        return "pass" if look() else "fail"
    except (DatabaseError, InterfaceError, redis.RedisError, OSError):
        return "fail"


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() is not None


def _broker() -> bool:
    client = redis.Redis.from_url(settings.CELERY["broker_url"], socket_connect_timeout=1, socket_timeout=1)
    with client:
        return bool(client.ping())


def _worker() -> bool:
    """Whether a worker has told of itself lately; the sweeper's beat calls `heartbeat`."""
    told = cache.get(HEARTBEAT)
    return told is not None and time.time() - float(told) < FRESH


def worker_alive() -> bool:
    """The same for a page that only wants to say so; a cache that is away knows of no worker."""
    return _probe(_worker) == "pass"


def heartbeat() -> None:
    """Tell that a worker is alive; losing the word costs a warning, never the work."""
    try:
        cache.set(HEARTBEAT, time.time(), timeout=10 * FRESH)
    except (redis.RedisError, OSError):
        return


def _tell(what: dict[str, object], status: int) -> HttpResponse:
    response = HttpResponse(orjson.dumps(what), status=status, content_type="application/health+json")
    response["Cache-Control"] = "no-store"
    if status == 503:
        response["Retry-After"] = "2"
    return response
