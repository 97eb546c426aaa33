"""The lexicon as a table: written whole, read back all or nothing.

Columns `term,forms,gloss,language,note,off,origin`; forms stand between bars, `off` is yes or empty, `origin` is for the
reader and not read. A cell that a spreadsheet would run as a formula carries an apostrophe in front, which is taken
away again when the table is read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import FieldError, Invalid
from annotations.models import LexiconEntry
from annotations.segmentation.framing.glossary import DEFAULT_BY_KEY
from annotations.services.lexicon import CHANGEABLE, MOST_ENTRIES, checked, forms_are_free, listed

COLUMNS = ("term", "forms", "gloss", "language", "note", "off", "origin")
MOST_BYTES = 2 * 2**20
SHOWN_ERRORS = 100
YES, NO = frozenset(("yes", "true", "1", "x")), frozenset(("", "no", "false", "0"))
_RUN = frozenset("=+-@\t\r\n'＝＋－＠")


def lexicon_table(project_id: int) -> Iterator[str]:
    """The lexicon line by line, defaults included."""
    for cells in _rows(project_id):
        line = io.StringIO()
        csv.writer(line).writerow([f"'{cell}" if cell[:1] in _RUN else cell for cell in cells])
        yield line.getvalue()


def _rows(project_id: int) -> Iterator[tuple[str, ...]]:
    yield COLUMNS
    for one in listed(project_id):
        entry = one.entry
        yield (entry.term, " | ".join(entry.forms), entry.gloss, entry.language, entry.note, "yes" if one.off else "", one.origin)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table changed."""

    added: int
    changed: int
    same: int


@transaction.atomic
def import_lexicon(*, by: Access, data: bytes) -> Taken:
    """Add what is new, change what differs, leave the rest; with one faulty line nothing is changed."""
    by.require("edit_lexicon")
    by.locked_project()
    stored = {row.key: row for row in by.lexicon().select_for_update(no_key=True).order_by("pk")}
    new: dict[str, LexiconEntry] = {}
    changed: dict[str, LexiconEntry] = {}
    wanted = _read(data)
    for key, entry in wanted.items():
        if key in stored:
            if _facts(entry) != _facts(stored[key]):
                changed[key] = _take_over(stored[key], entry)
        elif not _is_default(entry):
            entry.project, entry.created_by = by.project, by.user
            new[key] = entry
    if len(stored) + len(new) > MOST_ENTRIES:
        raise Invalid(f"A lexicon holds at most {MOST_ENTRIES} entries of its own.", field="file", reason="too_many", limit=MOST_ENTRIES)
    forms_are_free([*stored.values(), *new.values()])
    LexiconEntry.objects.bulk_create(new.values())
    LexiconEntry.objects.bulk_update(changed.values(), [*CHANGEABLE, "version"])
    taken = Taken(len(new), len(changed), len(wanted) - len(new) - len(changed))
    if new or changed:
        ledger.record(
            project_id=by.project.pk, actor=by.user, verb="lexicon.import", obj=f"project:{by.project.pk}", added=taken.added,
            changed=taken.changed,
        )  # fmt: skip
    return taken


def _facts(entry: LexiconEntry) -> tuple[Any, ...]:
    return tuple(getattr(entry, name) for name in CHANGEABLE)


def _take_over(row: LexiconEntry, entry: LexiconEntry) -> LexiconEntry:
    for name in CHANGEABLE:
        setattr(row, name, getattr(entry, name))
    row.version += 1
    return row


def _is_default(entry: LexiconEntry) -> bool:
    """Whether this says nothing that the default does not."""
    default = DEFAULT_BY_KEY.get(entry.key)
    return default is not None and _facts(entry) == (list(default.forms), default.gloss, default.language, "", False)


def _read(data: bytes) -> dict[str, LexiconEntry]:
    """The entries of a table by key, or Invalid with every faulty line (the first hundred)."""
    found: dict[str, LexiconEntry] = {}
    errors: list[FieldError] = []
    for line, cells in _records(data):
        try:
            entry = _entry_of(cells, found)
            found[entry.key] = entry
        except Invalid as error:
            errors.append(FieldError("file", error.reason, f"Line {line}: {error.detail}", {"line": line}))
            if len(errors) == SHOWN_ERRORS:
                break
    if errors:
        raise Invalid("Nothing was taken: some lines are faulty.", errors=tuple(errors))
    return found


def _records(data: bytes) -> Iterator[tuple[int, dict[str | None, Any]]]:
    """Each record with the line it begins at."""
    if len(data) > MOST_BYTES:
        raise Invalid("The table is larger than 2 MiB.", field="file", reason="too_long", limit=MOST_BYTES)
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        names = [name.strip().lower() for name in reader.fieldnames or []]
    except (UnicodeDecodeError, csv.Error) as error:
        raise Invalid("This is no table in UTF-8.", field="file", reason="encoding") from error
    if "term" not in names or set(names) - set(COLUMNS) or len(set(names)) < len(names):
        raise Invalid(f"The first line names the columns: {', '.join(COLUMNS)}.", field="file", reason="columns")
    reader.fieldnames = names
    line = 2
    try:
        for record in reader:
            yield line, record
            line = reader.line_num + 1
    except csv.Error as error:
        raise Invalid(f"The quoting is broken at line {line}.", field="file", reason="csv.quote", line=line) from error


def _entry_of(record: dict[str | None, Any], before: Container[str]) -> LexiconEntry:
    if None in record or None in record.values():
        raise Invalid("The number of cells differs from the first line's.", field="file", reason="columns")
    cells = {str(name): cell[1:] if cell[:1] == "'" and cell[1:2] in _RUN else cell for name, cell in record.items()}
    off = cells.get("off", "").strip().lower()
    if off not in YES | NO:
        raise Invalid("“off” is yes or empty.", field="off", reason="unknown_value")
    forms = [form for form in cells.get("forms", "").split("|") if form.strip()]
    entry = checked(
        term=cells["term"], forms=forms, gloss=cells.get("gloss", "").strip(), language=cells.get("language", "en").strip(),
        note=cells.get("note", "").strip(), off=off in YES,
    )  # fmt: skip
    if entry.key in before:
        raise Invalid(f"“{entry.term}” stands in the table twice.", field="term", reason="duplicate_entry")
    return entry
