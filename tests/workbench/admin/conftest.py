"""Somebody at the console."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

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
