"""Articles that come in by the console meet the same decisions as everywhere else (RELIABILITY UP-23)."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotations.errors import WorkbenchError
from annotations.models import Article, Edition, Job
from annotations.services.import_file import import_file
from tests import people

pytestmark = [pytest.mark.django_db, pytest.mark.case("UP-23")]
ADD = "/admin/annotations/article/add/"


def sent(console: Client, desk: people.Desk, **fields: Any) -> Any:
    return console.post(ADD, {"project": desk.project_id, **fields})


def codes(answer: Any) -> set[str]:
    found = answer.context["adminform"].form.errors.get_json_data()
    return {one["code"] for errors in found.values() for one in errors}


def test_a_pasted_text_becomes_an_article_with_what_was_said_about_it(console: Client, desk: people.Desk, media: Any) -> None:
    answer = sent(console, desk, text="First line.\r\nSecond line, with a \x07 bell.", title="Bell", outlet="OC Media")
    assert answer.status_code == 302
    article = Article.objects.get()
    edition = Edition.objects.get()
    assert (article.title, article.outlet, edition.text) == ("Bell", "OC Media", "First line.\nSecond line, with a   bell.")
    assert [one["code"] for one in edition.warnings]
    assert Job.objects.get().kind == "segment"


def test_a_bulky_file_leads_to_its_job(console: Client, desk: people.Desk, media: Any) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", "One text.")
    answer = sent(console, desk, file=SimpleUploadedFile("texts.zip", packed.getvalue(), "application/zip"))
    job = Job.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/admin/annotations/job/{job.pk}/change/"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("empty.txt", b"", id="an empty file"),
        pytest.param("blank.txt", b" \n\t", id="nothing but white space"),
        pytest.param("nul.txt", b"a\x00b", id="a NUL"),
        pytest.param("latin.txt", "café".encode("latin-1"), id="no UTF-8"),
        pytest.param("cut.txt", "é".encode()[:1], id="cut inside a character"),
        pytest.param("page.exe", b"MZ\x90\x00", id="a program"),
        pytest.param("text.docx", b"no archive at all", id="a damaged document"),
        pytest.param("again.txt", people.ARTICLE.encode(), id="a text that is here"),
        pytest.param("bytes.txt", b"\xef\xbb\xbf\xff\xfe", id="two byte order marks"),
    ],
)
def test_a_file_is_refused_as_by_the_service_with_the_same_word(
    console: Client, desk: people.Desk, media: Any, name: str, data: bytes
) -> None:
    people.ingest(desk.anahit)
    with pytest.raises(WorkbenchError) as refused:
        import_file(by=desk.anahit, data=data, filename=name, media_type=None)
    answer = sent(console, desk, file=SimpleUploadedFile(name, data, "application/octet-stream"))
    assert (answer.status_code, codes(answer)) == (refused.value.status, {one.code for one in refused.value.errors})
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "empty", id="nothing"),
        pytest.param("a\x00b", "invalid_char", id="a NUL"),
        pytest.param("a\uffffb", "invalid_char", id="U+FFFF"),
        pytest.param(people.ARTICLE, "duplicate_text", id="a text that is here"),
    ],
)
def test_a_pasted_text_is_refused_in_place(console: Client, desk: people.Desk, media: Any, text: str, code: str) -> None:
    people.ingest(desk.anahit)
    answer = sent(console, desk, text=text)
    assert answer.status_code == (409 if code == "duplicate_text" else 400)
    assert codes(answer) == {code}
    assert Article.objects.count() == 1
