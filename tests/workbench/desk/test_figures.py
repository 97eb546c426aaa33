"""The dashboard: numbers that tell nothing of a blind round, bars that agree with their cells, files that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.access import Access
from annotations.models import Segmentation
from tests import people
from workbench.desk.figures import FIGURES, by_outlet, suggestions, throughput
from workbench.templatetags.wb import shares


def client_of(who: Access) -> Client:
    client = Client()
    client.force_login(who.user)
    return client


def table(client: Client, key: str) -> list[list[str]]:
    answer = client.get(f"/dashboard.csv?figure={key}")
    assert answer.status_code == 200, key
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_the_dashboard_of_an_empty_project_says_so(desk: people.Desk) -> None:
    shown = client_of(desk.vera).get("/dashboard").content.decode()
    assert "Nothing to count yet." in shown
    assert "No second review yet" in shown
    assert "Time per claim is not recorded yet" in shown


def test_open_reviews_are_counted_for_nobody_who_may_not_see_them(desk: people.Desk) -> None:
    about = people.claim(desk.anahit, people.ingest(desk.anahit, outlet="Court"))
    people.review(desk.bela, about)
    today = {who: throughput(getattr(desk, who), 14).rows[0].cells[0] for who in ("vera", "bela", "boris", "edda")}
    assert today == {"vera": 0, "bela": 1, "boris": 0, "edda": 1}
    assert by_outlet(desk.boris, 14).rows == []


def test_what_is_decided_is_counted_by_outlet_with_its_n(desk: people.Desk) -> None:
    people.adjudicated_claim(desk, people.ingest(desk.anahit, outlet="Court"))
    (row,) = by_outlet(desk.vera, 14).rows
    assert (row.name, row.cells[-1], row.note) == ("Court", 1, "too few to compare")
    assert sum(n for _tone, n in row.parts) == 1
    assert throughput(desk.vera, 14).rows[0].cells == [2, 1]


def test_verdicts_by_reviewer_are_for_who_sees_reviews(desk: people.Desk) -> None:
    people.adjudicated_claim(desk)
    assert client_of(desk.bela).get("/dashboard.csv?figure=reviewers").status_code == 404
    assert [row[0] for row in table(client_of(desk.edda), "reviewers")[1:]] == ["Bela", "Boris"]


def test_bars_are_as_long_as_the_cells_beside_them_say(desk: people.Desk) -> None:
    drawn = shares(parts=[("sup", 3), ("par", 0), ("ref", 1)], most=4)
    assert re.findall(r'class="(\w+)" x="([\d.]+)%" width="([\d.]+)%"', drawn) == [("sup", "0.00", "75.00"), ("ref", "75.00", "25.00")]
    people.adjudicated_claim(desk, people.segmented_article(desk.anahit, outlet="Court"))
    for key in ("throughput", "backlog", "outlets"):
        for row in FIGURES[key](desk.edda, 14).rows:
            cells = [cell for cell in row.cells if isinstance(cell, int)]
            assert sum(n for _tone, n in row.parts) in {sum(cells), cells[-1]}, (key, row)


def test_files_run_nothing(desk: people.Desk) -> None:
    people.adjudicated_claim(desk, people.ingest(desk.anahit, outlet='=HYPERLINK("http://evil")'))
    assert table(client_of(desk.edda), "outlets")[1][0] == "'=HYPERLINK(\"http://evil\")"
    for key in FIGURES:
        heads = table(client_of(desk.edda), key)
        assert {len(row) for row in heads} == {len(heads[0])}


def test_suggestions_are_told_by_version(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    client, version = client_of(desk.anahit), Segmentation.objects.values_list("pipeline_version", flat=True)[0]
    spans = list(desk.anahit.spans().filter(edition__article=article, status="suggested")[:3])
    for span, act in zip(spans, ("accept", "reject", "reject"), strict=True):
        assert client.post(f"/spans/{span.pk}/{act}", {"_version": span.etag}).status_code == 303
    (row,) = suggestions(desk.vera, 14).rows
    assert (row.name, row.cells[:4], row.note) == (version, [1, 2, 3, "33 %"], "too few to compare")


def test_a_foreign_project_and_an_unknown_figure_are_absent(desk: people.Desk) -> None:
    theirs = people.strangers_project()
    for path in ("/dashboard?", "/dashboard.csv?figure=backlog&"):
        assert client_of(desk.edda).get(f"{path}project={theirs.project.pk}").status_code == 404
    assert client_of(desk.edda).get("/dashboard.csv?figure=salaries").status_code == 404


@pytest.mark.parametrize("path", ["/dashboard", "/sources", "/sources?of=outlets"])
def test_more_in_the_project_costs_no_more_queries(desk: people.Desk, path: str) -> None:
    client = client_of(desk.edda)

    def asked() -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    people.adjudicated_claim(desk, people.segmented_article(desk.anahit, outlet="Court"))
    before = asked()
    for n in range(3):
        people.adjudicated_claim(desk, people.segmented_article(desk.anahit, f"{people.ARTICLE}More {n}.", outlet=f"Court {n}"))
    assert asked() == before
