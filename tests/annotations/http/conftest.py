"""People and a project for the wire tests: Edda manages, Anahit annotates, Dara is a stranger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from annotations.models import Kind, Label, Membership, Project
from workbench.models import ApiToken, User


@dataclass(frozen=True, slots=True)
class House:
    """One project with its people, and one that is foreign to them."""

    project: Project
    foreign: Project
    label: Label
    foreign_label: Label

    @property
    def labels(self) -> str:
        return f"/api/v1/projects/{self.project.pk}/labels"

    @property
    def one(self) -> str:
        return f"{self.labels}/{self.label.pk}"


def person(name: str) -> User:
    user, _ = User.objects.get_or_create(username=name, defaults={"display_name": name.title()})
    return user


class ByToken(Client):
    """A program: it never raises what the server should have answered."""

    def __init__(self, user: User, **token: Any) -> None:
        _, secret = ApiToken.objects.create(user=user, **token)
        self.secret = secret
        super().__init__(raise_request_exception=False, headers={"Authorization": f"Bearer {secret}"})

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is None:
            return self.generic(method, path, headers=named)
        data = body if isinstance(body, bytes) else __import__("orjson").dumps(body)
        return self.generic(
            method, path, data, content_type=named.pop("Content-Type", "application/json"), headers=named
        )


@pytest.fixture
def house(db: None, settings: Any) -> House:
    settings.ROOT_URLCONF = "tests.annotations.http.sample_api"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    ours, theirs = Project.objects.create(name="Border"), Project.objects.create(name="Elsewhere")
    for name, role in (("edda", "manager"), ("anahit", "annotator")):
        Membership.objects.create(project=ours, user=person(name), role=role)
    Membership.objects.create(project=theirs, user=person("dara"), role="manager")
    made = [
        Label.objects.create(project=it, key="k", name="A label", kind=Kind.CLAIM) for it in (ours, theirs)
    ]
    return House(ours, theirs, *made)


@pytest.fixture
def edda(house: House) -> ByToken:
    return ByToken(person("edda"))


@pytest.fixture
def anahit(house: House) -> ByToken:
    return ByToken(person("anahit"))


@pytest.fixture
def dara(house: House) -> ByToken:
    return ByToken(person("dara"))
