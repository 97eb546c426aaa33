"""What an act on marks changed on the review screen: one answer carries row, panel, paragraphs and toast."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from annotations.models import Span, UndoStep
from annotations.undoing import step_in_hand
from workbench.desk.account import see_other
from workbench.desk.article import header, layers, segmentation_state
from workbench.desk.claim_rows import claim_rows
from workbench.desk.due import due, is_due
from workbench.desk.item import Item
from workbench.desk.minimap import minimap
from workbench.desk.painted import is_parted, paragraphs, rows_in_hand
from workbench.desk.panel import counts, panel
from workbench.desk.reading import Reading
from workbench.desk.spoken import named, spoken
from workbench.desk.touched import touched


def told(  # noqa: PLR0913  one answer, all its parts
    request: HttpRequest, before: Reading, key: str, said: str, *, step: UndoStep | None = None, advance: bool = False,
    opened: str = "", whole: bool = False, changed: Span | None = None, version: str = "", why: str = "",
) -> HttpResponse:  # fmt: skip
    """The page again, or for htmx what changed on it: the row or list, the touched paragraphs, panel and toast.

    The toast takes the running act back, or, where `step` was moved, moves it the other way; `opened` names a fold of the panel
    that stays open; `whole`: several rows may have changed, so the list comes whole; `changed` is the mark that alone was changed,
    `version` the tag of what else was; `why` is where a reason may be sent that the toast asks for.
    """
    after, version = before.anew(changed), changed.etag if changed else version
    following = next_in_hand(before, after, key) if advance else None
    shown = following.key if following else key
    if not getattr(request, "htmx", False):
        return see_other(f"/articles/{after.article.pk}?at={shown}")
    said = said if step else named(before, after, key, said, changed)
    ahead = request.headers.get("X-Ahead") == shown and _as_it_was(before, following)
    listed = _listed(before, after, key, following, whole=whole)
    context = {
        "project": after.by.project,
        "article": header(after),
        "target": request.headers.get("HX-Target", "").rpartition("#")[2],
        "key": key,
        "said": said,
        "step": step or step_in_hand(after.by),
        "opened": opened,
        "why": why,
        "judge": key if advance and is_due(after, key) else "",
        "version": version,
        "reasons": reasons(),
        "ahead": ahead,
        **({"due": due(after, shown)} if ahead else panel(after, shown)),
        **listed,
        **_in_the_text(before, after, shown),
    }
    words = next((row["text"] for row in listed["items"] if row.get("key") == shown), "")
    message = said if step else spoken(said, key, following, words)
    return hear(render(request, "desk/span_changed.html", context), message, None if ahead else shown, version=version)


def _listed(before: Reading, after: Reading, key: str, following: Item | None, *, whole: bool) -> dict[str, Any]:
    """The list: its row, with the one in hand next, whose words are told; or all of it where other rows came or went."""
    shown = following.key if following else key
    same = not whole and [mark.pk for mark in before.claims] == [mark.pk for mark in after.claims]
    rows = claim_rows(after.by, [*filter(None, [after.item(key), following])], shown) if same else rows_in_hand(after, shown, "all")
    return {"items": rows, "same_rows": same, "show": "all", "counts": counts(after), "segmentation": partial(segmentation_state, after)}


def _in_the_text(before: Reading, after: Reading, shown: str) -> dict[str, Any]:
    """The paragraphs that look otherwise, the chips that count otherwise, and the map where the text is short."""
    return {
        "paragraphs": paragraphs(after, sorted(touched(before, after))),
        "layers": layers(after).items() - layers(before).items(),
        "minimap": None if is_parted(after) else minimap(after, shown),
    }


def hear(response: HttpResponse, said: str, shown: str | None = None, *, version: str = "") -> HttpResponse:
    """What the page is told besides its fragments: the sentence to be read out, what is in hand now, and the tag of what was changed."""
    chosen = {} if shown is None else {"wb:select": {"id": shown, "from": "server"}}
    response["HX-Trigger"] = json.dumps({**chosen, "wb:say": {"message": said}})
    if version:
        response["ETag"] = version  # what the outbox sends next on this thing was made after this
    return response


def _as_it_was(before: Reading, following: Item | None) -> bool:
    """Whether the panel of the next one, read before the act, is right after it: its number is the same."""
    badge = before.badges.get(following.key) if following else None
    return badge is not None and following is not None and badge.number == following.number


def next_in_hand(before: Reading, after: Reading, key: str) -> Item | None:
    """The next undecided one after a mark, also after one that is gone from the list now."""
    gone = before.mark(key)
    return after.beyond(gone) if gone else None


def reasons() -> list[str]:
    """Why a suggestion may be wrong; offered, never asked."""
    return [_("opinion"), _("not checkable"), _("duplicate"), _("wrong words"), _("no part of the article")]
