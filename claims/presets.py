"""The default scales of a new project (data: a project may add versions of its own)."""

from __future__ import annotations

from typing import Any

from claims.models import Axis, Core, Scale, ScaleLabel

VERACITY = (
    ("supported", "Supported", Core.SUPPORTED, 5.0, "circle", "sup"),
    ("partly", "Partly", Core.CONFLICTING, 3.0, "half", "par"),
    ("refuted", "Refuted", Core.REFUTED, 1.0, "square", "ref"),
    ("misleading", "Misleading", Core.CONFLICTING, None, "diamond", "ctx"),
    ("unverifiable", "Unverifiable", Core.NOT_ENOUGH_EVIDENCE, None, "ring", "unv"),
    ("not_a_claim", "Not a claim", Core.NOT_CHECKABLE, None, "dashed", "unv"),
)
ATTRIBUTION = (
    ("faithful", "Faithful", "sup"),
    ("paraphrase", "Paraphrase", "par"),
    ("distorted", "Distorted", "ctx"),
    ("misattributed", "Misattributed", "ref"),
    ("unconfirmed", "Unconfirmed", "unv"),
)


def install_scales(*, project: Any, actor: Any) -> None:
    """Version 1 of both axes."""
    veracity = Scale.objects.create(project=project, key="veracity", axis=Axis.VERACITY, created_by=actor)
    attribution = Scale.objects.create(project=project, key="attribution", axis=Axis.ATTRIBUTION, created_by=actor)
    ScaleLabel.objects.bulk_create(
        [
            *(
                ScaleLabel(
                    project=project, scale=veracity, key=key, name=name, core=core, ordinal=ordinal, position=i, shape=shape, tone=tone
                )
                for i, (key, name, core, ordinal, shape, tone) in enumerate(VERACITY)
            ),
            *(
                ScaleLabel(project=project, scale=attribution, key=key, name=name, position=i, tone=tone)
                for i, (key, name, tone) in enumerate(ATTRIBUTION)
            ),
        ]
    )
