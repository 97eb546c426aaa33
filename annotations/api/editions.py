"""`articles/<a>/editions`: the texts of an article through time, and correcting one by adding the next."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.arrivals import noticed
from annotations.api.article_shape import EditionBrief, Warned
from annotations.api.shown import moment
from annotations.errors import Conflict
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.importers import IncomingArticle, lawful
from annotations.models import Article, Edition
from annotations.services.revise import revise_edition


class EditionDraft(StrictSerializer):
    """A corrected text."""

    text = fields.Text(allow_blank=True, help_text="At most 10 MiB of UTF-8.")
    text_sha256 = fields.Text(max_length=64, required=False, help_text="The text one corrects; an older one is 409 edition_changed.")


class EditionOut(EditionBrief):
    """One text, without its words."""

    article = fields.Id()
    supersedes = fields.Id(allow_null=True)
    created_at = fields.Moment()
    created_by = fields.Id(allow_null=True)

    def to_representation(self, instance: Edition) -> dict[str, Any]:
        """Its identity and where it came from."""
        return {
            "id": instance.pk, "number": instance.number, "sha256": instance.sha256, "length": instance.length,
            "extractor": instance.extractor, "article": instance.article_id, "supersedes": instance.supersedes_id,
            "created_at": moment(instance.created_at), "created_by": instance.created_by_id,
        }  # fmt: skip


class EditionMade(EditionOut):
    """The new text, and how the marks came along."""

    carried = fields.Integer(help_text="Marks found again with certainty.")
    orphaned = fields.Integer(help_text="Marks that wait for a person to place them.")
    warnings = Warned(many=True)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """From (revised, warnings)."""
        revised, warnings = instance
        shape = super().to_representation(revised.edition)
        return {**shape, "carried": revised.carried, "orphaned": revised.orphaned, "warnings": warnings}


class EditionsView(ProjectView):
    """The texts of an article."""

    verbs = {"POST": "upload"}
    limit = "article_body"
    bodies = {"POST": EditionDraft}
    answers = {"GET": [EditionOut], "POST": EditionMade}
    article: Article

    def find(self) -> None:
        """The article; locked while its text is replaced."""
        fetch = self.access.locked if self.method == "POST" else self.access.one
        self.article = fetch(self.access.articles(), int(self.kwargs["article_id"]))

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """The first text first."""
        return self.page(self.access.editions().filter(article=self.article).defer("text", "search"), order=("number", "id"))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Correct the text: marks come along where that is certain, and are orphaned openly where not."""
        draft = self.body()
        current = self.access.newest_edition(self.article.pk).sha256
        if draft.get("text_sha256", current) != current:
            raise Conflict(
                "The article has a newer text; reload it.", field="text_sha256", reason="edition_changed", current_sha256=current
            )
        read = lawful(draft["text"], encoding="utf-8")  # what it would refuse, the field has refused
        incoming = IncomingArticle(text=read.text, extractor="json", original=draft["text"].encode(), warnings=read.warnings)
        revised = revise_edition(by=self.access, article=self.article, incoming=incoming)
        return self.created((revised, noticed(read.warnings)), location=request.path)
