"""Claims, evidence, reviews, decisions and exports by API: tags, equal writes, undoing, the price in queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from annotations.models import Act, Article
from annotations.services import jobs
from claims.models import Claim, Document, Evidence, Export, Review, Verdict
from claims.services.export import run_export
from tests import people
from tests.annotations.api.conftest import Program, Queries, refused

Programs = Callable[..., Program]
DRAFT = {"veracity": "unverifiable", "attribution": "faithful", "confidence": "low", "search_log": "The court's site."}


def test_a_claim_is_told_with_its_tag_and_changed_by_it(program: Programs, claim: Claim) -> None:
    anahit, place = program("anahit"), f"claims/{claim.pk}"
    read = anahit.send("GET", place)
    assert (read["ETag"], read.json()["etag"]) == (claim.etag, claim.etag)
    assert anahit.send("GET", place, If_None_Match=claim.etag).status_code == 304
    changed = anahit.send("PATCH", place, {"text": "It was closed.", "claim_date": "2022-12-12"}, If_Match=claim.etag)
    assert (changed.json()["text"], changed.json()["claim_date"]) == ("It was closed.", "2022-12-12")
    stale = anahit.send("PATCH", place, {"text": "Late."}, If_Match=claim.etag)
    assert refused(stale)[:2] == (412, "stale")
    assert stale.json()["current"] == changed.json()
    same = anahit.send("PATCH", place, {"text": "It was closed."}, If_Match=changed["ETag"])
    assert (same.status_code, same["ETag"]) == (200, changed["ETag"])


def test_changing_what_another_stated_is_a_right_of_its_own(program: Programs, desk: people.Desk, claim: Claim) -> None:
    theirs = people.claim(desk.bela, people.ingest(desk.bela, f"{people.ARTICLE}\nMore.\n"))
    anahit = program("anahit")
    for path, method, body in (("", "PATCH", {"text": "Mine now."}), ("/reject", "POST", None)):
        answer = anahit.send(method, f"claims/{theirs.pk}{path}", body, If_Match=theirs.etag)
        assert refused(answer)[:3] == (403, "forbidden", "missing_right")
        assert answer.json()["errors"][0]["meta"]["needs"] == "change_others"
    assert refused(program("vera").send("PATCH", f"claims/{claim.pk}", {"text": "x"}, If_Match=claim.etag))[0] == 403


def test_rejecting_is_undone_by_restoring(program: Programs, claim: Claim) -> None:
    anahit, place = program("anahit"), f"claims/{claim.pk}"
    gone = anahit.send("POST", f"{place}/reject", If_Match=claim.etag)
    assert (gone.json()["state"], anahit.send("GET", "claims").json()["results"]) == ("rejected", [])
    back = anahit.send("POST", f"{place}/restore", If_Match=gone["ETag"])
    assert back.json()["state"] == "accepted"
    assert len(anahit.send("GET", "claims").json()["results"]) == 1


@pytest.mark.case("VD-08")
@pytest.mark.django_db(transaction=True)
def test_a_draft_that_is_sent_again_is_the_same_draft(committed_desk: people.Desk) -> None:
    claim = people.claim(committed_desk.anahit)
    bela = Program("bela", committed_desk.project_id)
    first = bela.send("PUT", f"claims/{claim.pk}/review", DRAFT)
    assert first.status_code == 200, first.content
    before = Act.objects.count()
    again = bela.send("PUT", f"claims/{claim.pk}/review", DRAFT, If_Match=first["ETag"])
    assert (again.status_code, again["ETag"], again.json()) == (200, first["ETag"], first.json())
    assert Act.objects.count() == before
    assert refused(bela.send("PUT", f"claims/{claim.pk}/review", DRAFT))[:2] == (428, "precondition_required")
    assert refused(bela.send("PUT", f"claims/{claim.pk}/review", {}, If_Match='"1-1"'))[:2] == (412, "stale")


def test_a_tag_for_a_review_that_was_never_begun_is_stale(program: Programs, claim: Claim) -> None:
    assert refused(program("bela").send("PUT", f"claims/{claim.pk}/review", DRAFT, If_Match='"1-1"'))[:2] == (412, "stale")
    assert refused(program("bela").send("GET", f"claims/{claim.pk}/review"))[:2] == (404, "not_found")
    assert not Review.objects.exists()


def test_a_review_is_submitted_and_taken_back(program: Programs, claim: Claim) -> None:
    bela, place = program("bela"), f"claims/{claim.pk}/review"
    drafted = bela.send("PUT", place, DRAFT)
    given = bela.send("POST", f"{place}/submit", If_Match=drafted["ETag"])
    assert (given.json()["state"], given.json()["veracity"]["core"]) == ("submitted", "not_enough_evidence")
    assert refused(bela.send("PUT", place, DRAFT | {"rationale": "x"}, If_Match=given["ETag"]))[2] == "review_submitted"
    back = bela.send("POST", f"{place}/withdraw", If_Match=given["ETag"])
    assert (back.json()["state"], Verdict.objects.count()) == ("draft", 1)


@pytest.mark.case("EV-14")
def test_one_page_in_two_spellings_is_one_document_with_both_quotes(program: Programs, claim: Claim) -> None:
    bela, place = program("bela"), f"claims/{claim.pk}/evidence"
    spellings = ("https://WWW.ICJ-CIJ.org./case/180", "https://www.icj-cij.org:443/case/./180")
    for n, url in enumerate(spellings):
        made = bela.send("POST", place, {"stance": "refutes", "url": url, "quote": f"quote {n}"})
        assert (made.status_code, made.json()["warnings"]) == (201, []), made.content
        assert made.json()["document"]["url"] == "https://www.icj-cij.org/case/180"
    assert (Document.objects.count(), Evidence.objects.count()) == (1, 2)
    mixed = bela.send("POST", place, {"stance": "refutes", "url": "https://pаypal.com/"})  # Cyrillic а
    assert mixed.status_code == 201
    assert [one["code"] for one in mixed.json()["warnings"]] == ["mixed_script"]
    assert mixed.json()["document"]["url"] == "https://xn--pypal-4ve.com/"


def test_evidence_is_corrected_taken_away_and_brought_back(program: Programs, claim: Claim) -> None:
    bela = program("bela")
    made = bela.send("POST", f"claims/{claim.pk}/evidence", {"stance": "refutes", "title": "Order"})
    place = made["Location"]
    changed = bela.send("PATCH", place, {"note": "Page 4."}, If_Match=made["ETag"])
    assert changed.json()["note"] == "Page 4."
    gone = bela.send("DELETE", place, If_Match=changed["ETag"])
    assert (gone.status_code, bela.send("GET", place).status_code) == (204, 404)
    assert refused(bela.send("POST", f"{place}/restore", If_Match=changed["ETag"]))[:2] == (412, "stale")
    back = bela.send("POST", f"{place}/restore", If_Match=gone["ETag"])
    assert (back.status_code, back.json()["note"]) == (200, "Page 4.")
    assert refused(program("boris").send("POST", f"{place}/restore", If_Match=back["ETag"]))[0] == 404


def test_the_same_link_or_place_again_is_the_one_that_exists(program: Programs, desk: people.Desk, claim: Claim) -> None:
    anahit = program("anahit")
    article = Article.objects.get()
    other = people.claim(desk.anahit, article, people.FIGURE)
    link = {"to_claim": other.pk, "kind": "contradicts"}
    made, again = (anahit.send("POST", f"claims/{claim.pk}/relations", link) for _ in range(2))
    assert (made.status_code, again.status_code, again.json()) == (201, 200, made.json())
    decided = anahit.send("POST", f"{made['Location']}/reject", If_Match=made["ETag"])
    undone = anahit.send("POST", f"{made['Location']}/undecide", If_Match=decided["ETag"])
    assert (decided.json()["status"], undone.json()["status"]) == ("rejected", "suggested")
    place = {"span_id": other.mentions.get().span_id}
    made, again = (anahit.send("POST", f"claims/{claim.pk}/mentions", place) for _ in range(2))
    assert (made.status_code, again.status_code, again.json()) == (201, 200, made.json())
    changed = anahit.send("PATCH", made["Location"], {"stance": "denies"}, If_Match=made["ETag"])
    assert (changed.json()["stance"], changed.json()["article"]) == ("denies", article.pk)


@pytest.mark.case("VD-04")
def test_nobody_decides_or_publishes_alone_what_they_reviewed(program: Programs, desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    people.review(desk.chen, claim, "refuted")
    people.review(desk.bela, claim, "partly")
    claim.refresh_from_db()
    chen, edda = program("chen"), program("edda")
    asked = {"choice": "return", "reason": "So."}
    answer = chen.send("POST", f"claims/{claim.pk}/adjudicate", asked, If_Match=claim.dossier_etag)
    assert refused(answer)[:3] == (403, "forbidden", "own_review")
    mine = Review.objects.get(claim=claim, reviewer=desk.chen.user)
    taken = {"choice": "take", "review_id": mine.pk, "reason": "So."}
    made = edda.send("POST", f"claims/{claim.pk}/adjudicate", taken, If_Match=claim.dossier_etag).json()
    answer = chen.send("POST", f"claims/{claim.pk}/publish", If_Match=made["claim"]["etag"])
    assert refused(answer)[:3] == (403, "forbidden", "needs_second_reviewer")
    assert edda.send("POST", f"claims/{claim.pk}/publish", If_Match=made["claim"]["etag"]).status_code == 200


def test_the_queue_begins_with_what_one_began_and_was_asked_for(program: Programs, desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    claims = [people.claim(desk.anahit, article, quote) for quote in (people.STATEMENT, people.FIGURE, "food and medicine")]
    bela, edda = program("bela"), program("edda")
    asked = edda.send("POST", f"claims/{claims[2].pk}/assign", {"username": "bela"}, If_Match=claims[2].etag)
    assert asked.json()["state"] == "open"
    bela.send("PUT", f"claims/{claims[1].pk}/review", {})
    order = [claims[1].pk, claims[2].pk, claims[0].pk]
    listed: list[dict[str, Any]] = []
    place = "queue?limit=1"
    while place:
        page = bela.send("GET", place).json()
        listed += page["results"]
        place = page["next"]
    assert [one["id"] for one in listed] == order
    assert [(one["begun"], one["asked"]) for one in listed] == [(True, True), (False, True), (False, False)]
    assert bela.send("POST", f"claims/{claims[0].pk}/skip", If_Match=claims[0].etag).status_code == 204
    assert [one["id"] for one in bela.send("GET", "queue").json()["results"]] == order[:2]
    assert refused(program("vera").send("GET", "queue"))[0] == 403


def test_progress_of_an_article(program: Programs, desk: people.Desk, article: Article) -> None:
    claim = people.claim(desk.anahit, article)
    read = program("vera").send("GET", f"articles/{article.pk}/progress").json()
    assert (read["article"], read["state"], read["claims"], read["decided"]) == (article.pk, "ready", 1, 0)
    people.review(desk.bela, claim)
    assert program("vera").send("GET", f"articles/{article.pk}/progress").json()["state"] == "in_review"


def finished_export(program: Program) -> dict[str, Any]:
    made = program.send("POST", "exports", {"format": "csv_spans"}).json()
    lease = jobs.claim_next(kind="export")
    assert lease is not None
    run_export(lease)
    return dict(program.send("GET", f"exports/{made['id']}").json())


@pytest.mark.django_db(transaction=True)
def test_a_download_goes_on_where_it_broke_off_and_asks_for_the_right_again(committed_desk: people.Desk) -> None:
    people.claim(committed_desk.anahit)
    bela = Program("bela", committed_desk.project_id)
    done = finished_export(bela)
    whole = b"".join(bela.send("GET", done["file"]).streaming_content)
    rest = bela.send("GET", done["file"], Range="bytes=10-", If_Range=f'"{done["sha256"]}"')
    assert (rest.status_code, b"".join(rest.streaming_content)) == (206, whole[10:])
    assert rest["Content-Range"] == f"bytes 10-{len(whole) - 1}/{len(whole)}"
    tail = bela.send("GET", done["file"], Range="bytes=-5")
    assert b"".join(tail.streaming_content) == whole[-5:]
    other = bela.send("GET", done["file"], Range="bytes=10-", If_Range='"another"')
    assert (other.status_code, b"".join(other.streaming_content)) == (200, whole)
    for beyond in (f"bytes={len(whole)}-", "bytes=-0", "bytes=5-4", "bytes=0-1,4-5", "lines=1-2", "bytes=٣-"):
        answer = bela.send("GET", done["file"], Range=beyond)
        assert (answer.status_code, b"".join(answer.streaming_content)) == (200, whole), beyond
    assert bela.send("HEAD", done["file"])["Content-Length"] == str(len(whole))
    assert bela.send("GET", done["file"], Accept="text/csv").status_code == 200
    assert Program("bela", committed_desk.project_id, read_only=True).send("GET", done["file"]).status_code == 200
    with connection.cursor() as cursor:
        user = people.person("bela").pk
        cursor.execute("UPDATE annotations_membership SET role = 'annotator' WHERE user_id = %s", [user])
        assert refused(bela.send("GET", done["file"]))[:3] == (403, "forbidden", "missing_right")
        cursor.execute("DELETE FROM annotations_membership WHERE user_id = %s", [user])
    assert refused(bela.send("GET", done["file"]))[:2] == (404, "not_found")


@pytest.mark.case("AZ-06")
def test_an_export_of_another_person_or_project_is_absent(program: Programs, desk: people.Desk, dara: Any) -> None:
    made = program("chen").send("POST", "exports", {"format": "bundle"}).json()
    for path in (f"exports/{made['id']}", f"exports/{made['id']}/file", f"exports/{made['id']}/loss"):
        for who in ("bela", "edda"):
            assert refused(program(who).send("GET", path))[:2] == (404, "not_found")
        assert refused(Program("dara", dara.project.pk).send("GET", path))[:2] == (404, "not_found")
    assert program("edda").send("GET", "exports").json()["results"] == []


def test_no_more_than_three_exports_of_one_person_run_at_a_time(program: Programs) -> None:
    bela = program("bela")
    for _ in range(3):
        assert bela.send("POST", "exports", {"format": "bundle"}).status_code == 201
    answer = bela.send("POST", "exports", {"format": "bundle"})
    assert (refused(answer)[:2], answer["Retry-After"]) == ((429, "throttled"), "10")
    assert Export.objects.count() == 3


def test_formats_say_beforehand_what_they_may_lose(program: Programs) -> None:
    formats = {one["key"]: one for one in program("vera").send("GET", "export-formats").json()["results"]}
    assert "rating.axis_dropped" in {loss["code"] for loss in formats["claimreview"]["loses"]}
    assert formats["csv_claims"]["options"] == [
        {"name": "raw", "values": ["true", "false"]}, {"name": "verdicts", "values": ["final", "decided"]},
    ]  # fmt: skip


PRICES = {
    "claims": 3, "claims/{claim}": 3, "claims/{claim}/mentions": 5, "claims/{claim}/relations": 4, "claims/{claim}/evidence": 4,
    "claims/{claim}/reviews": 4, "claims/{claim}/verdicts": 7, "claims/{claim}/dossier": 10, "claims/{claim}/comments": 4, "scales": 4,
    "sources": 3, "documents": 3, "publications": 3, "queue": 3, "exports": 3, "export-formats": 2, "articles/{article}/progress": 6,
}  # fmt: skip


def test_every_list_costs_the_same_whatever_its_length(program: Programs, desk: people.Desk) -> None:
    claim, _made = people.published_claim(desk)
    article = Article.objects.get()
    other = people.claim(desk.anahit, article, people.FIGURE)
    edda = program("edda")

    def prices() -> dict[str, int]:
        found = {}
        for path in PRICES:
            with Queries(connection) as asked:
                assert edda.send("GET", path.format(claim=claim.pk, article=article.pk)).status_code == 200, path
            found[path] = len(asked.told)
        return found

    edda.send("POST", "exports", {"format": "bundle"})
    assert prices() == PRICES
    edda.send("POST", f"claims/{claim.pk}/relations", {"to_claim": other.pk, "kind": "same"})
    for seat in (desk.bela, desk.boris):
        people.review(seat, other)
    for n in range(3):
        edda.send("POST", f"claims/{claim.pk}/comments", {"text": f"Remark {n}."})
        people.claim(desk.anahit, article, people.ARTICLE[100 + n : 140 + n])
    edda.send("POST", f"claims/{claim.pk}/mentions", {"span_id": other.mentions.get().span_id})
    assert prices() == PRICES
