"""Keeping the bytes as they came: temporary name, fsync, rename, and only then the row."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from annotations.access import Access
from annotations.models import Original


def keep_original(*, by: Access, data: bytes, media_type: str, filename: str = "", encoding: str = "") -> Original:
    """Store the bytes under their hash, once per project; inside the caller's transaction."""
    digest = hashlib.sha256(data).hexdigest()
    known = Original.objects.filter(project_id=by.project.pk, sha256=digest).first()
    if known is not None:
        return known
    original = Original(
        project=by.project, sha256=digest, media_type=media_type[:100], filename=filename[:300], size=len(data),
        encoding=encoding, created_by=by.user,
    )  # fmt: skip
    write_durably(Path(settings.MEDIA_ROOT) / original.path, data)
    Original.objects.bulk_create([original], ignore_conflicts=True)
    return Original.objects.get(project_id=by.project.pk, sha256=digest)


def write_durably(path: Path, data: bytes) -> None:
    """All of the file or nothing: temporary name in the same folder, fsync, rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def read_original(original: Original) -> bytes:
    """The bytes, exactly."""
    return (Path(settings.MEDIA_ROOT) / original.path).read_bytes()
