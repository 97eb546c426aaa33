"""`first_login`: the link by which the first superuser chooses a password; there is no default one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse

from workbench.models import User
from workbench.people import welcome_path

FIRST = "admin"


class Command(BaseCommand):
    """Print how to get in for the first time; afterwards, how to sign in."""

    help = "Prints the link for the first sign-in, or how to sign in once a password is set."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the workbench is reached."""
        parser.add_argument("--base-url", required=True, help="For example http://127.0.0.1:8000")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the first person when there is none, and print one line."""
        base = str(options["base_url"]).rstrip("/")
        if not base.startswith(("http://", "https://")):
            raise CommandError("--base-url starts with http:// or https://.")
        person = first_person()
        if person.has_usable_password():
            self.stdout.write(f"Sign in as {person.username} at {base}{reverse('sign-in')}")
        else:
            self.stdout.write(
                f"First sign-in as {person.username} (link works once): {base}{welcome_path(person)}"
            )


@transaction.atomic
def first_person() -> User:
    """The oldest active superuser; made without a usable password when nobody is there."""
    person = User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
    if person is None and User.objects.exists():
        raise CommandError(
            "There are people but no active superuser: run `python3 manage.py createsuperuser`."
        )
    return person or User.objects.create_superuser(
        FIRST, email="", password=None, display_name="Administrator"
    )
