"""What somebody did just before a request: in their own seat, so that it is theirs; undone with the request."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from annotations.access import enter
from annotations.api.jobs import tag
from annotations.errors import WorkbenchError
from annotations.services.undo import undo
from claims.models import Claim, Review
from claims.services.review import open_review, save_draft, submit_review
from tests import people
from tests.matrix.world import Side, words
from workbench.models import User


def place(side: Side) -> SimpleNamespace:
    """Words nobody has marked."""
    quote = words(side, 13)
    start = side.things["edition"].text.index(quote)
    return SimpleNamespace(start=start, end=start + len(quote), quote=quote)


def prepare(name: str, side: Side, user: User | None) -> dict[str, Any]:
    """The things that there are only after this preparation; what somebody may not do, they have not done."""
    found: dict[str, Any] = {"place": place(side), "person": user or side.desk.bela.user}
    if name == "a newcomer":
        people.person("outsider-to-be")
    if name in {"", "a newcomer"}:
        return found
    if name == "the tag of the job":
        return {**found, "job tag": SimpleNamespace(etag=tag(side.things["job"]))}
    if name == "the tag of the corpus":
        return {**found, "corpus tag": SimpleNamespace(etag=tag(side.things["corpus"]))}
    if name in {"an act", "an act undone"}:
        if user is not None:  # nobody's act: nothing
            _acting(name, side, user)
        return found
    if name == "an invitation":
        return {**found, **_invited(user or side.desk.bela.user)}
    return {**found, **_reviewing(name, side, user)}


def _invited(user: User) -> dict[str, Any]:
    user = User.objects.get(pk=user.pk)  # as the last sign-in left them
    who = urlsafe_base64_encode(force_bytes(user.pk))
    return {"who": who, "token": default_token_generator.make_token(user)}


def _acting(name: str, side: Side, user: User) -> None:
    """A mark of one's own, which can be taken back; or is, and can be made again."""
    try:
        by = enter(user, side.desk.project_id)
        people.mark(by, side.things["article"], words(side, 13), label="quantity")
        if name == "an act undone":
            undo(by=by)
    except WorkbenchError:
        return


def _reviewing(name: str, side: Side, user: User | None) -> dict[str, Any]:
    """A draft on the open claim, perhaps submitted. Who cannot have one sends the tag of nobody's."""
    nobodys: dict[str, Any] = {"draft": SimpleNamespace(etag='"1-1"'), "draft evidence": SimpleNamespace(pk=side.things["evidence"].pk)}
    if user is None:
        return nobodys
    try:
        by = enter(user, side.desk.project_id)
        claim = Claim.objects.get(pk=side.things["claim"].pk)
        piece = people.evidence(by, claim)
        if name == "evidence":
            return {"draft evidence": piece}
        review = save_draft(by=by, review=open_review(by=by, claim=claim), **_said(side, piece.pk))
        if name == "a submitted review":
            submit_review(by=by, review=review)
    except WorkbenchError:
        return nobodys
    return {"draft": Review.objects.get(pk=review.pk), "draft evidence": piece}


def _said(side: Side, piece: int) -> dict[str, Any]:
    return {
        "veracity": side.things["veracity"], "attribution": side.things["attribution"], "confidence": "low", "rationale": "So.",
        "evidence_sets": [[piece]],
    }  # fmt: skip
