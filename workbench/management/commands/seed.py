"""`manage.py seed`: the five articles of seeds/MANIFEST.toml, through the same doors as an upload."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from annotations.access import Access, enter, projects_of
from annotations.models import Article
from annotations.services.articles import edit_article
from annotations.services.import_file import import_file
from annotations.services.members import add_member
from annotations.services.projects import create_project
from annotations.undoing import silently
from workbench.models import User
from workbench.settings.env import ROOT

SEEDS = ROOT / "seeds"
PROJECT = "Lachin corridor 2023"
DEMO = (
    ("demo-reviewer-1", "Demo reviewer 1", "reviewer"),
    ("demo-reviewer-2", "Demo reviewer 2", "reviewer"),
    ("demo-adjudicator", "Demo adjudicator", "adjudicator"),
)


class Command(BaseCommand):
    """Idempotent: what is there already is left as it is, and said to be there."""

    help = f"Load the seed articles into the project “{PROJECT}” of the first superuser."

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder is for tests; people have only `--demo`."""
        parser.add_argument("--demo", action="store_true", help="also add two reviewers and an adjudicator without passwords")
        parser.add_argument("--from", dest="folder", type=Path, default=SEEDS, help="folder that holds MANIFEST.toml")

    def handle(self, *args: Any, **options: Any) -> None:
        """People, project, articles; a sentence each, the sum last."""
        entries = manifest(options["folder"])
        by = self._seat()
        if options["demo"]:
            self._demo(by)
        found = Counter(self._article(by, options["folder"], entry) for entry in entries)
        parts = ", ".join(f"{count} {what}" for what, count in found.items())
        self.stdout.write(f"{len(entries)} articles for “{PROJECT}”: {parts}")

    def _seat(self) -> Access:
        owner = User.objects.filter(is_superuser=True).order_by("pk").first()
        if owner is None:
            owner = User.objects.create_superuser(username="admin", email="", password=None)
            self.stdout.write("user admin made, without a password: `manage.py first_login` gives a link")
        project = projects_of(owner).filter(name=PROJECT).order_by("pk").first()
        if project is not None:
            return enter(owner, project.pk)
        self.stdout.write(f"project “{PROJECT}” opened for {owner.username}")
        return create_project(actor=owner, name=PROJECT)

    def _demo(self, by: Access) -> None:
        for username, shown, role in DEMO:
            user = User.objects.filter(username=username).first()
            user = user or User.objects.create_user(username=username, display_name=shown)
            known = by.members().filter(user=user).exists()
            if not known:
                add_member(by=by, user=user, role=role)
            self.stdout.write(f"{username} ({role}, no password): {'here already' if known else 'added'}")

    def _article(self, by: Access, folder: Path, entry: dict[str, Any]) -> str:
        """One file with what the manifest states about it, in one transaction."""
        data = (folder / entry["file"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != entry["sha256"]:
            raise CommandError(f"{entry['file']} is not the file that the manifest names: its SHA-256 differs.")
        with transaction.atomic():
            done = import_file(by=by, data=data, filename=entry["file"], on_duplicate="return").article
            assert done is not None
            article = Article.objects.get(pk=done.article_id)
            if not done.created:
                what = "deleted here, left so" if article.deleted_at else "here already"
            else:
                with silently():  # whom the seeds are brought in for has done nothing yet that could be undone
                    edit_article(by=by, article=article, **stated(entry))
                what = "new"
        self.stdout.write(f"{entry['file']}: {what}")
        return what


def manifest(folder: Path) -> list[dict[str, Any]]:
    """The entries of MANIFEST.toml."""
    try:
        return list(tomllib.loads((folder / "MANIFEST.toml").read_text())["article"])
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise CommandError(f"{folder / 'MANIFEST.toml'} could not be read: {error}") from error


def stated(entry: dict[str, Any]) -> dict[str, str]:
    """Outlet and date as far as the manifest states them."""
    found = {"outlet": entry.get("outlet"), "published": entry.get("date") and entry["date"].isoformat()}
    return {key: value for key, value in found.items() if value}
