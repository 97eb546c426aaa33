"""`lexicon`: the project's entries of loaded wording, and the lexicon that is in force with them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import LexiconEntry
from annotations.services.lexicon import (
    MOST_FORMS,
    MOST_LETTERS,
    ORIGINS,
    Listed,
    add_entry,
    change_entry,
    listed,
    remove_entry,
)


class EntryFacts(StrictSerializer):
    """What may be said of an entry; of a new one that stands for a default, what is not said stays as the default has it."""

    forms = fields.Items(child=fields.Text(max_length=MOST_LETTERS), max_length=MOST_FORMS, required=False)
    gloss = fields.Text(max_length=300, allow_blank=True, required=False, help_text="What it says without taking a side.")
    language = fields.Text(max_length=8, allow_blank=True, required=False, help_text="Such as `en`; empty: every language.")
    note = fields.Text(max_length=1_000, allow_blank=True, required=False)
    off = fields.Flag(required=False, help_text="It tags nothing.")


class EntryDraft(EntryFacts):
    """A new entry; the term names it and never changes."""

    term = fields.Text(max_length=MOST_LETTERS)


class EntryOut(EntryDraft):
    """One entry of the project's own."""

    id = fields.Id()
    default = fields.Flag(help_text="Whether it stands in the place of a default.")
    etag = fields.Text()

    def to_representation(self, instance: LexiconEntry) -> dict[str, Any]:
        """Plainly."""
        return {
            "id": instance.pk, "term": instance.term, "forms": instance.forms, "gloss": instance.gloss, "language": instance.language,
            "note": instance.note, "off": instance.off, "default": Listed.of(instance).default is not None, "etag": instance.etag,
        }  # fmt: skip


class ListedOut(EntryDraft):
    """An entry with where it comes from."""

    origin = fields.Choice(choices=ORIGINS)
    id = fields.Id(allow_null=True, help_text="Of the project's own entry.")


class WholeLexiconOut(StrictSerializer):
    """Every entry of the lexicon, defaults included."""

    entries = fields.Items(child=ListedOut())


class LexiconView(ProjectView):
    """The project's own entries."""

    verbs = {"POST": "edit_lexicon"}
    bodies = {"POST": EntryDraft}
    answers = {"GET": [EntryOut], "POST": EntryOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """By their keys."""
        return self.page(self.access.lexicon(), order=("key", "id"))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Add one, or change a default by its term."""
        entry = add_entry(by=self.access, **self.body())
        place = reverse("api:lexicon-entry", kwargs={"project_id": self.access.project.pk, "entry_id": entry.pk})
        return self.created(entry, location=place)


class WholeLexiconView(ProjectView):
    """The lexicon as it stands: defaults, changed defaults and the project's own; at most some thousand."""

    answers = {"GET": WholeLexiconOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """All of it, with where each entry comes from."""
        return self.plain({"entries": [_shown(one) for one in listed(self.access.project.pk)]})


def _shown(one: Listed) -> dict[str, Any]:
    entry = one.entry
    return {
        "term": entry.term, "forms": list(entry.forms), "gloss": entry.gloss, "language": entry.language, "note": entry.note,
        "off": one.off, "origin": one.origin, "id": one.row.pk if one.row else None,
    }  # fmt: skip


class LexiconEntryView(ProjectView):
    """One entry."""

    verbs = {"PATCH": "edit_lexicon", "DELETE": "edit_lexicon"}
    bodies = {"PATCH": EntryFacts}
    answers = {"GET": EntryOut, "PATCH": EntryOut}
    entry: LexiconEntry

    def find(self) -> None:
        """The entry of this project."""
        if self.method in self.matched:
            self.access.locked_project()  # before its row, as the services lock them
        self.entry = self.row(self.access.lexicon(), "entry_id")

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it."""
        return self.single(self.entry)

    def patch(self, request: Request, **ids: int) -> HttpResponse:
        """Another gloss, other forms, on or off."""
        changes = self.body()
        self.match(self.entry)
        return self.single(change_entry(by=self.access, entry=self.entry, **changes))

    def delete(self, request: Request, **ids: int) -> HttpResponse:
        """Take it out; where it stood for a default, the default is in force again."""
        self.match(self.entry)
        remove_entry(by=self.access, entry=self.entry)
        return self.nothing()
