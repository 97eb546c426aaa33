"""What can be made anew at any time, kept in the shared cache under a name that changes with what it was made from, and by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache as once
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from django.core.cache import cache
from django.utils.translation import get_language
from redis.exceptions import RedisError

T = TypeVar("T")
DAY = 24 * 3600
DESK = Path(__file__).parent
MAKERS = (DESK, DESK.parents[1] / "annotations" / "anchoring")
"""Where the code is that makes what is kept: an upgrade that changes a line there serves nothing of before."""


def kept(name: str, make: Callable[[], T]) -> T:
    """The thing of that name in the reader's language; made, when the cache has lost it or is away."""
    name = f"{name}:{get_language()}:{makers()}"
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


@once
def makers() -> str:
    """What tells one version of that code from another; read once a process."""
    return digest_of(MAKERS)


def digest_of(folders: Iterable[Path]) -> str:
    """A short digest of the modules in these folders."""
    digest = blake2b(digest_size=8)
    for path in sorted(path for folder in folders for path in folder.glob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
