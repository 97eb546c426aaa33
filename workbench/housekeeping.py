"""What the shell tidies: sessions that ended."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.dispatch import receiver

from annotations.events import tidying

BATCH = 1_000


@receiver(tidying)
def forget_sessions(sender: Any, **_: Any) -> dict[str, int]:
    """Delete expired sessions."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM django_session WHERE session_key IN (SELECT session_key FROM django_session "
            "WHERE expire_date < now() ORDER BY expire_date LIMIT %s FOR UPDATE SKIP LOCKED)",
            [BATCH],
        )
        return {"sessions_deleted": cursor.rowcount}
