"""What the database refuses by itself, to raw SQL as to services: spans, texts, projects, vocabularies (RELIABILITY L11, L12)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from annotations.models import Article, Edition, Job, Membership, Span
from annotations.models.constraints import SameProject
from tests import people


def refused_by(name: str, statement: str, values: list[object] | None = None) -> None:
    """The statement is refused, and by this constraint (or the first of those whose names end so)."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    assert str(refused.value.__cause__.diag.constraint_name).endswith(name)  # type: ignore[union-attr]


@pytest.fixture
def span(desk: people.Desk) -> Span:
    return people.mark(desk.anahit, people.ingest(desk.anahit))


@pytest.mark.case("SP-01")
@pytest.mark.parametrize(
    ("change", "name"),
    [
        pytest.param("fragments = '{[0,5)}', start = 0, \"end\" = 5", "span_quote", id="words of another place"),
        pytest.param("quote = '{other words}'", "span_quote", id="other words"),
        pytest.param("quote = quote || '{more}'", "span_quote", id="a quote too many"),
        pytest.param("quote = '{}'", "span_quote", id="no quote"),
        pytest.param("start = start + 1", "span_extent", id="a start that is not the first fragment's"),
        pytest.param("fragments = '{}'", "span_extent", id="no fragments"),
        pytest.param(
            '"end" = 99999, fragments = int4multirange(int4range(start, 99999))', "span_out_of_range", id="an end behind the text"
        ),
        pytest.param("score = 1.0000001", "span_score", id="a score above one"),
        pytest.param("score = 'NaN'", "span_score", id="a score that is no number"),
        pytest.param("score = -0.1", "span_score", id="a score below nothing"),
        pytest.param("status = 'maybe'", "span_status", id="an unknown status"),
        pytest.param("origin = 'oracle'", "span_origin", id="an unknown origin"),
        pytest.param("anchor = 'orphaned', \"end\" = start", "span_bounds", id="an empty orphan"),
    ],
)
def test_a_span_is_not_given(change: str, name: str, span: Span) -> None:
    refused_by(name, f"UPDATE annotations_span SET {change} WHERE id = %s", [span.pk])


def test_an_orphan_keeps_words_that_are_not_there_and_is_checked_when_it_is_anchored(span: Span) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE annotations_span SET anchor = 'orphaned', quote = '{gone}' WHERE id = %s", [span.pk])
    refused_by("span_quote", "UPDATE annotations_span SET anchor = 'anchored' WHERE id = %s", [span.pk])


@pytest.mark.parametrize("words", ["Հայաստան և Արցախ", "a👩‍👩‍👧b", "x" * 255 + "|" + "y" * 255, "é" * 600], ids=len)
def test_quotes_are_checked_by_code_points_across_blocks(desk: people.Desk, words: str) -> None:
    article = people.ingest(desk.anahit, "z" * 250 + words + "\nend\n")
    made = people.mark(desk.anahit, article, words, label="quotation")
    assert (made.start, made.end, made.quote) == (250, 250 + len(words), [words])
    refused_by("span_quote", "UPDATE annotations_span SET quote = ARRAY[%s] WHERE id = %s", [words[:-1] + "?", made.pk])


def test_the_same_mark_by_the_same_person_is_one_row(span: Span) -> None:
    names = [field.column for field in Span._meta.concrete_fields if field.column != "id"]
    columns = ", ".join(f'"{name}"' for name in names)
    copy = f"INSERT INTO annotations_span ({columns}) SELECT {columns} FROM annotations_span WHERE id = %s"
    refused_by("span_once_per_person", copy, [span.pk])


@pytest.mark.parametrize("column", ["text", "sha256", "length", "article_id", "project_id", "original_id"])
def test_an_edition_never_changes_its(column: str, desk: people.Desk, dara: object) -> None:
    edition = people.edition_of(people.ingest(desk.anahit))
    other = {"text": "'x'", "sha256": "repeat('a', 64)", "length": "1"}.get(column, f"{column} + 1")
    refused_by("edition_immutable", f"UPDATE annotations_edition SET {column} = {other} WHERE id = %s", [edition.pk])


@pytest.mark.parametrize(("length", "sha256"), [(1, None), (None, "a" * 64)], ids=["another length", "another hash"])
def test_an_edition_is_not_stored_with(length: int | None, sha256: str | None, desk: people.Desk) -> None:
    old = people.edition_of(people.ingest(desk.anahit))
    with pytest.raises(IntegrityError, match="hash or length"), transaction.atomic():
        Edition.objects.create(
            project_id=old.project_id, article_id=old.article_id, number=2, text="Two\n", length=length or 4,
            sha256=sha256 or "b3b9fb2e1c0b1a3a1b1d1c1e1f1a1b1c1d1e1f1a1b1c1d1e1f1a1b1c1d1e1f1a",
        )  # fmt: skip


