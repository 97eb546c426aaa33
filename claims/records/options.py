"""What a caller may choose for an export, read from a request and checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from annotations.errors import Invalid
from annotations.models import Project
from claims.exporters import Exporter, ExportOptions, Publisher

CHOICES: dict[str, dict[str, object]] = {
    "archives": {"none": "none", "hashes": "hashes"},
    "raw": {"true": True, "false": False},
    "offsets": {"code_points": "code_points", "utf16": "utf16"},
    "verdicts": {"final": "final", "decided": "decided"},
}


def export_options(
    project: Project, exporter: Exporter, *, base_url: str, exported_at: datetime, chosen: Mapping[str, str]
) -> ExportOptions:
    """The options of one export; a choice or a value that the format does not know is refused."""
    values: dict[str, object] = {}
    for name, value in chosen.items():
        if name not in exporter.options:
            raise Invalid(f"{exporter.name} has no option “{name}”.", field=name, reason="unknown_field")
        known = CHOICES[name]
        if value not in known:
            raise Invalid(f"“{name}” is one of {', '.join(known)}.", field=name, reason="not_a_choice")
        values[name] = known[value]
    publisher = Publisher(name=project.publisher_name or project.name, url=project.publisher_url or None)
    return ExportOptions(
        exported_at=exported_at,
        base_url=base_url.rstrip("/"),
        publisher=publisher,
        **values,  # type: ignore[arg-type]  # checked against CHOICES just above
    )
