"""Who may do what with texts and marks: one table of verbs, and which role holds which (handed down by the shell)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotations.errors import Forbidden

VERBS: dict[str, str] = {
    "read": "Read articles, claims and published verdicts of the project.",
    "mark": "Highlight, decide suggestions, correct layout and attribution; change what one made oneself.",
    "change_others": "Change what others marked, while it is undecided.",
    "upload": "Bring in articles and correct their metadata.",
    "import_annotations": "Bring in files of annotations.",
    "resegment": "Have texts read again by the newest pipeline, one or all.",
    "delete_articles": "Delete and restore articles.",
    "edit_lexicon": "Change the project's lexicon of loaded wording.",
    "configure": "Change the project's rules, labels and scales.",
    "manage_members": "Invite people and change their roles.",
}

_roles: dict[str, frozenset[str]] = {}


def use_roles(roles: Mapping[str, Iterable[str]]) -> None:
    """Take the role → verbs table from the shell, once, at start."""
    _roles.clear()
    _roles.update({role: frozenset(verbs) for role, verbs in roles.items()})


def verbs_of(role: str) -> frozenset[str]:
    """All verbs of a role, of every room."""
    return _roles.get(role, frozenset())


def holders(verb: str) -> list[str]:
    """The roles that hold a verb."""
    return [role for role, verbs in _roles.items() if verb in verbs]


def needs(verb: str) -> Forbidden:
    """The refusal that names the missing right and who holds it."""
    held_by = holders(verb)
    return Forbidden(
        f"This needs the right “{verb}” (held by: {', '.join(held_by) or 'no role'}).", reason="missing_right", needs=verb, held_by=held_by
    )