def test_the_same_text_is_in_a_project_once(desk: people.Desk) -> None:
    old = people.edition_of(people.ingest(desk.anahit))
    with pytest.raises(IntegrityError, match="edition_text_once"), transaction.atomic():
        Edition.objects.create(
            project_id=old.project_id, article_id=old.article_id, number=2, text=old.text, length=old.length, sha256=old.sha256
        )


def links() -> Iterator[tuple[str, str, str, str]]:
    """Every composite key: its name, child table, column, parent table."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if isinstance(constraint, SameProject):
                parent = apps.get_model(constraint.to)._meta.db_table
                yield constraint.name, model._meta.db_table, f"{constraint.field}_id", parent


LINKS = list(links())


def test_there_are_composite_keys_for_every_link_within_a_project() -> None:
    """Every foreign key between two tables that both lie in a project is a composite one."""
    missing = []
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            parent = field.related_model
            if not field.is_relation or not hasattr(model, "project_id") or not hasattr(parent, "project_id"):
                continue
            covered = {column for _, table, column, _ in LINKS if table == model._meta.db_table}
            if model._meta.app_label in {"annotations", "claims"} and field.column not in covered:
                missing.append(f"{model.__name__}.{field.name}")
    assert missing == []


@pytest.fixture(scope="module")
def installed_keys(django_db_setup: None, django_db_blocker: object) -> set[tuple[str, str, str]]:
    """What PostgreSQL itself has: name, child, parent of every valid foreign key over (project_id, …)."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(
            "SELECT conname, conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint"
            " WHERE contype = 'f' AND cardinality(conkey) = 2 AND convalidated"
        )
        return {tuple(row) for row in cursor.fetchall()}


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "child", "column", "parent"), LINKS, ids=[link[0] for link in LINKS])
def test_is_installed(name: str, child: str, column: str, parent: str, installed_keys: set[tuple[str, str, str]]) -> None:
    assert (name, child, parent) in installed_keys


@pytest.mark.case("VD-02")
@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE annotations_span SET project_id = {dara}", id="a span"),
        pytest.param("UPDATE annotations_attribution SET project_id = {dara}", id="an attribution"),
        pytest.param("UPDATE annotations_job SET project_id = {dara}", id="a job"),
        pytest.param("UPDATE claims_mention SET project_id = {dara}", id="a mention"),
        pytest.param("UPDATE claims_evidence SET project_id = {dara}", id="evidence"),
        pytest.param("UPDATE claims_review SET project_id = {dara}", id="a review"),
        pytest.param("UPDATE claims_assignment SET project_id = {dara}", id="an assignment"),
        pytest.param("UPDATE claims_document SET source_id = {source}", id="a document by its source"),
        pytest.param("UPDATE annotations_span SET label_id = {label}", id="a span by its label"),
        pytest.param("UPDATE claims_review SET veracity_id = {scale_label}", id="a review by its rating"),
    ],
)
def test_a_row_does_not_reach_into_another_project(statement: str, desk: people.Desk, dara: object) -> None:
    article = people.segmented_article(desk.anahit)
    people.review(desk.bela, people.claim(desk.anahit, article), "refuted")
    seat: people.Access = dara  # type: ignore[assignment]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO claims_source (project_id, name, kind, side, wikidata, version) VALUES (%s, 'x', '', '', '', 1) RETURNING id",
            [seat.project.pk],
        )
        source = cursor.fetchone()[0]
    foreign = {
        "dara": seat.project.pk, "source": source, "label": seat.labels().earliest("pk").pk,
        "scale_label": people.scale_label(seat, "refuted").pk,
    }  # fmt: skip
    refused_by("_same_project", statement.format(**foreign))


@pytest.mark.parametrize(
    ("name", "statement"),
    [
        ("membership_role", "UPDATE annotations_membership SET role = 'owner'"),
        ("job_state", "UPDATE annotations_job SET state = 'lost'"),
        ("job_attempts", "UPDATE annotations_job SET attempts = 4"),
        ("job_running_leased", "UPDATE annotations_job SET state = 'running'"),
        ("project_reviews_per_claim", "UPDATE annotations_project SET reviews_per_claim = 0"),
        ("label_kind", "UPDATE annotations_label SET kind = 'other'"),
        ("segment_bounds", 'UPDATE annotations_segment SET "end" = start'),
        ("claim_merged_has_successor", "UPDATE claims_claim SET state = 'merged'"),
        ("claim_state", "UPDATE claims_claim SET state = 'true'"),
    ],
    ids=lambda value: value if " " not in value else "",
)
def test_vocabularies_and_ranges_are_the_databases_own(name: str, statement: str, desk: people.Desk) -> None:
    people.claim(desk.anahit, people.segmented_article(desk.anahit))
    refused_by(name, statement)


def test_people_and_texts_are_not_deleted_from_under_what_they_hold(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    span = people.mark(desk.anahit, article)
    refused_by("_same_project", "DELETE FROM annotations_edition WHERE id = %s", [span.edition_id])
    assert Article.objects.filter(pk=article.pk).exists()
    assert Membership.objects.filter(user=desk.anahit.user).exists()
    assert Job.objects.filter(edition_id=span.edition_id).exists()
