"""The rail counts what waits in the project one was in last, for as long as one is in it."""

from __future__ import annotations

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from annotations.models import Membership
from tests import people
from workbench.desk.context import shell
from workbench.desk.place import LAST


def counted(user: object, project_id: int) -> int:
    request = RequestFactory().get("/")
    request.user = user
    request.session = SessionStore()
    request.session[LAST] = project_id
    return {place["key"]: place["count"] for place in shell(request)["nav"]}["adjudicate"]


def test_what_waits_for_an_adjudicator_is_counted_for_no_one_else(desk: people.Desk) -> None:
    people.reviewed_claim(desk)
    assert [counted(one.user, desk.project_id) for one in (desk.vera, desk.bela, desk.chen, desk.edda)] == [0, 0, 1, 1]


@pytest.mark.case("AZ-08")
def test_who_has_left_a_project_is_told_no_number_of_it(desk: people.Desk) -> None:
    people.reviewed_claim(desk)
    assert counted(desk.chen.user, desk.project_id) == 1
    Membership.objects.filter(user=desk.chen.user, project=desk.project_id).delete()
    assert counted(desk.chen.user, desk.project_id) == 0
