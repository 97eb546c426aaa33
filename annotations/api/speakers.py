"""`speakers`: who speaks in the project's articles."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.http import fields
from annotations.http.serializers import PageQuery, StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Speaker, SpeakerKind
from annotations.services.speakers import MOST_ALIASES, alias_speaker


class SpeakerQuery(PageQuery):
    """Which speakers."""

    name = fields.Text(max_length=300, required=False, help_text="Exactly this name.")


class SpeakerOut(StrictSerializer):
    """A person or body that speaks."""

    id = fields.Id()
    name = fields.Text()
    kind = fields.Choice(choices=SpeakerKind.choices)
    role = fields.Text(allow_blank=True)
    wikidata = fields.Text(allow_blank=True)
    aliases = fields.Items(child=fields.Text())
    etag = fields.Text()

    def to_representation(self, instance: Speaker) -> dict[str, Any]:
        """Plainly."""
        return {
            "id": instance.pk, "name": instance.name, "kind": instance.kind, "role": instance.role, "wikidata": instance.wikidata,
            "aliases": instance.aliases, "etag": instance.etag,
        }  # fmt: skip


class SpeakerChange(StrictSerializer):
    """By which other names a speaker goes."""

    aliases = fields.Items(
        child=fields.Text(max_length=300), max_length=MOST_ALIASES, help_text="All of them; one that is another speaker's joins the two."
    )


class SpeakersView(ProjectView):
    """The speakers of a project."""

    queries = {"GET": SpeakerQuery}
    answers = {"GET": [SpeakerOut]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """By name."""
        wanted = self.query()
        rows = self.access.speakers()
        if "name" in wanted:
            rows = rows.filter(name=wanted["name"])
        return self.page(rows, order=("name", "id"), wanted=wanted)


class SpeakerView(ProjectView):
    """One speaker."""

    verbs = {"PATCH": "change_others"}
    bodies = {"PATCH": SpeakerChange}
    answers = {"GET": SpeakerOut, "PATCH": SpeakerOut}
    speaker: Speaker

    def find(self) -> None:
        """A speaker of this project."""
        if self.method in self.matched:
            self.access.locked_project()  # before its row, as the services lock them
        self.speaker = self.row(self.access.speakers(), "speaker_id")

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it."""
        return self.single(self.speaker)

    def patch(self, request: Request, **ids: int) -> HttpResponse:
        """Say by which other names it goes; a name given up takes its own hops along."""
        changes = self.body()
        self.match(self.speaker)
        aliases = changes.get("aliases", self.speaker.aliases)
        return self.single(alias_speaker(by=self.access, speaker=self.speaker, aliases=aliases))
