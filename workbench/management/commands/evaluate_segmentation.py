"""`manage.py evaluate_segmentation`: how good each stage of the pipeline is, beside what others reach."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.evaluation import STAGES as READING
from annotations.evaluation import evaluate, rendered
from claims.evaluation import STAGES as MATCHING

STAGES = (*READING, *MATCHING)


class Command(BaseCommand):
    """Prints a table; exit 1 with --strict when a target is missed."""

    help = "Score every stage of the pipeline on labelled data, with other systems' figures beside ours."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the labelled data lie, and which stages."""
        parser.add_argument("--data", type=Path, help="folder of the labelled data; without it only what the seeds show")
        stages = [name for name, _ in STAGES]
        parser.add_argument("--stage", action="append", default=[], choices=stages, help="only this stage (repeatable)")
        parser.add_argument("--strict", action="store_true", help="exit 1 when a figure is below its target")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure, print, and say what is below its target."""
        data: Path | None = options["data"]
        if data is not None and not data.is_dir():
            raise CommandError(f"{data} is no folder.")
        try:
            figures = list(evaluate(data, only=options["stage"], stages=STAGES))
        except FileNotFoundError as error:
            raise CommandError(f"{error.filename} is missing from the data; docs/reference/evaluation.md says what is expected.") from error
        self.stdout.write(rendered(figures))
        missed = [figure for figure in figures if figure.met is False]
        self.stdout.write(f"{len(figures)} figures, {len(missed)} targets missed")
        if missed and options["strict"]:
            raise CommandError("Targets are missed.", returncode=1)
