"""What the pipeline and people found in the texts: segments, spans, who speaks."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from annotations.access import Access
from annotations.admin.console import Console
from annotations.admin.verbs import Verb
from annotations.models import Attribution, Origin, Segment, Segmentation, SiteLine, Span, SpanStatus, Speaker, TextPrint
from annotations.services.change_span import relabel_span, remove_span, restore_span
from annotations.services.layout import correct_segment
from annotations.services.suggestions import accept_suggestion, reconsider_suggestion, reject_suggestion

TEXT = ("edition__text", "edition__search")


def _waits(row: Span) -> bool:
    return row.status == SpanStatus.SUGGESTED


@admin.register(Span)
class SpanConsole(Console):
    """Marks. Their edges are moved in the desk, where the text is; here they are decided and corrected."""

    list_display = ("words", "label", "status", "origin", "anchor", "score", "project", "created_by", "created_at")
    list_filter = ("status", "origin", "anchor", "label__kind", "voice", "stance", "project")
    search_fields = ("quote__icontains",)
    ordering = ("-id",)
    editable = ("voice", "stance")
    related = ("edition__article", "label", "project", "created_by", "decided_by", "segmentation", "carried_from")
    deferred = TEXT
    verbs = (
        Verb("accept", "Accept", lambda by, row: accept_suggestion(by=by, span=row), fits=_waits),
        Verb("reject", "Reject", lambda by, row: reject_suggestion(by=by, span=row), fits=_waits),
        Verb(
            "reconsider", "Leave undecided again", lambda by, row: reconsider_suggestion(by=by, span=row),
            fits=lambda row: row.origin != Origin.HUMAN and row.status in {SpanStatus.ACCEPTED, SpanStatus.REJECTED},
        ),
        Verb("remove", "Remove", lambda by, row: remove_span(by=by, span=row), "delete", lambda row: row.status == SpanStatus.ACCEPTED),
        Verb("restore", "Restore", lambda by, row: restore_span(by=by, span=row), "delete", lambda row: row.status == SpanStatus.REMOVED),
    )  # fmt: skip

    @admin.display(description="words")
    def words(self, row: Span) -> str:
        """The beginning of the quote."""
        return " … ".join(row.quote)[:90]

    def desk(self, row: Span) -> str:
        """In its text."""
        return f"/articles/{row.edition.article_id}#s{row.pk}"

    def change(self, by: Access, row: Span, given: dict[str, Any]) -> Span:
        """In whose voice, and what it does."""
        return relabel_span(by=by, span=row, **given)


@admin.register(Segmentation)
class SegmentationConsole(Console):
    """Runs of the pipeline, with what each stage found."""

    list_display = ("__str__", "article", "pipeline_version", "project", "created_at")
    list_filter = ("pipeline_version", "project")
    search_fields = ("edition__article__title",)
    ordering = ("-id",)
    date_hierarchy = "created_at"
    related = ("edition__article", "project")
    deferred = TEXT

    @admin.display(description="article")
    def article(self, row: Segmentation) -> str:
        """Of which article."""
        return row.edition.article.display_title

    def desk(self, row: Segmentation) -> str:
        """The article."""
        return f"/articles/{row.edition.article_id}"


@admin.register(SiteLine)
class SiteLineConsole(Console):
    """Lines that an outlet's articles have in common, by their keys; learnt and forgotten with the texts."""

    list_display = ("key", "outlet", "article", "project")
    list_filter = ("project",)
    search_fields = ("outlet", "key", "article__title")
    ordering = ("project", "outlet", "key", "id")
    related = ("article", "project")

    def desk(self, row: SiteLine) -> str:
        """The article in which it stands."""
        return f"/articles/{row.article_id}"


@admin.register(TextPrint)
class TextPrintConsole(Console):
    """What near-duplicates are found by; learnt and forgotten with the texts."""

    list_display = ("article", "alike", "shared", "project")
    list_filter = ("project",)
    search_fields = ("article__title",)
    ordering = ("project", "article", "id")
    related = ("article", "alike", "project")

    def desk(self, row: TextPrint) -> str:
        """The article."""
        return f"/articles/{row.article_id}"


@admin.register(Segment)
class SegmentConsole(Console):
    """Paragraphs, sentences and pages; roles can be corrected, and a paragraph taken in or out."""

    list_display = ("__str__", "article", "role", "reason", "excluded", "project")
    list_filter = ("kind", "role", ("excluded", admin.EmptyFieldListFilter), "project")
    search_fields = ("edition__article__title",)
    ordering = ("edition", "kind", "index")
    editable = ("role", "excluded")
    related = ("edition__article", "segmentation", "project", "excluded_by")
    deferred = TEXT

    @admin.display(description="article")
    def article(self, row: Segment) -> str:
        """Of which article."""
        return row.edition.article.display_title

    def desk(self, row: Segment) -> str:
        """The article."""
        return f"/articles/{row.edition.article_id}"

    def change(self, by: Access, row: Segment, given: dict[str, Any]) -> Segment:
        """Correct the layout."""
        return correct_segment(by=by, segment=row, **given)


@admin.register(Speaker)
class SpeakerConsole(Console):
    """Who speaks in the articles."""

    list_display = ("name", "kind", "role", "wikidata", "project", "created_by")
    list_filter = ("kind", "project")
    search_fields = ("name", "=wikidata")
    ordering = ("name", "id")
    related = ("project", "created_by")


@admin.register(Attribution)
class AttributionConsole(Console):
    """Hops of the chains; a chain is corrected as a whole, in the desk."""

    list_display = ("speaker", "role", "cue", "position", "order_certain", "span", "project", "created_by")
    list_filter = ("role", "order_certain", "project")
    search_fields = ("speaker__name", "cue")
    ordering = ("-span", "position")
    related = ("speaker", "span__edition", "project", "created_by")
    deferred = ("span__edition__text", "span__edition__search")

    def desk(self, row: Attribution) -> str:
        """In its text."""
        return f"/articles/{row.span.edition.article_id}#s{row.span_id}"
