"""A claim put before the lead: who may, who sees it, and that it is settled once."""

from __future__ import annotations

import pytest

from annotations.errors import Conflict, Forbidden, Invalid, NotFound
from claims import access
from claims.services.flag import flag_claim, settle_flag
from tests import people

NOTE = "Two figures for one day."


def test_its_author_and_the_leads_see_it_and_nobody_else(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    flag_claim(by=desk.bela, claim=claim, note=f"  {NOTE} ")
    seen = {name for name, by in desk.seats().items() if access.flags(by).filter(note=NOTE).exists()}
    assert seen == {"bela", "chen", "edda"}


def test_a_lead_who_reviews_the_claim_does_not_see_it_while_the_round_is_blind(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    people.review(desk.chen, claim)
    flag_claim(by=desk.bela, claim=claim, note=NOTE)
    assert not access.flags(desk.chen).exists()
    assert access.flags(desk.edda).exists()


def test_one_open_flag_a_person_and_another_after_it_was_settled(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    flag = flag_claim(by=desk.bela, claim=claim, note=NOTE)
    with pytest.raises(Conflict):
        flag_claim(by=desk.bela, claim=claim, note="Again.")
    settle_flag(by=desk.edda, flag=flag)
    flag_claim(by=desk.bela, claim=claim, note="Again.")
    assert access.flags(desk.bela).filter(settled_at=None).count() == 1


def test_one_takes_back_ones_own_and_a_viewer_raises_none(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    flag = flag_claim(by=desk.anahit, claim=claim, note=NOTE)
    with pytest.raises(NotFound):
        settle_flag(by=desk.bela, flag=flag)
    assert settle_flag(by=desk.anahit, flag=flag).settled_by == desk.anahit.user
    with pytest.raises(Forbidden):
        flag_claim(by=desk.vera, claim=claim, note=NOTE)
    with pytest.raises(Invalid):
        flag_claim(by=desk.bela, claim=claim, note="  ")
