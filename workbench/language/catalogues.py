"""The catalogues of the other languages: gettext's files, brought up to what the code says. Babel reads and writes them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from workbench.language.extraction import Message, holed, messages, script_sentences
from workbench.language.words import REASON, REFUSAL

FOLDER = Path(__file__).resolve().parents[1] / "locale"
WIDTH = 110
_EVER = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in the head of a compiled catalogue: equal sentences make equal files."""
_NOISE = tuple(f'"{name}' for name in ("POT-", "PO-", "Last-Translator", "Language-Team", "Report-Msgid", "Generated-By"))
"""Lines of a head that change without anybody's doing, or say nothing."""


def sentences() -> str:
    """What the running desk must know of the sentences: for the browser, and those with holes (words.py)."""
    found = {"script": script_sentences(), REFUSAL: holed(REFUSAL), REASON: holed(REASON)}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def languages() -> list[str]:
    """Those that have a catalogue."""
    return sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/django.po"))


def po_path(language: str) -> Path:
    """Where the translations are written by people."""
    return FOLDER / language / "LC_MESSAGES" / "django.po"


def kept(language: str) -> Catalog:
    """The catalogue as it lies there."""
    with po_path(language).open("rb") as file:
        return read_po(file, locale=language, domain="django")


def renewed(language: str) -> Catalog:
    """The same with every message of the code and no other; a new one has no translation yet, none is guessed."""
    old = kept(language)
    new = Catalog(locale=language, domain="django", header_comment=old.header_comment, fuzzy=False, charset="utf-8",
                  project="Fact-check workbench", version="1", msgid_bugs_address="", copyright_holder="")  # fmt: skip
    new.revision_date = new.creation_date = _EVER
    for one in _sorted(messages()):
        msgid: str | tuple[str, str] = (one.msgid, one.plural) if one.plural else one.msgid
        entry = new.get(msgid, context=one.context or None) or new.add(msgid, context=one.context or None)
        before = old.get(msgid, context=one.context or None)
        if before is not None and before.string and not before.fuzzy:
            entry.string = before.string
        if (one.place, 0) not in entry.locations:
            entry.locations.append((one.place, 0))
        entry.flags &= {"python-format"} if "%(" in one.msgid else set()
    return new


def _sorted(found: list[Message]) -> list[Message]:
    """By file, so that what belongs together stands together; the first file a message stands in counts."""
    return sorted(found, key=lambda one: (one.place, one.context))


def as_po(catalogue: Catalog) -> str:
    """The file that people translate in."""
    out = io.BytesIO()
    write_po(out, catalogue, width=WIDTH, omit_header=False, no_location=False)
    lines = out.getvalue().decode().splitlines()
    return "\n".join(line for line in lines if not line.startswith(_NOISE)) + "\n"


def as_mo(catalogue: Catalog) -> bytes:
    """The file that Django reads."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def untranslated(catalogue: Catalog) -> Iterator[Entry]:
    """Messages without a translation, or with one in doubt."""
    for entry in catalogue:
        told = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
        if entry.id and (entry.fuzzy or not all(told)):
            yield entry
