"""`ingest` gives the same decisions as the desk and the API, and says them by file and line."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotations.models import Article, Job
from tests import people


def ingest(*arguments: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("ingest", *arguments, stdout=out, stderr=err)
    except SystemExit as stopped:
        return int(stopped.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def place(db: None, media: Path, tmp_path: Path) -> tuple[list[str], Path]:
    desk = people.make_project()
    return ["--project", str(desk.edda.project.pk), "--as", "edda"], tmp_path


@pytest.mark.case("UP-23")
def test_a_good_file_goes_in_and_a_bad_one_beside_it_does_not_stop_it(place: tuple[list[str], Path]) -> None:
    where, folder = place
    good, bad = folder / "good.txt", folder / "bad.txt"
    good.write_text("The road is open.\n")
    bad.write_bytes(b"Caf\xe9 au lait\n")
    code, said, refused = ingest(str(good), str(bad), *where)
    assert (code, Article.objects.count()) == (1, 1)
    assert "good.txt: article" in said
    assert "bad.txt" in refused
    assert "encoding" in refused


def test_a_stated_charset_is_believed(place: tuple[list[str], Path]) -> None:
    where, folder = place
    file = folder / "latin.txt"
    file.write_bytes("Café au lait, twelve of them.\n".encode("cp1252"))
    assert ingest(str(file), *where, "--encoding", "cp1252")[0] == 0
    assert Article.objects.get().editions.get().text.startswith("Café")


def test_a_bulk_file_is_all_or_nothing_and_done_at_once(transactional_db: None, place: tuple[list[str], Path]) -> None:
    where, folder = place  # committed: the job's lease is kept on a connection of its own
    rows = folder / "rows.jsonl"
    rows.write_text('{"text": "One text."}\n{"text": ""}\n')
    code, said, refused = ingest(str(rows), *where)
    assert (code, Article.objects.count(), Job.objects.get(kind="import").state) == (1, 0, "failed")
    assert "rows.jsonl:2" in refused
    rows.write_text('{"text": "One text."}\n{"text": "Another text."}\n')
    code, said, _ = ingest(str(rows), *where)
    assert (code, Article.objects.count()) == (0, 2)
    assert "2 new" in said


def test_a_stranger_is_told_that_they_are_no_member(place: tuple[list[str], Path]) -> None:
    where, folder = place
    people.person("dara")
    with pytest.raises(CommandError, match="no member"):
        ingest(str(folder / "x.txt"), where[0], where[1], "--as", "dara")
