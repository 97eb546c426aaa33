"""PDF files: the text layer, page by page, as it lies there; scanned pages have none."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock

from annotations.importers.contract import Upload
from annotations.importers.decoding import lawful
from annotations.importers.incoming import Notice, Read, Refusal
from annotations.importers.metadata import article
from annotations.importers.portable_glyphs import UNKNOWN, whole_characters
from annotations.importers.portable_heads import running_heads

_ONE_AT_A_TIME = Lock()
"""PDFium keeps global state: two threads of one process may not be inside it together."""


class PortableDocument:
    """`.pdf`."""

    key = "pdf"
    suffixes = (".pdf",)
    media_types = ("application/pdf", "application/x-pdf")
    bulk = False
    signed = True

    def sniff(self, head: bytes, /) -> bool:
        """Whether the header stands within the first KiB, as readers accept it."""
        return b"%PDF-" in head[:1024]

    def read(self, upload: Upload) -> Iterator[Read]:
        """The document is one article, with the place of each page."""
        from annotations.importers import portable_pages  # noqa: PLC0415  a library only readers of PDF need

        raw = upload.whole()
        with _ONE_AT_A_TIME:
            pages, metadata = portable_pages.extracted(raw, upload.limits)
        text, places = _joined(pages)
        empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
        if len(empty) == len(pages):
            raise Refusal(
                "pdf.no_text", "No page has a text layer; the file may be a scan.", pages=empty[:100]
            )
        yield article(
            lawful(text, encoding="utf-8"),
            metadata,
            limits=upload.limits,
            extractor=f"pdf/2 pypdfium2/{portable_pages.VERSION}",
            media_type="application/pdf",
            filename=upload.filename,
            original=raw,
            warnings=_warnings(text, empty, len(pages)),
            pages=places,
            roles=running_heads(text, places),
        )


def _warnings(text: str, empty: list[int], pages: int) -> tuple[Notice, ...]:
    """What a reader should know: pages that are only pictures, glyphs that stand for no character."""
    warnings = []
    if empty:
        message = f"{len(empty)} of {pages} pages have no text layer."
        warnings.append(Notice("pdf.page_without_text", message, {"pages": empty[:100]}))
    if unknown := text.count(UNKNOWN):
        message = f"{unknown} glyphs stand for no known character; each is shown as U+FFFD."
        warnings.append(
            Notice("pdf.unknown_character", message, {"count": unknown, "offset": text.index(UNKNOWN)})
        )
    return tuple(warnings)


def _joined(pages: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The pages' texts parted by a blank line, and where each page stands."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    position = 0
    for page in pages:
        body = whole_characters(page.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
        if body and parts:
            parts.append("\n\n")
            position += 2
        places.append((position, position + len(body)))
        parts.append(body)
        position += len(body)
    return "".join(parts) + "\n", tuple(places)
