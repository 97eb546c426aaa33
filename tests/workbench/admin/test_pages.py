"""Every table has its pages, and none of them asks the database more the more rows there are."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import people
from tests.workbench.admin.conftest import seal
from tests.workbench.admin.everything import make_everything

ROOMS = ("annotations", "claims", "workbench")
MODELS = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
EMPTY = {"ActDraft"}  # between transactions
MOST_QUERIES = 14

pytestmark = pytest.mark.django_db


def address(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def asked(console: Client, path: str) -> tuple[int, int]:
    """Status and number of queries."""
    with CaptureQueriesContext(connection) as queries:
        answer = console.get(path)
    return answer.status_code, len(queries)


@pytest.fixture
def everything(desk: people.Desk, media: Any) -> people.Desk:
    make_everything(desk)
    seal()
    return desk


def test_every_table_of_the_rooms_is_in_the_console_and_nothing_else() -> None:
    assert set(admin.site._registry) == set(MODELS)


def test_a_list_asks_no_more_the_more_rows_there_are(console: Client, everything: people.Desk) -> None:
    paths = {model.__name__: address(model, "changelist") for model in MODELS}
    for path in paths.values():
        console.get(path)  # content types and the like are kept from here on
    before = {name: asked(console, path) for name, path in paths.items()}
    make_everything(everything, people.ARTICLE.replace("Lachin", "Berdzor") + "One more line.\n")
    after = {name: asked(console, path) for name, path in paths.items()}
    assert {name: status for name, (status, _) in (before | after).items() if status != 200} == {}
    assert {name: queries for name, (_, queries) in after.items() if queries > MOST_QUERIES} == {}
    assert {name: after[name][1] - before[name][1] for name in paths if after[name][1] > before[name][1]} == {}


def test_a_page_asks_so_many_times_at_most(console: Client, everything: people.Desk) -> None:
    rows = {model: model._base_manager.order_by("-pk").first() for model in MODELS}
    assert {model.__name__ for model, row in rows.items() if row is None} == EMPTY
    found = {model.__name__: asked(console, address(model, "change", row.pk)) for model, row in rows.items() if row}
    assert {name: status for name, (status, _) in found.items() if status != 200} == {}
    assert {name: queries for name, (_, queries) in found.items() if queries > MOST_QUERIES} == {}


def test_all_can_be_searched_filtered_and_sorted(console: Client, everything: people.Desk) -> None:
    tried: dict[str, int] = {}
    for model in MODELS:
        path = address(model, "changelist")
        changes = console.get(path).context["cl"]
        choices = [choice["query_string"] for spec in changes.filter_specs for choice in list(spec.choices(changes))[:3]]
        orders = [f"?o={'.'.join(str(-number) for number in range(1, len(changes.list_display)))}"]
        for query in [*choices, *orders, "?q=%25_%5C+%E2%80%99%3B+DROP"]:
            tried[path + query] = console.get(path + query).status_code
    assert {path: status for path, status in tried.items() if status != 200} == {}
    assert len(tried) > 100


def test_nothing_is_deleted_behind_the_services_backs(console: Client, everything: people.Desk) -> None:
    request = console.get(reverse("admin:index")).wsgi_request
    for model in MODELS:
        assert "delete_selected" not in admin.site._registry[model].get_actions(request)
        row = model._base_manager.order_by("-pk").first()
        if row is not None:
            assert console.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
            assert model._base_manager.filter(pk=row.pk).exists()


def test_the_index_names_every_table(console: Client, everything: people.Desk) -> None:
    answer = console.get(reverse("admin:index"))
    assert answer.status_code == 200
    for model in MODELS:
        assert address(model, "changelist") in answer.content.decode()


@pytest.mark.parametrize("name", ["Act", "ActHead", "Verdict", "VerdictSet", "Adjudication", "Publication", "Edition", "Original"])
def test_what_only_grows_is_read_only_here(console: Client, everything: people.Desk, name: str) -> None:
    model = next(one for one in MODELS if one.__name__ == name)
    row = model._base_manager.first()
    assert console.get(address(model, "add")).status_code == 403
    assert console.post(address(model, "add"), {}).status_code == 403
    assert console.post(address(model, "change", row.pk), {"_save": "Save"}).status_code == 403
    page = console.get(address(model, "change", row.pk)).content.decode()
    assert 'name="_save"' not in page


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        pytest.param("Article", "/articles/", id="an article"),
        pytest.param("Span", "/articles/", id="a span, in its article"),
        pytest.param("Claim", "/claims/", id="a claim"),
        pytest.param("Verdict", "/claims/", id="a verdict, on its claim"),
        pytest.param("Job", "/jobs/", id="a job"),
    ],
)
def test_a_row_leads_to_its_place_in_the_desk(console: Client, everything: people.Desk, name: str, prefix: str) -> None:
    model = next(one for one in MODELS if one.__name__ == name)
    page = console.get(address(model, "change", model._base_manager.first().pk)).content.decode()
    assert f'<a href="{prefix}' in page
    assert "Open in the desk" in page
