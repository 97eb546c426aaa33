"""Tags of the component kit: icons, hidden write fields, and the few shapes that need arithmetic.

The content security policy forbids inline styles, so what is as wide as its data is an SVG drawn here.
"""

from __future__ import annotations

import re
import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django import template
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.timesince import timesince
from django.utils.translation import gettext

from workbench.desk.marks import paint_paragraph

if TYPE_CHECKING:
    from django.template import Context
    from django.utils.safestring import SafeString

register = template.Library()

PLOT_LEFT, PLOT_WIDTH = 4, 124


@register.simple_tag
def icon(name: str) -> SafeString:
    """One drawing out of the sprite, hidden from assistive technology: the words beside it speak."""
    sprite = static("wb/icons/sprite.svg")
    return format_html('<svg aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>', sprite, name)


@register.simple_tag(takes_context=True)
def slots(context: Context, version: object = None) -> SafeString:
    """Fields that every write form carries: CSRF proof, the version it was made from, one key per act."""
    request = context.get("request") or getattr(context, "request", None)
    token = get_token(request) if request is not None else context.get("csrf_token", "")
    fields: list[tuple[str, object]] = [
        ("csrfmiddlewaretoken", token),
        ("_idempotency_key", uuid.uuid4()),
    ]
    if version not in (None, ""):
        fields.append(("_version", version))
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', fields)


@register.simple_tag
def progress_bar(*, label: str, done: int, active: int = 0, rest: int = 0) -> SafeString:
    """A bar in three tones whose lengths are the counts; the label says the same in words."""
    total = max(done + active + rest, 1)
    drawn, start = [], 0.0
    for tone, count in (("sup", done), ("act", active), ("rest", rest)):
        width = 100 * count / total
        if count:
            drawn.append((tone, f"{start:.2f}", f"{max(width - 0.8, 0.6):.2f}"))
        start += width
    rects = format_html_join("", '<rect class="{}" x="{}%" width="{}%" height="6" rx="3"/>', drawn)
    return format_html('<svg class="bar" role="img" aria-label="{}">{}</svg>', label, rects)


@register.simple_tag
def shares(*, parts: list[tuple[str, int]], most: int) -> SafeString:
    """A table row's bar: parts end to end, `most` being the whole width; the cells beside it are its words."""
    drawn, start = [], 0.0
    for tone, count in parts:
        width = 100 * count / max(most, 1)
        if count:
            drawn.append((tone, f"{start:.2f}", f"{max(width, 0.6):.2f}"))
        start += width
    rects = format_html_join("", '<rect class="{}" x="{}%" width="{}%" height="10"/>', drawn)
    return format_html('<svg class="shares" aria-hidden="true">{}</svg>', rects)


@register.simple_tag
def alpha_plot(*, value: float, low: float, high: float, floor: float) -> SafeString:
    """Agreement as a dot on [0, 1], its interval as a line, the project's floor dashed."""
    x = {
        name: PLOT_LEFT + PLOT_WIDTH * min(max(at, 0), 1)
        for name, at in (("value", value), ("low", low), ("high", high), ("floor", floor))
    }
    return format_html(
        '<svg viewBox="0 0 132 16" aria-hidden="true"><path class="tr" d="M4 8h124"/>'
        '<path class="th" d="M{} 1v14"/>'
        '<path class="ci" d="M{} 8H{}"/><circle class="pt" cx="{}" cy="8" r="4"/></svg>',
        *(f"{x[name]:.1f}" for name in ("floor", "low", "high", "value")),
    )


@register.simple_tag
def independence_dots(groups: list[int]) -> SafeString:
    """Sources as dots, those of one origin overlapping: `[2, 1]` is two of one group, one of another."""
    dots: list[tuple[Any, ...]] = []
    x = 10
    for at, size in enumerate(groups[:3]):
        for nth in range(min(size, 2)):
            dots.append((at, "again" if nth else "", x))
            x += 12
        x += 10
    width = max(x - 10, 30)
    circles = format_html_join("", '<circle class="g{} {}" cx="{}" cy="15" r="7"/>', dots)
    return format_html('<svg viewBox="0 0 {} 30" aria-hidden="true">{}</svg>', width, circles)


@register.filter
def tone_of(state: str) -> str:
    """The tone class of a workflow or publication state; unknown states stay neutral."""
    return {
        "in_review": "c-par",
        "disputed": "c-par",
        "returned": "c-par",
        "segmenting": "c-par",
        "running": "c-par",
        "agreed": "c-sup",
        "adjudicated": "c-sup",
        "approved": "c-sup",
        "published": "c-sup",
        "done": "c-sup",
        "ready": "c-acc",
        "accepted": "c-acc",
        "assigned": "c-acc",
        "submitted": "c-acc",
        "corrected": "c-ctx",
        "failed": "c-ref",
        "quarantined": "c-ref",
        "rejected": "c-unv",
        "retracted": "c-ref",
    }.get(state, "")


@register.filter
def stance_tone(stance: str) -> str:
    """The tone class of what a piece of evidence does to the claim."""
    return {"supports": "c-sup", "partly": "c-par", "refutes": "c-ref", "context": "c-ctx"}.get(
        stance, "c-unv"
    )


@register.filter
def beside(cells: list[Any], columns: list[Any]) -> list[tuple[Any, Any]]:
    """Each cell of a row with its column."""
    return list(zip(cells, columns, strict=True))


@register.filter
def bare_score(score: object) -> str:
    """A score as the desk writes it: `.91`, two places, no leading nought (`0,91` in French); empty where there is none."""
    if not isinstance(score, int | float):
        return ""
    words = number_format(f"{abs(score):.2f}", use_l10n=True)
    words = words.removeprefix("0") if words.startswith("0.") else words
    return f"−{words}" if score < 0 else words


@register.filter
def tally(value: int) -> str:
    """An avatar's colour number out of an id, so that a person keeps one colour."""
    return str(int(value or 0) % 6)


@register.filter
def age(since: datetime) -> str:
    """How long ago, in its largest part."""
    return timesince(since, depth=1) if timezone.now() - since >= timedelta(minutes=1) else gettext("just now")


@register.filter
def item(table: dict[str, Any], key: str) -> Any:
    """What a table holds under a name."""
    return table.get(key, "")


@register.filter
def minus(one: int, other: int) -> int:
    """What is left of one number."""
    return one - other


@register.filter
def key_list(keys: str) -> list[str]:
    """`"J K"` as two keys."""
    return keys.split()


@register.filter
def nth_word(words: str, at: int) -> str:
    """The word at a place, the last one when there are fewer."""
    found = words.split()
    return found[min(at, len(found) - 1)] if found else ""


@register.simple_tag
def paragraph(shown: dict[str, Any]) -> SafeString:
    """A paragraph of the text with its marks."""
    return paint_paragraph(shown)


@register.filter
def addstr(text: str, tail: object) -> str:
    """Two strings as one; Django's `add` adds numbers first."""
    return f"{text}{tail}"


_JSON_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*")(\s*:)?|([{}\[\],:]+)|([^"{}\[\],:]+)')


@register.filter
def json_tokens(text: str) -> SafeString:
    """JSON with its keys, strings and signs in the three colours of the preview; every piece is escaped."""
    out = []
    for string, colon, signs, rest in _JSON_TOKEN.findall(text):
        if string:
            out.append(format_html('<span class="{}">{}</span>{}', "k" if colon else "s", string, colon))
        else:
            out.append(format_html('<span class="n">{}</span>', signs) if signs else format_html("{}", rest))
    return format_html_join("", "{}", ((piece,) for piece in out))
