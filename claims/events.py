"""What this room announces, after commit (annotations.events.announce)."""

from __future__ import annotations

from django.dispatch import Signal

claim_changed = Signal()
"""claim_id, project_id, verb: its wording, state, mentions or relations changed."""
review_submitted = Signal()
"""review_id, claim_id, project_id."""
claim_decided = Signal()
"""claim_id, project_id, verdict_id: adjudicated or approved."""
verdict_published = Signal()
"""claim_id, project_id, publication_id, state: published, corrected or retracted."""
export_requested = Signal()
"""job_id, project_id."""
