"""`manage.py create_token USER`: a key for one of a person's programs, told once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import now

from annotations.access import projects_of
from workbench.models import User
from workbench.tokens import create_token


class Command(BaseCommand):
    """The secret is stored nowhere: who loses it makes another one."""

    help = "Make an API token for somebody and print it, this once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose it is, and how little it may be."""
        parser.add_argument("user", help="user name")
        parser.add_argument("--name", required=True, help="what it is for")
        parser.add_argument("--project", type=int, help="the one project it opens (default: all of the person's)")
        parser.add_argument("--read-only", action="store_true", help="it changes nothing")
        parser.add_argument("--days", type=int, help="how long it lives (default: until it is revoked)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Through the same door as the API's."""
        user = User.objects.filter(username=options["user"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user {options['user']}.")
        project = None
        if options["project"] is not None:
            project = projects_of(user).filter(pk=options["project"]).first()
            if project is None:
                raise CommandError(f"{user.username} is in no project {options['project']}.")
        days = options["days"]
        _, secret = create_token(
            user=user, name=options["name"], project=project, read_only=options["read_only"],
            expires_at=now() + timedelta(days=days) if days else None,
        )  # fmt: skip
        self.stdout.write(secret)
