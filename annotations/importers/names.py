"""File names as people gave them, made fit to be shown. Storage names are never made from these."""

from __future__ import annotations

import re
import unicodedata

from annotations.importers.incoming import Refusal

LONGEST = 200

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}\Z")


def display_name(name: str | None) -> str:
    """The last part of a path of any system, without controls, direction marks or surplus length.

    A NUL or half a surrogate pair is refused (`filename.invalid_char`): no honest client sends one.
    """
    return _cleaned(re.split(r"[/\\]", name or "")[-1])


def display_path(name: str) -> str:
    """The path of an archive's member, each part cleaned and the folders kept."""
    return "/".join(_cleaned(part) for part in name.split("/"))


def suffix_of(name: str | None) -> str:
    """The suffix in small letters with its dot, or "" where the name has none."""
    found = _SUFFIX.search((name or "").strip().lower())
    return found[0] if found and found.start() > 0 else ""


def _cleaned(name: str) -> str:
    bad = re.search("[\x00\ud800-\udfff\ufffe\uffff]", name)
    if bad:
        code_point = f"U+{ord(bad[0]):04X}"
        raise Refusal("filename.invalid_char", f"The file name holds {code_point}.", offset=bad.start())
    kept = "".join(character for character in name if unicodedata.category(character) not in {"Cc", "Cf"})
    kept = kept.strip().strip(".") if not kept.strip(". ") else kept.strip()
    if len(kept) > LONGEST:
        suffix = suffix_of(kept)
        kept = kept[: LONGEST - len(suffix) - 1] + "…" + suffix
    return kept or "unnamed"
