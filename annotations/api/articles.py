"""`articles`: the corpus as a list, and texts coming in as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.arrivals import arrived, noticed
from annotations.api.article_search import matching, snippets
from annotations.api.article_shape import ArticleDraft, ArticleMade, ArticleRow, row
from annotations.api.article_standing import standings
from annotations.errors import Invalid
from annotations.http import fields
from annotations.http.serializers import PageQuery, StrictSerializer
from annotations.http.views import ProjectView
from annotations.importers import IncomingArticle, lawful
from annotations.models import Article, Edition, JobState
from annotations.services.first_reading import with_reading
from annotations.services.ingest import ingest_article

FILTERS = ("outlet", "language", "external_id")
ORDERS = {"newest": ("-created_at", "-id"), "oldest": ("created_at", "id")}


class ArticleQuery(PageQuery):
    """Which articles."""

    search = fields.Text(max_length=1_000, required=False, help_text="Words, “phrases”, OR, -without; best first, over the newest texts.")
    segmentation = fields.Choice(choices=JobState.choices, required=False)
    outlet = fields.Text(max_length=300, required=False)
    language = fields.Text(max_length=35, required=False)
    external_id = fields.Text(max_length=200, required=False)
    order = fields.Choice(choices=list(ORDERS), required=False, help_text="By when they came in; `newest` unless said. Not with `search`.")


class Snippet(StrictSerializer):
    """Where the words stand."""

    start = fields.Offset(help_text="Code point offset of the piece in the text.")
    text = fields.Text()
    marks = fields.Items(child=fields.Items(child=fields.Offset()), help_text="[start, end) of the words within the piece.")


class ArticleFound(ArticleRow):
    """A row of the list; with `search` it says where."""

    snippet = Snippet(required=False)


class ArticlesView(ProjectView):
    """The project's articles."""

    verbs = {"POST": "upload"}
    limit = "article_body"
    queries = {"GET": ArticleQuery}
    bodies = {"POST": ArticleDraft}
    answers = {"GET": [ArticleFound], "POST": ArticleMade}
    statuses = {"POST": (201, 200)}
    wanted_list: dict[str, Any]

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Newest first, or best first when words are searched; never the texts themselves."""
        self.wanted_list = wanted = self.query()
        if "search" in wanted:
            return self.page(self._searched(wanted), order=("-rank", "-id"), wanted=wanted)
        return self.page(self._chosen(wanted), order=ORDERS[wanted.get("order", "newest")], wanted=wanted)

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Take a text in; its segmentation is due, not done."""
        draft = self.body()
        on_duplicate, text = draft.pop("on_duplicate"), draft.pop("text")
        read = lawful(text, encoding="utf-8")  # what it would refuse, the field has refused
        incoming = IncomingArticle(text=read.text, extractor="json", original=text.encode(), warnings=read.warnings, **draft)
        done = ingest_article(by=self.access, incoming=incoming, on_duplicate=on_duplicate)
        made, place = arrived(self.access, done.article_id, noticed(read.warnings))
        etag = made[0].article.etag
        return self.created(made, location=place, etag=etag) if done.created else self.single(made, etag=etag)

    def many(self, rows: Sequence[Any]) -> list[Any]:
        """A page's rows, from articles or from the editions that were found."""
        if "search" not in self.wanted_list:
            return self._rows(rows)
        pieces = snippets(self.access, self.wanted_list["search"], [edition.pk for edition in rows])
        shapes = self._rows([edition.article for edition in rows])
        return [{**shape, "snippet": pieces[e.pk]} if e.pk in pieces else shape for shape, e in zip(shapes, rows, strict=True)]

    def _rows(self, articles: Sequence[Article]) -> list[dict[str, Any]]:
        found = standings(self.access, [article.pk for article in articles])
        return [row(article, found[article.pk]) for article in articles if article.pk in found]

    def _chosen(self, wanted: dict[str, Any]) -> QuerySet[Article]:
        rows = self.access.articles().defer("metadata").filter(**{name: wanted[name] for name in FILTERS if name in wanted})
        return with_reading(rows).filter(Q(reading=wanted["segmentation"])) if "segmentation" in wanted else rows

    def _searched(self, wanted: dict[str, Any]) -> QuerySet[Edition]:
        if "order" in wanted:
            raise Invalid("A search comes best first.", field="order", reason="not_with_search")
        narrowed: dict[str, Any] = {f"article__{name}": wanted[name] for name in FILTERS if name in wanted}
        if "segmentation" in wanted:
            narrowed["article__in"] = with_reading(self.access.articles()).filter(Q(reading=wanted["segmentation"])).values("pk")
        return matching(self.access, wanted["search"], **narrowed)
