"""Files beside the database: there, of their size and hash, and none that a crash left half-written."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from annotations.models import Original
from claims.models import Export
from workbench.doctor.findings import Finding, Scope
from workbench.doctor.reading import streamed
from workbench.doctor.texts import sha256_of

TEMPORARY = ".tmp-*"
STRAY_SECONDS = 3_600.0


def files(scope: Scope) -> Iterator[Finding]:
    """D-13: originals and finished exports (the hashes of originals are D-01's); stray temporary files."""
    root = Path(settings.MEDIA_ROOT)
    originals = f"SELECT o.project_id, o.id, o.sha256, o.size FROM annotations_original o WHERE {scope.where('o')}"  # noqa: S608
    for project, pk, digest, size in streamed(originals, scope.values):
        path = root / Original(project_id=project, sha256=digest).path
        yield from _present(path, f"original:{pk}", size, project)
    exports = (
        "SELECT x.project_id, x.id, x.filename, x.size, x.sha256 FROM claims_export x "  # noqa: S608
        f"WHERE x.filename <> '' AND {scope.where('x')}"
    )
    for project, pk, filename, size, digest in streamed(exports, scope.values):
        path = root / Export(pk=pk, project_id=project, filename=filename).path
        wrong = list(_present(path, f"export:{pk}", size, project))
        yield from wrong
        if not wrong and digest and sha256_of(path) != digest:
            yield Finding(f"export:{pk}", "the file is not the one that was written", project)
    if scope.project is None:
        for path in strays():
            yield Finding(str(path.relative_to(root)), "was left half-written")


def strays() -> list[Path]:
    """Temporary files that nobody has been writing for an hour."""
    old = time.time() - STRAY_SECONDS
    return [path for path in Path(settings.MEDIA_ROOT).rglob(TEMPORARY) if path.is_file() and path.stat().st_mtime < old]


def delete_strays() -> str:
    """Mend D-13 as far as it can be: half-written files go."""
    found = strays()
    for path in found:
        path.unlink(missing_ok=True)
    return f"{len(found)} stray temporary files deleted"


def _present(path: Path, name: str, size: int | None, project: int) -> Iterator[Finding]:
    if not path.is_file():
        yield Finding(name, "its file is not there", project)
    elif size is not None and path.stat().st_size != size:
        yield Finding(name, f"its file has {path.stat().st_size} bytes instead of {size}", project)
