"""Naming acts: every service says what it did, in the transaction in which it did it (RELIABILITY L6)."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection

MACHINE = "machine"


def actor_name(user: Any) -> str:
    """How the ledger writes a person: by id, never by name or address."""
    return MACHINE if user is None else f"user:{user.pk}"


def record(*, project_id: int, actor: Any, verb: str, obj: str, **payload: Any) -> None:
    """Name an act of this transaction. Payloads hold ids, states and digests, no names or texts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT workbench_act(%s, %s, %s, %s, %s::jsonb)",
            [project_id, actor_name(actor), verb, obj, json.dumps(payload, default=str)],
        )
