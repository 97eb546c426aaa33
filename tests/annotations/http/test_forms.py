"""Plain forms: version, key, one transaction (RELIABILITY L8, L9)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from annotations.access import enter_through
from annotations.errors import (
    BadHeader,
    Conflict,
    Forbidden,
    KeyReused,
    NotFound,
    PreconditionRequired,
    Stale,
)
from annotations.http.forms import changes, match
from annotations.models import Label, Membership
from tests.annotations.http.conftest import House, person


@changes
def rename(request: HttpRequest, label_id: int) -> HttpResponse:
    by = enter_through(request.user, Label.objects.all(), label_id)
    by.require("configure")
    label = by.locked(by.labels(), label_id)
    match(request, label)
    label.name, label.version = request.POST["name"], label.version + 1
    label.save()
    transaction.on_commit(lambda: None)
    if label.name == "refused":
        raise Conflict(reason="too_late")
    return HttpResponse(status=400 if label.name == "wrong" else 303, headers={"Location": "/labels"})


def submit(house: House, **fields: Any) -> HttpResponse:
    request = RequestFactory().post("/labels/1/rename", fields)
    request.user = person("edda")
    return rename(request, house.label.pk)


def name_of(house: House) -> str:
    return Label.objects.get(pk=house.label.pk).name


def test_a_form_made_from_the_current_state_goes_through(house: House) -> None:
    assert submit(house, name="two\r\nlines", _version=house.label.etag).status_code == 303
    assert name_of(house) == "two\nlines"


@pytest.mark.parametrize(
    ("version", "refusal"),
    [({}, PreconditionRequired), ({"_version": "1"}, BadHeader), ({"_version": '"0-0"'}, Stale)],
    ids=["no version", "no tag", "an older state"],
)
def test_a_form_made_from_another_state_is_refused(house: House, version: dict[str, str], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        submit(house, name="Other", **version)
    assert name_of(house) == "A label"


def test_a_second_submit_of_the_same_form_does_nothing_again(house: House) -> None:
    sent = {"name": "Once", "_version": house.label.etag, "_idempotency_key": "k"}
    assert submit(house, **sent, csrfmiddlewaretoken="a").status_code == 303
    again = submit(house, **sent, csrfmiddlewaretoken="b")
    assert (again.status_code, again["Location"], again["Idempotent-Replay"]) == (303, "/labels", "true")
    assert Label.objects.get(pk=house.label.pk).version == 2


def test_a_key_that_comes_back_with_another_form_is_refused(house: House) -> None:
    submit(house, name="Once", _version=house.label.etag, _idempotency_key="k")
    with pytest.raises(KeyReused):
        submit(house, name="Twice", _version=house.label.etag, _idempotency_key="k")
    with pytest.raises(KeyReused):
        submit(
            house,
            name="Once",
            _version=house.label.etag,
            _idempotency_key="k",
            file=SimpleUploadedFile("a.txt", b"x"),
        )


@pytest.mark.parametrize("name", ["wrong", "refused"], ids=["answered with 400", "refused by raising"])
def test_what_is_refused_is_undone_and_not_kept(house: House, name: str) -> None:
    sent = {"name": name, "_version": house.label.etag, "_idempotency_key": "k"}
    if name == "refused":
        with pytest.raises(Conflict):
            submit(house, **sent)
    else:
        assert submit(house, **sent).status_code == 400
    assert name_of(house) == "A label"
    assert submit(house, **{**sent, "name": "Right"}).status_code == 303


@pytest.mark.parametrize(("role", "refusal"), [("viewer", Forbidden), (None, NotFound)], ids=["weaker role", "no member"])
def test_rights_are_looked_at_before_a_replay(house: House, role: str | None, refusal: type[Exception]) -> None:
    sent = {"name": "Once", "_version": house.label.etag, "_idempotency_key": "k"}
    submit(house, **sent)
    seat = Membership.objects.filter(user=person("edda"))
    seat.update(role=role) if role else seat.delete()
    for again in (sent, {**sent, "name": "Other"}):
        with pytest.raises(refusal):
            submit(house, **again)
    assert Label.objects.get(pk=house.label.pk).version == 2


def test_a_form_is_only_posted(house: House) -> None:
    assert rename(RequestFactory().get("/labels/1/rename"), house.label.pk).status_code == 405


def test_a_replay_announces_nothing(house: House, django_capture_on_commit_callbacks: Any) -> None:
    sent = {"name": "Once", "_version": house.label.etag, "_idempotency_key": "k"}
    with django_capture_on_commit_callbacks() as first:
        submit(house, **sent)
    Label.objects.filter(pk=house.label.pk).update(version=1)  # so that the rehearsal gets as far as announcing
    with django_capture_on_commit_callbacks() as again:
        assert submit(house, **sent)["Idempotent-Replay"] == "true"
    assert (len(first), len(again)) == (1, 0)
