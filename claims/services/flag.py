"""Putting a claim before the lead, and settling that."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict, Invalid
from annotations.services.sound import sound
from annotations.undoing import remember
from claims import access
from claims.models import Claim, Flag


@transaction.atomic
def flag_claim(*, by: Access, claim: Claim, note: str) -> Flag:
    """Ask the lead to look; one open flag a person and claim."""
    by.require("claim")
    if not note.strip():
        raise Invalid("Say in a few words what the lead should look at.", field="note", reason="empty")
    flag = Flag(project_id=by.project.pk, claim=claim, round=claim.round, note=note.strip(), created_by=by.user)
    sound(flag)
    try:
        with transaction.atomic():
            flag.save()
    except IntegrityError as error:
        if "flag_open_once" not in str(error):
            raise
        raise Conflict("You have flagged this claim already.", reason="already_flagged") from error
    ledger.record(project_id=by.project.pk, actor=by.user, verb="flag.raise", obj=f"flag:{flag.pk}", claim=claim.pk)
    now = {"raised": True, "claim": claim.pk, "note": flag.note}
    remember(by=by, verb="flag.raise", obj=f"flag:{flag.pk}", before={"raised": False}, after=now)
    return flag


@transaction.atomic
def settle_flag(*, by: Access, flag: Flag) -> Flag:
    """Done with: by the lead, or taken back by who raised it."""
    flag = by.locked(access.flags(by), flag.pk)
    if flag.created_by_id != by.user.pk:
        by.require("see_reviews")
    if flag.settled_at is not None:
        return flag
    flag.settled_by, flag.version = by.user, flag.version + 1
    flag.settled_at = Now()
    flag.save(update_fields=["settled_at", "settled_by", "version"])
    flag.refresh_from_db()
    ledger.record(project_id=by.project.pk, actor=by.user, verb="flag.settle", obj=f"flag:{flag.pk}", claim=flag.claim_id)
    return flag
