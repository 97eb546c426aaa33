"""What can be made anew at any time, kept in the shared cache under a name that changes with what it was made from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.utils.translation import get_language
from redis.exceptions import RedisError

T = TypeVar("T")
DAY = 24 * 3600


def kept(name: str, make: Callable[[], T]) -> T:
    """The thing of that name in the reader's language; made, when the cache has lost it or is away."""
    name = f"{name}:{get_language()}"
    try:
        found: T | None = cache.get(name)
    except (RedisError, OSError):
        return make()
    if found is None:
        found = make()
        try:
            cache.set(name, found, timeout=DAY)
        except (RedisError, OSError):
            return found
    return found
