"""The project's label set: adding, renaming, retiring. Keys never change: files refer to them."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict
from annotations.models import Label


@transaction.atomic
def add_label(*, by: Access, key: str, name: str, kind: str) -> Label:
    """A new label at the end of the set."""
    by.require("configure")
    if by.labels().filter(key=key).exists():
        raise Conflict("A label with this key is there already.", field="key", reason="duplicate_label")
    label = Label(project=by.project, key=key, name=name, kind=kind, position=by.labels().count(), created_by=by.user)
    label.full_clean(exclude=["created_by"])
    label.save()
    ledger.record(project_id=by.project.pk, actor=by.user, verb="label.add", obj=f"label:{label.pk}")
    return label


@transaction.atomic
def change_label(*, by: Access, label: Label, **changes: Any) -> Label:
    """Rename, reorder or retire; equal values write nothing."""
    by.require("configure")
    changed = [key for key in ("name", "position", "retired") if key in changes and getattr(label, key) != changes[key]]
    if not changed:
        return label
    for key in changed:
        setattr(label, key, changes[key])
    label.version += 1
    label.full_clean(exclude=["created_by"])
    label.save(update_fields=[*changed, "version"])
    ledger.record(project_id=by.project.pk, actor=by.user, verb="label.change", obj=f"label:{label.pk}", fields=changed)
    return label
