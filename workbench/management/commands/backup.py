"""`manage.py backup --to FOLDER`: database, media and the heads of the act log, whole or not at all."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils.timezone import now

from workbench.backup import folder, media
from workbench.backup.programs import BackupFailed, run
from workbench.doctor.anchors import write_anchors
from workbench.doctor.chains import Verified, verify
from workbench.doctor.reading import snapshot


class Command(BaseCommand):
    """Exit 0: made and sound; 1: not made, or made of a log that does not verify (old backups are then kept)."""

    requires_system_checks: list[str] = []  # whatever else is amiss, a backup is made
    help = "Write a backup into a folder of its own; older ones beyond --keep are deleted."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, how many to keep, and whether to go on for ever (the backup container)."""
        parser.add_argument("--to", type=Path, required=True, help="folder that holds the backups")
        parser.add_argument("--keep", type=int, default=14, help="how many backups are kept (default 14)")
        parser.add_argument("--every-hours", type=float, help="make one after another with this pause, until stopped")

    def handle(self, *args: Any, **options: Any) -> None:
        """One, or one after another; in the row of many a failure is told and the next one tried."""
        if options["keep"] < 1:
            raise CommandError("--keep must be at least 1.")
        pause = options["every_hours"]
        while True:
            try:
                self._make(options["to"], keep=options["keep"])
            except (BackupFailed, OSError) as error:
                if pause is None:
                    raise CommandError(str(error)) from error
                self.stderr.write(str(error))
            if pause is None:
                return
            connection.close()
            time.sleep(pause * 3600)

    def _make(self, root: Path, *, keep: int) -> None:
        """The anchor first, media last: the dump then has at least the acts of the one and at most the files of the other."""
        at = now()
        fresh = folder.begin(root, at=at)
        try:
            verified = self._anchor(fresh)
            run("pg_dump", ["--format=custom", "--no-password", f"--file={fresh / folder.DUMP}"])
            count = media.pack(Path(settings.MEDIA_ROOT), fresh / folder.MEDIA)
            made = folder.finish(fresh, at=at, server=str(connection.connection.info.parameter_status("server_version")))
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        self.stdout.write(f"{made}: database, {count} media files, heads of {len(verified.heads)} chains")
        if verified.faults:
            raise BackupFailed(f"The act log is not sound ({verified.faults[0]}): the backup was made, and no older one was deleted.")
        for name in folder.prune(root, keep=keep):
            self.stdout.write(f"{name}: deleted, {keep} are kept")

    @staticmethod
    def _anchor(fresh: Path) -> Verified:
        with snapshot():
            verified = verify()
        write_anchors(fresh / folder.ANCHOR, verified.heads, at=now())
        return verified
