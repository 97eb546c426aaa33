"""The bytes as they came: what was decoded, kept so that the decoding can be checked for ever."""

from __future__ import annotations

from django.db import models

from annotations.models.base import InProject, Stamped
from annotations.models.constraints import parent_key


class Original(InProject, Stamped):
    """One received file or body, stored under its hash in the media folder; bulk files are kept once for all their rows."""

    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    filename = models.CharField(max_length=300, blank=True, default="", help_text="Display name, cleaned; never a path.")
    size = models.PositiveBigIntegerField()
    encoding = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [parent_key("original"), models.UniqueConstraint(fields=["project", "sha256"], name="original_once")]

    def __str__(self) -> str:
        return self.filename or self.sha256[:12]

    @property
    def path(self) -> str:
        """Where the storage keeps it: a name made by us, of the project and the hash alone."""
        return f"originals/{self.project_id}/{self.sha256[:2]}/{self.sha256}"
