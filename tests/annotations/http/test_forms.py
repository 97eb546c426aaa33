"""Plain forms: version, key, one transaction (RELIABILITY L8, L9)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory

from annotations.errors import BadHeader, Conflict, KeyReused, PreconditionRequired, Stale
from annotations.http.forms import Form, form_post
from annotations.models import Label
from tests.annotations.http.conftest import House, person


def submit(house: House, **fields: Any) -> HttpResponse:
    request = RequestFactory().post("/labels/1/rename", fields)
    request.user = person("edda")

    def act(form: Form) -> HttpResponse:
        form.once()
        label = Label.objects.select_for_update().get(pk=house.label.pk)
        form.match(label)
        label.name, label.version = form.text("name"), label.version + 1
        label.save()
        if label.name == "refused":
            raise Conflict(reason="too_late")
        return HttpResponse(status=400 if label.name == "wrong" else 303, headers={"Location": "/labels"})

    return form_post(request, act)


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
        submit(house, name="Once", _version=house.label.etag, _idempotency_key="k", file=SimpleUploadedFile("a.txt", b"x"))


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
