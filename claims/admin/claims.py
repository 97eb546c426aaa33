"""Claims, where they occur, how they stand to one another, what is said about them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from annotations.access import Access, enter_as_console
from annotations.admin.console import Console
from annotations.admin.verbs import Verb
from claims import access
from claims.admin.blind import BlindConsole, OfClaim
from claims.models import Claim, ClaimState, Comment, Flag, LinkStatus, Mention, Relation, Wording
from claims.services.edit_claim import EDITABLE, edit_claim, reject_claim, restore_claim
from claims.services.flag import settle_flag
from claims.services.relate import change_mention, decide_relation, relate_claims

TEXT = ("span__edition__text", "span__edition__search")


@admin.register(Claim)
class ClaimConsole(Console):
    """Wording and facts while the claim is open; verdicts are given in the desk."""

    list_display = ("__str__", "state", "round", "claim_type", "claim_date", "project", "created_by", "created_at")
    list_filter = ("state", "claim_type", "project")
    search_fields = ("text", "short_text")
    ordering = ("-created_at", "-id")
    date_hierarchy = "created_at"
    editable = EDITABLE
    related = ("project", "created_by", "merged_into")
    deferred = ("search",)
    verbs = (
        Verb(
            "reject", "Reject", lambda by, row: reject_claim(by=by, claim=row),
            fits=lambda row: row.state not in {ClaimState.REJECTED, ClaimState.MERGED} and not row.decided,
        ),
        Verb("restore", "Take back in", lambda by, row: restore_claim(by=by, claim=row), fits=lambda row: row.state == ClaimState.REJECTED),
    )  # fmt: skip

    def desk(self, row: Claim) -> str:
        """Its page."""
        return f"/claims/{row.pk}"

    def change(self, by: Access, row: Claim, given: dict[str, Any]) -> Claim:
        """Reword or complete."""
        return edit_claim(by=by, claim=row, **given)


@admin.register(Mention)
class MentionConsole(Console):
    """Where claims occur."""

    list_display = ("claim", "span", "stance", "voice", "status", "project", "created_by", "created_at")
    list_filter = ("status", "stance", "voice", "project")
    search_fields = ("claim__text",)
    ordering = ("-id",)
    editable = ("stance", "voice", "status")
    related = ("claim", "span__edition", "project", "created_by")
    deferred = (*TEXT, "claim__search")

    def desk(self, row: Mention) -> str:
        """In its text."""
        return f"/articles/{row.span.edition.article_id}#s{row.span_id}"

    def change(self, by: Access, row: Mention, given: dict[str, Any]) -> Mention:
        """What the words do with the claim, and whether the link holds."""
        return change_mention(by=by, mention=row, **given)


def _decided(status: LinkStatus) -> Any:
    return lambda by, row: decide_relation(by=by, relation=row, status=status)


@admin.register(Relation)
class RelationConsole(Console):
    """How claims stand to one another."""

    list_display = ("from_claim", "kind", "to_claim", "status", "score", "project", "created_by", "created_at")
    list_filter = ("kind", "status", "project")
    search_fields = ("from_claim__text", "to_claim__text")
    autocomplete_fields = ("from_claim", "to_claim")
    ordering = ("-id",)
    added = ("from_claim", "kind", "to_claim")
    related = ("from_claim", "to_claim", "project", "created_by")
    deferred = ("from_claim__search", "to_claim__search")
    verbs = (
        Verb("confirm", "Confirm", _decided(LinkStatus.CONFIRMED), fits=lambda row: row.status != LinkStatus.CONFIRMED),
        Verb("reject", "Reject", _decided(LinkStatus.REJECTED), fits=lambda row: row.status != LinkStatus.REJECTED),
        Verb("reconsider", "Leave undecided again", _decided(LinkStatus.SUGGESTED), fits=lambda row: row.status != LinkStatus.SUGGESTED),
    )

    def desk(self, row: Relation) -> str:
        """The first claim."""
        return f"/claims/{row.from_claim_id}"

    def add(self, request: HttpRequest, given: dict[str, Any]) -> Relation:
        """Both claims are of one project."""
        first = given["from_claim"]
        by = enter_as_console(request.user, first.project)
        second = by.referenced(access.claims(by), given["to_claim"].pk, name="to_claim")
        return relate_claims(by=by, from_claim=first, to_claim=second, kind=given["kind"])


@admin.register(Comment)
class CommentConsole(OfClaim, BlindConsole):
    """Remarks; appended in the desk."""

    list_display = ("__str__", "claim", "round", "project", "created_by", "created_at")
    list_filter = ("project",)
    search_fields = ("text", "claim__text")
    ordering = ("-created_at", "-id")
    date_hierarchy = "created_at"
    related = ("claim", "project", "created_by")
    deferred = ("claim__search",)


@admin.register(Flag)
class FlagConsole(OfClaim, BlindConsole):
    """Claims put before the lead; raised in the desk."""

    list_display = ("__str__", "claim", "round", "settled_at", "project", "created_by", "created_at")
    list_filter = ("project",)
    search_fields = ("note", "claim__text")
    ordering = ("-created_at", "-id")
    related = ("claim", "project", "created_by", "settled_by")
    deferred = ("claim__search",)
    verbs = (Verb("settle", "Settle", lambda by, row: settle_flag(by=by, flag=row), fits=lambda row: row.settled_at is None),)


@admin.register(Wording)
class WordingConsole(OfClaim):
    """Wordings that claims no longer have."""

    list_display = ("__str__", "text", "project", "created_by", "created_at")
    list_filter = ("project",)
    search_fields = ("text",)
    ordering = ("-created_at", "-id")
    related = ("claim", "project", "created_by")
    deferred = ("claim__search",)
