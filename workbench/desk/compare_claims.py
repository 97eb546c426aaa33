"""Claims of several articles in rows: tied by confirmed or suggested links, or found alike; each row says by what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.access import Access
from annotations.models import Article, Edition, Kind, Span, SpanStatus, Stance
from claims import access
from claims.matching import Candidate, Frequencies, link_between, ranked, terms
from claims.models import ClaimState, LinkStatus, RelationKind
from workbench.desk.compare_words import marks
from workbench.desk.relations import LOOKS
from workbench.language.words import named

MOST = 500
MOST_LIKENED = 120
"""Claims that are compared by their words: so many of all the articles together, those told first."""
LEAST_LIKENESS = 0.3


@dataclass(frozen=True, slots=True)
class One:
    """A claim in one article: `key` is shared by the places of one claim."""

    key: str
    article_id: int
    span: Span
    text: str
    claim_id: int | None
    stance: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What holds a row together."""

    look: str
    words: str
    suggested: bool


def aligned(by: Access, articles: Sequence[Article], editions: Mapping[int, Edition]) -> dict[str, Any]:
    """The table of claims that stand in two articles or more."""
    ones = _claims(by, editions)
    groups = _Groups([one.key for one in ones])
    _tie(by, ones, groups)
    _liken(ones, groups, articles)
    rows, alone, ties = [], Counter[int](), groups.ties()
    for members in groups.of(ones):
        if len({one.article_id for one in members}) > 1:
            rows.append(_row(members, ties.get(groups.top(members[0].key), []), articles))
        else:
            alone[members[0].article_id] += 1
    notes = [_alone(alone[article.pk]) for article in articles]
    return {
        "key": "claims", "title": _("Claims"), "first": _("Claim"), "rows": rows, "foot": notes,
        "none": _("No claim of one article is tied to a claim of another, and none are much alike."),
        "note": _("Dashed: suggested, nobody has confirmed it. Claims are compared by their words; which say the same, people decide."),
    }  # fmt: skip


def _alone(n: int) -> str:
    return ngettext("%(n)s more only here", "%(n)s more only here", n) % {"n": n}


def _claims(by: Access, editions: Mapping[int, Edition]) -> list[One]:
    """Marks of kind claim in text order, with the claim they stand for; no suggestion of what somebody has marked."""
    found = marks(by, editions, Kind.CLAIM, MOST)
    standing = {(span.edition_id, span.start, span.end) for span in found if span.status == SpanStatus.ACCEPTED}
    spans = [
        span for span in found if span.status == SpanStatus.ACCEPTED or (span.edition_id, span.start, span.end) not in standing
    ]
    rows = access.mentions(by).filter(span__in=[span.pk for span in spans]).exclude(status=LinkStatus.REJECTED)
    rows = rows.exclude(claim__state__in=[ClaimState.REJECTED, ClaimState.MERGED]).select_related("claim").defer("claim__search")
    stands = {row.span_id: row for row in rows.order_by("-pk")}
    article_of = {edition.pk: article for article, edition in editions.items()}
    ones = []
    for span in spans:
        row = stands.get(span.pk)
        words = str(span.details.get("draft") or " … ".join(span.quote))
        ones.append(
            One(f"c{row.claim_id}" if row else f"s{span.pk}", article_of[span.edition_id], span, row.claim.text if row else words,
                row.claim_id if row else None, row.stance if row else span.stance)
        )  # fmt: skip
    return ones


class _Groups:
    """Keys that belong together, and why."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._up = {key: key for key in keys}
        self._ties: list[tuple[str, Tie]] = []

    def top(self, key: str) -> str:
        while self._up[key] != key:
            self._up[key] = key = self._up[self._up[key]]
        return key

    def join(self, one: str, other: str, tie: Tie) -> None:
        self._up[self.top(other)] = self.top(one)
        self._ties.append((one, tie))

    def ties(self) -> dict[str, list[Tie]]:
        """Of every row what holds it together, by the top of its keys."""
        found: dict[str, dict[Tie, None]] = {}
        for one, tie in self._ties:
            found.setdefault(self.top(one), {})[tie] = None
        return {top: list(held) for top, held in found.items()}

    def of(self, ones: Sequence[One]) -> Iterator[list[One]]:
        found: dict[str, list[One]] = {}
        for one in ones:
            found.setdefault(self.top(one.key), []).append(one)
        yield from found.values()


def _tie(by: Access, ones: Sequence[One], groups: _Groups) -> None:
    """By the links between the claims; one query."""
    ids = {one.claim_id for one in ones if one.claim_id}
    rows = access.relations(by).filter(Q(from_claim__in=ids), Q(to_claim__in=ids)).exclude(status=LinkStatus.REJECTED)
    for row in rows.order_by("status", "pk")[:MOST]:
        tie = Tie(LOOKS[row.kind], named(RelationKind(row.kind)), row.status == LinkStatus.SUGGESTED)
        groups.join(f"c{row.from_claim_id}", f"c{row.to_claim_id}", tie)


def _liken(ones: Sequence[One], groups: _Groups, articles: Sequence[Article]) -> None:
    """What no link ties yet to another article, by its words: the likest, if it is like enough."""
    tied = {one.key for members in groups.of(ones) if len({one.article_id for one in members}) > 1 for one in members}
    each = MOST_LIKENED // len(articles)
    loose = {article.pk: [one for one in ones if one.article_id == article.pk and one.key not in tied][:each] for article in articles}
    every = [one for held in loose.values() for one in held]
    seen = Counter(form for one in every for form in {term.form for term in terms(one.text)})
    frequencies = Frequencies(max(len(every), 1), seen)
    for left, right in combinations(articles, 2):
        candidates = [Candidate(at, one.text) for at, one in enumerate(loose[right.pk])]
        for one in loose[left.pk] if candidates else []:
            best = next(iter(ranked(one.text, candidates, frequencies)), None)
            if best and best.likeness >= LEAST_LIKENESS:
                other = loose[right.pk][best.key]
                kind = link_between(one.text, other.text, likeness=best.likeness).kind
                words = named(RelationKind(kind)) if kind else _("Same topic")
                groups.join(one.key, other.key, Tie(LOOKS[kind] if kind else "", words, suggested=True))


def _row(members: Sequence[One], ties: Sequence[Tie], articles: Sequence[Article]) -> dict[str, Any]:
    first = members[0]
    same = [] if len({one.key for one in members}) > 1 else [Tie("same", _("One claim"), suggested=False)]
    return {
        "head": first.text, "url": f"/claims/{first.claim_id}" if first.claim_id else "", "ties": [*same, *ties], "lang": "",
        "cells": [[_cell(one) for one in members if one.article_id == article.pk][:6] for article in articles],
    }  # fmt: skip


def _cell(one: One) -> dict[str, Any]:
    waits = one.span.status == SpanStatus.SUGGESTED
    return {
        "words": " … ".join(one.span.quote), "url": f"/articles/{one.article_id}?at=s{one.span.pk}",
        "chips": [*([_("suggested")] if waits else []), *([] if one.stance == Stance.ASSERTS else [named(Stance(one.stance))])],
    }  # fmt: skip
