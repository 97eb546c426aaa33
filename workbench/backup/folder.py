"""One backup as a folder: files and a manifest that vouches for them; old ones make room for new ones."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from workbench.backup.programs import BackupFailed

NAME = "workbench-%Y%m%dT%H%M%SZ"
MANIFEST = "MANIFEST.json"
DUMP, MEDIA, ANCHOR = "database.dump", "media.tar", "anchor.jsonl"
UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is and what it is made of: {file: [bytes, sha256]}."""

    version: int
    made_at: str
    server: str
    files: dict[str, list[int | str]]


def sha256_of(path: Path) -> str:
    """In pieces, whatever the size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def begin(root: Path, *, at: datetime) -> Path:
    """An empty folder under a name that no reader takes for a backup."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    for torn in root.glob(f"{UNFINISHED}*"):
        shutil.rmtree(torn, ignore_errors=True)
    folder = root / f"{UNFINISHED}{at.strftime(NAME)}"
    folder.mkdir(mode=0o700)
    return folder


def finish(folder: Path, *, at: datetime, server: str) -> Path:
    """Vouch for the files, see them onto the disk, and give the folder its name."""
    files: dict[str, list[int | str]] = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            os.fsync(file.fileno())
        files[path.name] = [path.stat().st_size, sha256_of(path)]
    manifest = Manifest(version=1, made_at=at.strftime("%Y-%m-%dT%H:%M:%SZ"), server=server, files=files)
    with (folder / MANIFEST).open("w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    named = folder.with_name(folder.name.removeprefix(UNFINISHED))
    folder.rename(named)
    return named


def check(folder: Path) -> Manifest:
    """The manifest, after every file was found as it was written."""
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise BackupFailed(f"{folder} holds no readable {MANIFEST}: it is no whole backup.") from error
    for name, (size, digest) in manifest.files.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != size or sha256_of(path) != digest:
            raise BackupFailed(f"{path} is not the file that was written: nothing was restored.")
    return manifest


def prune(root: Path, *, keep: int) -> list[str]:
    """Delete all but the newest `keep` whole backups; names sort by time."""
    whole = sorted(path for path in root.glob("workbench-*Z") if (path / MANIFEST).is_file())
    gone = whole[:-keep]
    for path in gone:
        shutil.rmtree(path)
    return [path.name for path in gone]
