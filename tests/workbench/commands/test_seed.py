"""`seed` loads what the manifest names, once, and tells what was there already."""

from __future__ import annotations

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotations.models import Article, Job, Membership, Project
from annotations.services.articles import delete_article
from tests import people
from workbench.management.commands.seed import SEEDS
from workbench.models import User


def seed(*arguments: str) -> str:
    out = StringIO()
    call_command("seed", *arguments, stdout=out)
    return out.getvalue()


def test_five_articles_with_outlet_and_date(db: None, media: Path) -> None:
    said = seed()
    assert said.splitlines()[-1] == "5 articles for “Lachin corridor 2023”: 5 new"
    stated = sorted(Article.objects.values_list("outlet", "published"))
    assert stated == [
        ("", ""), ("Anadolu Agency", ""), ("Anadolu Agency", "2023-01-24"), ("Azernews", "2023-02-28"),
        ("Azernews", "2023-03-01"),
    ]  # fmt: skip
    assert Job.objects.filter(state="pending", kind="segment").count() == 5


def test_without_anybody_an_admin_without_password_is_made(db: None, media: Path) -> None:
    seed()
    admin = User.objects.get()
    assert (admin.username, admin.is_superuser, admin.is_staff, admin.has_usable_password()) == ("admin", True, True, False)
    assert Membership.objects.get().role == "manager"


def test_the_first_superuser_owns_the_project(db: None, media: Path) -> None:
    people.person("dara")
    edda = User.objects.create_superuser("edda", "edda@example.org", "correct horse battery")
    User.objects.create_superuser("later", "later@example.org", "correct horse battery")
    seed()
    assert Project.objects.get().created_by == edda
    assert not User.objects.filter(username="admin").exists()


def test_a_second_time_changes_nothing_and_says_so(db: None, media: Path) -> None:
    seed()
    Article.objects.filter(outlet="Azernews").update(outlet="Corrected by hand")
    before = list(Article.objects.order_by("pk").values())
    said = seed()
    assert said.splitlines()[-1] == "5 articles for “Lachin corridor 2023”: 5 here already"
    assert list(Article.objects.order_by("pk").values()) == before
    assert (Project.objects.count(), Job.objects.count()) == (1, 5)


def test_a_deleted_article_stays_deleted(db: None, media: Path) -> None:
    seed()
    project = Project.objects.get()
    by = people.enter(User.objects.get(), project.pk)
    delete_article(by=by, article=Article.objects.earliest("pk"))
    assert seed().splitlines()[-1] == "5 articles for “Lachin corridor 2023”: 1 deleted here, left so, 4 here already"


def test_demo_members_have_no_passwords_and_nothing_secret_is_said(db: None, media: Path) -> None:
    said = seed("--demo")
    demo = User.objects.filter(username__startswith="demo-")
    assert sorted(Membership.objects.filter(user__in=demo).values_list("role", flat=True)) == [
        "adjudicator", "reviewer", "reviewer",
    ]  # fmt: skip
    assert not any(user.has_usable_password() for user in demo)
    assert not any(user.password in said for user in demo)
    assert "here already" in seed("--demo")
    assert demo.count() == 3


def test_another_file_under_the_name_is_refused(db: None, media: Path, tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS, folder)
    next(iter(sorted(folder.glob("*.txt")))).write_text("Something else.")
    with pytest.raises(CommandError, match="SHA-256 differs"):
        seed("--from", str(folder))
    assert not Article.objects.exists()


def test_a_folder_without_manifest_is_refused(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="could not be read"):
        seed("--from", str(tmp_path))
