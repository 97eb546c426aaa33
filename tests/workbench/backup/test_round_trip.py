"""A backup restored into another database is the same database (FT-15, P-12)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg import sql

from tests import people
from tests.plugins.database import owner_dsn, triggers_off
from workbench.backup import folder
from workbench.settings.env import ROOT

VOLATILE = ("django_session",)


def run(*arguments: str, database: str, media: Path) -> subprocess.CompletedProcess[str]:
    """A command as an operator runs it: another process, its own database and media folder."""
    run_time, owner = connection.settings_dict, settings.DATABASE_OWNER
    place = f"{owner['HOST']}:{owner['PORT'] or 5432}/{database}"
    environment = dict(os.environ) | {
        "DJANGO_SETTINGS_MODULE": "workbench.settings.dev",
        "DATABASE_URL": f"postgres://{run_time['USER']}:{run_time['PASSWORD']}@{place}",
        "DATABASE_OWNER_URL": f"postgres://{owner['USER']}:{owner['PASSWORD']}@{place}",
        "MEDIA_ROOT": str(media),
    }
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def elsewhere(transactional_db: None) -> Iterator[str]:
    """A database beside the test's own; something lies in it."""
    name = f"{connection.settings_dict['NAME']}_restored"
    with psycopg.connect(**owner_dsn() | {"dbname": "postgres"}, autocommit=True) as owner:
        owner.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        owner.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        role = sql.Identifier(settings.DATABASE_APP_ROLE)
        owner.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(name), role))
        with psycopg.connect(**owner_dsn() | {"dbname": name}) as inside:
            inside.execute("CREATE TABLE in_the_way (id int)")
        yield name
        owner.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def row_hashes(database: str) -> dict[str, str | None]:
    """Every table, every column, in the order of the rows' own text."""
    with psycopg.connect(**owner_dsn() | {"dbname": database}, options="-c timezone=UTC") as owner:
        tables = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
        found = {}
        for (table,) in tables:
            query = sql.SQL("SELECT md5(string_agg(r::text, '' ORDER BY r::text)) FROM {} r").format(sql.Identifier(table))
            row = owner.execute(query).fetchone()
            found[table] = row[0] if row else None
    return {table: value for table, value in found.items() if table not in VOLATILE}


def contents(root: Path) -> dict[Path, bytes]:
    return {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.case("FT-15")
def test_a_restore_equals_the_backup(committed_desk: people.Desk, media: Path, elsewhere: str, tmp_path: Path) -> None:
    people.published_claim(committed_desk)
    here = str(connection.settings_dict["NAME"])
    said = run("backup", "--to", str(tmp_path / "kept"), database=here, media=media)
    assert said.returncode == 0, said.stderr
    (made,) = (tmp_path / "kept").iterdir()
    assert set(folder.check(made).files) == {"database.dump", "media.tar", "anchor.jsonl"}
    refused = run("restore", str(made), database=elsewhere, media=tmp_path / "media-restored")
    assert (refused.returncode, "not empty" in refused.stderr) == (1, True)
    restored = run("restore", str(made), "--replace", database=elsewhere, media=tmp_path / "media-restored")
    assert restored.returncode == 0, restored.stdout + restored.stderr
    assert "sound" in restored.stdout
    assert row_hashes(elsewhere) == row_hashes(here)
    assert contents(media)
    assert contents(tmp_path / "media-restored") == contents(media)


@pytest.mark.case("FT-15")
def test_a_forged_log_is_backed_up_but_said_and_nothing_older_goes(
    committed_desk: people.Desk, media: Path, tmp_path: Path
) -> None:
    people.claim(committed_desk.anahit)
    here, kept = str(connection.settings_dict["NAME"]), tmp_path / "kept"
    assert run("backup", "--to", str(kept), "--keep", "1", database=here, media=media).returncode == 0
    with triggers_off() as owner:
        owner.execute("UPDATE annotations_act SET payload = '{}' WHERE id = (SELECT min(id) FROM annotations_act WHERE payload <> '{}')")
    said = run("backup", "--to", str(kept), "--keep", "1", database=here, media=media)
    assert (said.returncode, "not sound" in said.stderr) == (1, True)
    assert len(list(kept.iterdir())) == 2


def test_the_command_wants_to_keep_at_least_one(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="at least 1"):
        call_command("backup", to=tmp_path, keep=0)
