"""The media folder as one tar, and back. Only plain files below it, by relative names."""

from __future__ import annotations

import tarfile
from pathlib import Path, PurePosixPath

from annotations.services.originals import write_durably
from workbench.backup.programs import BackupFailed

HALF_WRITTEN = ".tmp-"


def pack(root: Path, target: Path) -> int:
    """Every finished file below `root`; how many. One that vanishes meanwhile (an expired export) is passed over."""
    count = 0
    with tarfile.open(target, "w", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted(root.rglob("*")):
            if path.is_symlink() or not path.is_file() or path.name.startswith(HALF_WRITTEN):
                continue
            try:
                archive.add(path, arcname=path.relative_to(root).as_posix(), recursive=False)
            except FileNotFoundError:
                continue
            count += 1
    return count


def unpack(source: Path, root: Path) -> int:
    """Write the files back, each whole or not at all; a member that would land elsewhere is refused before any is written."""
    with tarfile.open(source) as archive:
        members = archive.getmembers()
        for member in members:
            place = PurePosixPath(member.name)
            if not member.isfile() or place.is_absolute() or ".." in place.parts:
                raise BackupFailed(f"{source.name} holds {member.name!r}, which is no plain file of a media folder.")
        for member in members:
            content = archive.extractfile(member)
            assert content is not None
            write_durably(root / member.name, content.read())
    return len(members)
