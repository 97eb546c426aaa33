"""A long text and a long list come in parts that make up the whole, at a bounded price."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.access import enter
from annotations.models import Article, Project, Span
from annotations.services.change_span import remove_span
from annotations.services.suggestions import accept_suggestion
from tests import people
from workbench.desk import kept, painted
from workbench.desk.reading import Reading, read

SENTENCE = "In part {n} the ministry counted {n}00 crates on the bridge.\n\n"
MARKED = "the ministry counted {n}00 crates"
FRAGMENT = {"HX-Request": "true"}
LATER = re.compile(r'data-later[^>]*? hx-get="([^"]+)"')
ADDRESSES = re.compile(r' id="(p\d+)"')
ROWS = re.compile(r' id="(row-s\d+)"')


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of a few paragraphs and rows, so that a short text is a long one."""
    for name, size in (("LONG", 300), ("PART", 150), ("ROWS", 2)):
        monkeypatch.setattr(painted, name, size)
    monkeypatch.setattr("workbench.desk.parts.ROWS", 2)
    monkeypatch.setattr("workbench.desk.reading.LONG", 300)


def written(desk: people.Desk, many: int = 12) -> tuple[Article, list[Span]]:
    article = people.ingest(desk.anahit, "".join(SENTENCE.format(n=n) for n in range(1, many + 1)).strip())
    return article, [people.mark(desk.anahit, article, MARKED.format(n=n)) for n in range(1, many + 1)]


def signed_in(by: Any) -> Client:
    client = Client()
    client.force_login(by.user)
    client.get("/articles")  # the place in the project is remembered once
    return client


def page(client: Client, address: str, **headers: Any) -> str:
    answer = client.get(address.replace("&amp;", "&"), **headers)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.usefixtures("small")
def test_the_parts_make_up_the_whole(desk: people.Desk) -> None:
    article, spans = written(desk)
    client = signed_in(desk.anahit)
    first, whole = page(client, f"/articles/{article.pk}"), page(client, f"/articles/{article.pk}?whole=1")
    later = LATER.findall(first)
    assert len([one for one in later if "/text" in one]) > 2
    rest = "".join(page(client, address, headers=FRAGMENT) for address in later)
    assert sorted(ADDRESSES.findall(first + rest)) == sorted(ADDRESSES.findall(whole))
    assert sorted(ROWS.findall(first + rest)) == sorted(ROWS.findall(whole)) == sorted(f"row-s{span.pk}" for span in spans)
    for paragraph in re.findall(r"<p id=\"p\d+\".*?</p>", whole):
        assert paragraph in first + rest
    assert not LATER.findall(whole)
    assert f"/articles/{article.pk}?whole=1" in first or "?whole=1" in first


@pytest.mark.usefixtures("small")
def test_the_part_in_hand_is_in_the_page(desk: people.Desk) -> None:
    article, spans = written(desk)
    shown = page(signed_in(desk.anahit), f"/articles/{article.pk}?at=s{spans[-1].pk}")
    assert f'data-s="s{spans[-1].pk}"' in shown
    assert f"row-s{spans[-1].pk}" in shown
    assert f'data-s="s{spans[0].pk}"' not in shown


@pytest.mark.usefixtures("small")
def test_a_part_that_was_kept_shows_what_has_changed_since(desk: people.Desk) -> None:
    article, spans = written(desk)
    Span.objects.filter(pk=spans[0].pk).update(status="suggested", origin="machine", decided_by=None)
    client = signed_in(desk.anahit)
    address = next(one for one in LATER.findall(page(client, f"/articles/{article.pk}?at=s{spans[-1].pk}")) if "part=0" in one)
    assert "t-sug" in page(client, address, headers=FRAGMENT)
    accept_suggestion(by=desk.anahit, span=Span.objects.get(pk=spans[0].pk))
    assert "t-sug" not in page(client, address, headers=FRAGMENT)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("tail", ["text?part=1", "rows?from=2&show=all", "map?at=s1"])
