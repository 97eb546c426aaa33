"""Bytes become text once, and only one way (law L12, FORMATS §1.3).

A byte order mark decides, else the charset that was stated, else strict UTF-8: nothing is guessed.
Then line ends become LF, other C0 controls become a space with a warning, and what no XML 1.0 text may
hold is refused. Nothing else changes: no Unicode normalising, no trimming, no straight quotes.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotations.importers.incoming import Notice, Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"})
_BYTE_ORDER_UNSAID = frozenset({"utf-16", "utf-32"})

_FORBIDDEN = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
_CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
    # joiners shape emoji and many scripts; beside ASCII they only hide
    "|(?:(?<=[\x00-\x7f])|^)[\u200c\u200d]|[\u200c\u200d](?=[\x00-\x7f]|$)"
)
_OFFSETS_SHOWN = 100

_CANDIDATES = "".join(map(chr, (*range(0x10000), *range(0xE0000, 0xE0080))))
_NOTABLE = frozenset("\u200c\u200d").union(*(pattern.findall(_CANDIDATES) for pattern in (_FORBIDDEN, _CONTROLS, _BIDI, _INVISIBLE)))
"""Every character of which something is to be said: most texts hold none, and that is quickly known."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text that obeys the law, the charset it came in, and what a reader should know of it.

    `removed` are the offsets, in the text before line ends were folded, of the characters taken out.
    """

    text: str
    encoding: str
    warnings: tuple[Notice, ...] = ()
    removed: tuple[int, ...] = ()

    def moved(self, offset: int) -> int:
        """Where an offset into the unfolded text stands in `text` (CR LF shortens it)."""
        return offset - bisect_right(self.removed, offset - 1) if self.removed else offset


def decode_text(raw: bytes, *, encoding: str | None = None) -> Decoded:
    """Decode a whole file. Refusals: `text.encoding` with the byte offset, `text.invalid_char`."""
    name, skipped = choose_encoding(raw[:4], encoding)
    try:
        text = raw[skipped:].decode(name)
    except UnicodeDecodeError as error:
        raise bad_bytes(name, skipped + error.start) from error
    return lawful(text, encoding=name)


def choose_encoding(head: bytes, stated: str | None) -> tuple[str, int]:
    """The charset and the length of its byte order mark, from the first four bytes and what was stated."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    if not stated:
        return "utf-8", 0
    try:
        found = codecs.lookup(stated)
    except (LookupError, ValueError) as error:
        raise Refusal("text.encoding", f"The charset {stated[:40]!r} is not known.") from error
    if not getattr(found, "_is_text_encoding", True) or found.name.replace("_", "-") in _NOT_CHARSETS:
        raise Refusal("text.encoding", f"{stated[:40]!r} is not a charset for texts.")
    if found.name in _BYTE_ORDER_UNSAID:
        raise Refusal(
            "text.encoding",
            f"The file has no byte order mark: state {found.name}-le or {found.name}-be.",
        )
    return ("utf-8" if found.name == "utf-8-sig" else found.name), 0


def bad_bytes(encoding: str, offset: int) -> Refusal:
    """The refusal of bytes that are not in the charset."""
    return Refusal(
        "text.encoding", f"The bytes at offset {offset} are not {encoding}; state the charset.", offset=offset
    )


def lawful(text: str, *, encoding: str) -> Decoded:
    """Bring a decoded or extracted text under the law; `text.invalid_char` names offset and line."""
    removed: tuple[int, ...] = ()
    if "\r" in text:
        removed = tuple(match.start() for match in re.finditer("\r(?=\n)", text))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _NOTABLE.isdisjoint(set(text)):
        return Decoded(text, encoding, (), removed)
    if bad := _FORBIDDEN.search(text):
        raise Refusal(
            "text.invalid_char",
            f"U+{ord(bad[0]):04X} at offset {bad.start()} cannot stand in a text.",
            line=text.count("\n", 0, bad.start()) + 1,
            offset=bad.start(),
        )
    return Decoded(_CONTROLS.sub(" ", text), encoding, tuple(_notices(text)), removed)


def _notices(text: str) -> Iterator[Notice]:
    """A warning for each kind of character that is there and not seen."""
    for count, first, meta in _seen(text, _CONTROLS):
        yield Notice("text.control_replaced", f"{count} control characters became spaces, the first at offset {first}.", meta)
    for count, first, meta in _seen(text, _BIDI):
        yield Notice("text.bidi_control", f"{count} characters change the direction of writing, the first at offset {first}.", meta)
    for count, first, meta in _seen(text, _INVISIBLE):
        yield Notice("text.invisible_char", f"{count} invisible characters stand in the text, the first at offset {first}.", meta)


def _seen(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """All characters of a kind at once: how many, where the first is, and more for programs; nothing where there are none."""
    offsets = [match.start() for match in pattern.finditer(text)]
    if offsets:
        points = sorted({f"U+{ord(text[offset]):04X}" for offset in offsets[:_OFFSETS_SHOWN]})
        shown = offsets[:_OFFSETS_SHOWN]
        yield len(offsets), offsets[0], {"offset": offsets[0], "offsets": shown, "count": len(offsets), "characters": points}
