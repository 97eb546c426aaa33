"""What a project sets about how its texts are read, and its one short name: a text is due again when the name has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import orjson

from annotations.models import Lesson
from annotations.segmentation.framing.glossary import DEFAULT_BY_KEY, Entry
from annotations.services.lexicon import in_force


@dataclass(frozen=True, slots=True)
class Settings:
    """What goes into the pipeline beside the text, read once for a run: loaded wording, and what decisions taught the ranking."""

    lexicon: tuple[Entry, ...]
    shifts: Mapping[str, float]

    @property
    def digest(self) -> str:
        """The settings' name; empty: the pipeline reads as it came. The same settings have the same name, also when they come back."""
        own = [asdict(entry) for entry in self.lexicon if entry.own]
        off = sorted(DEFAULT_BY_KEY.keys() - {entry.key for entry in self.lexicon})
        if not (own or off or self.shifts):
            return ""
        return hashlib.sha256(orjson.dumps([own, off, sorted(self.shifts.items())])).hexdigest()[:16]


def settings_of(project_id: int) -> Settings:
    """What the project sets now."""
    last = Lesson.objects.filter(project_id=project_id, project__learning=True).order_by("-number").first()
    shifts = {sign["name"]: sign["shift"] for sign in last.signs} if last is not None and last.used else {}
    return Settings(in_force(project_id), shifts)


def settings_digest(project_id: int) -> str:
    """The name of what the project sets now, at most 64 characters."""
    return settings_of(project_id).digest
