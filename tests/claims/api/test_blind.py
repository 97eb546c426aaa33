"""A blind round, through every read path: what a review holds is absent for whom it is hidden, and open once decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, Review
from claims.services.adjudicate import adjudicate, reopen
from claims.services.comment import comment_on
from claims.services.evidence import attach_evidence
from claims.services.flag import flag_claim
from claims.services.review import open_review, submit_review
from tests import people
from tests.annotations.api.conftest import Program

SECRET = "zirconium"  # stands in nothing but what Bela's review holds
LISTS = ("reviews", "verdicts", "evidence", "comments", "flags")
PATHS = (
    "claims", "claims?state=in_review", "claims/{claim}", *(f"claims/{{claim}}/{one}" for one in LISTS), "claims/{claim}/review",
    "claims/{claim}/dossier", "claims/{claim}/mentions", "claims/{claim}/relations", "evidence/{evidence}", "documents", "sources",
    "publications", "queue", "articles/{article}/progress", "articles/{article}/document", "events",
)  # fmt: skip
PAGES = ("/", "/claims", "/claims/{claim}", "/articles/{article}", "/exports?format=bundle", "/exports?format=csv_claims&scope=decided")
SEEING = {"chen", "edda"}
STATES = ("drafting", "one submitted", "disputed", "opened again")


def secretly(by: Any, claim: Claim, *, submit: bool = True) -> int:
    """Bela's review, with the word in every field."""
    review = open_review(by=by, claim=claim)
    piece = attach_evidence(
        by=by, claim=claim, stance="refutes", url=f"https://{SECRET}.example/page", title=f"{SECRET} title", publisher=f"{SECRET} press",
        quote=f"{SECRET} quote", note=f"{SECRET} note", locator=f"{SECRET} 4", independence_group=f"{SECRET} wire",
    )  # fmt: skip
    comment_on(by=by, claim=claim, text=f"{SECRET} remark")
    flag_claim(by=by, claim=claim, note=f"{SECRET} flag")
    if submit:
        labels = {"veracity": people.scale_label(by, "misleading"), "attribution": people.scale_label(by, "distorted")}
        said = {"rationale": f"{SECRET} reason", "search_log": f"{SECRET} search", "evidence_sets": [[piece.pk]]}
        submit_review(by=by, review=review, **labels, **said)
    return piece.pk


def brought_to(desk: people.Desk, state: str) -> dict[str, int]:
    """The claim in one of the states in which a round is blind."""
    claim = people.claim(desk.anahit)
    if state == "opened again":
        for seat in (desk.bela, desk.boris):
            people.review(seat, claim)
        reopen(by=desk.chen, claim=claim, reason="New evidence.")
        claim.refresh_from_db()
    piece = secretly(desk.bela, claim, submit=state != "drafting")
    if state == "disputed":
        people.review(desk.boris, claim)
    span = claim.mentions.get().span
    return {"claim": claim.pk, "evidence": piece, "article": span.edition.article_id}


def answers(name: str, desk: people.Desk, ids: dict[str, int]) -> Iterator[tuple[str, Any]]:
    """Every read path of the API and the desk, as this person gets it."""
    program = Program(name, desk.project_id)
    for path in PATHS:
        yield path, program.send("GET", path.format(**ids))
    browser = Client(raise_request_exception=False)
    browser.force_login(people.person(name))
    for path in PAGES:
        yield path, browser.get(path.format(**ids))


def telling(name: str, desk: people.Desk, ids: dict[str, int]) -> set[str]:
    """The paths on which the word comes out."""
    found = set()
    for path, answer in answers(name, desk, ids):
        assert answer.status_code < 500, (path, answer.content)
        if SECRET in answer.content.decode():
            found.add(path)
    return found


@pytest.mark.parametrize("name", ["vera", "anahit", "boris"])
@pytest.mark.parametrize("state", STATES)
def test_nothing_of_a_running_blind_round_reaches_others(desk: people.Desk, state: str, name: str) -> None:
    ids = brought_to(desk, state)
    assert telling(name, desk, ids) == set()
    program = Program(name, desk.project_id)
    for path in (f"evidence/{ids['evidence']}", f"claims/{ids['claim']}/dossier"):
        assert program.send("GET", path).status_code == 404
    own = {"disputed": {"reviews": 1, "verdicts": 1, "evidence": 1}, "opened again": {"reviews": 2, "verdicts": 3, "evidence": 2}}
    wanted = own.get(state, {}) if state != "disputed" or name == "boris" else {}
    counted = {one: len(program.send("GET", f"claims/{ids['claim']}/{one}").json()["results"]) for one in LISTS}
    assert counted == {"reviews": 0, "verdicts": 0, "evidence": 0, "comments": int(state == "opened again"), "flags": 0, **wanted}


