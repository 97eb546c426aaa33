"""The bounds of reading, with the defaults of the limits table. The caller passes the project's settings."""

from __future__ import annotations

from dataclasses import dataclass

KIB, MIB, GIB = 1024, 1024**2, 1024**3


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a thing may be before it is refused. Bytes unless the name says otherwise."""

    file_bytes: int = 64 * MIB
    text_bytes: int = 10 * MIB
    """One article's text, measured as UTF-8."""
    markup_bytes: int = 12 * MIB
    """One HTML page, one inflated part of a DOCX: whatever a parser must hold whole."""
    page_elements: int = 20_000
    """An HTML page of more elements is kept whole: looking for its main part takes too long."""
    front_matter_bytes: int = 64 * KIB
    pdf_pages: int = 1000
    archive_members: int = 20_000
    member_bytes: int = 12 * MIB
    opened_bytes: int | None = None
    """Members of an archive that are larger are not opened, and nothing is said of them: for who counts them otherwise."""
    archive_bytes: int = 1 * GIB
    archive_ratio: int = 100
    ratio_applies_over: int = 1 * MIB
    line_bytes: int = 24 * MIB
    """One line of JSONL, one record of CSV."""
    bulk_text_characters: int = 2_000_000
    json_depth: int = 64
    number_digits: int = 64
    object_keys: int = 1_000
    title_characters: int = 300
    source_characters: int = 300
    external_id_characters: int = 200
    url_characters: int = 2_048
    label_characters: int = 100
    spans_per_article: int = 50_000
    errors: int = 1_000
    """Problems of one file after which reading stops."""


DEFAULT_LIMITS = Limits()
