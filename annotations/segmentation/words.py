"""The words and marks of one sentence, as parallel lists: quick to build, easy to walk in both directions."""

from __future__ import annotations

import re
from operator import add

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*|''|``|[^\w\s]|_")
QUOTE_MARKS = frozenset(('"', "“", "”", "'", "‘", "’", "«", "»", "„", "''", "``"))
_PAIRS = {"“": "”", "„": "“", "‘": "’", "«": "»", '"': '"', "''": "''", "``": "''", "'": "'", "(": ")", "[": "]"}
OPENERS = frozenset(_PAIRS)
_CLOSING = frozenset(_PAIRS.values())


class Words:
    """Tokens of one sentence; ``lows`` are lower-cased with straight apostrophes. Not changed once it is built."""

    __slots__ = ("_partners", "forms", "lows", "starts", "text")

    def __init__(self, text: str, start: int, end: int, lows: list[str] | None = None) -> None:
        self.text = text
        self.starts = [match.start() for match in _TOKEN.finditer(text, start, end)]
        self.lows = lows_of(text[start:end]) if lows is None else lows
        ends = map(add, self.starts, map(len, self.lows))
        self.forms: list[str] = [text[at:end] for at, end in zip(self.starts, ends, strict=True)]
        self._partners: dict[int, int] | None = None

    def end(self, at: int) -> int:
        """Where a token ends in the text."""
        return self.starts[at] + len(self.forms[at])

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

    @property
    def titled(self) -> bool:
        """Whether most words begin with a capital, as in a headline."""
        wordy = [form for form in self.forms if form[0].isalpha()]
        return sum(form[0].isupper() for form in wordy) > 0.6 * len(wordy)

    def closing(self, at: int) -> int | None:
        """Index of the mark that closes the quotation or bracket opened at a token; None if it opens nothing."""
        if self._partners is None:
            self._partners = self._matched()
        return self._partners.get(at)

    def _matched(self) -> dict[int, int]:
        """Opening marks with their closing ones, by a stack; an opening mark never closed reaches to the end."""
        partners: dict[int, int] = {}
        stack: list[tuple[str, int]] = []
        for at, form in enumerate(self.forms):
            if form not in _PAIRS and form not in _CLOSING:
                continue
            if stack and stack[-1][0] == form and not self._opens(at, form):
                partners[stack.pop()[1]] = at
            elif form in _PAIRS and self._opens(at, form):
                stack.append((_PAIRS[form], at))
            elif len(stack) > 1 and stack[-2][0] == form:
                partners[stack[-2][1]] = at
                del stack[-2:]
        return partners | {at: len(self.forms) for closer, at in stack if closer in ("”", '"', "''")}

    def _opens(self, at: int, form: str) -> bool:
        if form in "“„‘«([" or form == "``":
            return True
        before = self.text[self.starts[at] - 1] if self.starts[at] else " "
        end = self.end(at)
        after = self.text[end] if end < len(self.text) else " "
        return (before.isspace() or before in "([—–-“‘") and not after.isspace()


def lows_of(piece: str) -> list[str]:
    """The tokens of a piece, lower-cased with straight apostrophes, each as long as it is written."""
    low = piece.lower()
    if len(low) == len(piece):
        found: list[str] = _TOKEN.findall(low)
    else:
        found = [form.lower()[: len(form)] for form in _TOKEN.findall(piece)]
    return [form.replace("’", "'") for form in found] if "’" in low else found
