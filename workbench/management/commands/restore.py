"""`manage.py restore FOLDER`: a backup becomes the database and the media folder again, and is examined at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection

from workbench.backup import folder, media
from workbench.backup.programs import BackupFailed, run
from workbench.owner import as_owner


class Command(BaseCommand):
    """Exit 0: restored and sound; 1: refused or failed, or restored with findings, which were named."""

    help = "Restore a backup into an empty database; also onto newer code, whose migrations then run."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The backup; a database that holds something is only replaced when asked."""
        parser.add_argument("folder", type=Path, help="one backup: the folder with MANIFEST.json")
        parser.add_argument("--replace", action="store_true", help="throw away what the database holds now")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the files, load, bring tables and rights up to date, examine."""
        source: Path = options["folder"]
        try:
            manifest = folder.check(source)
            self._make_room(replace=options["replace"])
            connection.close()
            arguments = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--no-password"]
            run("pg_restore", [*arguments, f"--dbname={connection.settings_dict['NAME']}", str(source / folder.DUMP)])
            files = media.unpack(source / folder.MEDIA, Path(settings.MEDIA_ROOT))
        except (BackupFailed, DatabaseError, OSError) as error:
            raise CommandError(f"Not restored: {error}") from error
        call_command("migrate", verbosity=0, stdout=self.stdout)
        self.stdout.write(f"restored the backup of {manifest.made_at}: database and {files} media files")
        self._examine(source)

    @staticmethod
    def _make_room(*, replace: bool) -> None:
        """An empty `public` schema, owned by the owner."""
        with as_owner(connection), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S', 'v')")
            row = cursor.fetchone()
            if row and row[0] and not replace:
                raise BackupFailed("The database is not empty. Name an empty one, or say --replace to throw away what it holds.")
            if row and row[0]:
                cursor.execute("DROP SCHEMA public CASCADE")
                cursor.execute("CREATE SCHEMA public AUTHORIZATION pg_database_owner")

    def _examine(self, source: Path) -> None:
        """Both examinations, whatever the first one says."""
        anchor = source / folder.ANCHOR
        anchors = [anchor] if anchor.stat().st_size else []
        bad = []
        for name, arguments in (("verify_ledger", {"anchor": anchors}), ("doctor", {})):
            try:
                call_command(name, stdout=self.stdout, **arguments)
            except SystemExit as left:
                bad += [name] if left.code else []
        if bad:
            raise CommandError(f"Restored, but {' and '.join(bad)} found something: see above.")
