"""Where articles stand, in the reader's language; how that is computed stands in claims.records.progress."""

from __future__ import annotations

from django.utils.translation import gettext as _

from claims.records.progress import STATES, Standing, in_state, standings

__all__ = ["STATES", "Standing", "in_state", "standings", "state_name"]


def state_name(state: str) -> str:
    """The state in the reader's language."""
    return {
        "queued": _("Queued"), "segmenting": _("Segmenting"), "failed": _("Failed"), "ready": _("Ready"),
        "in_review": _("In review"), "done": _("Done"),
    }[state]  # fmt: skip
