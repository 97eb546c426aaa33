"""The upload page: each text is shown before it is stored, with and without scripts, and comes in as it was corrected."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import count

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from annotations.models import Article
from annotations.services.preview import Patience
from tests import people
from workbench import preferences
from workbench.desk import upload

pytestmark = pytest.mark.usefixtures("media")
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}
HTMX = {**ORIGIN, "HTTP_HX_REQUEST": "true"}
TEXT = people.ARTICLE + "\nSubscribe to our newsletter\n"


@pytest.fixture
def anahit(desk: people.Desk) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(people.person("anahit"))
    return client


def named(name: str, data: bytes | str = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode(), "text/plain")


def fields(page: HttpResponse) -> dict[str, list[str]]:
    """What the browser would send of a card's form."""
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page.content.decode()):
        attrs = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if "name" in attrs and (attrs.get("type") != "checkbox" or " checked" in tag):
            sent.setdefault(attrs["name"], []).append(attrs.get("value", ""))
    sent.pop("file", None)
    return {name: values for name, values in sent.items() if not name.startswith(("csrf", "_idem"))}


def test_a_card_shows_what_a_file_would_come_in_as(anahit: Client) -> None:
    card = anahit.post("/articles/new/preview", {"file": named("court.txt")}, **HTMX)
    words = card.content.decode()
    assert card.status_code == 200
    assert 'data-state="ready"' in words
    assert 'value="Court orders Azerbaijan to keep the Lachin corridor open"' in words
    assert "subscription" in words
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("photo.txt", b"\x89PNG\r\n\x1a\n", "PNG image", id="not text"),
        pytest.param("old.txt", "caf\xe9".encode("latin-1"), "offset 3", id="another charset"),
        pytest.param("empty.txt", b"", "empty", id="nothing"),
        pytest.param("rows.jsonl", b'{"text": "One."}\n{"text": 7}\n', "line 2", id="a row with a fault"),
    ],
)
def test_a_file_that_cannot_come_in_says_why_and_has_no_button(anahit: Client, name: str, data: bytes, said: str) -> None:
    card = anahit.post("/articles/new/preview", {"file": named(name, data)}, **HTMX)
    words = card.content.decode()
    assert card.status_code == 400
    assert 'data-state="refused"' in words
    assert said in words
    assert "data-add" not in words


def test_what_came_of_a_file_is_said_in_the_readers_language(anahit: Client, desk: people.Desk) -> None:
    preferences.keep(people.person("anahit"), {"language": "fr"})
    people.ingest(desk.anahit, TEXT)
    files = [named("again.txt"), named("old.txt", "caf\xe9".encode("latin-1")), named("controls.txt", "A\x01 word.")]
    results = anahit.post("/articles/new", {"file": files}, **ORIGIN).context["results"]
    said = [" ".join([one.get("words", ""), *one.get("found", [])]) for one in results]
    assert [one["state"] for one in results] == ["duplicate", "refused", "read"]
    assert not [one for one in said if re.search(r"\b(the|bytes|are|characters)\b", one, re.IGNORECASE)], said


def test_a_text_the_project_has_is_refused_with_the_way_to_it(anahit: Client, desk: people.Desk) -> None:
    article = people.ingest(desk.anahit, TEXT)
    words = anahit.post("/articles/new/preview", {"file": named("again.txt")}, **HTMX).content.decode()
    assert 'data-state="duplicate"' in words
    assert f'href="/articles/{article.pk}"' in words
    assert "data-add" not in words


def test_a_near_duplicate_says_how_near_and_what_differs(anahit: Client, desk: people.Desk) -> None:
    people.segmented_article(desk.anahit, TEXT, title="The court")
    other = TEXT.replace("980 vehicles", "some 1,980 vehicles")
    words = anahit.post("/articles/new/preview", {"file": named("near.txt", other)}, **HTMX).content.decode()
    assert "% of its longer paragraphs stand in “The court” too" in words
    assert "some 1,980 vehicles" in words


def test_the_card_comes_in_as_it_was_corrected(anahit: Client) -> None:
    card = fields(anahit.post("/articles/new/preview", {"file": named("court.txt")}, **HTMX))
    out = next(guess for guess in card["guess"] if guess.endswith("-1"))
    card["news"].append(out.rpartition("-")[0])
    first = card["news"].pop(0)
    card |= {"title": ["A title of mine"], "outlet": ["Azernews"]}
    row = anahit.post("/articles/new", {**card, "file": named("court.txt")}, **HTMX)
    assert (row.status_code, 'data-state="read"' in row.content.decode()) == (200, True)
    article = Article.objects.get()
    assert (article.title, article.outlet, article.published) == ("A title of mine", "Azernews", "2023-02-22")
    people.segment_due()
    roles = dict(people.edition_of(article).segments.filter(kind="paragraph").values_list("start", "role"))
    assert roles[int(out.split("-", maxsplit=1)[0])] == "body"
    assert roles[int(first.split("-", maxsplit=1)[0])] == "boilerplate"


