"""The main job by API: two blind reviews, a decision, a publication, an export that an independent validator accepts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from annotations.services import jobs
from claims.services.export import run_export
from tests import people
from tests.annotations.api.conftest import Program
from tests.claims.exporters.reading import assert_valid, lines

SCHEMAS = {"bundle": "bundle_record", "claimreview": "claimreview", "web_annotation": "web_annotation"}
RATIONALE = "The order of 22 February speaks of a disruption, not of a closed road."


def ok(answer: Any, status: int = 200) -> Any:
    """The body of a success."""
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


def claimed(anahit: Program, desk: people.Desk) -> int:
    """Anahit marks a statement, which makes the claim."""
    people.mark(desk.anahit, people.ingest(desk.anahit))
    (row,) = ok(anahit.send("GET", "claims"))["results"]
    return int(row["id"])


def reviewed(who: Program, claim: int, veracity: str) -> dict[str, Any]:
    """Evidence, a draft, and the verdict."""
    cited = {"stance": "refutes", "url": "https://www.icj-cij.org/case/180", "title": "Order", "quote": "all measures"}
    piece = ok(who.send("POST", f"claims/{claim}/evidence", cited), 201)
    draft = {
        "veracity": veracity, "attribution": "faithful", "confidence": "medium", "rationale": RATIONALE,
        "evidence_sets": [[piece["id"]]],
    }  # fmt: skip
    opened = who.send("PUT", f"claims/{claim}/review", draft)
    assert ok(opened)["state"] == "draft"
    return dict(ok(who.send("POST", f"claims/{claim}/review/submit", If_Match=opened["ETag"])))


def written(who: Program, format: str) -> bytes:  # noqa: A002  the field's word
    """An export as it is asked for, written by a worker, and fetched."""
    export = ok(who.send("POST", "exports", {"format": format}), 201)
    lease = jobs.claim_next(kind="export")
    assert lease is not None
    run_export(lease)
    done = ok(who.send("GET", f"exports/{export['id']}"))
    assert done["state"] == "done", done
    assert_valid("loss_report", ok(who.send("GET", f"exports/{export['id']}/loss")))
    answer = who.send("GET", done["file"])
    data = b"".join(answer.streaming_content)
    assert answer["X-SHA256"] == done["sha256"] == hashlib.sha256(data).hexdigest()
    assert answer["Content-Disposition"] == f'attachment; filename="{done["filename"]}"'
    return data


@pytest.mark.django_db(transaction=True)
def test_two_blind_reviews_a_decision_a_publication_and_valid_exports(committed_desk: people.Desk) -> None:
    desk = committed_desk
    anahit, bela, boris, chen, edda = (Program(name, desk.project_id) for name in ("anahit", "bela", "boris", "chen", "edda"))
    claim = claimed(anahit, desk)
    reviewed(bela, claim, "partly")
    assert ok(boris.send("GET", f"claims/{claim}/reviews"))["results"] == []
    assert ok(boris.send("GET", f"claims/{claim}/evidence"))["results"] == []
    reviewed(boris, claim, "refuted")
    assert ok(chen.send("GET", f"claims/{claim}"))["state"] == "disputed"

    dossier = chen.send("GET", f"claims/{claim}/dossier")
    taken = next(one for one in ok(dossier)["reviews"] if one["veracity"]["key"] == "partly")
    choice = {"choice": "take", "review_id": taken["id"], "reason": "The order leaves room."}
    made = ok(chen.send("POST", f"claims/{claim}/adjudicate", choice, If_Match=dossier["ETag"]))
    assert (made["claim"]["state"], sorted(made["reviews"])) == ("approved", sorted(one["id"] for one in dossier.json()["reviews"]))
    published = ok(chen.send("POST", f"claims/{claim}/publish", If_Match=made["claim"]["etag"]))
    assert (published["state"], published["number"]) == ("published", 1)
    statuses = [one["status"] for one in ok(boris.send("GET", f"claims/{claim}/verdicts"))["results"]]
    assert statuses == ["submitted", "submitted", "published"]

    for format, schema in SCHEMAS.items():  # noqa: A001  the field's word
        data = written(edda, format)
        records = json.loads(data) if format == "claimreview" else lines(data)
        assert records
        for record in records:
            assert_valid(schema, record)


def test_an_agreement_is_approved_by_itself(program: Callable[..., Program], desk: people.Desk) -> None:
    claim = claimed(program("anahit"), desk)
    for name in ("bela", "boris"):
        reviewed(program(name), claim, "refuted")
    verdicts = ok(program("vera").send("GET", f"claims/{claim}/verdicts"))["results"]
    assert [one["status"] for one in verdicts] == ["submitted", "submitted", "approved"]
    assert len(verdicts[-1]["evidence_sets"]) == 2
