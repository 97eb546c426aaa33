"""A project itself as records: its rules, its people, its labels and scales."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Prefetch

from annotations.access import Access
from annotations.models import Act, ActHead, Label, Membership, Segment, Span
from annotations.services.pipeline_settings import settings_of
from claims.exporters import corpus as to
from claims.models import (
    Adjudication,
    Claim,
    Comment,
    Evidence,
    Mention,
    Publication,
    Relation,
    Review,
    Scale,
    ScaleLabel,
    Verdict,
)
from claims.records.names import Names

RULES = ("reviews_per_claim", "blind", "highlights", "separate_approver", "second_publisher", "public_pages", "learning")
ENTRY = ("term", "forms", "gloss", "language", "note", "off")


def project(access: Access) -> to.Project:
    """The project with its rules, its lexicon, what it taught the ranking, and the head of its log: any export anchors the chain."""
    row = access.project
    head = ActHead.objects.filter(chain=row.pk).first()
    ledger = {"seq": head.seq, "hash": head.hash} if head else None
    lexicon = [{name: getattr(entry, name) for name in ENTRY} for entry in access.lexicon().order_by("key")]
    taught = dict(settings_of(row.pk).shifts)
    settings = {**{rule: getattr(row, rule) for rule in RULES}, "lexicon": lexicon, "taught": taught, "ledger": ledger}
    language = row.language or None
    return to.Project(
        id=str(row.pk),
        name=row.name or "Untitled",
        language=language,
        created_at=row.created_at,
        settings=settings,
    )


def users(access: Access, names: Names) -> Iterator[to.User]:
    """Members, and whoever else left a trace: a record's author is always among them."""
    roles = dict(Membership.objects.filter(project_id=access.project.pk).values_list("user_id", "role"))
    people = get_user_model().objects.filter(pk__in=_traces(access) | set(roles)).order_by("pk")
    found = [
        to.User(id=names.id(user.pk) or "", display_name=names.shown(user), role=roles.get(user.pk, "viewer"))
        for user in people.iterator()
    ]
    # By id, since the order of pseudonyms must not give the order of accounts away.
    yield from sorted(found, key=lambda user: user.id) if not names.real else found


def _traces(access: Access) -> set[int]:
    inside = {"project_id": access.project.pk}
    made: tuple[Any, ...] = (
        Span,
        Claim,
        Mention,
        Relation,
        Evidence,
        Verdict,
        Adjudication,
        Publication,
        Comment,
    )
    rows = [
        model.objects.filter(**inside).values_list("created_by_id", flat=True).order_by() for model in made
    ]
    rows.append(Review.objects.filter(**inside).values_list("reviewer_id", flat=True).order_by())
    rows.append(Segment.objects.filter(**inside).values_list("excluded_by_id", flat=True).order_by())
    found = rows[0].union(*rows[1:])
    acting = Act.objects.filter(chain=access.project.pk, actor__startswith="user:").values_list(
        "actor", flat=True
    )
    named = {int(actor.removeprefix("user:")) for actor in acting.order_by().distinct()}
    return {pk for pk in found if pk is not None} | named


def label_sets(access: Access) -> Iterator[to.LabelSet]:
    """The project's labels, as one set."""
    rows = Label.objects.filter(project_id=access.project.pk).order_by("position", "id")
    keys = ("key", "name", "kind", "retired")
    labels = tuple({key: getattr(row, key) for key in keys} for row in rows)
    if labels:
        yield to.LabelSet(id=str(access.project.pk), version=access.project.version, labels=labels)


def scales(access: Access) -> Iterator[to.Scale]:
    """Every version of every scale: old verdicts stand on old ones."""
    ordered = Prefetch("labels", ScaleLabel.objects.order_by("position", "id"))
    rows = Scale.objects.filter(project_id=access.project.pk).order_by("axis", "key", "number")
    for row in rows.prefetch_related(ordered):
        labels = tuple(
            to.ScaleLabel(
                key=label.key,
                name=label.name,
                core=label.core or None,
                ordinal=label.ordinal,
                retired=label.retired,
            )
            for label in row.labels.all()
        )
        if labels:
            yield to.Scale(id=str(row.pk), key=row.key, version=row.number, axis=row.axis, labels=labels)
