"""What is announced after an act: what happened and what is in hand now, in one message (UI.md §6.4)."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from annotations.models import Span
from workbench.desk.item import Item
from workbench.desk.reading import Reading

MOST = 120
"""Characters of the next claim that are read out."""
FEW = 40
"""Characters by which one knows a mark that has no number any more."""


def named(before: Reading, after: Reading, key: str, said: str, changed: Span | None = None) -> str:
    """“Claim 7: accepted”, also in the toast; what bears that number no more is quoted, since another bears it at once."""
    was, now = before.badges.get(key), after.badges.get(key)
    if was is None:
        return said
    said = f"{said[:1].lower()}{said[1:]}"
    if changed is None or (now and now.number == was.number):
        return _("Claim %(n)s: %(said)s") % {"n": was.number, "said": said}
    return _("“%(words)s”: %(said)s") % {"words": Truncator(" ".join(" … ".join(changed.quote).split())).chars(FEW), "said": said}


def spoken(done: str, key: str, following: Item | None, words: str = "") -> str:
    """“Claim 7: accepted. Claim 8, suggested, paragraph 11: demonstrating that…”; its `words`, where they are known already."""
    done = f"{done}."
    if following is None or following.key == key:
        return done
    words = words or (following.claim.text if following.claim else " … ".join(following.span.quote))
    words = words if len(words) <= MOST else f"{words[:MOST].rstrip()}…"
    states = {"suggested": _("suggested"), "todo": _("to review"), "draft": _("in review")}
    told = {"n": following.number, "state": states.get(following.state, ""), "p": following.paragraph, "words": words}
    return f"{done} " + _("Claim %(n)s, %(state)s, paragraph %(p)s: %(words)s") % told
