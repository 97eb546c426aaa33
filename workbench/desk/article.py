"""`/articles/<id>`: reading, marking and deciding, in one screen (UI.md §6.4)."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.models import Article
from workbench.desk.context import places, waiting
from workbench.desk.dates import shown_date
from workbench.desk.how_read import how_read
from workbench.desk.marks import KINDS
from workbench.desk.minimap import minimap
from workbench.desk.neighbours import neighbours, standing_in
from workbench.desk.painted import is_parted, rows_in_hand, text_in_hand
from workbench.desk.panel import counts, panel
from workbench.desk.place import remember
from workbench.desk.reading import SHOWN, Reading, read
from workbench.desk.who_where import who_where
from workbench.language.words import mark


def seat_at(request: HttpRequest, article_id: int) -> tuple[Access, Article]:
    """The reader's seat and the article; NotFound for everyone else."""
    by = seat(request, article_id)
    return by, by.article(article_id)


def seat(request: HttpRequest, article_id: int) -> Access:
    """The seat alone: what is read of the article brings it along."""
    by = enter_through(request.user, Article.objects.kept(), article_id)
    remember(request, by.project.pk)
    return by


@require_safe
def article_page(request: HttpRequest, article_id: int) -> HttpResponse:
    """The screen, or for htmx its panel alone."""
    by = seat(request, article_id)
    fragment = getattr(request, "htmx", False)
    reading = read(by, beside=None if fragment else {**standing_in(by), "waiting": waiting(by)}, article_id=article_id)
    key = request.GET.get("at", "")
    if not key and not fragment:
        first = next((item for item in reading.items if not item.done), None)
        key = first.key if first else ""
    if fragment:
        answer = render(request, "components/panel.html", {"article": header(reading), **panel(reading, key)})
        if "chosen" in request.GET:  # asked for from elsewhere than the list, which is told so
            answer["HX-Trigger"] = json.dumps({"wb:select": {"id": key, "from": "server"}})
        return answer
    context = page(reading, key, request.GET.get("show", "all"), whole="whole" in request.GET)
    return render(request, "desk/article.html", {**context, "nav": places(request, reading.edition.__dict__["waiting"] or 0)})


def page(reading: Reading, key: str, show: str, *, whole: bool = False) -> dict[str, Any]:
    """Everything desk/article.html asks for; long texts and lists in parts, unless the whole is asked for."""
    by = reading.by
    return {
        "project": by.project,
        "article": {**header(reading), **neighbours(by, reading.edition)},
        "paragraphs": text_in_hand(reading, key, whole=whole),
        "items": rows_in_hand(reading, key, show, whole=whole),
        "show": show if show in SHOWN else "all",
        "segmentation": segmentation_state(reading),
        "layers": layers(reading),
        "minimap": minimap(reading, key),
        "parted": not whole and is_parted(reading),
        "labels": labels(by),
        "entities": who_where(reading),
        "may_mark": by.may("mark") and not by.read_only,
        "may_decide": by.may("mark") and not by.read_only,
        "may_finish": (by.may("review") or by.apart) and not by.read_only,
        "banner": banner(reading),
        "how": how_read(reading),
        "orphans": [{"id": span.pk, "quote": " … ".join(span.quote), "label": mark(span.label.name)} for span in reading.orphans],
        **panel(reading, key),
        "counts": counts(reading),
    }


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
    if reading.by.apart and not reading.by.has_finished(reading.article.pk):
        said = _("You mark on your own: the marks of others are shown once you have finished this article.")
        return {"text": said, "tone": "", "icon": "info", "href": "", "label": ""}
    return None


def layers(reading: Reading) -> dict[str, int]:
    """How many marks each layer chip hides."""
    found = Counter(KINDS[mark.kind] for mark in reading.marks)
    return {name: found[name] for name in KINDS.values()} | {"suggested": sum(mark.suggested for mark in reading.marks)}


def labels(by: Access) -> list[dict[str, str]]:
    """What a selection may become."""
    keys = {"claim": "C", "quotation": "Q", "quantity": "W", "framing": "T"}
    return [
        {"value": label.key, "name": mark(label.name), "kind": KINDS[label.kind], "key": keys[label.kind]}
        for label in by.labels().filter(retired=False)
    ]
