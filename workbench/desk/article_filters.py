"""Which of a project's articles a list is about: words, state, outlet, language and what was found in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from annotations.access import Access
from annotations.models import Article, Edition, TextPrint
from claims.models import ClaimState, LinkStatus, Mention, Relation, RelationKind
from workbench.desk.outlets import languages, outlets
from workbench.desk.progress import STATES, in_state, state_name

NAMES = ("q", "state", "outlet", "language", "has")
HAS = ("disagreement", "contradiction", "near")
NEAR = 2
"""Paragraphs that a near-duplicate shares at least."""


def chosen(by: Access, wanted: Mapping[str, str]) -> QuerySet[Article]:
    """The articles that every filter lets through."""
    rows = by.articles()
    if wanted["outlet"]:
        rows = rows.filter(outlet=wanted["outlet"])
    if wanted["language"]:
        rows = rows.filter(language=wanted["language"])
    if wanted["state"] in STATES:
        rows = in_state(by, rows, wanted["state"])
    if wanted["has"] in HAS:
        rows = rows.filter(_having(wanted["has"]))
    if wanted["q"] and "\0" not in wanted["q"]:
        query = SearchQuery(wanted["q"], config="simple", search_type="websearch")
        texts = Edition.objects.filter(project_id=by.project.pk, search=query)
        rows = rows.filter(Q(pk__in=texts.values("article")) | Q(title__icontains=wanted["q"]))
    return rows


def _having(what: str) -> Exists:
    here = Mention.objects.filter(span__edition__article=OuterRef("pk")).exclude(status=LinkStatus.REJECTED)
    if what == "near":
        return Exists(TextPrint.objects.filter(article=OuterRef("pk"), alike__deleted_at=None, shared__gte=NEAR))
    if what == "disagreement":
        return Exists(here.filter(claim__state=ClaimState.DISPUTED))
    against = Relation.objects.filter(kind=RelationKind.CONTRADICTS).exclude(status=LinkStatus.REJECTED)
    one_side = Q(claim__in=against.values("from_claim")) | Q(claim__in=against.values("to_claim"))
    return Exists(here.filter(one_side))


def filters(by: Access, wanted: Mapping[str, str]) -> list[dict[str, Any]]:
    """The filter bar's choices; a value of the address that is none of them stands among them all the same."""
    found = {"disagreement": _("Disagreement between reviews"), "contradiction": _("Contradiction"), "near": _("Near-duplicate")}
    choices = (
        ("state", _("State"), [(state, state_name(state)) for state in STATES]),
        ("outlet", _("Outlet"), [(name, name) for name in outlets(by)]),
        ("language", _("Language"), [(name, name) for name in languages(by)]),
        ("has", _("Has"), list(found.items())),
    )
    bar = []
    for name, label, options in choices:
        value = wanted[name]
        known = options if not value or value in dict(options) else [*options, (value, value)]
        if known:
            bar.append({"name": name, "label": label, "value": value, "options": [{"value": one, "name": words} for one, words in known]})
    return bar
