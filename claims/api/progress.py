"""`articles/<a>/progress`: how far the work on one article is."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Article
from claims.records.progress import STATES, standings


class ProgressOut(StrictSerializer):
    """Where the article stands."""

    article = fields.Id()
    state = fields.Choice(choices=STATES)
    claims = fields.Integer()
    decided = fields.Integer(help_text="Claims approved, rejected or merged.")
    suggested = fields.Integer(help_text="Proposed claims that nobody decided.")
    job = fields.Id(allow_null=True, help_text="The newest segmentation.")


class ProgressView(ProjectView):
    """One article's progress."""

    answers = {"GET": ProgressOut}
    article: Article

    def find(self) -> None:
        """The article of this project."""
        self.article = self.row(self.access.articles(), "article_id")

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """As computed now."""
        stand = standings(self.access, [self.article])[self.article.pk]
        counts = {"claims": stand.claims, "decided": stand.decided, "suggested": stand.suggested}
        return self.single({
            "article": self.article.pk, "state": stand.state, "job": stand.job.pk if stand.job else None, **counts,
        })  # fmt: skip
