"""The rows of the claim list: the accessible twins of the marks, read for as many as are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from annotations.access import Access
from claims import access as claims_access
from claims.models import Axis
from workbench.desk.item import Item
from workbench.desk.links import same_as
from workbench.language.words import mark as mark_name
from workbench.language.words import rating_name


def claim_rows(by: Access, items: Sequence[Item], current: str) -> list[dict[str, Any]]:
    """Rows for components/claim_row.html, in three queries; `current` is the key of the one in hand."""
    rows = by.spans().filter(pk__in=[item.mark.pk for item in items])
    found = list(rows.values_list("pk", "quote", "score", "label__name", "mentions__claim", "mentions__claim__text"))
    marks: dict[int, tuple[list[str], float | None, str]] = {pk: (quote, score, label) for pk, quote, score, label, *_claim in found}
    words: dict[int, str] = {row[4]: row[5] for row in found}  # of this article, which is kept: so is the claim
    rated = {item.own.veracity_id for item in items if item.own and item.own.veracity_id and item.state == "decided"}
    scale = {label.pk: label for label in claims_access.scale_labels(by, Axis.VERACITY)} if rated else {}
    todo = _("Give your verdict") if by.may("review") else _("To review")
    names = {"suggested": _("Suggested"), "todo": todo, "draft": _("In review"), "rejected": _("Rejected")}
    same = same_as(items[0].reading) if items else {}
    shown = []
    for item in items:
        quote, score, label = marks.get(item.mark.pk, ([], None, ""))  # gone since: a new run replaced it
        text = words.get(item.standing.claim_id, "") if item.standing else " … ".join(quote)
        verdict = scale.get(item.own.veracity_id or 0) if item.own and item.state == "decided" else None
        rating = {"shape": verdict.shape, "tone": verdict.tone, "name": rating_name(verdict.name)} if verdict else None
        state_name = rating_name(verdict.name) if verdict else names.get(item.state, _("Decided"))
        told = _row(item, text=text, score=score, kind_name=mark_name(label), state_name=state_name, rating=rating, current=current)
        shown.append(_marked_same(told, same[item.key]) if item.key in same else told)
    return shown


def _row(item: Item, *, current: str, score: float | None, **facts: Any) -> dict[str, Any]:
    """One row."""
    return {
        **facts,
        "key": item.key,
        "n": item.number,
        "at": item.mark.start,
        "state": item.state,
        "paragraph": item.paragraph,
        "score": score if item.state == "suggested" else None,
        "current": item.key == current,
        "span_version": f'"{item.mark.pk}-{item.mark.version}"',
    }


def _marked_same(row: dict[str, Any], number: int) -> dict[str, Any]:
    """“Same as 4”: what still waits needs no second look, what one has judged keeps its verdict."""
    state = "duplicate" if row["state"] == "todo" else row["state"]
    return {**row, "state": state, "same": _("Same as %(n)s") % {"n": number}}
