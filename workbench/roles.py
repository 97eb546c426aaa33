"""The five default roles as bundles of verbs, handed down to the rooms' policies at start."""

from __future__ import annotations

from annotations import policy

_VIEWER = {"read"}
_ANNOTATOR = _VIEWER | {"mark", "upload", "claim"}
_REVIEWER = _ANNOTATOR | {"change_others", "review", "export"}
_ADJUDICATOR = _REVIEWER | {"see_reviews", "adjudicate", "publish"}
_MANAGER = _ADJUDICATOR | {
    "import_annotations",
    "resegment",
    "delete_articles",
    "edit_lexicon",
    "configure",
    "manage_members",
    "assign",
    "see_identities",
}

ROLES: dict[str, set[str]] = {
    "viewer": _VIEWER,
    "annotator": _ANNOTATOR,
    "reviewer": _REVIEWER,
    "adjudicator": _ADJUDICATOR,
    "manager": _MANAGER,
}


def install() -> None:
    """Give the table to the rooms."""
    policy.use_roles(ROLES)
