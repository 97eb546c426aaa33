"""What is announced after an act: what happened and what is in hand now, in one message (UI.md §6.4)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from workbench.desk.item import Item
from workbench.desk.reading import Reading

MOST = 120
"""Characters of the next claim that are read out."""


def named(reading: Reading, key: str, said: str) -> str:
    """“Claim 7: accepted”, also in the toast; an act on another mark as it is."""
    badge = reading.badges.get(key)
    return _("Claim %(n)s: %(said)s") % {"n": badge.number, "said": f"{said[:1].lower()}{said[1:]}"} if badge else said


def spoken(reading: Reading, key: str, said: str, following: Item | None) -> str:
    """“Claim 7: accepted. Claim 8, suggested, paragraph 11: demonstrating that…”."""
    done = f"{named(reading, key, said)}."
    if following is None or following.key == key:
        return done
    words = following.claim.text if following.claim else " … ".join(following.span.quote)
    words = words if len(words) <= MOST else f"{words[:MOST].rstrip()}…"
    states = {"suggested": _("suggested"), "todo": _("to review"), "draft": _("in review")}
    told = {"n": following.number, "state": states.get(following.state, ""), "p": following.paragraph, "words": words}
    return f"{done} " + _("Claim %(n)s, %(state)s, paragraph %(p)s: %(words)s") % told
