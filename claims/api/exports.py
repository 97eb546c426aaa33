"""`exports`: files one asked for, and what each format can carry."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.errors import NotFound
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import JobState
from claims import access as room
from claims.exporters import EXPORTERS
from claims.exporters.losses import CODES
from claims.models import Export
from claims.records.options import CHOICES
from claims.services.export import request_export

KINDS = ("dropped", "changed", "merged", "split", "aligned")


class ExportChoices(StrictSerializer):
    """What formats listen to; each says in `export-formats` which of these are its own."""

    archives = fields.Choice(choices=list(CHOICES["archives"]), required=False)
    raw = fields.Choice(choices=list(CHOICES["raw"]), required=False, help_text="CSV without the guard against formulas.")
    offsets = fields.Choice(choices=list(CHOICES["offsets"]), required=False)
    verdicts = fields.Choice(choices=list(CHOICES["verdicts"]), required=False)


class ExportDraft(StrictSerializer):
    """The format and its options."""

    format = fields.Text(max_length=40)
    options = ExportChoices(required=False)


class ExportOut(StrictSerializer):
    """One export that one asked for; `file` is its address once it is there."""

    id = fields.Id()
    format = fields.Text()
    options = ExportChoices()
    state = fields.Choice(choices=JobState.choices, source="job.state")
    reason = fields.Text(source="job.last_error", help_text="Why it failed or was denied.")
    progress = fields.Integer(source="job.progress")
    total = fields.Integer(source="job.total", allow_null=True)
    records = fields.Integer(allow_null=True)
    filename = fields.Text()
    media_type = fields.Text()
    size = fields.Integer(allow_null=True)
    sha256 = fields.Text()
    ledger_seq = fields.Integer(allow_null=True, help_text="Head of the act log in the state that was written.")
    ledger_hash = fields.Text()
    created_at = fields.Moment()
    finished_at = fields.Moment(source="job.finished_at", allow_null=True)
    file = fields.Text(allow_null=True)

    def to_representation(self, instance: Export) -> dict[str, Any]:
        """With the address of the file while it is kept."""
        there = instance.job.state == JobState.DONE and instance.filename
        instance.file = address("export-file", instance) if there else None  # type: ignore[attr-defined]
        return dict(super().to_representation(instance))


def address(name: str, export: Export) -> str:
    """Of an export or a part of it."""
    return reverse(f"api:{name}", kwargs={"project_id": export.project_id, "export_id": export.pk})


class ExportsView(ProjectView):
    """One's exports: others' hold what others may see."""

    verbs = {"GET": "export", "POST": "export"}
    bodies = {"POST": ExportDraft}
    answers = {"GET": [ExportOut], "POST": ExportOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Newest first."""
        return self.page(room.exports(self.access), order=("-id",))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Ask for a file; a worker writes it from one consistent state."""
        draft = self.body()
        export = request_export(by=self.access, format=draft["format"], options=draft.get("options", {}))
        return self.created(export, location=address("export", export))


class OneExport(ProjectView):
    """What a URL with an export names."""

    verbs = {"GET": "export"}
    export: Export

    def verb(self) -> str:
        """The right is asked again each time."""
        return "export"

    def find(self) -> None:
        """One's own export of this project."""
        self.export = self.row(room.exports(self.access), "export_id")


class ExportView(OneExport):
    """One export."""

    answers = {"GET": ExportOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """How far it is."""
        return self.single(self.export)


class LossOut(StrictSerializer):
    """One thing the format could not carry."""

    code = fields.Text()
    count = fields.Integer()
    kind = fields.Choice(choices=KINDS)
    ids = fields.Items(child=fields.Text())
    message = fields.Text()


class WrittenOut(StrictSerializer):
    """A file of the export."""

    path = fields.Text()
    sha256 = fields.Text()
    bytes = fields.Integer()


class LossReportOut(StrictSerializer):
    """What was lost on the way, as it lies beside the file."""

    format = fields.Text()
    format_version = fields.Text()
    project_id = fields.Text()
    exported_at = fields.Text()
    records = fields.Integer()
    losses = LossOut(many=True)
    files = WrittenOut(many=True)


class ExportLossView(OneExport):
    """The loss report of a finished export."""

    answers = {"GET": LossReportOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Absent until the file is written."""
        if self.export.job.state != JobState.DONE:
            raise NotFound
        return Response(self.export.loss)


class ExportOptionOut(StrictSerializer):
    """One thing to choose."""

    name = fields.Text()
    values = fields.Items(child=fields.Text(), help_text="The first is not always the default; leave the option out for that.")


class PossibleLoss(StrictSerializer):
    """One thing the format may be unable to carry."""

    code = fields.Text()
    kind = fields.Choice(choices=KINDS)
    message = fields.Text()


class ExportFormatOut(StrictSerializer):
    """One format the workbench writes."""

    key = fields.Text()
    name = fields.Text()
    version = fields.Text()
    media_type = fields.Text()
    suffix = fields.Text()
    options = ExportOptionOut(many=True)
    loses = PossibleLoss(many=True)


class ExportFormatsView(ProjectView):
    """The formats, with what they may lose: said before anything is run."""

    answers = {"GET": [ExportFormatOut]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """All of them."""
        shapes = [
            {
                "key": one.key, "name": one.name, "version": one.version, "media_type": one.media_type, "suffix": one.suffix,
                "options": [{"name": name, "values": list(CHOICES[name])} for name in one.options],
                "loses": [{"code": code, "kind": CODES[code][0], "message": CODES[code][1]} for code in one.loses],
            }
            for one in EXPORTERS
        ]  # fmt: skip
        return Response({"results": shapes, "next": None})
