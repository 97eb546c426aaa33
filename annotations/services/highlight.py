"""Marking the text by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex
from django.db import IntegrityError, transaction

from annotations import ledger
from annotations.access import Access
from annotations.anchoring.selectors import CONTEXT, describe
from annotations.errors import Conflict, Invalid
from annotations.events import announce, span_changed, span_settled
from annotations.http.transactions import one_act
from annotations.models import Edition, Label, Origin, Span, SpanStatus
from annotations.undoing import remember

FRAGMENTS = 100
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Highlighted:
    """The span, whether it is new, and what the maker should know."""

    span: Span
    created: bool
    warnings: list[dict[str, object]] = field(default_factory=list)


@one_act
def highlight(
    *, by: Access, edition: Edition, label: Label, fragments: Sequence[Bounds], quote: Sequence[str], text_sha256: str | None = None
) -> Highlighted:
    """Mark `fragments` (code points, half-open, ascending) with a label. `quote` holds the words of each.

    The same mark by the same person is answered with the one that exists. An older `text_sha256` is refused
    before anything that depends on the text.
    """
    by.require("mark")
    if text_sha256 is not None and text_sha256 != edition.sha256:
        raise Conflict(
            "The article has a newer text; reload it.", field="text_sha256", reason="edition_changed", current_sha256=edition.sha256
        )
    check_fragments(fragments, edition.length)
    prefix, suffix, warnings = check_quote(edition, fragments, quote)
    start, end = fragments[0][0], fragments[-1][1]
    span = Span(
        project=by.project, edition=edition, label=label, start=start, end=end, fragments=list(fragments), quote=list(quote),
        prefix=prefix, suffix=suffix, origin=Origin.HUMAN, status=SpanStatus.ACCEPTED, created_by=by.user,
    )  # fmt: skip
    try:
        with transaction.atomic():
            span.save(force_insert=True)
    except IntegrityError as error:
        if "span_once_per_person" not in str(error):
            raise
        return Highlighted(_same(by, span), created=False, warnings=warnings)
    ledger.record(project_id=by.project.pk, actor=by.user, verb="span.highlight", obj=f"span:{span.pk}", label=label.key)
    was, now = {"status": SpanStatus.REMOVED}, {"status": SpanStatus.ACCEPTED}
    remember(by=by, verb="span.highlight", obj=f"span:{span.pk}", before=was, after=now)
    span_settled.send(sender=None, span=span, by=by, before=None)
    announce(span_changed, span_id=span.pk, edition_id=edition.pk, project_id=by.project.pk, verb="highlight")
    return Highlighted(span, created=True, warnings=warnings)


def _same(by: Access, span: Span) -> Span:
    return Span.objects.exclude(status=SpanStatus.REMOVED).get(
        edition=span.edition, label=span.label, start=span.start, end=span.end, fragments=span.fragments,
        created_by=by.user, origin=Origin.HUMAN,
    )  # fmt: skip


def check_fragments(fragments: Sequence[Bounds], length: int) -> None:
    """Bounds within the text, ascending, apart from one another (adjacent ones are one fragment)."""
    if not fragments:
        raise Invalid("A span needs a start and an end.", field="fragments", reason="empty")
    if len(fragments) > FRAGMENTS:
        raise Invalid(f"A span has at most {FRAGMENTS} fragments.", field="fragments", reason="too_many_fragments")
    before = -1
    for start, end in fragments:
        if start < 0:
            raise Invalid("A span starts at 0 or later.", field="start", reason="negative")
        if end > length or start >= length:
            raise Invalid(
                f"end is {end}, the text has {length} characters.", field="end" if start < length else "start",
                reason="out_of_range", length=length,
            )
        if end < start:
            raise Invalid("A span ends after it starts.", field="end", reason="order")
        if end == start:
            raise Invalid("A span holds at least one character.", field="end", reason="empty")
        if start <= before:
            raise Invalid("Fragments are ascending and apart.", field="fragments", reason="fragments_overlap")
        before = end


def check_quote(edition: Edition, fragments: Sequence[Bounds], quote: Sequence[str]) -> tuple[str, str, list[dict[str, object]]]:
    """Refuse words that are not the text's; give back the context and a warning for edges inside a character cluster."""
    start, end = fragments[0][0], fragments[-1][1]
    before, after = max(0, start - CONTEXT), min(edition.length, end + CONTEXT)
    wanted = [*fragments, (before, start), (end, after)]
    found = dict(zip([w for w in wanted if w[0] < w[1]], edition.slices([w for w in wanted if w[0] < w[1]]), strict=True))
    texts = [found[part] for part in fragments]
    if len(quote) != len(texts) or list(quote) != texts:
        index = next((i for i, words in enumerate(texts) if i >= len(quote) or quote[i] != words), 0)
        raise Invalid(
            "The quote is not the text at these offsets.", field="quote", reason="quote_mismatch", fragment=index,
            expected=texts[index][:80], got=(quote[index][:80] if index < len(quote) else None),
        )  # fmt: skip
    left, right = found.get((before, start), ""), found.get((end, after), "")
    words = "".join(texts)
    anchor = describe(left + words + right, len(left), len(left) + len(words))
    return anchor.prefix, anchor.suffix, _cluster_warnings(left, texts, right, start, end)


def _cluster_warnings(left: str, texts: list[str], right: str, start: int, end: int) -> list[dict[str, object]]:
    warnings: list[dict[str, object]] = []
    for where, offset, near, far in (("start", start, left, texts[0][:CONTEXT]), ("end", end, texts[-1][-CONTEXT:], right)):
        edges = {match.end() for match in regex.finditer(r"\X", near + far)}
        if near and far and len(near) not in edges:
            warnings.append({"code": "inside_grapheme", "field": where, "offset": offset})
    return warnings
