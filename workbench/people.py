"""People and their tokens: inviting, correcting, letting in again, taking a key away. Each an act of the installation's chain."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from annotations import ledger
from annotations.errors import Conflict, Forbidden
from workbench.models import ApiToken, User

INSTALLATION = 0
PLAIN = ("username", "display_name", "email")
POWERS = ("is_active", "is_staff", "is_superuser", "user_permissions")


@transaction.atomic
def invite(*, actor: User, **given: Any) -> User:
    """A person without a password; `welcome_path` is how they choose one."""
    _may_give(actor, given)
    permissions = given.pop("user_permissions", ())
    person = User(**given)
    person.set_unusable_password()
    person.full_clean(exclude=["password"])
    person.save()
    person.user_permissions.set(permissions)
    ledger.record(project_id=INSTALLATION, actor=actor, verb="user.invite", obj=f"user:{person.pk}")
    return person


@transaction.atomic
def change_person(*, actor: User, person: User, **given: Any) -> User:
    """Names and powers. Nobody takes their own powers away: the installation would be left without anyone."""
    _may_touch(actor, person)
    _may_give(actor, given)
    permissions = given.pop("user_permissions", None)
    changed = [name for name in (*PLAIN, *POWERS) if name in given and getattr(person, name) != given[name]]
    if person.pk == actor.pk and {"is_active", "is_staff", "is_superuser"} & set(changed):
        raise Conflict("Nobody changes their own powers; ask another superuser.", reason="own_role")
    for name in changed:
        setattr(person, name, given[name])
    if changed:
        person.full_clean(exclude=["password"])
        person.save(update_fields=changed)
    if permissions is not None:
        changed.append("user_permissions")
        person.user_permissions.set(permissions)
    if changed:
        ledger.record(project_id=INSTALLATION, actor=actor, verb="user.change", obj=f"user:{person.pk}", fields=changed)
    return person


@transaction.atomic
def let_in(*, actor: User, person: User) -> str:
    """The address under which this person chooses a (new) password, once, within three days."""
    _may_touch(actor, person)
    if not person.is_active:
        raise Conflict("This person is deactivated.", reason="inactive")
    ledger.record(project_id=INSTALLATION, actor=actor, verb="user.link", obj=f"user:{person.pk}")
    return welcome_path(person)


def welcome_path(person: User) -> str:
    """The link's path; it works until it was used, the password changed, or three days have gone by."""
    who = urlsafe_base64_encode(force_bytes(person.pk))
    return reverse("welcome", kwargs={"who": who, "token": default_token_generator.make_token(person)})


@transaction.atomic
def revoke_token(*, actor: User, token: ApiToken) -> None:
    """From now on it is worth nothing."""
    ledger.record(
        project_id=token.project_id or INSTALLATION, actor=actor, verb="token.revoke", obj=f"user:{token.user_id}",
        token=token.token_key[:6],
    )  # fmt: skip
    token.delete()


def _may_touch(actor: User, person: User) -> None:
    """Staff look after ordinary people; who has powers is looked after by superusers."""
    if (person.is_staff or person.is_superuser) and not actor.is_superuser and person.pk != actor.pk:
        raise Forbidden("Only a superuser changes who has powers.", reason="missing_right", needs="superuser")


def _may_give(actor: User, given: dict[str, Any]) -> None:
    if not actor.is_superuser and any(given.get(power) for power in ("is_staff", "is_superuser", "user_permissions")):
        raise Forbidden("Only a superuser gives powers.", reason="missing_right", needs="superuser")


def givable() -> Any:
    """The permissions that mean something in the console, in one query."""
    rows = Permission.objects.filter(content_type__app_label__in=["annotations", "claims", "workbench"])
    return rows.select_related("content_type").order_by("content_type__app_label", "content_type__model", "codename")
