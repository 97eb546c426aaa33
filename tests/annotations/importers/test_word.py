"""Word documents: what a reader of the printed page sees as the article."""

from __future__ import annotations

import pytest

from annotations.importers import IncomingArticle, read_file
from tests.hostile.uploads_reading import docx, docx_body, paragraph


def read(inner: str, **parts: bytes) -> IncomingArticle:
    more = tuple((name.replace("__", "/") + ".xml", data) for name, data in parts.items())
    (item,) = read_file(docx(docx_body(inner), more=more), filename="a.docx")
    assert isinstance(item, IncomingArticle), item
    return item


def cell(*texts: str) -> str:
    return f"<w:tc>{''.join(map(paragraph, texts))}</w:tc>"


COMPATIBILITY = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        pytest.param(paragraph("a") + paragraph("b"), "a\n\nb\n", id="paragraphs are parted by a blank line"),
        pytest.param(paragraph("a") + paragraph("") + paragraph("b"), "a\n\nb\n", id="empty ones vanish"),
        pytest.param(paragraph(" a  b "), " a  b \n", id="spaces stay"),
        pytest.param(
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
            "a\tb\nc\n",
            id="tabs and breaks",
        ),
        pytest.param(
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
            "a\n",
            id="tab stops are no tabs",
        ),
        pytest.param(
            f"<w:tbl><w:tr>{cell('a', 'b')}{cell('c')}</w:tr><w:tr>{cell('d')}</w:tr></w:tbl>",
            "a\nb\tc\nd\n",
            id="cells are parted by a TAB",
        ),
        pytest.param(
            "<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>",
            "a\n",
            id="deletions are left out",
        ),
        pytest.param("<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p>", "a\n", id="insertions are read"),
        pytest.param(
            "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>a</w:t></w:r></w:p>",
            "a\n",
            id="field codes are left out",
        ),
        pytest.param(
            f"<w:p><w:r><w:t>a</w:t><mc:AlternateContent {COMPATIBILITY}><mc:Choice><w:t>b</w:t></mc:Choice>"
            "<mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "ab\n",
            id="content stored twice is read once",
        ),
        pytest.param(
            "<w:sdt><w:sdtContent>" + paragraph("a") + "</w:sdtContent></w:sdt>",
            "a\n",
            id="content controls are read",
        ),
        pytest.param(paragraph("a]]&gt;&amp;🚢"), "a]]>&🚢\n", id="references and wide characters"),
    ],
)
def test_the_text(inner, text) -> None:
    assert read(inner).text == text


def test_headers_footers_and_comments_are_no_text_of_the_article() -> None:
    other = docx_body(paragraph("x")).encode()
    assert read(paragraph("a"), word__header1=other, word__comments=other).text == "a\n"


def test_the_strict_namespace_is_read() -> None:
    document = docx_body(paragraph("a")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    (article,) = read_file(docx(document), filename="a.docx")
    assert article.text == "a\n"


def test_core_properties() -> None:
    core = (
        b"<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'"
        b" xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        b"<dc:title> A  title </dc:title><dc:creator>Ida Rowe</dc:creator>"
        b"<dc:language>en-GB</dc:language></cp:coreProperties>"
    )
    article = read(paragraph("a"), docProps__core=core)
    assert (article.title, article.author, article.language) == ("A title", "Ida Rowe", "en-GB")
    assert article.published is None
