"""The project, its people and its labels; editions, layout, chains, originals, speakers and the change feed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotations.models import Article
from tests import people
from tests.annotations.api.conftest import Program, refused


def test_a_project_is_opened_and_found_among_ones_own(program: Callable[..., Program], desk: people.Desk) -> None:
    edda = program("edda")
    made = edda.send("POST", "/api/v1/projects", {"name": "Border 2024", "reviews_per_claim": 1})
    assert made.status_code == 201, made.content
    assert (made.json()["role"], made.json()["reviews_per_claim"]) == ("manager", 1)
    own = edda.send("GET", "/api/v1/projects").json()["results"]
    assert [project["id"] for project in own] == [desk.project_id, made.json()["id"]]
    bound = program("edda", project=desk.edda.project)
    assert [one["id"] for one in bound.send("GET", "/api/v1/projects").json()["results"]] == [desk.project_id]
    assert refused(bound.send("POST", "/api/v1/projects", {"name": "x"}))[:3] == (403, "forbidden", "token_bound")
    assert refused(bound.send("GET", made["Location"]))[:2] == (404, "not_found")


def test_rules_change_under_the_tag_one_saw(program: Callable[..., Program]) -> None:
    edda = program("edda")
    seen = edda.send("GET", "")
    changed = edda.send("PATCH", "", {"blind": False, "name": "Corridor"}, If_Match=seen["ETag"])
    assert (changed.status_code, changed.json()["blind"], changed.json()["name"]) == (200, False, "Corridor")
    assert refused(edda.send("PATCH", "", {"blind": True}, If_Match=seen["ETag"]))[:2] == (412, "stale")
    assert refused(program("chen").send("PATCH", "", {"blind": True}, If_Match=changed["ETag"]))[:3] == (
        403, "forbidden", "missing_right",
    )  # fmt: skip


@pytest.mark.case("AZ-04")
def test_nobody_raises_themselves_or_leaves_a_project_without_a_manager(program: Callable[..., Program]) -> None:
    people.person("gayane")
    edda, anahit = program("edda"), program("anahit")
    added = edda.send("POST", "members", {"username": "gayane", "role": "viewer"})
    assert (added.status_code, added.json()["user"]["username"]) == (201, "gayane")
    assert refused(edda.send("POST", "members", {"username": "gayane", "role": "viewer"}))[:3] == (409, "conflict", "already_member")
    unknown = edda.send("POST", "members", {"username": "nobody", "role": "viewer"})
    assert refused(unknown) == (400, "invalid", "unknown_reference", "username")
    seats = {one["user"]["username"]: one for one in edda.send("GET", "members").json()["results"]}
    own = seats["anahit"]
    assert refused(anahit.send("PATCH", f"members/{own['id']}", {"role": "manager"}, If_Match=own["etag"]))[0] == 403
    last = seats["edda"]
    assert refused(edda.send("DELETE", f"members/{last['id']}", If_Match=last["etag"]))[:3] == (409, "conflict", "last_manager")
    raised = edda.send("PATCH", f"members/{own['id']}", {"role": "reviewer"}, If_Match=own["etag"])
    assert (raised.status_code, raised.json()["role"]) == (200, "reviewer")
    assert anahit.send("DELETE", f"members/{own['id']}", If_Match=raised["ETag"]).status_code == 204
    assert refused(anahit.send("GET", "members"))[:2] == (404, "not_found")


def test_a_retired_label_makes_no_new_marks(program: Callable[..., Program], article: Article) -> None:
    edda = program("edda")
    made = edda.send("POST", "labels", {"key": "promise", "name": "Promise", "kind": "claim"})
    assert made.status_code == 201
    assert refused(edda.send("POST", "labels", {"key": "promise", "name": "P", "kind": "claim"}))[:3] == (
        409, "conflict", "duplicate_label",
    )  # fmt: skip
    retired = edda.send("PATCH", made["Location"], {"retired": True}, If_Match=made["ETag"])
    assert retired.json()["retired"] is True
    mark = {"start": 0, "end": 5, "quote": "Court", "label": "promise"}
    assert refused(edda.send("POST", f"articles/{article.pk}/spans", mark)) == (400, "invalid", "unknown_reference", "label")


def test_a_corrected_text_takes_its_marks_along(program: Callable[..., Program], desk: people.Desk, article: Article) -> None:
    span = people.mark(desk.anahit, article)
    anahit, place = program("anahit"), f"articles/{article.pk}/editions"
    old = anahit.send("GET", place).json()["results"][0]
    corrected = {"text": "Correction. " + people.ARTICLE, "text_sha256": old["sha256"]}
    made = anahit.send("POST", place, corrected)
    assert made.status_code == 201, made.content
    assert (made.json()["number"], made.json()["carried"], made.json()["orphaned"]) == (2, 1, 0)
    late = anahit.send("POST", place, {**corrected, "text": "Other."})
    assert refused(late) == (409, "conflict", "edition_changed", "text_sha256")
    (carried,) = anahit.send("GET", f"articles/{article.pk}/document").json()["spans"]
    assert (carried["start"], carried["anchor"]) == (span.start + 12, "anchored")


def test_layout_is_corrected_and_taken_back(program: Callable[..., Program], article: Article) -> None:
    anahit = program("anahit")
    pieces = anahit.send("GET", f"articles/{article.pk}/segments?kind=paragraph").json()["results"]
    first = pieces[0]
    assert people.ARTICLE[first["start"] : first["end"]].startswith("Court orders")
    place = f"articles/{article.pk}/segments/{first['id']}"
    out = anahit.send("PATCH", place, {"excluded": "an advertisement"}, If_Match=first["etag"])
    assert (out.json()["excluded"], out.json()["excluded_by"]) == ("an advertisement", people.person("anahit").pk)
    back = anahit.send("PATCH", place, {"excluded": ""}, If_Match=out["ETag"])
    assert back.json()["excluded"] == ""


def test_a_chain_is_replaced_whole_and_the_same_one_changes_nothing(
    program: Callable[..., Program], desk: people.Desk, article: Article
) -> None:
    span = people.mark(desk.anahit, article)
    anahit, place = program("anahit"), f"spans/{span.pk}/attribution"
    chain = [{"name": "The ministry", "role": "reporter", "cue": "According to"}, {"name": "A spokesman", "role": "speaker"}]
    put = anahit.send("PUT", place, {"chain": chain}, If_Match=span.etag)
    assert put.status_code == 200, put.content
    assert [(hop["name"], hop["role"]) for hop in put.json()["chain"]] == [("The ministry", "reporter"), ("A spokesman", "speaker")]
    same = anahit.send("PUT", place, {"chain": chain}, If_Match=put["ETag"])
    assert (same.status_code, same["ETag"], same.json()) == (200, put["ETag"], put.json())
    wrong = anahit.send("PUT", place, {"chain": chain[:1]}, If_Match=put["ETag"])
    assert refused(wrong) == (400, "invalid", "speaker_last", "chain")
    denial = anahit.send("PUT", place, {"chain": chain, "voice": "indirect", "stance": "denies"}, If_Match=put["ETag"])
    assert (denial.json()["voice"], denial.json()["stance"]) == ("indirect", "denies")
    names = [one["name"] for one in anahit.send("GET", "speakers").json()["results"]]
    assert {"The ministry", "A spokesman"} <= set(names)


def test_details_are_corrected_by_patch(program: Callable[..., Program], desk: people.Desk, article: Article) -> None:
    span = people.mark(desk.anahit, article, "980 vehicles", label="quantity")
    anahit, place = program("anahit"), f"spans/{span.pk}"
    out = anahit.send("PATCH", place, {"details": {"value": "980", "unit": "vehicles", "comparator": ">"}}, If_Match=span.etag)
    assert out.status_code == 200, out.content
    assert out.json()["details"] == {"type": "number", "value": 980, "unit": "vehicles", "comparator": ">"}
    wrong = anahit.send("PATCH", place, {"details": {"gloss": "cars"}}, If_Match=out["ETag"])
    assert (wrong.status_code, refused(wrong)[2]) == (409, "no_such_details")


@pytest.mark.case("UP-13")
def test_an_original_leaves_as_bytes_that_no_browser_opens(program: Callable[..., Program]) -> None:
    anahit = program("anahit")
    page = b"<!doctype html><title>A</title><p>Some words here.</p><script>alert(1)</script>"
    made = anahit.upload(page, "мост.html")
    answer = anahit.send("GET", made["Location"] + "/original")
    assert answer.content == page
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%D0%BC%D0%BE%D1%81%D1%82.html"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert anahit.send("GET", made["Location"] + "/original", If_None_Match=answer["ETag"]).status_code == 304
    assert refused(anahit.send("GET", made["Location"] + "/original", Accept="text/html"))[:2] == (406, "not_acceptable")


@pytest.mark.django_db(transaction=True)
def test_the_feed_tells_what_happened_and_is_silent_when_idle(committed_desk: people.Desk) -> None:
    anahit = Program("anahit", committed_desk.project_id)
    article = people.ingest(committed_desk.anahit)
    first = anahit.send("GET", "events?limit=200").json()
    assert not first["more"]
    people.mark(committed_desk.anahit, article)
    place = f"events?after={first['last']}"
    answer = anahit.send("GET", place)
    verbs = [(act["verb"], act["actor"]) for act in answer.json()["results"]]
    assert ("span.highlight", people.person("anahit").pk) in verbs
    idle = f"events?after={answer.json()['last']}"
    assert anahit.send("GET", idle).json()["results"] == []
    assert anahit.send("GET", idle, If_None_Match=answer["ETag"]).status_code == 304


@pytest.mark.django_db(transaction=True)
def test_in_a_blind_project_the_feed_tells_nobody_of_others_reviews(committed_desk: people.Desk) -> None:
    about = people.claim(committed_desk.anahit)
    people.review(committed_desk.bela, about)
    told = {}
    for who in ("boris", "bela", "edda"):
        acts = Program(who, committed_desk.project_id).send("GET", "events?limit=200").json()["results"]
        told[who] = {act["verb"].split(".")[0] for act in acts}
    assert "review" not in told["boris"]
    assert "review" in told["bela"]
    assert "review" not in told["edda"]  # a manager may be a reviewer elsewhere; reviews are read at their claims
