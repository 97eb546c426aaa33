"""Articles side by side: who may, how many, and what is told to be the same or to differ."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Article
from claims.services.relate import relate_claims
from tests import people
from tests.workbench.desk.test_figures import client_of
from workbench.desk import compare_words
from workbench.desk.compare_claims import Tie, _Groups

OTHER = people.ARTICLE.replace("980 vehicles", "1,200 vehicles").replace("Azerbaijan must", "They must")


def pair(desk: people.Desk) -> list[Article]:
    return [
        people.segmented_article(desk.anahit, people.ARTICLE, title="The road", outlet="Court"),
        people.segmented_article(desk.anahit, OTHER, title="The corridor", outlet="Gazette"),
    ]


def tables(desk: people.Desk, articles: list[Article]) -> dict[str, dict[str, Any]]:
    answer = client_of(desk.vera).get("/compare", {"a": [article.pk for article in articles]})
    assert answer.status_code == 200
    return {one["key"]: one for one in answer.context["tables"]}


def test_without_articles_it_says_how_to_choose_them(desk: people.Desk) -> None:
    client = client_of(desk.vera)
    assert "Choose the articles" in client.get("/compare").content.decode()
    one, other = pair(desk)
    shown = client.get(f"/compare?a={one.pk}").content.decode()
    assert "One more is needed" in shown
    assert f'<option value="{other.pk}">' in shown


def test_boxes_of_the_list_lead_to_the_page(desk: people.Desk) -> None:
    one, other = pair(desk)
    shown = client_of(desk.vera).get("/articles").content.decode()
    assert 'formaction="/compare"' in shown
    assert "Read again…" not in shown
    sent = client_of(desk.vera).get("/compare", {"project": desk.project_id, "article": [one.pk, other.pk]})
    assert (sent.status_code, sent["Location"]) == (303, f"/compare?a={one.pk}&a={other.pk}")


def test_an_absent_or_foreign_article_is_absent(desk: people.Desk) -> None:
    mine = people.ingest(desk.anahit)
    theirs = people.ingest(people.strangers_project(), OTHER)
    client = client_of(desk.vera)
    for asked in ((mine.pk, theirs.pk), (theirs.pk, mine.pk), (mine.pk, 10**12), (mine.pk, "x")):
        assert client.get("/compare", {"a": asked}).status_code == 404, asked


def test_what_differs_is_marked_and_what_is_shared_is_folded(desk: people.Desk) -> None:
    found = tables(desk, pair(desk))
    vehicles = next(row for row in found["numbers"]["rows"] if "vehicle" in row["head"])
    assert [[one["words"] for one in cell] for cell in vehicles["cells"]] == [["≠ 980"], ["≠ 1,200"]]
    assert vehicles["ties"][0]["words"] == "Differs"
    assert found["claims"]["rows"]
    assert {cell[0]["words"] for row in found["who"]["rows"] if all(row["cells"]) for cell in row["cells"]}


def test_a_confirmed_link_aligns_and_a_likeness_is_only_suggested(desk: people.Desk) -> None:
    articles = pair(desk)
    left = people.claim(desk.anahit, articles[0], people.FIGURE)
    right = people.claim(desk.anahit, articles[1], "120,000 people were cut off from food and medicine")
    relate_claims(by=desk.bela, from_claim=left, to_claim=right, kind="contradicts")
    rows = tables(desk, articles)["claims"]["rows"]
    tied = next(row for row in rows if row["url"] == f"/claims/{left.pk}")
    assert next((tie.words, tie.suggested) for tie in tied["ties"]) == ("Contradicts", False)
    assert any(tie.suggested for row in rows for tie in row["ties"] if row is not tied)


def test_a_shared_paragraph_is_told_once(desk: people.Desk) -> None:
    own = "A paragraph of its own that is long enough to be printed and stands in no other text at all, word for word."
    twin = f"{own}\n\n{people.ARTICLE}"
    articles = [people.segmented_article(desk.anahit), people.segmented_article(desk.anahit, twin)]
    with CaptureQueriesContext(connection) as asked:
        table = tables(desk, articles)["paragraphs"]
    assert table["fold"]
    assert len(table["rows"]) == 2
    assert all(all(row["cells"]) for row in table["rows"])
    assert table["rows"][0]["head"].startswith("The road has been blocked since 12 December 2022")
    assert not [one["sql"] for one in asked if re.search(r'(?<!SUBSTRING\()"annotations_edition"."text"', one["sql"])]


def test_of_many_shared_paragraphs_the_first_are_shown_and_all_counted(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare_words, "ROWS", 1)
    articles = [people.segmented_article(desk.anahit), people.segmented_article(desk.anahit, f"{people.ARTICLE}\nAnd more.\n")]
    table = tables(desk, articles)["paragraphs"]
    assert (table["title"], len(table["rows"])) == ("2 shared paragraphs", 1)


def test_why_rows_belong_together_is_asked_once_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    top = _Groups.top
    monkeypatch.setattr(_Groups, "top", lambda self, key: asked.append(key) or top(self, key))
    groups = _Groups([f"c{n}" for n in range(400)])
    for n in range(0, 400, 2):
        groups.join(f"c{n}", f"c{n + 1}", Tie("same", f"Link {n}", suggested=False))
    ties = groups.ties()
    assert [[tie.words for tie in ties[groups.top(f"c{n}")]] for n in (0, 1, 399)] == [["Link 0"], ["Link 0"], ["Link 398"]]
    assert len(asked) < 1_000


def test_a_long_chain_of_links_is_one_row() -> None:
    groups = _Groups([f"c{n}" for n in range(3_000)])
    for n in reversed(range(2_999)):
        groups.join(f"c{n + 1}", f"c{n}", Tie("same", "Same", suggested=False))
    assert len({groups.top(f"c{n}") for n in range(3_000)}) == len(groups.ties()) == 1


def test_six_are_five_and_more_costs_no_more(desk: people.Desk) -> None:
    articles = [people.segmented_article(desk.anahit, people.ARTICLE + f"More of it, number {n}.\n", title=f"No {n}") for n in range(6)]
    client = client_of(desk.vera)
    answer = client.get("/compare", {"a": [article.pk for article in articles]})
    assert len(answer.context["columns"]) == 5
    assert "the first five are shown" in answer.content.decode()
    with CaptureQueriesContext(connection) as five:
        client.get("/compare", {"a": [article.pk for article in articles[:5]]})
    with CaptureQueriesContext(connection) as two:
        client.get("/compare", {"a": [article.pk for article in articles[:2]]})
    assert len(five) - len(two) <= 3 * 4  # for each column one read of marks a kind, and one of its text