def test_a_part_is_a_fragment_for_members_alone(desk: people.Desk, tail: str) -> None:
    article, _ = written(desk, 4)
    address = f"/articles/{article.pk}/{tail}"
    answer = signed_in(desk.anahit).get(address)
    assert (answer.status_code, answer["Location"]) == (303, f"/articles/{article.pk}?whole=1")
    assert signed_in(people.strangers_project()).get(address, headers=FRAGMENT).status_code == 404


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("tail", ["text?part=99", "text?part=x", "rows?from=99", "rows?from=-1&show=nonsense"])
def test_a_part_that_is_not_there_is_no_error(desk: people.Desk, tail: str) -> None:
    article, _ = written(desk, 4)
    page(signed_in(desk.anahit), f"/articles/{article.pk}/{tail}", headers=FRAGMENT)


@pytest.mark.usefixtures("small")
def test_the_map_of_a_long_text_is_fetched_anew_after_an_act(desk: people.Desk) -> None:
    article, spans = written(desk, 8)
    client = signed_in(desk.anahit)
    drawn = re.compile(r'class="m-\w+" d="([^"]+)"')
    before = page(client, f"/articles/{article.pk}")
    assert f'data-minimap="/articles/{article.pk}/map"' in before
    remove_span(by=desk.anahit, span=spans[-1])
    after = page(client, f"/articles/{article.pk}/map?at=s{spans[0].pk}", headers=FRAGMENT)
    assert drawn.findall(after) != drawn.findall(before)
    assert len(after) < 1000


def test_a_page_asks_no_more_for_many_marks(desk: people.Desk) -> None:
    costs = []
    for many in (2, 40):
        article, spans = written(desk, many)
        client = signed_in(desk.anahit)
        address = f"/articles/{article.pk}?at=s{spans[0].pk}"
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 40


@pytest.mark.usefixtures("small")
def test_a_mark_that_changes_while_a_part_is_painted_is_not_shown_as_it_was(desk: people.Desk) -> None:
    article, spans = written(desk)
    early = read(desk.bela, article_id=article.pk)
    assert early.items
    remove_span(by=desk.anahit, span=spans[0])
    kept_text(early)
    shown = "".join(str(one["html"]) for one in kept_text(read(desk.bela, article_id=article.pk)))
    assert f"s{spans[0].pk}" not in shown


@pytest.mark.usefixtures("small")
def test_what_was_painted_by_older_code_is_not_shown(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article, _ = written(desk)
    shown = read(desk.bela, article_id=article.pk)
    kept_text(shown)
    monkeypatch.setattr(painted, "_painted", lambda _reading, part: ["anew"] * len(part))
    assert {one["html"] for one in kept_text(shown)} != {"anew"}
    monkeypatch.setattr(kept, "makers", lambda: "upgraded")
    assert {one["html"] for one in kept_text(shown)} == {"anew"}


def test_the_code_is_told_apart_by_what_stands_in_it(tmp_path: Path) -> None:
    (tmp_path / "paint.py").write_text("x = 1")
    before = kept.digest_of([tmp_path])
    (tmp_path / "paint.py").write_text("x = 2")
    assert before != kept.digest_of([tmp_path])
    assert kept.makers() == kept.digest_of(kept.MAKERS) != kept.digest_of([])


@pytest.mark.usefixtures("small")
def test_who_marks_apart_sees_nothing_that_was_kept_for_others(desk: people.Desk) -> None:
    article, spans = written(desk)
    spans.append(people.mark(desk.boris, article, "the bridge"))
    Project.objects.filter(pk=desk.project_id).update(highlights="independent")
    boris, anahit = (enter(people.person(name), desk.project_id) for name in ("boris", "anahit"))
    shown = {by.user.username: read(by, article_id=article.pk) for by in (boris, anahit)}
    first = {name: "".join(str(one["html"]) for one in kept_text(one)) for name, one in shown.items()}
    assert [f"s{spans[-1].pk}" in first[name] for name in ("boris", "anahit")] == [True, False]
    assert [f"s{spans[0].pk}" in first[name] for name in ("boris", "anahit")] == [True, True]
    assert f"s{spans[-1].pk}" not in page(signed_in(anahit), f"/articles/{article.pk}/text?part=0", headers=FRAGMENT)


def kept_text(reading: Reading) -> list[dict[str, Any]]:
    """The first part, from the cache if it is there."""
    return list(painted.text_part(reading, 0, painted.text_parts(reading)[0])["part"])
