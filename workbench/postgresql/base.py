"""Django's backend, except that a connection on which nothing has come in since it was last used is taken to live.

Django asks `SELECT 1` at the beginning of every request. A server that ends a connection says so or closes it, and
either can be read from the socket without asking: after a restart the next request still opens a new one (FT-05).
"""

from __future__ import annotations

import select

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """The connection of this installation."""

    def is_usable(self) -> bool:
        """Whether requests may go on with it."""
        link = self.connection
        if link is None or link.closed:
            return False
        if link.info.transaction_status != TransactionStatus.IDLE:
            return bool(super().is_usable())
        watch = select.poll()
        watch.register(link.fileno(), select.POLLIN)
        return not watch.poll(0) or bool(super().is_usable())
