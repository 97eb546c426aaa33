"""Opening a project and changing its rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import transaction

from annotations import ledger
from annotations.access import Access, enter
from annotations.events import project_configured, project_created
from annotations.models import Kind, Label, Membership, Project, Role

DEFAULT_LABELS = (
    ("claim", "Claim", Kind.CLAIM),
    ("quotation", "Quotation", Kind.QUOTATION),
    ("quantity", "Quantity", Kind.QUANTITY),
    ("framing", "Framing", Kind.FRAMING),
)
RULES = (
    "name", "language", "guideline", "publisher_name", "publisher_url", "reviews_per_claim", "blind",
    "highlights", "separate_approver", "second_publisher", "public_pages", "fetching", "learning",
)  # fmt: skip


@transaction.atomic
def create_project(*, actor: Any, name: str, **rules: Any) -> Access:
    """Open a project; its maker becomes the manager. Listeners add what their room needs (scales)."""
    project = Project(name=name, created_by=actor, **{key: value for key, value in rules.items() if key in RULES})
    project.full_clean(exclude=["created_by"])
    project.save()
    Membership.objects.create(project=project, user=actor, role=Role.MANAGER, created_by=actor)
    Label.objects.bulk_create(
        Label(project=project, key=key, name=label, kind=kind, position=position, created_by=actor)
        for position, (key, label, kind) in enumerate(DEFAULT_LABELS)
    )
    ledger.record(project_id=project.pk, actor=actor, verb="project.create", obj=f"project:{project.pk}")
    project_created.send(sender=None, project=project, actor=actor)
    return enter(actor, project.pk)


@transaction.atomic
def configure_project(*, by: Access, **changes: Any) -> Project:
    """Change rules, name or guideline. Equal values write nothing."""
    by.require("configure")
    project = Project.objects.select_for_update(no_key=True).get(pk=by.project.pk)
    changed = [key for key in RULES if key in changes and getattr(project, key) != changes[key]]
    if not changed:
        return project
    for key in changed:
        setattr(project, key, changes[key])
    project.version += 1
    project.full_clean(exclude=["created_by"])
    project.save()
    ledger.record(project_id=project.pk, actor=by.user, verb="project.configure", obj=f"project:{project.pk}", fields=changed)
    project_configured.send(sender=None, by=replace(by, project=project), fields=changed)
    return project
