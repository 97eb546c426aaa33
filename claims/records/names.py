"""Under which name people leave in an export: their own with `see_identities`, else a pseudonym.

A pseudonym is the same for one person in everything that leaves a project, and says nothing about the
same person in another: an HMAC of the user's id under the project's salt, which itself never leaves.
Times of what people did are then cut to the day, because an exact time is as good as a name.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from annotations.access import Access


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one project for one asker."""

    access: Access
    real: bool = field(init=False)

    def __post_init__(self) -> None:
        """Ask once."""
        object.__setattr__(self, "real", self.access.may("see_identities"))

    def id(self, user_id: int | None) -> str | None:
        """How records refer to the person; nobody stays nobody."""
        if user_id is None:
            return None
        return str(user_id) if self.real else f"p-{self._code(user_id)}"

    def shown(self, user: Any) -> str:
        """The name beside it: never a login, never a mail address."""
        if self.real and user.display_name.strip():
            return str(user.display_name)
        return f"Person {user.pk}" if self.real else f"Person {self._code(user.pk)[:6].upper()}"

    def when(self, moment: datetime) -> datetime:
        """When a person did something, as exactly as the asker may know it."""
        return moment if self.real else moment.replace(hour=0, minute=0, second=0, microsecond=0)

    def _code(self, user_id: int) -> str:
        return hmac.digest(self.access.project.salt.bytes, str(user_id).encode(), "sha256").hex()[:16]
