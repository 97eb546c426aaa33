"""Somebody at the console."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client

from annotations import ledger
from tests import people
from workbench.models import User


def at_console(user: User) -> Client:
    """Signed in; forms say where they come from, as browsers do."""
    client = Client(raise_request_exception=False, headers={"Origin": "http://testserver"})
    client.force_login(user)
    return client


def staff(name: str, *permissions: str) -> User:
    """Staff with these permissions alone."""
    user = people.person(name)
    user.is_staff = True
    user.save()
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


SEALED = "test.seal"


def seal() -> None:
    """Write the acts of a test's open transaction into the log, as COMMIT would.

    The installation's chain gets a named act first: with one, the seal (run at once, not at COMMIT) ends it well.
    """
    ledger.record(project_id=0, actor=None, verb=SEALED, obj="installation")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS act_seal IMMEDIATE")
        cursor.execute("SET CONSTRAINTS act_seal DEFERRED")


@pytest.fixture
def root(db: None) -> User:
    """A superuser who is no member of any project."""
    user = people.person("root")
    user.is_staff = user.is_superuser = True
    user.save()
    return user


@pytest.fixture
def console(root: User) -> Client:
    """The superuser's browser."""
    return at_console(root)
