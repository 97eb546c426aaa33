"""Tables → frozen records, streamed: the only bridge between tables and formats."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from annotations.access import Access
from claims.exporters.snapshot import ClaimDossier
from claims.models import Claim
from claims.records import texts
from claims.records.dossiers import dossiers_of
from claims.records.names import Names
from claims.records.options import export_options
from claims.records.sight import Sight
from claims.records.snapshot import ProjectSnapshot
from claims.records.status import verdict_status

__all__ = ["Names", "ProjectSnapshot", "Sight", "dossier_of", "export_options", "one_state", "verdict_status"]


@contextmanager
def one_state() -> Iterator[None]:
    """One consistent, read-only state of the database while it is open; not inside a transaction."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def dossier_of(claim: Claim, *, access: Access) -> ClaimDossier:
    """The file of one claim, for the asker: what its page and its ClaimReview are made of."""
    (found,) = dossiers_of(
        [claim], sight=Sight(access), names=Names(access), sources=texts.source_ids(access)
    )
    return found