def test_a_date_that_is_none_is_refused_and_nothing_comes_in(anahit: Client) -> None:
    row = anahit.post("/articles/new", {"published": "yesterday", "file": named("court.txt")}, **HTMX)
    assert row.status_code == 400
    assert not Article.objects.exists()


def test_without_scripts_the_page_carries_the_files_along(anahit: Client, desk: people.Desk) -> None:
    files = [named("one.txt"), named("two.txt", "A second text stands here."), named("bad.txt", b"\x89PNG")]
    page = anahit.post("/articles/new/preview", {"file": files, "project": desk.project_id}, **ORIGIN)
    assert not Article.objects.exists()
    sent = fields(page)
    assert "Add 2 articles" in page.content.decode()
    done = anahit.post("/articles/new", {**sent, "1-title": "The second"}, **ORIGIN)
    assert "2 of 2 files read." in done.content.decode()
    titles = set(Article.objects.values_list("title", flat=True))
    assert titles == {"Court orders Azerbaijan to keep the Lachin corridor open", "The second"}
    assert {one.original.filename for one in map(people.edition_of, Article.objects.all()) if one.original} == {"one.txt", "two.txt"}


def test_time_is_one_for_all_files_and_what_is_left_out_is_said(anahit: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for n in range(4):
            archive.writestr(f"{n}.txt", f"Text {n}.")
    ticks = count()
    monkeypatch.setattr(upload, "Patience", lambda: Patience(seconds=4, clock=lambda: next(ticks)))
    files = [SimpleUploadedFile("all.zip", packed.getvalue(), "application/zip"), named("late.txt")]
    page = anahit.post("/articles/new/preview", {"file": files}, **ORIGIN)
    words = " ".join(page.content.decode().split())
    assert [one["state"] for one in page.context["cards"]] == ["later", "later"]
    assert "1 more was not looked into here" in words
    assert "There was no time left to look into it here" in words
    assert fields(page)["1-name"] == ["late.txt"]


def test_a_file_that_did_not_come_along_whole_is_refused(anahit: Client) -> None:
    sent = {"0-name": "a.txt", "0-data": "no base64!", "0-add": "1"}
    assert anahit.post("/articles/new", sent, **ORIGIN).status_code == 400


def test_what_is_typed_is_looked_at_and_what_was_found_is_no_word_of_the_person(anahit: Client) -> None:
    first = anahit.post("/articles/new/preview", {"text": TEXT}, **HTMX)
    sent = fields(first)
    assert sent["title"] == ["Court orders Azerbaijan to keep the Lachin corridor open"]
    other = {**sent, "text": TEXT.replace("Court orders Azerbaijan", "Judges order Baku"), "outlet": "Mine"}
    again = fields(anahit.post("/articles/new/preview", other, **HTMX))
    assert (again["title"], again["outlet"]) == (["Judges order Baku to keep the Lachin corridor open"], ["Mine"])


@pytest.mark.parametrize(("text", "said"), [("", "As you paste"), ("a\0b", "cannot stand in a text")], ids=["nothing yet", "a NUL"])
def test_what_cannot_be_looked_at_says_so(anahit: Client, text: str, said: str) -> None:
    assert said in anahit.post("/articles/new/preview", {"text": text}, **HTMX).content.decode()


def test_a_pasted_text_comes_in_with_its_facts_and_passages(anahit: Client) -> None:
    sent = fields(anahit.post("/articles/new/preview", {"text": TEXT}, **HTMX))
    done = anahit.post("/articles/new", {**sent, "text": TEXT, "author": "Ann Smith"}, **ORIGIN)
    article = Article.objects.get()
    assert done["Location"] == f"/articles/{article.pk}"
    assert (article.author, article.published) == ("Ann Smith", "2023-02-22")


def test_a_refused_paste_keeps_every_word(anahit: Client) -> None:
    page = anahit.post("/articles/new", {"text": TEXT, "published": "yesterday", "title": "Mine"}, **ORIGIN)
    assert page.status_code == 400
    assert 'value="yesterday"' in page.content.decode()
    assert 'value="Mine"' in page.content.decode()
    assert "980 vehicles" in page.content.decode()
