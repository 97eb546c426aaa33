"""What a project sets about how its texts are read, and its one short name: a text is due again when the name has changed."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass

import orjson

from annotations.segmentation.glossary import DEFAULT_BY_KEY, Entry
from annotations.services.lexicon import in_force


@dataclass(frozen=True, slots=True)
class Settings:
    """What goes into the pipeline beside the text, read once for a run."""

    lexicon: tuple[Entry, ...]

    @property
    def digest(self) -> str:
        """The settings' name; empty: the pipeline reads as it came. The same settings have the same name, also when they come back."""
        own = [asdict(entry) for entry in self.lexicon if entry.own]
        off = sorted(DEFAULT_BY_KEY.keys() - {entry.key for entry in self.lexicon})
        return hashlib.sha256(orjson.dumps([own, off])).hexdigest()[:16] if own or off else ""


def settings_of(project_id: int) -> Settings:
    """What the project sets now."""
    return Settings(in_force(project_id))


def settings_digest(project_id: int) -> str:
    """The name of what the project sets now, at most 64 characters."""
    return settings_of(project_id).digest
