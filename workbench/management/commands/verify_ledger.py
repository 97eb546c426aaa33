"""`manage.py verify_ledger`: recompute the act log, and compare it with what was seen of it before."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from workbench.doctor.anchors import BadAnchor, read_anchors, write_anchors
from workbench.doctor.chains import verify
from workbench.doctor.reading import snapshot


class Command(BaseCommand):
    """Exit 0: every chain holds; 1: the first bad row of each broken chain was named."""

    help = "Recompute every chain of the act log. An anchor or an earlier export also shows cut tails and rewritten chains."

    def add_arguments(self, parser: CommandParser) -> None:
        """Files are JSON lines; a bundle serves as an anchor too."""
        parser.add_argument("--anchor", type=Path, action="append", default=[], help="compare with this file (repeatable)")
        parser.add_argument("--write-anchor", type=Path, help="append the heads of the chains that hold to this file")
        parser.add_argument("--project", type=int, help="only this project's chain")

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify, tell, and write the anchor only of what holds."""
        try:
            anchors = [anchor for path in options["anchor"] for anchor in read_anchors(path)]
        except (BadAnchor, OSError) as error:
            raise CommandError(str(error), returncode=2) from error
        with snapshot():
            done = verify(project=options["project"], anchors=anchors)
        for fault in done.faults:
            self.stdout.write(str(fault))
        if options["write_anchor"]:
            write_anchors(options["write_anchor"], done.heads, at=now())
        chains = f"{done.rows:,} acts in {len(done.heads) + len({fault.chain for fault in done.faults})} chains"
        if done.faults:
            self.stdout.write(f"{chains}: NOT SOUND, see the rows named above")
            sys.exit(1)
        against = f", {len(anchors)} anchors agree" if anchors else "; no anchor was given, so a cut tail would not show"
        self.stdout.write(f"{chains}: sound{against}")
