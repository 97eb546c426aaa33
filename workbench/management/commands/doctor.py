"""`manage.py doctor`: is everything as it should be? Read-only but for what `--fix` mends."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware

from workbench.doctor.checks import CHECKS
from workbench.doctor.examination import SHOWN, Result, examine
from workbench.doctor.findings import Scope


class Command(BaseCommand):
    """Exit 0: clean; 1: findings; 2: could not run."""

    help = "Check texts, marks, links, judgements, the act log, media, jobs and the database's own laws."

    def add_arguments(self, parser: CommandParser) -> None:
        """All are filters but `--fix`."""
        parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
        parser.add_argument("--fix", action="store_true", help="mend what can be mended without a decision of people")
        parser.add_argument("--project", type=int, help="only this project")
        parser.add_argument("--since", help="only rows made since this date or time (where rows have one)")
        parser.add_argument("--only", action="append", default=[], metavar="D-05", help="only this check (repeatable)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Examine and tell."""
        unknown = set(options["only"]) - {check.id for check in CHECKS}
        if unknown:
            raise CommandError(f"There is no check {', '.join(sorted(unknown))}.", returncode=2)
        scope = Scope(project=options["project"], since=moment(options["since"]))
        try:
            results = examine(scope, only=options["only"], mend=options["fix"])
        except (DatabaseError, OSError) as error:
            raise CommandError(f"The doctor could not run: {error}", returncode=2) from error
        clean = not any(result.faults for result in results)
        if options["json"]:
            report = {"clean": clean, "checks": [result.as_json() for result in results]}
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            for result in results:
                self._tell(result)
        if not clean:
            sys.exit(1)

    def _tell(self, result: Result) -> None:
        idle = f": {result.check.idle}" if result.check.idle else ""
        self.stdout.write(f"{result.check.id}  {result.state}{idle}  ({result.check.holds})")
        if result.mended:
            self.stdout.write(f"      mended: {result.mended}")
        for one in result.shown:
            self.stdout.write(f"      {'warning: ' if one.warning else ''}{one}")
        more = result.faults + result.warnings - SHOWN
        if more > 0:
            self.stdout.write(f"      and {more:,} more")


def moment(text: str | None) -> datetime | None:
    """A date or a date-time; without a zone it is UTC."""
    if not text:
        return None
    try:
        found = parse_datetime(text) or parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise CommandError(f"“{text}” is no date or time.", returncode=2)
    when = found if isinstance(found, datetime) else datetime.combine(found, datetime.min.time())
    return make_aware(when) if is_naive(when) else when