@pytest.mark.parametrize("state", STATES[1:])
@pytest.mark.parametrize("name", sorted(SEEING))
def test_who_decides_sees_it_at_once_without_a_name(desk: people.Desk, state: str, name: str) -> None:
    ids = brought_to(desk, state)
    told = telling(name, desk, ids)
    assert {f"claims/{{claim}}/{one}" for one in LISTS} | {"claims/{claim}/dossier", "evidence/{evidence}", "documents", "sources"} <= told
    program = Program(name, desk.project_id)
    dossier = program.send("GET", f"claims/{ids['claim']}/dossier").json()
    running = [one for one in dossier["reviews"] if one["round"] == dossier["claim"]["round"]]
    assert running
    assert {one["reviewer"] for one in running} == {None}
    assert {one["created_by"] for one in dossier["evidence"] if one["round"] == dossier["claim"]["round"]} == {None}


def test_a_draft_is_its_authors_alone_even_before_who_decides(desk: people.Desk) -> None:
    ids = brought_to(desk, "drafting")
    for name in ("chen", "edda"):
        assert Program(name, desk.project_id).send("GET", f"claims/{ids['claim']}/reviews").json()["results"] == []
    (own,) = Program("bela", desk.project_id).send("GET", f"claims/{ids['claim']}/reviews").json()["results"]
    assert (own["state"], own["reviewer"]) == ("draft", people.person("bela").pk)


@pytest.mark.parametrize("name", ["vera", "anahit", "boris", "bela", "chen", "edda"])
def test_once_decided_all_is_open_to_all(desk: people.Desk, name: str) -> None:
    ids = brought_to(desk, "disputed")
    claim = Claim.objects.get(pk=ids["claim"])
    adjudicate(by=desk.chen, claim=claim, choice="take", reason="So.", review=Review.objects.get(claim=claim, reviewer=desk.bela.user))
    told = telling(name, desk, ids)
    assert {f"claims/{{claim}}/{one}" for one in LISTS} | {"claims/{claim}/dossier", "documents", "sources"} <= told
    reviews = Program(name, desk.project_id).send("GET", f"claims/{ids['claim']}/reviews").json()["results"]
    assert {one["reviewer"] for one in reviews} == {people.person("bela").pk, people.person("boris").pk}


def test_who_decides_and_reviews_is_a_reviewer(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    open_review(by=desk.chen, claim=claim)
    piece = secretly(desk.bela, claim)
    ids = {"claim": claim.pk, "evidence": piece, "article": claim.mentions.get().span.edition.article_id}
    assert telling("chen", desk, ids) == set()


def test_the_claims_tag_does_not_move_with_anothers_blind_work(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    boris = Program("boris", desk.project_id)
    assert boris.send("PUT", f"claims/{claim.pk}/review", {"rationale": "Mine."}).status_code == 200
    before = boris.send("GET", f"claims/{claim.pk}")
    own = boris.send("GET", f"claims/{claim.pk}/review")["ETag"]
    secretly(desk.bela, claim)
    after = boris.send("GET", f"claims/{claim.pk}", If_None_Match=before["ETag"])
    assert (after.status_code, after["ETag"]) == (304, before["ETag"])
    assert boris.send("GET", f"claims/{claim.pk}/review")["ETag"] == own


def test_revisions_have_no_gap_that_would_tell_of_anothers_verdict(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    secretly(desk.bela, claim)
    people.review(desk.boris, claim, "misleading")
    (own,) = Program("boris", desk.project_id).send("GET", f"claims/{claim.pk}/verdicts").json()["results"]
    assert own["revision"] == 1


def test_an_open_project_hides_nothing_that_was_submitted(db: None) -> None:
    desk = people.make_project(blind=False)
    ids = brought_to(desk, "one submitted")
    for name in ("vera", "boris"):
        assert {f"claims/{{claim}}/{one}" for one in LISTS} <= telling(name, desk, ids)
