"""A backup has its name only when it is whole, is refused when touched, and makes room for newer ones."""

from __future__ import annotations

import io
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbench.backup import folder, media
from workbench.backup.programs import BackupFailed, major

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def made(root: Path, *, day: int = 1) -> Path:
    at = NOON.replace(day=day)
    fresh = folder.begin(root, at=at)
    (fresh / folder.DUMP).write_bytes(b"rows")
    return folder.finish(fresh, at=at, server="18.4")


def test_until_it_is_whole_it_has_another_name(tmp_path: Path) -> None:
    fresh = folder.begin(tmp_path, at=NOON)
    assert not list(tmp_path.glob("workbench-*"))
    assert folder.finish(fresh, at=NOON, server="18.4").name == "workbench-20260301T120000Z"


def test_what_a_killed_backup_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    folder.begin(tmp_path, at=NOON)
    made(tmp_path, day=2)
    assert [path.name for path in tmp_path.iterdir()] == ["workbench-20260302T120000Z"]


def test_the_newest_are_kept_and_torn_ones_not_counted(tmp_path: Path) -> None:
    for day in (1, 2, 3):
        made(tmp_path, day=day)
    (tmp_path / "workbench-20260309T120000Z").mkdir()
    assert folder.prune(tmp_path, keep=2) == ["workbench-20260301T120000Z"]


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: (path / folder.DUMP).write_bytes(b"rowz"),
        lambda path: (path / folder.DUMP).unlink(),
        lambda path: (path / folder.MANIFEST).unlink(),
        lambda path: (path / folder.MANIFEST).write_text("{"),
        lambda path: (path / folder.MANIFEST).write_text('{"files": {}}'),
    ],
    ids=["a byte changed", "a file gone", "no manifest", "a torn manifest", "a manifest of another kind"],
)
def test_a_touched_backup_is_refused(tmp_path: Path, harm: object) -> None:
    path = made(tmp_path)
    folder.check(path)
    harm(path)  # type: ignore[operator]
    with pytest.raises(BackupFailed):
        folder.check(path)


def test_media_come_back_byte_for_byte_without_half_written_files_and_links(tmp_path: Path) -> None:
    root = tmp_path / "media"
    (root / "originals/1/ab").mkdir(parents=True)
    (root / "originals/1/ab/abc").write_bytes(b"\x00bytes")
    (root / ".tmp-x").write_bytes(b"half")
    (root / "way-out").symlink_to("/etc/hostname")
    assert media.pack(root, tmp_path / "media.tar") == 1
    assert media.unpack(tmp_path / "media.tar", tmp_path / "back") == 1
    assert (tmp_path / "back/originals/1/ab/abc").read_bytes() == b"\x00bytes"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("../out", tarfile.REGTYPE), ("/tmp/out", tarfile.REGTYPE), ("link", tarfile.SYMTYPE), ("a/../../out", tarfile.REGTYPE)],
    ids=["a name that climbs", "an absolute name", "a link", "a name that climbs in the middle"],
)
def test_a_tar_that_writes_elsewhere_is_refused_before_anything_is_written(tmp_path: Path, name: str, kind: bytes) -> None:
    with tarfile.open(tmp_path / "bad.tar", "w") as archive:
        good = tarfile.TarInfo("good")
        good.size = 1
        archive.addfile(good, io.BytesIO(b"x"))
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, "/etc/hostname"
        archive.addfile(member)
    with pytest.raises(BackupFailed, match="no plain file"):
        media.unpack(tmp_path / "bad.tar", tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_a_program_that_tells_no_version_is_never_new_enough() -> None:
    assert major(Path("/bin/true")) == 0
