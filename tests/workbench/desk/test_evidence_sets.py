"""What stands only together, on the desk: put together, changed, taken apart; in the draft, and cited so by the verdict."""

from __future__ import annotations

from typing import Any

import pytest

from annotations.models import UndoStep
from claims.models import Claim, EvidenceSet, Review
from claims.services.review import save_draft
from tests import people
from tests.workbench.desk.test_panel_words import client_of
from tests.workbench.desk.test_review_screen import fragment, key_of, page_of

pytestmark = pytest.mark.django_db


def pieces(desk: people.Desk, claim: Claim) -> tuple[int, int, int]:
    """Three pieces of Bela's."""
    pages = ("https://a.example/", "https://b.example/", "https://c.example/")
    one, two, three = (people.evidence(desk.bela, claim, url=page, title=page[8]).pk for page in pages)
    return one, two, three


def drafted() -> list[list[int]]:
    return Review.objects.get().evidence_sets


def test_pieces_are_put_together_changed_and_taken_apart(desk: people.Desk, claim: Claim) -> None:
    one, two, three = pieces(desk, claim)
    client, where = client_of(desk.bela), f"/claims/{claim.pk}/evidence/sets"
    assert client.post(where, {"piece": [one, two]})["Location"] == f"/claims/{claim.pk}"
    assert drafted() == [[one, two], [three]]
    assert f'name="apart" value="{one}-{two}"' in page_of(desk.bela, where)
    assert page_of(desk.bela, f"{where}?set={one}-{two}").count(" checked") == 2
    client.post(where, {"piece": [one, two, three], "was": f"{one}-{two}"})
    assert drafted() == [[one, two, three]]
    client.post(where, {"apart": f"{one}-{two}-{three}"})
    assert drafted() == [[one], [two], [three]]


def test_a_piece_may_stand_in_two_sets(desk: people.Desk, claim: Claim) -> None:
    one, two, three = pieces(desk, claim)
    for pair in ([one, two], [two, three]):
        client_of(desk.bela).post(f"/claims/{claim.pk}/evidence/sets", {"piece": pair})
    assert drafted() == [[one, two], [two, three]]


def test_saving_the_draft_keeps_what_stands_together_and_the_verdict_cites_it_so(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit, people.segmented_article(desk.anahit))
    one, two, three = pieces(desk, claim)
    client, key = client_of(desk.bela), key_of(claim)
    shown = fragment(client, f"/claims/{claim.pk}/evidence/sets", piece=[one, two], back=key).content.decode()
    assert "Stand only together: a: “" in shown
    said: dict[str, Any] = {"veracity": people.scale_label(desk.bela, "refuted").pk, "rationale": "Both together."}
    said |= {"attribution": people.scale_label(desk.bela, "faithful").pk, "at": key}
    answer = fragment(client, f"/claims/{claim.pk}/review", **said, _version=Review.objects.get().etag)
    assert drafted() == [[one, two], [three]]
    fragment(client, f"/claims/{claim.pk}/review/submit", **said, _version=answer["ETag"])
    rows = EvidenceSet.objects.order_by("pk")
    assert [list(row.items.order_by("evidence").values_list("evidence", flat=True)) for row in rows] == [[one, two], [three]]


@pytest.mark.parametrize("chosen", [1, 2], ids=["one piece alone is no set", "another's piece is none of one's own"])
def test_what_is_no_set_comes_back(desk: people.Desk, claim: Claim, chosen: int) -> None:
    one, *_others = pieces(desk, claim)
    others = people.evidence(desk.boris, claim)
    answer = fragment(client_of(desk.bela), f"/claims/{claim.pk}/evidence/sets", piece=[one, others.pk][:chosen])
    assert (answer.status_code, answer["HX-Retarget"]) == (400, "#drawer")
    assert 'id="sets-err"' in answer.content.decode()
    assert not Review.objects.exists()


def test_a_removed_piece_leaves_its_set(desk: people.Desk, claim: Claim) -> None:
    one, two, three = pieces(desk, claim)
    client = client_of(desk.bela)
    client.post(f"/claims/{claim.pk}/evidence/sets", {"piece": [one, two]})
    client.post(f"/evidence/{two}/delete", {"_version": f'"{two}-1"'})
    client.post(f"/claims/{claim.pk}/review", {"rationale": "So.", "_version": Review.objects.get().etag})
    assert drafted() == [[one], [three]]


def test_taking_a_set_apart_is_taken_back_and_done_again(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit, people.segmented_article(desk.anahit))
    one, two, three = pieces(desk, claim)
    client, where, key = client_of(desk.bela), f"/claims/{claim.pk}/evidence/sets", key_of(claim)
    client.post(where, {"piece": [one, two], "back": key})
    told = fragment(client, where, apart=f"{one}-{two}", back=key).content.decode()
    assert 'action="/undo"' in told
    step = UndoStep.objects.latest("pk").pk
    people.evidence(desk.bela, claim, url="https://d.example/")  # since added: it stands alone, and in nobody's way
    for act, left in (("undo", [[one, two], [three]]), ("redo", [[one], [two], [three]]), ("undo", [[one, two], [three]])):
        client.post(f"/{act}", {"project": desk.project_id, "step": step})
        assert drafted()[:3] == left


def test_a_set_is_not_put_back_over_what_was_grouped_since_in_another_window(desk: people.Desk, claim: Claim) -> None:
    one, two, three = pieces(desk, claim)
    client = client_of(desk.bela)
    client.post(f"/claims/{claim.pk}/evidence/sets", {"piece": [one, two]})
    save_draft(by=desk.bela, review=Review.objects.get(), evidence_sets=[[one, two, three]])  # by a program
    assert client.post("/undo", {"project": desk.project_id}).status_code == 409
    assert drafted() == [[one, two, three]]
