"""Who works in a project: inviting, changing roles, leaving."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict, Forbidden, Invalid
from annotations.models import Membership, Role

RANK = {role: rank for rank, role in enumerate(Role.values)}


@transaction.atomic
def add_member(*, by: Access, user: Any, role: str) -> Membership:
    """Bring a person in, at most at one's own rank."""
    by.require("manage_members")
    _at_most_own_rank(by, role)
    if Membership.objects.filter(project_id=by.project.pk, user=user).exists():
        raise Conflict("They are a member already.", reason="already_member")
    member = Membership.objects.create(project=by.project, user=user, role=role, created_by=by.user)
    ledger.record(project_id=by.project.pk, actor=by.user, verb="member.add", obj=f"membership:{member.pk}", user=user.pk, role=role)
    return member


@transaction.atomic
def change_role(*, by: Access, member: Membership, role: str) -> Membership:
    """Give another role; never to oneself, and a project keeps a manager."""
    by.require("manage_members")
    _at_most_own_rank(by, role)
    if member.user_id == by.user.pk and role != member.role and Membership.objects.filter(
        project_id=by.project.pk, role=Role.MANAGER
    ).exclude(pk=member.pk).exists():
        raise Forbidden("Nobody changes their own role; ask another manager.", reason="own_role")
    if member.role == role:
        return member
    _keep_a_manager(by, member)
    member.role, member.version = role, member.version + 1
    member.save(update_fields=["role", "version"])
    ledger.record(project_id=by.project.pk, actor=by.user, verb="member.role", obj=f"membership:{member.pk}", role=role)
    return member


@transaction.atomic
def remove_member(*, by: Access, member: Membership) -> None:
    """Take a person out (or leave oneself). What they made stays theirs."""
    if member.user_id != by.user.pk:
        by.require("manage_members")
    _keep_a_manager(by, member)
    ledger.record(project_id=by.project.pk, actor=by.user, verb="member.remove", obj=f"membership:{member.pk}", user=member.user_id)
    member.delete()


def _at_most_own_rank(by: Access, role: str) -> None:
    if role not in RANK:
        raise Invalid("There is no such role.", field="role", reason="unknown_reference")
    if RANK[role] > RANK[by.role]:
        raise Forbidden("No one gives a role above their own.", reason="above_own_role", needs="manage_members")


def _keep_a_manager(by: Access, member: Membership) -> None:
    managers = Membership.objects.select_for_update().filter(project_id=by.project.pk, role=Role.MANAGER)
    if member.role == Role.MANAGER and not [one for one in managers if one.pk != member.pk]:
        raise Conflict("A project keeps at least one manager.", reason="last_manager")
