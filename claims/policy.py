"""Who may do what with claims and verdicts. Same shape as annotations.policy; objects decide the rest in services."""

from __future__ import annotations

VERBS: dict[str, str] = {
    "claim": "Make, reword, relate, merge and reject claims.",
    "review": "Attach evidence and give verdicts; change one's own.",
    "see_reviews": "See others' submitted reviews before the claim is decided.",
    "adjudicate": "Settle disputes, approve, reopen; never over a review of one's own.",
    "publish": "Publish, correct and retract verdicts.",
    "assign": "Assign claims to reviewers.",
    "export": "Take the project's data out.",
    "see_identities": "See real names in exports.",
}
