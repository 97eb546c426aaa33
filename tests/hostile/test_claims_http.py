"""The rows of claims_http: refused with their reason, nothing changed; and their controls, taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import override_settings

from claims.models import Claim, Export, Review, Scale, ScaleLabel
from claims.services.edit_claim import merge_claims
from claims.services.relate import relate_claims
from tests import people
from tests.annotations.api.conftest import Program, refused
from tests.hostile.claims_http import CONTROLS, ROWS, Row

World: TypeAlias = tuple[people.Desk, dict[str, Any]]
COUNTED = (
    "annotations_keptanswer", "claims_claim", "claims_mention", "claims_relation", "claims_evidence",
    "claims_document", "claims_source", "claims_review", "claims_verdict", "claims_assignment", "claims_adjudication",
    "claims_publication", "claims_export", "annotations_job",
)  # fmt: skip


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """All objects the rows name, made once; every test is undone on top of them, and they with the last."""
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")), transaction.atomic():
        desk, dara = people.make_project(), people.strangers_project()
        yield desk, objects_of(desk, dara)
        transaction.set_rollback(True)


@pytest.fixture
def desk(db: None, world: World, settings: Any) -> people.Desk:
    """The people of that world; quotas of this test alone."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    return world[0]


@pytest.fixture
def named(desk: people.Desk, world: World) -> dict[str, Any]:
    """Every object the rows name, by its name there."""
    return world[1]


def objects_of(desk: people.Desk, dara: Any) -> dict[str, Any]:
    article = people.ingest(desk.anahit)
    third = people.ingest(desk.anahit, f"{people.ARTICLE}\nMore of it.\n")
    disputed = people.reviewed_claim(desk, article=third)
    claim, other = people.claim(desk.anahit, article), people.claim(desk.anahit, article, people.FIGURE)
    merged = people.claim(desk.anahit, third, people.FIGURE)
    merge_claims(by=desk.bela, claim=merged, into=other)
    relate_claims(by=desk.anahit, from_claim=claim, to_claim=other, kind="updates")
    ScaleLabel.objects.filter(key="misleading", project_id=desk.project_id).update(retired=True)
    scale = Scale.objects.get(project=dara.project, axis="veracity")
    ScaleLabel.objects.create(project=dara.project, scale=scale, key="theirs", name="Theirs", core="refuted")
    theirs = people.claim(dara)
    span, other_span = claim.mentions.get().span, other.mentions.first().span  # type: ignore[union-attr]
    objects = {
        "claim": claim, "other": other, "merged": merged, "disputed": disputed, "span": span, "other_span": other_span, "article": article,
        "figure_span": people.mark(desk.anahit, article, "980 vehicles", label="quantity"),
        "foreign_span": theirs.mentions.get().span, "foreign_claim": theirs, "evidence": people.evidence(desk.bela, claim),
        "foreign_article": theirs.mentions.get().span.edition.article, "foreign_evidence": people.evidence(dara, theirs),
        "other_evidence": people.evidence(desk.bela, other), "hidden_evidence": people.evidence(desk.boris, claim),
        "own_review": people.review(desk.bela, other).review,
    }  # fmt: skip
    for one in (claim, other, disputed):
        one.refresh_from_db()
    return objects


def filled(value: Any, objects: dict[str, Any]) -> Any:
    """The row's body with ids for names."""
    if isinstance(value, dict):
        return {key: filled(inner, objects) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, objects) for inner in value]
    if isinstance(value, str) and value.startswith("{") and value.endswith("}"):
        return objects[value[1:-1]].pk
    return value


def sent(row: Row, desk: people.Desk, objects: dict[str, Any]) -> Any:
    tags = {"dossier": objects["disputed"].dossier_etag, "*": "*"}
    headers = dict(row.headers)
    if row.tag:
        headers["If_Match"] = tags.get(row.tag) or objects[row.tag].etag
    path = row.path.format(**{name: one.pk for name, one in objects.items() if hasattr(one, "pk")})
    return Program(row.who, desk.project_id).send(row.method, path, filled(row.body, objects), **headers)


def counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"(SELECT count(*) FROM {table})" for table in COUNTED))
        return dict(zip(COUNTED, cursor.fetchone(), strict=True))


def cases(rows: list[Row]) -> list[Any]:
    return [pytest.param(row, id=row.name, marks=[pytest.mark.case(row.case)] if row.case else []) for row in rows]


@pytest.mark.parametrize("row", cases(ROWS))
def test_it_is_refused_with_its_reason_and_nothing_changes(desk: people.Desk, named: dict[str, Any], row: Row) -> None:
    before = counts()
    answer = sent(row, desk, named)
    assert refused(answer) == row.answer
    assert counts() == before
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize("row", cases(CONTROLS))
def test_its_valid_control_is_taken(desk: people.Desk, named: dict[str, Any], row: Row) -> None:
    answer = sent(row, desk, named)
    assert answer.status_code in {200, 201, 204}, answer.content


def test_names_are_unique_and_rows_are_many() -> None:
    assert len(ROWS) >= 100
    assert len({(row.path, row.name) for row in ROWS}) == len(ROWS)


@pytest.mark.case("VD-03")
@pytest.mark.parametrize(
    ("state", "answer"), [("approved", (409, "conflict", "claim_locked")), ("merged", (409, "conflict", "claim_merged"))]
)
def test_a_verdict_on_a_claim_that_is_over(desk: people.Desk, named: dict[str, Any], state: str, answer: tuple[Any, ...]) -> None:
    pk = named["merged"].pk if state == "merged" else people.adjudicated_claim(desk, people.ingest(desk.anahit, people.ARTICLE * 2))[0].pk
    reply = Program("chen", desk.project_id).send("PUT", f"claims/{pk}/review", {"rationale": "Late."})
    assert refused(reply)[:3] == answer
    if state == "merged":
        assert reply.json()["errors"][0]["meta"]["successor"] == named["other"].pk


@pytest.mark.case("VD-03")
def test_a_claim_goes_and_comes_back_with_its_article(desk: people.Desk, named: dict[str, Any]) -> None:
    bela, place = Program("bela", desk.project_id), f"claims/{named['claim'].pk}"
    edda, article = Program("edda", desk.project_id), f"articles/{named['article'].pk}"
    assert bela.send("PUT", f"{place}/review", {"rationale": "Mine."}).status_code == 200
    tag = edda.send("GET", article)["ETag"]
    assert edda.send("DELETE", article, If_Match=tag).status_code == 204
    for path in (place, f"{place}/review", f"{place}/evidence", f"{place}/mentions"):
        assert refused(bela.send("GET", path))[:2] == (404, "not_found")
    assert Review.objects.filter(claim=named["claim"]).exists()


@pytest.mark.case("VD-06")
def test_ten_megabytes_of_note_are_too_large(desk: people.Desk, named: dict[str, Any]) -> None:
    answer = Program("bela", desk.project_id).send("POST", f"claims/{named['claim'].pk}/comments", {"text": "x" * 10_000_000})
    assert refused(answer)[:2] == (413, "body_too_large")


@pytest.mark.parametrize("who", ["anahit", "vera"])
def test_taking_data_out_is_a_right_of_its_own(desk: people.Desk, named: dict[str, Any], who: str) -> None:
    answer = Program(who, desk.project_id).send("POST", "exports", {"format": "bundle"})
    assert refused(answer)[:3] == (403, "forbidden", "missing_right")
    assert not Export.objects.exists()


def test_the_rows_name_claims_that_exist(named: dict[str, Any]) -> None:
    assert Claim.objects.filter(pk=named["disputed"].pk, state="disputed").exists()
