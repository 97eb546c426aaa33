"""The project's lexicon of loaded wording: adding, changing, switching off, taking out; and what is in force.

A project starts with the defaults of the pipeline. An entry whose term is a default's stands in its place, so that a
desk can give another gloss or switch it off, and taking the entry out brings the default back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict, Invalid
from annotations.models import LexiconEntry
from annotations.segmentation.framing.glossary import DEFAULT_BY_KEY, DEFAULTS, Entry, words_of

MOST_ENTRIES = 1_000
MOST_FORMS = 40
MOST_WORDS = 8
MOST_LETTERS = 100
_UNLAWFUL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
LANGUAGE = re.compile("[a-z]{2,8}")
ORIGINS = (("default", "default"), ("changed", "a default, changed"), ("own", "the project's own"))
CHANGEABLE = ("forms", "gloss", "language", "note", "off")


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry as people see it: the desk's row, a default, or the row in a default's place."""

    entry: Entry
    row: LexiconEntry | None
    off: bool = False

    @classmethod
    def of(cls, row: LexiconEntry) -> Listed:
        """A row of the desk's."""
        return cls(Entry(row.term, row.gloss, tuple(row.forms), row.language, row.note, own=True), row, row.off)

    @property
    def default(self) -> Entry | None:
        """The default it is, or stands in for."""
        return DEFAULT_BY_KEY.get(self.entry.key)

    @property
    def origin(self) -> str:
        """`default`, `changed` (a default, by the desk) or `own`."""
        if self.row is None:
            return "default"
        return "changed" if self.default else "own"


def listed(project_id: int) -> list[Listed]:
    """Every entry of a project by its key, also those that are switched off."""
    rows = LexiconEntry.objects.filter(project_id=project_id)
    entries = {entry.key: Listed(entry, None) for entry in DEFAULTS}
    entries |= {row.key: Listed.of(row) for row in rows}
    return [entries[key] for key in sorted(entries)]


def in_force(project_id: int) -> tuple[Entry, ...]:
    """The lexicon that tags the project's texts, in a fixed order."""
    return tuple(one.entry for one in listed(project_id) if not one.off)


@transaction.atomic
def add_entry(*, by: Access, term: str, **facts: Any) -> LexiconEntry:
    """A new entry, or one in the place of the default with this term (what is not said stays as the default has it)."""
    by.require("edit_lexicon")
    by.locked_project()  # two people who add at once are counted one after the other
    entry = checked(term=term, **_like_default(term, facts))
    rows = by.lexicon()
    if rows.filter(key=entry.key).exists():
        raise Conflict("An entry with this term is there already.", field="term", reason="duplicate_entry")
    if rows.count() >= MOST_ENTRIES:
        raise Conflict(f"A lexicon holds at most {MOST_ENTRIES} entries of its own.", reason="lexicon_full", limit=MOST_ENTRIES)
    entry.project, entry.created_by = by.project, by.user
    forms_are_free([*rows, entry])
    entry.save()
    _record(by, "lexicon.add", entry)
    return entry


@transaction.atomic
def change_entry(*, by: Access, entry: LexiconEntry, **changes: Any) -> LexiconEntry:
    """Another gloss, other forms, on or off; equal values write nothing."""
    by.require("edit_lexicon")
    by.locked_project()  # of two who give one form to two entries, one is told
    entry = by.locked(by.lexicon(), entry.pk)
    facts = {name: changes.get(name, getattr(entry, name)) for name in CHANGEABLE}
    wanted = checked(term=entry.term, **facts)
    changed = [name for name in CHANGEABLE if getattr(entry, name) != getattr(wanted, name)]
    if not changed:
        return entry
    for name in changed:
        setattr(entry, name, getattr(wanted, name))
    forms_are_free([*by.lexicon().exclude(pk=entry.pk), entry])
    entry.version += 1
    entry.save(update_fields=[*changed, "version"])
    _record(by, "lexicon.change", entry, fields=changed)
    return entry


@transaction.atomic
def remove_entry(*, by: Access, entry: LexiconEntry) -> None:
    """Take an entry out; where it stood for a default, the default is in force again."""
    by.require("edit_lexicon")
    entry = by.locked(by.lexicon(), entry.pk)
    _record(by, "lexicon.remove", entry)
    entry.delete()


def _record(by: Access, verb: str, entry: LexiconEntry, **payload: Any) -> None:
    ledger.record(project_id=by.project.pk, actor=by.user, verb=verb, obj=f"lexicon:{entry.pk}", **payload)


def _like_default(term: str, facts: dict[str, Any]) -> dict[str, Any]:
    default = DEFAULT_BY_KEY.get(" ".join(words_of(term)))
    if default is None:
        return facts
    return {"forms": list(default.forms), "gloss": default.gloss, "language": default.language, **facts}


def checked(*, term: str, forms: Sequence[str] = (), **facts: Any) -> LexiconEntry:
    """An entry as it would be stored: blanks tidied, each form once; Invalid with the field to blame."""
    term = " ".join(term.split())
    tidied = [" ".join(form.split()) for form in forms]
    key = _words(term, "term")
    seen = {key}
    kept: list[str] = []
    for form in filter(None, tidied):
        words = _words(form, "forms")
        if words not in seen:
            seen.add(words)
            kept.append(form)
    if len(kept) > MOST_FORMS:
        raise Invalid(f"At most {MOST_FORMS} forms are taken.", field="forms", reason="too_many", limit=MOST_FORMS)
    facts["language"] = facts.get("language", "en").lower()
    if facts["language"] and not LANGUAGE.fullmatch(facts["language"]):
        raise Invalid("Give the language alone, such as “en”; empty: every language.", field="language", reason="language")
    entry = LexiconEntry(key=key, term=term, forms=kept, **facts)
    for name, most in (("gloss", 300), ("note", 1_000)):
        words = getattr(entry, name)
        if len(words) > most:
            raise Invalid(f"At most {most} characters.", field=name, reason="too_long", limit=most)
        if _UNLAWFUL.search(words):
            raise Invalid("This holds a character that no text may hold.", field=name, reason="invalid_char")
    return entry


def _words(phrase: str, field: str) -> str:
    """The phrase as it is compared; it has words, and not too many."""
    words = words_of(phrase)
    if _UNLAWFUL.search(phrase):
        raise Invalid("This holds a character that no text may hold.", field=field, reason="invalid_char")
    if not words:
        raise Invalid("This has no letters.", field=field, reason="no_words")
    key = " ".join(words)  # a few letters are longer in lower case
    if len(words) > MOST_WORDS or len(phrase) > MOST_LETTERS or len(key) > MOST_LETTERS:
        told = f"A phrase has at most {MOST_WORDS} words and {MOST_LETTERS} characters."
        raise Invalid(told, field=field, reason="too_long", limit=MOST_WORDS)
    return key


def forms_are_free(entries: Iterable[LexiconEntry]) -> None:
    """No form leads to two entries of one desk in one language; a default gives way to any of them."""
    owners: dict[tuple[str, ...], list[LexiconEntry]] = {}
    for entry in entries:
        for phrase in set(Listed.of(entry).entry.phrases()):
            for other in owners.setdefault(phrase, []):
                if not (other.language and entry.language) or other.language == entry.language:
                    words = f"“{' '.join(phrase)}” belongs to the entry “{other.term}” already."
                    raise Conflict(words, field="forms", reason="duplicate_form", term=entry.term)
            owners[phrase].append(entry)
