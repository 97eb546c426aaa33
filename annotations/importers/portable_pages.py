"""The pages of a PDF file through PDFium: each one's text, and what the document says of itself."""

from __future__ import annotations

import pypdfium2
from pypdfium2 import raw as pdfium

from annotations.importers.incoming import Refusal
from annotations.importers.limits import Limits
from annotations.importers.metadata import Metadata, tidy
from annotations.importers.portable_text import page_text

VERSION = str(pypdfium2.version.PYPDFIUM_INFO)


def extracted(raw: bytes, limits: Limits) -> tuple[list[str], Metadata]:
    """Each page's text and the document's own title and author."""
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise Refusal("pdf.encrypted", "The document is locked with a password.") from error
        raise Refusal("pdf.damaged", "The document is damaged or cut off.") from error
    try:
        if len(document) > limits.pdf_pages:
            message = f"The document has {len(document)} pages, at most {limits.pdf_pages} are read."
            raise Refusal("pdf.too_many_pages", message, pages=len(document), limit=limits.pdf_pages)
        info = document.get_metadata_dict()
        metadata = Metadata(
            title=tidy(info.get("Title"), limits.title_characters),
            author=tidy(info.get("Author"), limits.source_characters),
        )
        pages: list[str] = []
        left = limits.text_bytes
        for number in range(len(document)):
            pages.append(_page(document, number))
            left -= len(pages[-1])
            if left < 0:
                raise Refusal("text.too_large", "The document's text is too large.", limit=limits.text_bytes)
        return pages, metadata
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    """One page's text with LF line ends; a wider gap between two lines is written as a blank line."""
    try:
        page = document[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise Refusal(
            "pdf.damaged", f"Page {number + 1} is damaged.", pointer=f"page {number + 1}"
        ) from error
    try:
        return page_text(text_page)
    finally:
        text_page.close()
        page.close()
