"""What the article page and its acts ask of the database, as a table: a number that grows is a decision, not an accident."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.models import Article, Span
from tests import people
from tests.workbench.desk.test_panel_words import client_of

pytestmark = pytest.mark.django_db
PANEL = {"HX-Request": "true", "HX-Target": "aside#panel"}
ASKED = {
    "page with a suggestion in hand": 12,
    "page with a claim in hand": 14,
    "panel of a suggestion": 10,
    "panel of a claim": 12,
    "accept": 24,
    "reject": 22,
    "mark as a claim": 24,
}
"""Acts without BEGIN and COMMIT, which a test sees as a savepoint. Beside a claim, one more for evidence, flags, remarks and links each."""


def asked(act: Callable[[], Any]) -> int:
    """How many statements an act needs."""
    with CaptureQueriesContext(connection) as found:
        answer: HttpResponse = act()
    assert answer.status_code == 200
    return sum("SAVEPOINT" not in one["sql"] for one in found.captured_queries)


def posted(client: Client, path: str, **form: Any) -> Callable[[], Any]:
    return lambda: client.post(path, {**form, "_idempotency_key": f"{path}-0123456789"}, headers=PANEL)


def marked(client: Client, article: Article, words: str) -> Callable[[], Any]:
    edition = article.editions.get()
    start = edition.text.index(words)
    place = {"start": start, "end": start + len(words), "quote": words, "text_sha256": edition.sha256}
    return posted(client, f"/articles/{article.pk}/spans", label="claim", **place)


def test_the_article_page_and_its_acts_ask_as_often_as_is_written_here(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    claim = people.claim(desk.anahit, article, people.FIGURE)
    own = Span.objects.get(mentions__claim=claim)
    one, other = Span.objects.filter(edition__article=article, status="suggested", label__kind="claim")[:2]
    client, page = client_of(desk.anahit), f"/articles/{article.pk}"
    client.get(page)  # remembers the project in the session
    acts: dict[str, Callable[[], Any]] = {
        "page with a suggestion in hand": lambda: client.get(f"{page}?at=s{one.pk}"),
        "page with a claim in hand": lambda: client.get(f"{page}?at=s{own.pk}"),
        "panel of a suggestion": lambda: client.get(f"{page}?at=s{one.pk}", headers=PANEL),
        "panel of a claim": lambda: client.get(f"{page}?at=s{own.pk}", headers=PANEL),
        "accept": posted(client, f"/spans/{one.pk}/accept", _version=one.etag),
        "reject": posted(client, f"/spans/{other.pk}/reject", _version=other.etag),
        "mark as a claim": marked(client, article, "said"),
    }
    assert {name: asked(act) for name, act in acts.items()} == ASKED
