"""One span: its edges, label and voice; deciding it, removing it, bringing it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.span_shape import Place, SpanOut, refused
from annotations.api.spans import label_of
from annotations.errors import Conflict
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Origin, Span, Stance, Voice
from annotations.services.change_span import adjust_edges, relabel_span, remove_span, restore_span
from annotations.services.correct_details import COMPARATORS, SORTS, correct_details
from annotations.services.suggestions import accept_suggestion, reconsider_suggestion, reject_suggestion

WHERE = ("start", "end", "fragments", "quote")


class DetailsDraft(StrictSerializer):
    """What a quantity or framing means; "" says that nothing is stated."""

    sort = fields.Choice(choices=[(one, one) for one in SORTS], help_text="What a quantity is.")
    value = fields.Text(max_length=40, allow_blank=True, help_text="A number; a date as far as it is known: 2022, 2022-12, 2022-12-09.")
    comparator = fields.Choice(choices=[(one, one) for one in COMPARATORS], allow_blank=True)
    unit = fields.Text(max_length=300, allow_blank=True)
    gloss = fields.Text(max_length=300, allow_blank=True, help_text="The neutral word for a framing.")


class SpanChanges(Place):
    """Other edges (with their words), another label, voice or stance, other details."""

    label = fields.Text(max_length=100)  # type: ignore[assignment]  # DRF has a label of its own
    voice = fields.Choice(choices=Voice.choices)
    stance = fields.Choice(choices=Stance.choices)
    details = DetailsDraft()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Edges come whole or not at all."""
        if not any(name in attrs for name in WHERE):
            return attrs
        if "quote" not in attrs:
            raise refused("quote", "Edges come with the words between them.", "required")
        return super().validate(attrs)


class OneSpan(ProjectView):
    """What a URL with a span names."""

    span: Span

    def find(self) -> None:
        """The span of this project."""
        rows = self.access.spans().select_related("label", "edition").defer("edition__text", "edition__search")
        self.span = self.row(rows, "span_id")

    def verb(self) -> str:
        """Changing what another person made or decided is a right of its own."""
        if self.method in {"GET", "HEAD", "OPTIONS"}:
            return "read"
        span = self.span
        made_by = span.created_by_id if span.origin == Origin.HUMAN else span.decided_by_id
        return "mark" if made_by in {None, self.access.user.pk} or not self.access.may("mark") else "change_others"


class SpanView(OneSpan):
    """One span."""

    bodies = {"PATCH": SpanChanges}
    answers = {"GET": SpanOut, "PATCH": SpanOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it, removed or not."""
        return self.single(self.span)

    def patch(self, request: Request, **ids: int) -> HttpResponse:
        """Move the edges; correct label, voice, stance or details."""
        changes = self.body()
        label = label_of(self.access, changes["label"]) if "label" in changes else None
        self.match(self.span)
        self._same_text(changes.get("text_sha256"))
        if "fragments" in changes:
            self.span = adjust_edges(by=self.access, span=self.span, fragments=changes["fragments"], quote=changes["quote"])
        self.span = relabel_span(
            by=self.access, span=self.span, label=label, voice=changes.get("voice"), stance=changes.get("stance")
        )
        if "details" in changes:
            self.span = correct_details(by=self.access, span=self.span, **changes["details"])
        return self.single(self.span)

    def delete(self, request: Request, **ids: int) -> HttpResponse:
        """Take it away; the tag in the answer is what restoring needs."""
        self.match(self.span)
        answer = self.nothing()
        answer["ETag"] = remove_span(by=self.access, span=self.span).etag
        return answer

    def _same_text(self, sha256: str | None) -> None:
        """SP-05 for edges: the reader looked at the text that the span lies on."""
        current = self.span.edition.sha256
        if sha256 is not None and sha256 != current:
            raise Conflict(
                "The span lies on another text.", field="text_sha256", reason="edition_changed", current_sha256=current
            )


class Deciding(OneSpan):
    """A move between the states of a span."""

    matched = frozenset({"POST"})
    answers = {"POST": SpanOut}
    move: ClassVar[Callable[..., Span]]

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Move it."""
        self.match(self.span)
        return self.single(self.move(by=self.access, span=self.span))


class AcceptView(Deciding):
    """Taking a suggestion over as it is."""

    move = staticmethod(accept_suggestion)


class ReconsiderView(Deciding):
    """Taking a decision back."""

    move = staticmethod(reconsider_suggestion)


class RestoreView(Deciding):
    """Bringing a removed span back."""

    move = staticmethod(restore_span)


class SpanRejection(StrictSerializer):
    """Why not, if one says so."""

    reason = fields.Text(max_length=300, allow_blank=True, required=False)


class RejectView(OneSpan):
    """Saying no to a suggestion."""

    matched = frozenset({"POST"})
    bodies = {"POST": SpanRejection}
    answers = {"POST": SpanOut}

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Reject it; the decision survives re-segmentation. The body may be left out."""
        said = self.body() if self.incoming and self.incoming.length else {}
        self.match(self.span)
        return self.single(reject_suggestion(by=self.access, span=self.span, **said))
