"""Quotation marks one by one: which there are, which go together, and which signs only look like one."""

from __future__ import annotations

import re

# Letters of scripts that write apostrophes inside words; Chinese and Japanese quote in the middle of running signs.
_LETTER = r"0-9A-Za-z\u00c0-\u1fff"
MARK = re.compile(
    r"[`'’\"“”„‟«»‹›‘‚「」『』]"
    rf"(?:(?<=[^`'’])|(?<=`)`|(?<=')'|(?<=['’])(?:(?<![{_LETTER}].)|(?![{_LETTER}])))"
)
SINGLE = frozenset("'’‘‚")
OPENING = frozenset("“„‟«‹「『")
CLOSING = frozenset("”»›」』")
_BEGINS = (*OPENING, '"', "``", "''")
_PAIRS = frozenset(
    ("“”", '""', "„“", "„”", "„‟", "‟”", "””", "«»", "»«", "‹›", "›‹", "「」", "『』", "``''", "''''", "‘’", "''", "‚‘", "‚’")
)
_ELISION = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|n)\b", re.IGNORECASE)
_FEET = re.compile(r"\d[ ]?['’′][ ]?\d{1,2}\Z")
_IN_LATIN = re.compile(rf"[{_LETTER}]")
_IN_HEBREW = re.compile(r"[\u05d0-\u05ea]")
_APOSTROPHE = re.compile(r"['’‘]")
_TAG = re.compile(
    r"[,?!](?=\s(?!(?:and|but|or|so|who|which|that|as|when|if|because|while|what|where|although)\b)"
    r"(?:(?:[\w.'’-]{1,24} ){1,4}(?:told \w"
    r"|(?:said|says|added|recalled|insisted|explained)\b(?! (?:that|it|he|she|they|we|I|there|the|no)\b))"
    r"|(?:said|says|added|recalled|insisted|explained) (?:[A-Z]|(?:the|an?|he|she)\b))[^,;“”\".]{0,80}(?:\.(?=\s|\Z)|\Z))"
)
_FIRST = 600
_AHEAD = 150
_FAR = 2000
_NAME_LINE = 80


def go_together(opener: str, closer: str) -> bool:
    """Do the two marks belong to one convention?"""
    return opener + closer in _PAIRS


def is_elision(text: str, at: int) -> bool:
    """Left-out letters at the beginning of a word or number: 'em, '90s."""
    return _ELISION.match(text, at + 1, at + 8) is not None


def is_no_quotation(text: str, at: int, left: str, right: str) -> bool:
    """A straight mark that means inches (6'2"), a Hebrew acronym, or stands in the remains of a tag (">, =")."""
    if right == ">" or left == "=":
        return True
    if left.isdigit() and _FEET.search(text, max(0, at - 7), at):
        return True
    return bool(_IN_HEBREW.match(left)) and bool(_IN_HEBREW.match(right)) and not text[at + 2 : at + 3].isalpha()


def is_stray(left: str, right: str) -> bool:
    """Nothing is open: does a straight mark with these neighbours open nothing either?"""
    if right.isspace() or right in ",.;:!?)]}–—":
        return True
    return bool(_IN_LATIN.match(left) and _IN_LATIN.match(right)) and right.islower()


def is_possessive(text: str, at: int, limit: int) -> bool:
    """Inside single marks, "the soldiers’ road": an s before it, a small word after it, and a better closing mark ahead."""
    if text[at - 1] not in "sS" or text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].islower():
        return False
    for match in _APOSTROPHE.finditer(text, at + 1, min(limit, at + _AHEAD)):
        left, right = text[match.start() - 1], text[match.end() : match.end() + 1]
        if left.isspace() or left in '(“"' or right == match.group():
            return False
        if left in ",.!?…" and not right.isalnum():
            return True
    return False


def end_before_tag(text: str, start: int, end: int) -> int:
    """Where words opened at ``start`` and never closed end: behind the comma of ", she told reporters.", else at ``end``."""
    tag = _TAG.search(text, start, min(end, start + _FIRST))
    return tag.end() if tag is not None else end


def opens_anew(text: str, at: int, *, single: bool) -> bool:
    """Does the paragraph at ``at`` begin with an opening mark, as each paragraph of a long quotation does?"""
    return text.startswith("‘" if single else _BEGINS, at)


def closes_first(text: str, start: int, end: int) -> bool:
    """Does the first double mark of ``text[start:end]`` close something that was opened before?"""
    for match in MARK.finditer(text, start, min(end, start + _FAR)):
        if match.group() not in SINGLE:
            after = text[match.end()] if match.end() < end else " "
            straight = match.group() in ('"', "''") and not text[match.start() - 1].isspace() and not after.isalnum()
            # A short line that ends in a straight mark is the name below a passage set apart.
            return match.group() in CLOSING or (straight and match.start() > start + _NAME_LINE)
    return False
