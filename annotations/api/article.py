"""One article: reading it, its metadata, deleting and bringing back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.article_shape import ArticleChanges, ArticleOut, Told
from annotations.api.article_standing import standing
from annotations.api.shown import moment
from annotations.http import fields
from annotations.http.serializers import Query, StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Article
from annotations.services.articles import delete_article, edit_article, restore_article


class TextQuery(Query):
    """Whether the words are wanted."""

    text = fields.Choice(choices=["0", "1"], required=False)


class ArticleView(ProjectView):
    """One article."""

    verbs = {"PATCH": "upload", "DELETE": "delete_articles"}
    queries = {"GET": TextQuery}
    bodies = {"PATCH": ArticleChanges}
    answers = {"GET": ArticleOut, "PATCH": ArticleOut}
    article: Article

    def find(self) -> None:
        """The article; what reading needs comes with its edition."""
        if self.method in self.matched:
            self.article = self.row(self.access.articles(), "article_id")

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Metadata, the newest text and how far it is. Never 304: the tag is the metadata's, the rest moves without it."""
        wanted = self.query()
        edition = self.access.newest_edition(ids["article_id"], text=wanted.get("text") != "0")
        text = None if wanted.get("text") == "0" else edition.text
        return self._answer(Told(edition.article, standing(self.access, edition.article_id), text))

    def patch(self, request: Request, **ids: int) -> HttpResponse:
        """Correct metadata."""
        changes = self.body()
        self.match(self.article)
        article = edit_article(by=self.access, article=self.article, **changes)
        return self._answer(Told(article, standing(self.access, article.pk)))

    def delete(self, request: Request, **ids: int) -> HttpResponse:
        """Hide it with all that hangs on it; the tag in the answer is what restoring needs."""
        self.match(self.article)
        delete_article(by=self.access, article=self.article)
        answer = self.nothing()
        answer["ETag"] = self.access.deleted_articles().get(pk=self.article.pk).etag
        return answer

    def represent(self, obj: Any) -> dict[str, Any]:
        """For 412: as GET gives it, without the text."""
        return Told(obj, standing(self.access, obj.pk)).shape()

    def _answer(self, told: Told) -> HttpResponse:
        return Response(told.shape(), headers={"ETag": told.article.etag})


class DeletedArticle(StrictSerializer):
    """An article that can be brought back."""

    id = fields.Id()
    title = fields.Text()
    outlet = fields.Text()
    deleted_at = fields.Moment()
    etag = fields.Text()

    def to_representation(self, instance: Article) -> dict[str, Any]:
        """Just enough to choose."""
        return {
            "id": instance.pk, "title": instance.display_title, "outlet": instance.outlet, "deleted_at": moment(instance.deleted_at),
            "etag": instance.etag,
        }  # fmt: skip


class DeletedArticlesView(ProjectView):
    """What was deleted."""

    verbs = {"GET": "delete_articles", "HEAD": "delete_articles"}
    answers = {"GET": [DeletedArticle]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Last deleted first."""
        return self.page(self.access.deleted_articles(), order=("-deleted_at", "-id"))


class RestoreArticleView(ProjectView):
    """Bringing an article back."""

    verbs = {"POST": "delete_articles"}
    matched = frozenset({"POST"})
    answers = {"POST": ArticleOut}
    article: Article

    def find(self) -> None:
        """A deleted article."""
        self.article = self.row(self.access.deleted_articles(), "article_id")

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """With everything on it; cancelled segmentation becomes due again."""
        self.match(self.article)
        article = restore_article(by=self.access, article_id=self.article.pk)
        answer = self.single(Told(article, standing(self.access, article.pk)), etag=article.etag)
        answer["Location"] = reverse("api:article", kwargs={"project_id": self.access.project.pk, "article_id": article.pk})
        return answer

    def represent(self, obj: Any) -> dict[str, Any]:
        """For 412: the deleted row."""
        return DeletedArticle().to_representation(obj)
