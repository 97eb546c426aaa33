"""`ingest`: bring files of articles in from the command line, by the same door and with the same answers as the desk and the API."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.access import Access, enter
from annotations.errors import NotFound, WorkbenchError
from annotations.models import Job
from annotations.services import jobs
from annotations.services.import_file import Imported, import_file, run_import
from workbench.models import User


class Command(BaseCommand):
    """Text, Markdown, HTML, DOCX, PDF, ZIP of those, JSONL or CSV, into one project, as one of its members."""

    help = __doc__.splitlines()[0]

    def add_arguments(self, parser: CommandParser) -> None:
        """What, where to, as whom."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--project", type=int, required=True, help="id of the project")
        parser.add_argument("--as", dest="username", required=True, help="user name of a member who may upload")
        parser.add_argument("--encoding", help="charset of files without a byte order mark that are not UTF-8")
        parser.add_argument("--on-duplicate", choices=["refuse", "return"], default="refuse")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Each file by itself; exit 1 if one was refused."""
        by = self._seat(options["username"], options["project"])
        refused = 0
        for path in options["paths"]:
            try:
                done = import_file(
                    by=by, data=path.read_bytes(), filename=path.name, encoding=options["encoding"], on_duplicate=options["on_duplicate"]
                )
                refused += self._tell(path, done)
            except OSError as error:
                refused += self._refuse(path, error.strerror or str(error))
            except WorkbenchError as error:
                refused += sum(self._refuse(path, one.message, one.code, one.meta.get("line")) for one in error.errors) or self._refuse(
                    path, error.detail, error.code
                )
        if refused:
            sys.exit(1)

    def _seat(self, username: str, project_id: int) -> Access:
        user = User.objects.filter(username=username, is_active=True).first()
        try:
            return enter(user, project_id) if user else self._nobody(username)
        except NotFound as error:
            raise CommandError(f"{username} is no member of project {project_id}.") from error

    def _nobody(self, username: str) -> Access:
        raise CommandError(f"There is no active user “{username}”.")

    def _tell(self, path: Path, done: Imported) -> int:
        """An article, or the report of the job, which is done here and now."""
        if done.article is not None:
            self.stdout.write(f"{path}: article {done.article.article_id} ({'new' if done.article.created else 'unchanged'})")
            return 0
        assert done.job is not None
        lease = jobs.claim(job_id=done.job.pk)
        if lease is not None:
            run_import(lease)
        job = Job.objects.get(pk=done.job.pk)
        report = job.report
        self.stdout.write(f"{path}: {job.state}, {report.get('created', 0)} new, {report.get('unchanged', 0)} unchanged")
        return sum(
            self._refuse(Path(str(one.get("file") or path)), str(one["message"]), str(one.get("code", "")), one.get("line"))
            for one in report.get("errors", [])
        )

    def _refuse(self, path: Path, message: str, code: str = "", line: Any = None) -> int:
        place = f"{path}:{line}" if line else str(path)
        self.stderr.write(f"{place}: refused{f' ({code})' if code else ''}: {message}")
        return 1
