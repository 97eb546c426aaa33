"""The main screens in French: no sentence of the catalogue is left in English on any of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from django.test import Client
from django.utils import translation

from annotations.models import Job
from tests import people
from tests.workbench.language.reading import language_of, words_of
from workbench.language.catalogues import kept

BOTH = {"Articles", "Article", "Note", "Verdict", "Attribution", "Version", "Direct", "Format", "Pages", "Date", "Exports", "Page", "OK"}
"""English words that are French ones too."""


@cache
def english() -> dict[str, str]:
    """Sentences without holes whose French is another."""
    pairs = [(one.id, one.string) for one in kept("fr") if one.id]
    flat = [(a, b) for ids, told in pairs for a, b in zip(*((x,) if isinstance(x, str) else x for x in (ids, told)), strict=False)]
    french = {told for _, told in flat}
    return {one: told for one, told in flat if one != told and "%" not in one and "{" not in one and one not in french | BOTH}


def left(page: str) -> list[str]:
    """What is still English: whole texts, and sentences of several words inside longer ones."""
    said = words_of(page)
    whole = [one.strip() for one in english() if one.strip() in said]
    long = [one for one in english() if one.count(" ") > 2 and any(one in words for words in said)]
    return sorted({*whole, *long})


@pytest.fixture
def reader(desk: people.Desk) -> Client:
    """Edda manages, and reads French."""
    desk.edda.user.preferences["language"] = "fr"
    desk.edda.user.save()
    client = Client()
    client.force_login(desk.edda.user)
    return client


@pytest.fixture
def chen(desk: people.Desk) -> Client:
    desk.chen.user.preferences["language"] = "fr"
    desk.chen.user.save()
    client = Client()
    client.force_login(desk.chen.user)
    return client


LISTS = (
    "/", "/articles", "/articles/new", "/claims", "/exports", "/settings", "/projects", "/search?q=road", "/sources", "/adjudicate",
    "/projects/{project}/members", "/projects/{project}/lexicon", "/projects/{project}/ranking", "/projects/{project}/guideline",
    "/projects/{project}/resegment", "/password", "/nowhere", "/claims?state=zzz", "/articles?state=zzz",
)  # fmt: skip


@pytest.mark.parametrize("path", LISTS)
def test_a_list_in_french(reader: Client, desk: people.Desk, path: str) -> None:
    people.reviewed_claim(desk)
    reader.get("/")
    page = reader.get(path.format(project=desk.edda.project.pk), follow=True)
    assert language_of(page) == "fr"
    assert left(page.content.decode()) == []


def keys(page: str) -> Iterator[str]:
    """A mark of each kind in the text, the layout and the first paragraph."""
    yield from dict.fromkeys(re.findall(r'data-span="(k\d+)"', page)[:4])
    yield from ("layout", "p0")


def test_reading_an_article_in_french(reader: Client, desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit, outlet="Azernews", published="2023-02-28")
    first = reader.get(f"/articles/{article.pk}").content.decode()
    assert left(first) == []
    for key in keys(first):
        assert (key, left(reader.get(f"/articles/{article.pk}?at={key}").content.decode())) == (key, [])


def test_a_claim_and_its_review_in_french(reader: Client, desk: people.Desk) -> None:
    published, _ = people.published_claim(desk)
    fresh = people.claim(desk.anahit, people.segmented_article(desk.anahit, people.ARTICLE + "\nMore.\n"))
    span = fresh.mentions.get().span
    for path in (f"/claims/{published.pk}", f"/claims/{fresh.pk}", f"/articles/{span.edition.article_id}?at=s{span.pk}"):
        page = reader.get(path, follow=True)
        assert (path, page.status_code, left(page.content.decode())) == (path, 200, [])


def test_adjudicating_in_french(chen: Client, desk: people.Desk) -> None:
    about = people.reviewed_claim(desk)
    page = chen.get(f"/claims/{about.pk}/adjudicate").content.decode()
    assert left(page) == []
    assert "En partie" in page
    assert "Réfutée" in page


def test_a_refusal_of_a_service_is_told_in_french(chen: Client, desk: people.Desk) -> None:
    about = people.reviewed_claim(desk)
    form = {"choice": "take-A", "reason": "", "_version": about.dossier_etag}
    page = chen.post(f"/claims/{about.pk}/adjudicate", form, headers={"origin": "http://testserver"}).content.decode()
    assert "Donnez le motif" in page
    assert left(page) == []


def test_a_job_the_evidence_form_and_a_form_without_its_version_in_french(reader: Client, desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit, published="2023-02-28", title="")
    about = people.claim(desk.anahit, article)
    job = Job.objects.get(edition__article=article)
    told = {path: reader.get(path).content.decode() for path in (f"/jobs/{job.pk}", f"/claims/{about.pk}/evidence")}
    refused = reader.post(f"/claims/{about.pk}/wording", {"text": "x"}, headers={"origin": "http://testserver"})
    assert refused.status_code == 428
    for path, page in {**told, "428": refused.content.decode()}.items():
        assert (path, left(page)) == (path, [])
    assert "Mise en page" in told[f"/jobs/{job.pk}"]
    assert "by its" not in told[f"/jobs/{job.pk}"]
    assert "Untitled" not in told[f"/claims/{about.pk}/evidence"]
    assert "Ce formulaire est incomplet" in refused.content.decode()
    assert "ETag" not in refused.content.decode()


def test_the_words_of_the_modules_come_with_a_french_page_alone(reader: Client, desk: people.Desk) -> None:
    page = reader.get("/").content.decode()
    assert '<script id="words" type="application/json">' in page
    assert '"Close": "Fermer"' in page
    desk.edda.user.preferences["language"] = "en"
    desk.edda.user.save()
    assert 'id="words"' not in reader.get("/").content.decode()


def test_the_detector_sees_what_is_left() -> None:
    with translation.override("fr"):
        assert left("<html><body><p>Finish article</p><p>Terminer</p><b aria-label='Claims decided'></b></body></html>") == [
            "Claims decided", "Finish article",
        ]  # fmt: skip
