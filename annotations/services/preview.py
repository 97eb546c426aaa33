"""Looking at a text before it comes in: what it would be taken for, and what the project has of it already. Writes nothing.

The pure reading and layout stages run here, in the asker's own request, within narrow bounds; whatever is larger is
said to be left to the worker.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from django.db.models.functions import Left

from annotations.access import Access
from annotations.importers import IncomingArticle, Limits, Notice, Problem, read_file
from annotations.models import Article, Edition
from annotations.segmentation.found import Metadata
from annotations.segmentation.layout.layout import read_layout
from annotations.segmentation.layout.paragraphs import Paragraph, read_paragraphs
from annotations.segmentation.layout.prints import paragraph_prints
from annotations.segmentation.layout.stated import Stated
from annotations.segmentation.sentences.language import read_language
from annotations.segmentation.sentences.quotations import NOT_REOPENED, read_quotations
from annotations.services.import_file import AT_ONCE
from annotations.services.ingest import text_sha256
from annotations.services.prints import nearest
from annotations.services.site_lines import lines_of_site

LOOKED_AT = 60_000
"""Characters of a text whose layout is shown."""
MEMBERS = 20
"""Articles of an archive or a table that are shown."""
LOOKED_INTO = 8 * 2**20
"""Bytes of an archive, a table or a plain text that are opened here."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article that has this very text, or many of its paragraphs."""

    article_id: int
    title: str
    deleted: bool
    shared: int = 0
    total: int = 0
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def per_cent(self) -> int:
        """How many in a hundred of the longer paragraphs are there too."""
        return 100 * self.shared // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class Unbalanced:
    """A quotation whose marks had to be mended, with the number of its paragraph, why, and its beginning."""

    paragraph: int
    why: str
    words: str


@dataclass(frozen=True, slots=True)
class SeenText:
    """One text as it would come in."""

    incoming: IncomingArticle
    found: Metadata
    language: str
    paragraphs: tuple[Paragraph, ...]
    looked_at: int
    unbalanced: tuple[Unbalanced, ...]
    known: Known | None
    near: Known | None

    @property
    def whole(self) -> bool:
        """Whether the layout shown is that of all of the text."""
        return self.looked_at == len(self.incoming.text)


@dataclass(frozen=True, slots=True)
class SeenFile:
    """One file: a single text, or the first members of a bulky one, or why it is looked into by the worker only."""

    format: str
    bulk: bool = False
    text: SeenText | None = None
    members: tuple[IncomingArticle, ...] = ()
    more: bool = False
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Notice, ...] = ()
    too_large_here: bool = False

    @property
    def refused(self) -> bool:
        """Nothing of it would come in: a single file with a fault, or rows that stand or fall together."""
        return bool(self.problems) and ((self.text is None and not self.members) or (self.bulk and self.format != "zip"))


def preview_file(
    *, by: Access, data: bytes, filename: str, media_type: str | None = None, facts: Mapping[str, str] | None = None
) -> SeenFile:
    """What a file holds. Large documents, archives and tables are not opened here."""
    by.require("upload")
    plain = filename.lower().endswith((".txt", ".text", ".md", ".markdown"))
    bulky = filename.lower().endswith((".zip", ".jsonl", ".ndjson", ".csv", ".tsv"))
    if len(data) > (LOOKED_INTO if plain or bulky else AT_ONCE):
        return SeenFile("", too_large_here=True)
    limits = replace(Limits(), archive_bytes=4 * LOOKED_INTO, archive_members=1_000, errors=MEMBERS) if bulky else Limits()
    reading = read_file(data, filename=filename, media_type=media_type, limits=limits)
    items = list(islice(reading, 2 * MEMBERS))
    problems = tuple(item for item in items if isinstance(item, Problem))
    if bulky and any(one.code == "archive.limit" for one in problems):
        return SeenFile(reading.format or "", too_large_here=True)
    articles = [item for item in items if isinstance(item, IncomingArticle)]
    if reading.bulk or reading.format == "zip":
        more = len(items) == 2 * MEMBERS or len(articles) > MEMBERS
        return SeenFile(
            reading.format or "",
            bulk=True,
            members=tuple(articles[:MEMBERS]),
            more=more,
            problems=problems,
            warnings=tuple(reading.warnings),
        )
    text = preview_text(by=by, incoming=articles[0], facts=facts) if articles else None
    return SeenFile(reading.format or "", text=text, problems=problems, warnings=tuple(reading.warnings))


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
