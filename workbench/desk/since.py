"""Why something is not taken back: who moved it since, and how, as far as the reader may know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from annotations.access import Access
from annotations.services.undo import steps
from workbench.desk.act_words import names_of, phrase
from workbench.desk.actors import people_of


def changed_since(by: Access, meta: Mapping[str, Any]) -> str:
    """As a sentence: Bela moved the edges of “980 vehicles” since; undoing would overwrite that."""
    what = str(meta.get("object", ""))
    step = steps(by).filter(pk=int(meta.get("step") or 0)).first()
    since = by.acts().filter(object=what, at__gt=step.made_at).order_by("-seq") if step else by.acts().none()
    act = since.exclude(actor=f"user:{by.user.pk}").first() or since.first()
    if act is None:
        return _("This was changed since, and undoing would overwrite that. It stays as it is.")
    said = phrase(act.verb, names_of(by, [what]).get(what, ""))
    if act.actor == f"user:{by.user.pk}":
        return _("You %(did)s since; undoing this would overwrite that.") % {"did": said}
    who = people_of([act]).get(act.actor)
    name = who.shown_name if who else _("The workbench")
    return _("%(who)s %(did)s since; undoing would overwrite that.") % {"who": name, "did": said}
