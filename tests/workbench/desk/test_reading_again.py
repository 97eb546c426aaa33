"""Reading again as people see it: that texts are old, the button, how far it is, what came of it, how a text was read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.models import Article, Job, Segment
from annotations.segmentation.found import Found, StageNote
from annotations.services import jobs
from annotations.services.layout import correct_segment
from annotations.services.resegment_parts import close_ended, write_parts
from tests import people
from tests.flows.newer import NEWER, read_again, release

pytestmark = pytest.mark.usefixtures("media")


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(people.person(name))
    return client


def otherwise(reading: Found) -> Found:
    """One claim is gone, the headline is loaded, a stage fails."""
    claims = [one for one in reading.suggestions if one.kind == "claim"]
    loaded = replace(claims[0], kind="framing", fragments=((0, 5),), chain=(), details={"term": "court", "gloss": "judges"})
    note = StageNote("framing", "failed", 0, "ValueError: <b>a bad entry</b>")
    kept = tuple(one for one in reading.suggestions if one != claims[0])
    return replace(reading, suggestions=(*kept, loaded), notes=(*reading.notes[:-1], note))


def write_down() -> None:
    while (lease := jobs.claim_next(kind="resegment")) is not None:
        write_parts(lease)


def test_a_manager_is_told_that_texts_are_old_and_others_are_not(
    desk: people.Desk, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client_of("edda").get("/articles").context["corpus"] is None
    release(monkeypatch)
    page = client_of("edda").get("/articles")
    assert "1 article was read by an older pipeline" in page.content.decode()
    assert f"→ {NEWER}" in page.content.decode()
    assert f'action="/projects/{desk.project_id}/resegment"' in page.content.decode()
    assert "older pipeline" not in client_of("chen").get("/articles").content.decode()


def test_from_the_button_to_the_result(desk: people.Desk, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    release(monkeypatch, otherwise)
    edda, place = client_of("edda"), f"/projects/{desk.project_id}/resegment"
    assert edda.post(place)["Location"] == place
    write_down()
    running = edda.get("/articles").content.decode()
    assert "0 of 1 texts read" in running
    assert f'data-poll="{place}"' in running
    part = edda.get(place, headers={"HX-Request": "true"}).content.decode()
    assert part.startswith('<section class="card" id="corpus"')
    people.segment_due()
    close_ended()
    done = edda.get(place)
    assert "data-poll" not in done.content.decode()
    assert {str(one["name"]): one["n"] for one in done.context["sums"]}["Withdrawn"] == 1
    assert [(one["id"], one["n"]) for one in done.context["most"]] == [(article.pk, 2)]
    assert edda.get("/articles").context["corpus"] is None


def test_what_fails_is_listed_with_its_reason(desk: people.Desk, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    release(monkeypatch)
    edda, place = client_of("edda"), f"/projects/{desk.project_id}/resegment"
    edda.post(place)
    write_down()
    Job.objects.filter(priority=2, kind="segment").update(state="quarantined", attempts=3, last_error="worker_lost")
    close_ended()
    assert [(one["id"], one["why"]) for one in edda.get(place).context["failed"]] == [(article.pk, "worker_lost")]


def test_it_can_be_stopped(desk: people.Desk, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    release(monkeypatch)
    edda, place = client_of("edda"), f"/projects/{desk.project_id}/resegment"
    edda.post(place)
    write_down()
    job = edda.get(place).context["corpus"]["job"]
    assert edda.post(f"/jobs/{job['id']}/cancel", {"_version": '"1-stale.0"'}).status_code == 412
    assert edda.post(f"/jobs/{job['id']}/cancel", {"_version": job["version"]})["Location"] == place
    assert Job.objects.get(pk=job["id"]).state == "cancelled"
    assert "1 left as it was" in edda.get(place).content.decode()


def shown(name: str, article: Article) -> dict[str, Any]:
    return dict(client_of(name).get(f"/articles/{article.pk}").context["how"])


def test_an_article_tells_how_it_was_read(desk: people.Desk, article: Article) -> None:
    how = shown("vera", article)
    assert {one["state"] for one in how["stages"]} <= {"ran", "skipped"}
    assert (how["changes"], how["due"], how["busy"], how["failed"]) == (None, False, False, [])


def test_an_article_tells_what_changed_and_which_stage_failed(
    desk: people.Desk, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Segment.objects.filter(kind="paragraph", role="body").order_by("start")[0]
    correct_segment(by=desk.anahit, segment=first, role="caption")
    release(monkeypatch, otherwise)
    read_again(desk, article)
    how = shown("vera", article)
    assert how["version"] == NEWER
    assert how["failed"] == ["Loaded language"]
    told = how["changes"]
    assert told["summary"].startswith("+1 new, −1 withdrawn, ")
    assert {one["what"]: one["words"] for one in told["named"]}["New"] == people.ARTICLE[:5]
    assert told["carried"] == 1
    page = client_of("vera").get(f"/articles/{article.pk}").content.decode()
    assert '<details class="fold how-read" id="how-read" open>' in page
    assert "&lt;b&gt;a bad entry" in page


def test_a_manager_has_one_article_read_again(desk: people.Desk, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    release(monkeypatch)
    assert shown("edda", article)["due"]
    assert not shown("bela", article)["due"]
    edda = client_of("edda")
    place = f"/articles/{article.pk}/resegment"
    assert edda.post(place)["Location"] == f"/articles/{article.pk}#how-read"
    assert shown("bela", article)["busy"]
    people.segment_due()
    how = shown("edda", article)
    assert (how["version"], how["due"], how["busy"]) == (NEWER, False, False)
    assert edda.post(place).status_code == 302 or edda.post(place).status_code == 303
    assert client_of("bela").post(place).status_code == 403


def test_the_pages_ask_as_often_whatever_the_corpus_holds(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    edda, place = client_of("edda"), f"/projects/{desk.project_id}/resegment"
    for version, how_many in (("90.0.0", 1), ("91.0.0", 4)):
        for number in range(how_many):
            people.segmented_article(desk.anahit, f"{people.ARTICLE}Version {version}, note {number}.\n")
        release(monkeypatch, otherwise, version=version)
        edda.post(place)
        write_down()
        people.segment_due()
        close_ended()
        edda.get(place)  # the session remembers the project from now on
        with CaptureQueriesContext(connection) as asked:
            edda.get(place)
        counts.append(len(asked))
    assert counts[0] == counts[1]
