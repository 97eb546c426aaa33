"""What this room announces, after commit. Listeners live in receivers.py of the rooms above."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.dispatch import Signal

article_ingested = Signal()
"""article_id, edition_id, project_id: a new text is stored and due for segmentation."""
articles_ingested = Signal()
"""job_ids, project_id: a bulk import stored many texts at once."""
edition_segmented = Signal()
"""edition_id, project_id, segmentation_id: suggestions are there."""
span_changed = Signal()
"""span_id, edition_id, project_id, verb: a mark was made, decided, moved or removed."""
job_changed = Signal()
"""job_id, project_id: a job is due again or has reached a final state."""


def announce(signal: Signal, **facts: Any) -> None:
    """Send after commit; a listener that fails is logged and never undoes what was committed."""
    transaction.on_commit(lambda: signal.send_robust(sender=None, **facts), robust=True)
