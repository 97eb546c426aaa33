"""How the article's text was read: by which pipeline, stage by stage, and what it read otherwise than the one before."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annotations.models import Job, Priority, Segmentation
from annotations.segmentation.found import Span
from annotations.segmentation.rereading.changed import Changed, from_json
from annotations.segmentation.rereading.relayout import LayoutChange
from annotations.segmentation.rereading.rereading import Change
from annotations.services.resegment_parts import VERB, today
from workbench.desk.reading import Reading

QUOTED = 90


def how_read(reading: Reading) -> dict[str, Any] | None:
    """As components/how_read.html shows it; None before the first run."""
    run = reading.segmentation
    if run is None:
        return None
    stages = [stage(note) for note in run.notes]
    changes = from_json(run.changes)
    return {
        "version": run.pipeline_version, "when": run.created_at, "stages": stages, "article": reading.article.pk,
        "failed": [one["name"] for one in stages if one["state"] == "failed"],
        "skipped": sum(one["state"] == "skipped" for one in stages),
        "changes": _told(reading, changes) if changes else None, **_again(reading, run),
    }  # fmt: skip


def _again(reading: Reading, run: Segmentation) -> dict[str, Any]:
    """Whether it is being read again, and whether the reader may ask for it."""
    job: Job | None = reading.job
    again = job is not None and job.priority != Priority.FIRST
    busy = again and job is not None and not job.final
    failed = again and job is not None and job.final and job.last_error and job.state in {"failed", "quarantined"}
    may = not busy and reading.by.may(VERB) and not reading.by.read_only
    now = today(reading.by.project.pk) if may else {"version": run.pipeline_version, "digest": run.settings_digest}
    due = (now["version"], now["digest"]) != (run.pipeline_version, run.settings_digest)
    return {"busy": busy, "due": due, "now": now["version"], "again_failed": job.last_error if failed and job else ""}


def stage(note: dict[str, Any]) -> dict[str, Any]:
    """What one stage did, as the log of a run or a job tells it, in the reader's words."""
    states = {"ran": _("ran"), "skipped": _("skipped"), "failed": _("failed")}
    return {**note, "name": _STAGES().get(note["stage"], note["stage"]), "state_name": states.get(note["state"], note["state"])}


def _STAGES() -> dict[str, str]:  # noqa: N802  a table, in the reader's language
    return {
        "layout": _("Layout"), "paragraphs": _("Paragraphs"), "sentences": _("Sentences"), "quotations": _("Quotation marks"),
        "quantities": _("Numbers and dates"), "language": _("Language"), "attributions": _("Who says it"), "framing": _("Loaded language"),
        "entities": _("People and places"), "speakers": _("Speakers"), "claims": _("Claims"), "quoted": _("Quotations"),
    }  # fmt: skip


def _told(reading: Reading, changes: Changed) -> dict[str, Any]:
    named = [_change(reading, one) for one in changes.named]
    laid = [_laid(reading, one) for one in changes.laid]
    counted = sum(changes.count(what) for what in changes.counts) + sum(changes.layout.values())
    return {
        "before": changes.before, "summary": _summary(changes), "named": [*laid, *named], "more": max(0, counted - len(named) - len(laid)),
        "carried": changes.carried,
    }  # fmt: skip


def _summary(changes: Changed) -> str:
    """`+3 new, −1 withdrawn, 40 unchanged, 2 laid out otherwise`; what did not happen goes unsaid, but for the unchanged."""
    told = [
        _("+%(n)s new") % {"n": changes.count("new")} if changes.count("new") else "",
        _("−%(n)s withdrawn") % {"n": changes.count("withdrawn")} if changes.count("withdrawn") else "",
        _("%(n)s moved") % {"n": changes.count("moved")} if changes.count("moved") else "",
        _("%(n)s say something else") % {"n": changes.count("changed")} if changes.count("changed") else "",
        _("%(n)s unchanged") % {"n": changes.count("same")},
        _("%(n)s decided and kept") % {"n": changes.count("kept")} if changes.count("kept") else "",
        _("%(n)s paragraphs laid out otherwise") % {"n": sum(changes.layout.values())} if changes.layout else "",
    ]
    return ", ".join(part for part in told if part)


def _change(reading: Reading, one: Change) -> dict[str, Any]:
    names = {
        "new": _("New"), "withdrawn": _("Withdrawn"), "moved": _("Moved"), "changed": _("Says something else"),
        "kept": _("No longer found, kept"),
    }  # fmt: skip
    kinds = {
        "claim": _("claim"), "quotation": pgettext("a mark", "quotation"), "quantity": _("quantity"), "framing": _("loaded language"),
    }  # fmt: skip
    tones = {"new": "c-sup", "withdrawn": "c-unv", "moved": "c-ctx", "changed": "c-ctx", "kept": "c-unv"}
    return {
        "what": names[one.what], "tone": tones[one.what], "kind": kinds.get(one.kind, one.kind), **_place(reading, (one.start, one.end)),
        "was": _words(reading, one.was) if one.was else "",
    }  # fmt: skip


def _laid(reading: Reading, one: LayoutChange) -> dict[str, Any]:
    if one.what == "lost":
        what, said = _("Correction without a place"), one.was
    elif one.what == "cut":
        what, said = _("Cut otherwise"), one.now
    else:
        what, said = _("Laid out otherwise"), f"{one.was} → {one.now}"
    tone = "c-ref" if one.what == "lost" else "c-ctx"
    return {"what": what, "tone": tone, "kind": said, "was": "", **_place(reading, (one.start, one.end))}


def _place(reading: Reading, span: Span) -> dict[str, Any]:
    at = min(bisect_right(reading.paragraphs, span[0], key=lambda one: one.end), len(reading.paragraphs) - 1)
    return {"words": _words(reading, span), "paragraph": at + 1, "anchor": f"#p{reading.paragraphs[at].start}"}


def _words(reading: Reading, span: Span) -> str:
    """The quote; of a long one both ends, as it is the edges that move."""
    text = reading.edition.text[span[0] : span[1]]
    return text if len(text) <= QUOTED else f"{text[: QUOTED * 2 // 3].rstrip()} … {text[-QUOTED // 3 :].lstrip()}"
