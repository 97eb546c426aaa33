"""Files through the API: an article at once, or a job with its report (UP-05, UP-19, UP-21)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotations.services import jobs
from annotations.services.import_file import run_import
from tests.annotations.api.conftest import Program, refused
from tests.hostile.uploads_reading import zipped


def test_a_single_file_is_an_article_at_once(program: Callable[..., Program]) -> None:
    anahit = program("anahit")
    made = anahit.upload("Мост закрыт.".encode("koi8-r"), "bridge.txt", encoding="koi8-r")
    assert made.status_code == 201, made.content
    assert made.json()["job"] is None
    assert anahit.send("GET", made["Location"]).json()["text"] == "Мост закрыт."
    assert refused(anahit.upload("Мост закрыт.".encode(), "again.txt"))[:3] == (409, "conflict", "duplicate_text")
    again = anahit.upload("Мост закрыт.".encode(), "again.txt", on_duplicate="return")
    assert (again.status_code, again.json()["article"]["id"]) == (200, made.json()["article"]["id"])


def test_an_archive_is_a_job_whose_report_names_the_bad_member(program: Callable[..., Program]) -> None:
    anahit = program("anahit")
    taken = anahit.upload(zipped(("a.txt", b"First article."), ("b.txt", b"\xff\xfe\x00")), "week.zip")
    assert (taken.status_code, taken.json()["article"], taken.json()["job"]["state"]) == (202, None, "pending")
    lease = jobs.claim_next(kind="import")
    assert lease is not None
    run_import(lease)
    told = anahit.send("GET", taken["Location"]).json()
    assert (told["state"], told["report"]["status"], told["report"]["created"]) == ("done", "partial", 1)
    assert [error["file"] for error in told["report"]["errors"]] == ["b.txt"]
    assert [job["id"] for job in anahit.send("GET", "imports").json()["results"]] == [told["id"]]


@pytest.mark.parametrize("who", ["anahit", "edda"])
def test_only_failed_work_is_tried_again_under_its_tag(program: Callable[..., Program], who: str) -> None:
    anahit = program("anahit")
    taken = anahit.upload(zipped(("empty.txt", b"")), "nothing.zip")
    asker = program(who)
    place = f"{taken['Location']}/retry"
    assert refused(asker.send("POST", place, If_Match=taken["ETag"]))[:3] == (409, "conflict", "job_not_failed")
    lease = jobs.claim_next(kind="import")
    assert lease is not None
    run_import(lease)
    assert refused(asker.send("POST", place, If_Match=taken["ETag"]))[:2] == (412, "stale")
    failed = asker.send("GET", taken["Location"])
    assert failed.json()["state"] == "failed"
    tried = asker.send("POST", place, If_Match=failed["ETag"])
    assert (tried.status_code, tried.json()["state"]) == (200, "pending")
    bela = program("bela")
    assert refused(bela.send("GET", taken["Location"]))[:2] == (404, "not_found")
    assert refused(bela.send("POST", place, If_Match=tried["ETag"]))[:2] == (404, "not_found")
