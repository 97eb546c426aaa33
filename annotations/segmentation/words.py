"""The words and marks of one sentence, as parallel lists: quick to build, easy to walk in both directions."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens of ``text[start:end]``; ``lows`` are lower-cased with straight apostrophes."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[str, ...]
    lows: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def low(self, at: int) -> str:
        """The lower-cased token, or an empty string beyond either end."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def form(self, at: int) -> str:
        """The token as written, or an empty string beyond either end."""
        return self.forms[at] if 0 <= at < len(self.forms) else ""

    def is_word(self, at: int) -> bool:
        """Whether a word, not a mark, stands there."""
        return 0 <= at < len(self.forms) and self.forms[at][0].isalnum()

    def is_capital(self, at: int) -> bool:
        """Whether it begins with a capital."""
        return 0 <= at < len(self.forms) and self.forms[at][0].isupper()

    def at_or_after(self, position: int) -> int:
        """Index of the first token that starts at or after a position."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < position:
                low = middle + 1
            else:
                high = middle
        return low


def read_words(text: str, start: int, end: int) -> Words:
    """Cut ``text[start:end]`` into words (inner hyphens, apostrophes and points kept) and single marks."""
    matches = list(_TOKEN.finditer(text, start, end))
    forms = tuple(match.group() for match in matches)
    return Words(
        tuple(match.start() for match in matches),
        tuple(match.end() for match in matches),
        forms,
        tuple(form.lower().replace("’", "'") for form in forms),
    )
