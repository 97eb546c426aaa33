"""Who did it, as the log names them: people by the name that colleagues read, anything else is the workbench itself."""

from __future__ import annotations

from collections.abc import Iterable

from annotations.models import Act
from workbench.models import User


def people_of(acts: Iterable[Act]) -> dict[str, User]:
    """The people behind acts that a seat has given, by their names in the log; one query."""
    ids = {one: int(one.partition(":")[2]) for one in {act.actor for act in acts} if one.startswith("user:")}
    found = User.objects.in_bulk(ids.values())
    return {one: found[pk] for one, pk in ids.items() if pk in found}
