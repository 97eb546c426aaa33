"""What else several articles have in common or tell apart: figures, speakers, loaded words, whole paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.access import Access
from annotations.models import Article, Edition, HopRole, Kind, Span, SpanStatus, TextPrint
from annotations.services.prints import paragraphs_with
from workbench.desk.facts import COMPARATORS, figure, when
from workbench.language.words import named

MOST = 2_000
ROWS = 60
VALUES = 8
WORDS = 240


def marks(by: Access, editions: Mapping[int, Edition], kind: str, most: int = MOST) -> list[Span]:
    """Marks of one kind that stand or wait, in text order: the first so many of each article."""
    rows = by.spans().filter(label__kind=kind, status__in=[SpanStatus.SUGGESTED, SpanStatus.ACCEPTED])
    rows = rows.only("edition_id", "start", "end", "quote", "status", "details", "stance").in_text_order()
    return [span for edition in editions.values() for span in rows.filter(edition=edition)[: most // max(len(editions), 1)]]


def figures(by: Access, articles: Sequence[Article], editions: Mapping[int, Edition]) -> dict[str, Any]:
    """Quantities of one unit that stand in two articles or more; what only some of them say is marked."""
    article_of = {edition.pk: article for article, edition in editions.items()}
    found: dict[str, dict[int, dict[str, Span]]] = {}
    for span in marks(by, editions, Kind.QUANTITY):
        unit, value = _unit(span.details), _value(span)
        if unit and value:
            found.setdefault(unit, {}).setdefault(article_of[span.edition_id], {}).setdefault(value, span)
    rows = []
    for unit, held in sorted(found.items(), key=lambda one: (-len(one[1]), one[0])):
        if len(held) < 2:
            continue
        everywhere = set.intersection(*(set(values) for values in held.values()))
        apart = any(set(values) != everywhere for values in held.values())
        ties = [{"look": "" if apart else "same", "words": _("Differs") if apart else _("The same"), "suggested": False}]
        rows.append({"head": unit, "ties": ties, "cells": [_values(held.get(article.pk, {}), everywhere, article) for article in articles]})
    return {
        "key": "numbers", "title": _("Numbers"), "first": _("Unit"), "rows": rows[:ROWS],
        "none": _("No unit is counted in two of them."), "note": _("≠ stands before what not every article with this unit says."),
    }  # fmt: skip


def _unit(read: Mapping[str, Any]) -> str:
    if read.get("type") == "date":
        return _("Dates")
    return str(read.get("unit") or "").casefold()


def _value(span: Span) -> str:
    read = span.details
    if read.get("type") == "date":
        stated = str(read.get("value") or "")
        return " … ".join(span.quote) if stated.startswith(("[", "{")) else when(stated)  # one of several days has no short form
    value = figure(read.get("value"))
    sign = read.get("comparator")
    return f"{COMPARATORS.get(sign, sign)} {value}" if sign and value else value


def _values(held: Mapping[str, Span], everywhere: set[str], article: Article) -> list[dict[str, Any]]:
    shown = [
        {"words": value if value in everywhere else f"≠ {value}", "apart": value not in everywhere,
         "url": f"/articles/{article.pk}?at=s{span.pk}"}
        for value, span in list(held.items())[:VALUES]
    ]  # fmt: skip
    more = len(held) - len(shown)
    return [*shown, {"words": ngettext("%(n)s more", "%(n)s more", more) % {"n": more}}] if more > 0 else shown


def speakers(by: Access, articles: Sequence[Article], editions: Mapping[int, Edition]) -> dict[str, Any]:
    """Who says how much in which; those who are in most articles first."""
    hops = by.attributions().filter(span__edition__in=editions.values())
    hops = hops.exclude(span__status__in=[SpanStatus.REJECTED, SpanStatus.REMOVED]).exclude(role=HopRole.REPORTER).order_by()
    counted = hops.values_list("speaker", "speaker__name", "role", "span__edition__article").annotate(n=Count("span", distinct=True))
    names: dict[int, str] = {}
    found: dict[int, dict[int, Counter[str]]] = {}
    for pk, name, role, article, n in counted.order_by("-n", "speaker")[:MOST]:
        names[pk] = name
        found.setdefault(pk, {}).setdefault(article, Counter())[role] += n
    order = sorted(found, key=lambda pk: (-len(found[pk]), -sum(sum(roles.values()) for roles in found[pk].values()), names[pk]))
    rows = [
        {"head": names[pk], "url": f"/sources?project={by.project.pk}&speaker={pk}#profile", "ties": [],
         "cells": [_roles(found[pk].get(article.pk, Counter())) for article in articles]}
        for pk in order[:ROWS]
    ]  # fmt: skip
    return {
        "key": "who", "title": _("Who says what"), "first": _("Speaker"), "rows": rows, "none": _("Nobody is quoted in any of them."),
        "note": _("Marks in which they speak or pass words on. Who is accused and not quoted is not recorded yet."),
    }  # fmt: skip


def _roles(roles: Counter[str]) -> list[dict[str, Any]]:
    return [{"words": f"{named(HopRole(role))}: {n}"} for role, n in roles.most_common()]


def wording(by: Access, articles: Sequence[Article], editions: Mapping[int, Edition]) -> dict[str, Any]:
    """Loaded words with their neutral gloss."""
    article_of = {edition.pk: article for article, edition in editions.items()}
    found: dict[str, dict[int, list[Span]]] = {}
    for span in marks(by, editions, Kind.FRAMING):
        words = " … ".join(span.quote).casefold()
        found.setdefault(words, {}).setdefault(article_of[span.edition_id], []).append(span)
    order = sorted(found, key=lambda words: (-len(found[words]), -sum(map(len, found[words].values())), words))
    rows = [
        {"head": words, "ties": _gloss(found[words]), "cells": [_times(found[words].get(article.pk, []), article) for article in articles]}
        for words in order[:ROWS]
    ]
    return {
        "key": "words", "title": _("Loaded words"), "first": _("Word"), "rows": rows,
        "none": _("No loaded wording was marked in any of them."), "note": _("Under each word what it is called without taking a side."),
    }  # fmt: skip


def _gloss(held: Mapping[int, Sequence[Span]]) -> list[dict[str, Any]]:
    glosses = dict.fromkeys(str(span.details["gloss"]) for spans in held.values() for span in spans if span.details.get("gloss"))
    return [{"look": "", "words": _("neutral: %(gloss)s") % {"gloss": gloss}, "suggested": False} for gloss in list(glosses)[:3]]


def _times(spans: Sequence[Span], article: Article) -> list[dict[str, Any]]:
    if not spans:
        return []
    words = ngettext("%(n)s time", "%(n)s times", len(spans)) % {"n": len(spans)}
    return [{"words": words, "url": f"/articles/{article.pk}?at=s{spans[0].pk}"}]


def paragraphs(by: Access, articles: Sequence[Article], editions: Mapping[int, Edition]) -> dict[str, Any]:
    """Paragraphs that stand word for word in two of them: folded, since they tell nothing new."""
    kept = dict(TextPrint.objects.filter(project_id=by.project.pk, article__in=articles).order_by("article").values_list("article", "keys"))
    seen = Counter(key for keys in kept.values() for key in set(keys))
    shared = [key for key, n in seen.items() if n > 1]
    shown = set(shared[:ROWS])
    found = {pk: paragraphs_with(editions[pk].pk, shown.intersection(keys), shown=WORDS + 1) for pk, keys in kept.items()}
    rows = []
    for key in shared[:ROWS]:
        held = {pk: places[key] for pk, places in found.items() if key in places}
        if held:  # a text that changed just now has other prints soon
            cells = [_place(held.get(article.pk), article) for article in articles]
            rows.append({"head": _begun(next(iter(held.values()))[1]), "ties": [], "reads": True, "cells": cells})
    title = ngettext("%(n)s shared paragraph", "%(n)s shared paragraphs", len(shared)) % {"n": len(shared)}
    return {"key": "paragraphs", "title": title, "first": _("Paragraph"), "rows": rows, "fold": True,
            "none": _("No longer paragraph stands in two of them."), "note": ""}  # fmt: skip


def _begun(words: str) -> str:
    return words if len(words) <= WORDS else words[:WORDS] + "…"


def _place(place: tuple[int, str] | None, article: Article) -> list[dict[str, Any]]:
    return [] if place is None else [{"words": _("in the text"), "url": f"/articles/{article.pk}?at=p{place[0]}"}]
