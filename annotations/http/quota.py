"""Counting in the shared cache; when that is away, in this process, so that no limit ever vanishes.

A window opens with the first event of a subject, so its end cannot be guessed from the clock.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from redis.exceptions import RedisError

from annotations.errors import Throttled

_own = LocMemCache("quota", {"OPTIONS": {"MAX_ENTRIES": 10_000}})


@dataclass(frozen=True, slots=True)
class Quota:
    """So many events in so many seconds for one subject (a user, an account name, an address)."""

    name: str
    limit: int
    seconds: int

    def spend(self, subject: str) -> None:
        """Count one; over the limit is 429."""
        if self.count(subject) > self.limit:
            raise self.over()

    def exhausted(self, subject: str) -> bool:
        """Whether the limit is reached, without counting."""
        key = self._key(subject)
        try:
            counted: Any = cache.get(key, 0)
        except (RedisError, OSError):
            counted = _own.get(key, 0)
        return int(counted) >= self.limit

    def over(self) -> Throttled:
        """The refusal; the window lasts no longer than this."""
        return Throttled(retry_after=self.seconds)

    def count(self, subject: str) -> int:
        """Count one and tell how many there are."""
        key = self._key(subject)
        try:
            return self._add(cache, key)
        except (RedisError, OSError):
            return self._add(_own, key)

    def _add(self, store: Any, key: str) -> int:
        try:
            return int(store.incr(key))
        except ValueError:  # nothing counted yet, or the window is over
            if store.add(key, 1, timeout=self.seconds):
                return 1
        try:
            return int(store.incr(key))
        except ValueError:  # the window ended between the two
            return 1

    def _key(self, subject: str) -> str:
        """Subjects are hashed: no name or address lies in the cache."""
        digest = hashlib.sha256(subject.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return f"quota:{self.name}:{digest}"
