"""`resegment`: have texts that an older pipeline has read read again by today's, in the background."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.models import Project
from annotations.services.resegment import resegment_project
from annotations.services.resegment_parts import outdated


class Command(BaseCommand):
    """Every human decision is kept; the workers of this installation do the reading, after what nobody has read yet."""

    help = __doc__.splitlines()[0]

    def add_arguments(self, parser: CommandParser) -> None:
        """Which corpus."""
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--project", type=int, help="id of a project")
        which.add_argument("--all", action="store_true", help="every project")
        parser.add_argument("--dry-run", action="store_true", help="say what would be read again, and do nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        """One line a project."""
        projects = Project.objects.order_by("pk")
        if not options["all"]:
            projects = projects.filter(pk=options["project"])
            if not projects:
                raise CommandError(f"There is no project {options['project']}.")
        for project in projects:
            self._one(project, dry=options["dry_run"])

    def _one(self, project: Project, *, dry: bool) -> None:
        due = outdated(project.pk)
        by_version = ", ".join(f"{count} by {version}" for version, count in due.by_version.items())
        told = f"project {project.pk}: {due.articles} articles read by an older pipeline{f' ({by_version})' if by_version else ''}"
        if due.articles and not dry:
            told += f"; job {resegment_project(project=project).pk} has them read by {due.now}"
        self.stdout.write(told)
