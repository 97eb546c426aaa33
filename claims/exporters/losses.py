"""What a format could not carry: counted by code while writing, and reported beside every export.

The codes and their kinds are part of the interchange formats; their sentences are for the person who
downloads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from claims.exporters.snapshot import Tally

Kind = Literal["dropped", "changed", "merged", "split", "aligned"]

MAX_IDS = 1000

CODES: dict[str, tuple[Kind, str]] = {
    "span.dropped": ("dropped", "The format has no place for where the words stand in the text."),
    "span.fragment_dropped": ("dropped", "Only the first fragment of a mark in several pieces was kept."),
    "span.fragments_split": ("split", "A mark in several pieces is read by others as several marks."),
    "span.undecided": ("dropped", "Marks that people made themselves, and suggestions that nobody decided, are no decisions."),
    "claim.no_verdict": ("dropped", "The format needs a verdict, and these claims have none to show."),
    "mention.extra_dropped": ("dropped", "The format shows one occurrence here; further ones were left out."),
    "mention.chain_flattened": (
        "merged",
        "Who passed the statement on was left out or reduced to the speaker.",
    ),
    "rating.axis_dropped": (
        "dropped",
        "The format has one rating; the rating of the attribution was left out.",
    ),
    "verdict.history_dropped": ("dropped", "Only one verdict a claim is carried; the others were left out."),
    "evidence.fields_dropped": ("dropped", "Evidence keeps only part of what is known of it."),
    "evidence.set_flattened": ("merged", "Which pieces of evidence only stand together was lost."),
    "review.hidden": ("dropped", "These reviews are still blind for the person who asked."),
    "act.hidden": ("dropped", "The log is only for those who may see reviews and names."),
    "attribution.dropped": (
        "dropped",
        "The words that mark an attribution, and attributions of marks without a claim, were left out.",
    ),
    "relation.dropped": ("dropped", "The format has no relations between claims."),
    "segment.dropped": ("dropped", "The format has no paragraphs and sentences."),
    "comment.dropped": ("dropped", "The format has no comments."),
    "value.truncated": (
        "changed",
        "A date known only in part has no place in the format and was left empty.",
    ),
    "value.escaped": ("changed", "Text that a spreadsheet would run as a formula got a leading apostrophe."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One thing a format could not carry, how often, and where."""

    code: str
    count: int
    kind: Kind
    ids: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file of an export, by name and hash."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LossReport:
    """Written beside every export, also when nothing was lost (schema `loss_report`)."""

    format: str
    format_version: str
    project_id: str
    exported_at: datetime
    records: int
    losses: tuple[Loss, ...]
    files: tuple[WrittenFile, ...]


@dataclass(slots=True)
class LossCount:
    """Counts losses while a format is written; the first thousand ids of each code, every one counted."""

    _counts: dict[str, int] = field(default_factory=dict)
    _ids: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, code: str, *ids: str) -> None:
        """One thing lost for each id; the same id may lose something twice and is named once."""
        self.add_tally(code, Tally(len(ids), ids))

    def add_all(self, code: str, ids: Iterable[str]) -> None:
        """One thing lost for each id of a series."""
        self.add(code, *ids)

    def add_tally(self, code: str, tally: Tally) -> None:
        """Things counted elsewhere."""
        if not tally.count:
            return
        self._counts[code] = self._counts.get(code, 0) + tally.count
        named = self._ids.setdefault(code, {})
        for key in tally.ids:
            if len(named) >= MAX_IDS:
                break
            named[key] = None

    def losses(self) -> tuple[Loss, ...]:
        """In the order of `CODES`, so that equal exports have equal reports."""
        return tuple(
            Loss(code=code, count=self._counts[code], kind=kind, ids=tuple(self._ids[code]), message=message)
            for code, (kind, message) in CODES.items()
            if code in self._counts
        )
