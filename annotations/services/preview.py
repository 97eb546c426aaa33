"""Looking at a text before it comes in: what it would be taken for, and what the project has of it already. Writes nothing.

The pure reading and layout stages run here, in the asker's own request, within narrow bounds of bytes and of time; whatever is
larger, or later, is said to be left to the import. Time is looked at between the parts of a file: the longest that can be
stepped over it is what one part of at most `AT_ONCE` bytes takes, as for a file that comes in at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from django.db.models.functions import Left

from annotations.access import Access
from annotations.importers import IncomingArticle, Limits, Problem, Reading, read_file, readable_members
from annotations.models import Article, Edition
from annotations.segmentation.layout.layout import read_layout
from annotations.segmentation.layout.paragraphs import Paragraph, read_paragraphs
from annotations.segmentation.layout.prints import paragraph_prints
from annotations.segmentation.layout.stated import Stated
from annotations.segmentation.sentences.language import read_language
from annotations.segmentation.sentences.quotations import NOT_REOPENED, read_quotations
from annotations.services.import_file import AT_ONCE
from annotations.services.ingest import text_sha256
from annotations.services.prints import nearest
from annotations.services.seen import Known, SeenFile, SeenText, Unbalanced
from annotations.services.site_lines import lines_of_site

LOOKED_AT = 60_000
"""Characters of a text whose layout is shown."""
MEMBERS = 20
"""Articles of an archive or a table that are shown."""
LOOKED_INTO = 8 * 2**20
"""Bytes of an archive, a table or a plain text that are opened here."""
SECONDS = 3.0
"""How long one request looks into files, all of them together."""


class Patience:
    """The time that one request has for looking."""

    def __init__(self, seconds: float = SECONDS, clock: Callable[[], float] | None = None) -> None:
        self._clock = clock or time.monotonic
        self._until = self._clock() + seconds

    @property
    def over(self) -> bool:
        """Whether it is used up."""
        return self._clock() >= self._until


def preview_file(
    *, by: Access, data: bytes, filename: str, media_type: str | None = None, facts: Mapping[str, str] | None = None,
    patience: Patience | None = None,
) -> SeenFile:  # fmt: skip
    """What a file holds. Large documents, archives and tables are not opened here, nor what there is no `patience` for."""
    by.require("upload")
    patience = patience or Patience()
    if patience.over:
        return SeenFile("", late=True)
    plain = filename.lower().endswith((".txt", ".text", ".md", ".markdown"))
    bulky = filename.lower().endswith((".zip", ".jsonl", ".ndjson", ".csv", ".tsv"))
    if len(data) > (LOOKED_INTO if plain or bulky else AT_ONCE):
        return SeenFile("", too_large_here=True)
    narrow = {"archive_bytes": 4 * LOOKED_INTO, "archive_members": 1_000, "opened_bytes": AT_ONCE, "errors": MEMBERS}
    limits = replace(Limits(), **narrow) if bulky else Limits()
    reading = read_file(data, filename=filename, media_type=media_type, limits=limits)
    items, stopped = _looked_at(reading, patience)
    problems = tuple(item for item in items if isinstance(item, Problem))
    if bulky and any(one.code == "archive.limit" for one in problems):
        return SeenFile(reading.format or "", too_large_here=True)
    articles = [item for item in items if isinstance(item, IncomingArticle)]
    if reading.bulk or reading.format == "zip":
        left = _left(data, items) if reading.format == "zip" else 0
        return SeenFile(
            reading.format or "", bulk=True, members=tuple(articles[:MEMBERS]), more=stopped or left > 0 or len(articles) > MEMBERS,
            left=left, problems=problems, warnings=tuple(reading.warnings),
        )  # fmt: skip
    text = preview_text(by=by, incoming=articles[0], facts=facts) if articles else None
    return SeenFile(reading.format or "", text=text, problems=problems, warnings=tuple(reading.warnings))


def _looked_at(reading: Reading, patience: Patience) -> tuple[list[IncomingArticle | Problem], bool]:
    """What is met until there is enough of it or time is over, and whether that was before the end."""
    items: list[IncomingArticle | Problem] = []
    for item in reading:
        items.append(item)
        if len(items) == 2 * MEMBERS or patience.over:
            return items, True
    return items, False


def _left(data: bytes, items: Sequence[IncomingArticle | Problem]) -> int:
    """How many files of a sound archive would be read and were not opened; of an unsafe one nothing is read at all."""
    if any(isinstance(item, Problem) and item.code.startswith("archive.") for item in items):
        return 0
    return readable_members(data) - len({item.filename if isinstance(item, IncomingArticle) else item.file for item in items})


def preview_text(*, by: Access, incoming: IncomingArticle, facts: Mapping[str, str] | None = None) -> SeenText:
    """A text, its layout as far as it is looked at; `facts` are what a person has said of it already."""
    by.require("upload")
    said = {name: value for name, value in (facts or {}).items() if value}
    incoming = replace(incoming, **said)  # type: ignore[arg-type]  # facts are texts alone
    text = incoming.text
    piece = text if len(text) <= LOOKED_AT else text[: text.rfind("\n", 0, LOOKED_AT) + 1 or LOOKED_AT]
    stated = [Stated(one.start, one.end, one.role, one.reason) for one in incoming.roles if one.start < len(piece)]  # type: ignore[arg-type]
    counts = lines_of_site(by.project.pk, incoming.outlet or "", piece)
    layout = read_layout(piece, outlet=incoming.outlet, stated=stated, site_lines=counts)
    paragraphs = tuple(read_paragraphs(layout.lines))
    news = [one for one in paragraphs if one.excluded is None]
    known = _known(by, text)
    return SeenText(
        incoming, layout.metadata, str(read_language(piece, news, incoming.language)), paragraphs, len(piece), _unbalanced(piece, news),
        known, None if known else _near(by, text),
    )  # fmt: skip


def _unbalanced(text: str, news: Sequence[Paragraph]) -> tuple[Unbalanced, ...]:
    mended = [one for one in read_quotations(text, news) if one.repaired and one.repaired != NOT_REOPENED]
    return tuple(
        Unbalanced(next(p.index for p in news if one.start < p.end) + 1, str(one.repaired), text[one.start : one.start + 60])
        for one in mended[:10]
    )


def _known(by: Access, text: str) -> Known | None:
    rows = Edition.objects.filter(project_id=by.project.pk, sha256=text_sha256(text)).select_related("article").defer("text", "search")
    found = rows.first()
    return Known(found.article_id, found.article.display_title, found.article.deleted_at is not None) if found else None


def _near(by: Access, text: str) -> Known | None:
    mine = paragraph_prints(text)
    found = nearest(by.project.pk, mine)
    if found is None:
        return None
    article = Article.objects.get(pk=found.article_id)
    rows = Edition.objects.filter(article=article).order_by("-number").annotate(piece=Left("text", 4 * LOOKED_AT))
    other = rows.values_list("piece", flat=True)[0]
    theirs = paragraph_prints(other)
    new = tuple(text[start:end] for key, (start, end) in mine.items() if key not in theirs)
    gone = tuple(other[start:end] for key, (start, end) in theirs.items() if key not in mine)
    return Known(article.pk, article.display_title, deleted=False, shared=found.shared, total=found.total, new=new, gone=gone)
