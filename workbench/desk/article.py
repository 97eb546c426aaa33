"""`/articles/<id>`: reading, marking and deciding, in one screen (UI.md §6.4)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.models import Article
from workbench.desk.claim_rows import claim_rows
from workbench.desk.dates import shown_date
from workbench.desk.how_read import how_read
from workbench.desk.layout import role_name
from workbench.desk.lean import Mark, ReadParagraph
from workbench.desk.marks import KINDS, paint_paragraphs
from workbench.desk.panel import counts, panel
from workbench.desk.place import remember
from workbench.desk.reading import SHOWN, Item, Reading, read
from workbench.desk.who_where import who_where
from workbench.language.words import mark

FLAGS = {
    "byline": "byline",
    "dateline": "",
    "date": "date",
    "deck": "",
    "headline": "",
    "repeated": "repeats the headline",
    "caption": "caption",
    "section": "section",
}


def seat_at(request: HttpRequest, article_id: int) -> tuple[Access, Article]:
    """The reader's seat and the article; NotFound for everyone else."""
    by = enter_through(request.user, Article.objects.kept(), article_id)
    remember(request, by.project.pk)
    return by, by.article(article_id)


@require_safe
def article_page(request: HttpRequest, article_id: int) -> HttpResponse:
    """The screen, or for htmx its panel alone."""
    by, article = seat_at(request, article_id)
    reading = read(by, article)
    key = request.GET.get("at", "")
    if not key and not getattr(request, "htmx", False):
        first = next((item for item in reading.items if not item.done), None)
        key = first.key if first else ""
    if getattr(request, "htmx", False):
        return render(request, "components/panel.html", {"article": header(reading), **panel(reading, key)})
    return render(request, "desk/article.html", page(reading, key, request.GET.get("show", "all")))


def page(reading: Reading, key: str, show: str) -> dict[str, Any]:
    """Everything desk/article.html asks for."""
    by = reading.by
    return {
        "project": by.project,
        "article": header(reading),
        "paragraphs": paragraphs(reading),
        "items": claim_rows(by, [item for item in reading.items if _in(item, show)], key),
        "show": show if show in SHOWN else "all",
        "segmentation": segmentation_state(reading),
        "layers": layers(reading),
        "minimap": minimap(reading, key),
        "here": [],
        "labels": labels(by),
        "entities": who_where(reading),
        "may_mark": by.may("mark") and not by.read_only,
        "may_decide": by.may("mark") and not by.read_only,
        "may_finish": by.may("review"),
        "banner": banner(reading),
        "how": how_read(reading),
        "orphans": [{"id": span.pk, "quote": " … ".join(span.quote), "label": mark(span.label.name)} for span in reading.orphans],
        **panel(reading, key),
        "counts": counts(reading),
    }


def _in(item: Item, show: str) -> bool:
    return show not in SHOWN or show == "all" or item.done == (show == "done")


def title_of(article: Article) -> str:
    """The headline, or "Untitled, 28 Feb 2023": never the first raw line as if it were a title."""
    if article.title:
        return article.title
    return _("Untitled, %(date)s") % {"date": shown_date(article.published)} if article.published else _("Untitled")


def header(reading: Reading) -> dict[str, Any]:
    """The article as frame and text element name it."""
    article, edition = reading.article, reading.edition
    return {
        "id": article.pk,
        "title": article.title,
        "title_shown": title_of(article),
        "outlet": article.outlet,
        "lang": article.language or "en",
        "has_headline": reading.headline > 0,
        "published": shown_date(article.published),
        "sha256": edition.sha256,
        "version": article.etag,
        "ordinal": "",
    }


def paragraphs(reading: Reading, only: set[int] | None = None) -> list[dict[str, Any]]:
    """The text, paragraph by paragraph; `only` these numbers, to paint what a change touched."""
    wanted = [(n, one) for n, one in enumerate(reading.paragraphs, 1) if only is None or n in only]
    bounds, laid = [(one.start, one.end) for _, one in wanted], list(reading.laid.values())
    painted = paint_paragraphs(text=reading.edition.text, paragraphs=bounds, laid=laid, badges=reading.badges)
    return [
        paragraph(one, n, html, heading=n == reading.headline, gap=gap_after(reading, n))
        for (n, one), html in zip(wanted, painted, strict=True)
    ]


def gap_after(reading: Reading, number: int) -> str:
    """The text between a paragraph and the next."""
    following = reading.paragraphs[number : number + 1]
    return reading.edition.text[reading.paragraphs[number - 1].end : following[0].start] if following else ""


def paragraph(one: ReadParagraph, number: int, html: Any, *, heading: bool, gap: str) -> dict[str, Any]:
    """One paragraph as components/paragraph.html shows it; a gap of line feeds alone goes without saying."""
    flag = one.excluded or (_(FLAGS[one.role]) if FLAGS.get(one.role) else "")
    return {
        "id": one.start,
        "n": number,
        "role": "" if one.role == "body" else one.role,
        "layout": " · ".join(part for part in (role_name(one.role), _("corrected") if one.corrected else one.reason) if part),
        "flag": flag,
        "warn": False,
        "excluded": bool(one.excluded),
        "heading": heading,
        "html": html,
        "gap": gap if gap.strip("\n") else "",
    }


def segmentation_state(reading: Reading) -> dict[str, Any]:
    """Whether the pipeline is still at work here, and which version read the text."""
    running = reading.segmentation is None and reading.job is not None and not reading.job.final
    return {"running": running, "version": reading.segmentation.pipeline_version if reading.segmentation else ""}


def banner(reading: Reading) -> dict[str, str] | None:
    """What the reader must know before anything else."""
    job = reading.job
    if reading.segmentation is None and job is not None and job.final:
        return {
            "text": _("The text could not be pre-segmented (%(reason)s). It can be read and marked all the same.")
            % {"reason": job.last_error},
            "tone": "c-ref",
            "icon": "warn",
            "href": f"/jobs/{job.pk}",
            "label": _("See the job"),
        }
    return None


def layers(reading: Reading) -> dict[str, int]:
    """How many marks each layer chip hides."""
    found = Counter(KINDS[mark.kind] for mark in reading.marks)
    return {name: found[name] for name in KINDS.values()} | {"suggested": sum(mark.suggested for mark in reading.marks)}


def minimap(reading: Reading, key: str) -> list[dict[str, Any]]:
    """Claims and quotations by their place in the text, in per cent."""
    length = max(reading.edition.length, 1)
    shown = [mark for mark in reading.marks if mark.kind in {"claim", "quotation"}]
    return [
        {
            "at": 100 * mark.start / length, "to": 100 * mark.end / length,
            "key": mark.key, "look": _look(mark), "now": mark.key == key,
        }
        for mark in sorted(shown, key=lambda mark: mark.kind == "claim")
    ]  # fmt: skip


def _look(mark: Mark) -> str:
    if mark.kind == "quotation":
        return "quote"
    return "sug" if mark.suggested else "ok"


def labels(by: Access) -> list[dict[str, str]]:
    """What a selection may become."""
    keys = {"claim": "C", "quotation": "Q", "quantity": "W", "framing": "T"}
    return [
        {"value": label.key, "name": mark(label.name), "kind": KINDS[label.kind], "key": keys[label.kind]}
        for label in by.labels().filter(retired=False)
    ]
