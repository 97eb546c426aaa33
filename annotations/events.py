"""What this room announces, after commit. Listeners live in receivers.py of the rooms above."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.dispatch import Signal

project_created = Signal()
"""project, actor: sent inside the transaction, so that each room adds what a project needs."""
project_configured = Signal()
"""by (with the project as it now is), fields: sent inside the transaction: what a changed rule brings about belongs to
the same act."""
span_settled = Signal()
"""span, by, before: a span's status moved (`before` is None for a new one). Sent inside the transaction: what
listeners write belongs to the same act, and a listener that fails undoes it."""
span_corrected = Signal()
"""span, before: its voice or stance was corrected; `before` holds what they were, {"stance": "asserts"}. Sent inside the
transaction, so that what is told of the mark elsewhere follows in the same act."""
span_changing = Signal()
"""span: its edges, label, voice, chain or status are about to change. Sent inside the transaction: listeners refuse
what is locked."""
suggestions_giving_way = Signal()
"""span_ids: a text is read again, and suggestions that nobody decided may give way to what is found now. Sent inside
the transaction, the rows are locked: listeners answer with the set of those that they hold on to."""
span_carried = Signal()
"""pairs [(old span, its copy on the new edition)], by: sent inside the transaction of a revision."""
jobs_due = Signal()
"""job_ids, queue: work was written down and may begin; the sweeper finds it too if this is never heard."""
articles_ingested = Signal()
"""article_ids, project_id: new texts are stored."""
edition_segmented = Signal()
"""edition_id, project_id, segmentation_id: suggestions are there."""
span_changed = Signal()
"""span_id, edition_id, project_id, verb: a mark was made, decided, moved or removed."""
tidying = Signal()
"""Sent by the sweeper, outside any transaction: each room tidies its own and answers {what: how many}."""
job_finished = Signal()
"""job_id, project_id, state: a job has reached a final state."""


def announce(signal: Signal, **facts: Any) -> None:
    """Send after commit; a listener that fails is logged and never undoes what was committed."""
    transaction.on_commit(lambda: signal.send_robust(sender=None, **facts), robust=True)
