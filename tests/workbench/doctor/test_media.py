"""D-13 and the bytes of D-01: what lies beside the database is there, whole, and nothing half-written stays."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from annotations.models import Job, Original
from claims.models import Export
from tests import people
from workbench.doctor.examination import examine

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def original(media: Path, committed_desk: people.Desk) -> Path:
    people.ingest(committed_desk.anahit)
    return media / Original.objects.get().path


def said(check: str, *, mend: bool = False) -> list[str]:
    (result,) = examine(only=[check], mend=mend)
    return [str(one) for one in result.shown]


def test_a_sound_folder(original: Path) -> None:
    assert said("D-13") + said("D-01") == []


@pytest.mark.case("FT-16")
def test_a_deleted_file_is_named(original: Path) -> None:
    original.unlink()
    assert [line.endswith("its file is not there") for line in said("D-13")] == [True]


@pytest.mark.case("FT-16")
def test_a_flipped_byte_is_named(original: Path) -> None:
    data = bytearray(original.read_bytes())
    data[7] ^= 1
    original.write_bytes(data)
    assert [line.endswith("not those of their SHA-256") for line in said("D-01")] == [True]


def test_a_shortened_file_is_named(original: Path) -> None:
    size = original.stat().st_size
    os.truncate(original, size - 1)
    assert f"{size - 1} bytes instead of {size}" in said("D-13")[0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(None, "its file is not there", id="an export that is gone"),
        pytest.param(b"{ }", "bytes instead of", id="an export of another size"),
        pytest.param(b"[]", "is not the one that was written", id="an export of other content"),
        pytest.param(b"{}", "", id="a sound export"),
    ],
)
def test_exports(media: Path, committed_desk: people.Desk, content: bytes | None, words: str) -> None:
    project = committed_desk.edda.project
    job = Job.objects.create(project=project, kind="export", state="done")
    digest = hashlib.sha256(b"{}").hexdigest()
    export = Export.objects.create(project=project, job=job, format="bundle", filename="a.jsonl", size=2, sha256=digest)
    file = media / export.path
    file.parent.mkdir(parents=True)
    if content is not None:
        file.write_bytes(content)
    assert [words in line for line in said("D-13")] == [True] * bool(words)


def test_a_stray_temporary_file_is_named_and_deleted_but_not_one_that_is_being_written(original: Path) -> None:
    stray, fresh = original.parent / ".tmp-old", original.parent / ".tmp-new"
    stray.write_text("half")
    fresh.write_text("half")
    os.utime(stray, (0, 0))
    assert [line.endswith("was left half-written") for line in said("D-13")] == [True]
    assert said("D-13", mend=True) == []
    assert (stray.exists(), fresh.exists(), original.exists()) == (False, True, True)
