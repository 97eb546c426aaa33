"""Articles, their texts and the bytes they came in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from annotations.access import Access, enter_as_console
from annotations.admin.console import Console
from annotations.admin.forms import ServiceForm
from annotations.admin.verbs import Verb
from annotations.importers import IncomingArticle, Refusal, lawful
from annotations.models import Article, Edition, Job, Original
from annotations.services.articles import EDITABLE, delete_article, edit_article, restore_article
from annotations.services.import_file import import_file, refusal
from annotations.services.ingest import ingest_article

SHOWN_CHARACTERS = 20_000
STATED = ("title", "outlet", "author", "url", "published", "language")


class ArrivalForm(ServiceForm):
    """A file, or a text with what is known about it; both are judged by the services alone (UP-23)."""

    file = forms.FileField(
        required=False, allow_empty_file=True, help_text="txt, md, html, docx, pdf; zip, jsonl and csv are read in the background."
    )
    text = forms.CharField(required=False, strip=False, widget=forms.Textarea, help_text="Instead of a file.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].validators = []


@admin.register(Article)
class ArticleConsole(Console):
    """Adding goes through ingest; deleting hides, and can be taken back."""

    list_display = ("display_title", "project", "outlet", "published", "language", "created_by", "created_at", "kept")
    list_filter = (("deleted_at", admin.EmptyFieldListFilter), "project", "language")
    search_fields = ("title", "outlet", "author", "=external_id")
    ordering = ("-created_at", "-id")
    date_hierarchy = "created_at"
    autocomplete_fields = ("project",)
    editable = EDITABLE
    added = ("project", "file", "text", *STATED)
    related = ("project", "created_by")
    verbs = (
        Verb(
            "delete", "Delete (can be restored)", lambda by, row: delete_article(by=by, article=row), "delete",
            lambda row: row.deleted_at is None,
        ),
        Verb(
            "restore", "Restore", lambda by, row: restore_article(by=by, article_id=row.pk), "delete",
            lambda row: row.deleted_at is not None,
        ),
    )  # fmt: skip

    @admin.display(boolean=True, description="kept")
    def kept(self, row: Article) -> bool:
        """Not deleted."""
        return row.deleted_at is None

    def desk(self, row: Article) -> str | None:
        """Where it is read."""
        return f"/articles/{row.pk}" if row.deleted_at is None else None

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        """Another form for what is new."""
        return super().get_form(request, obj, change, **(kwargs if obj is not None else {"form": ArrivalForm, **kwargs}))

    def add(self, request: HttpRequest, given: dict[str, Any]) -> Model:
        """The article, or the job that reads a bulky file."""
        by = enter_as_console(request.user, given["project"])
        file = given["file"]
        if file is not None:
            done = import_file(by=by, data=file.read(), filename=file.name or "", media_type=file.content_type)
            return done.job or Article.objects.get(pk=done.article.article_id)  # type: ignore[union-attr]  # one of the two
        text = given["text"].replace("\r\n", "\n")
        try:
            read = lawful(text, encoding="utf-8")
        except Refusal as refused:
            raise refusal([refused.problem]) from refused
        stated = {name: given[name] for name in STATED}
        incoming = IncomingArticle(text=read.text, extractor="paste", original=text.encode(), warnings=read.warnings, **stated)
        return Article.objects.get(pk=ingest_article(by=by, incoming=incoming).article_id)

    def change(self, by: Access, row: Article, given: dict[str, Any]) -> Article:
        """Correct its metadata."""
        return edit_article(by=by, article=row, **given)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """To the article, or to the job that will make articles."""
        if isinstance(obj, Job):
            self.message_user(request, "The file is being read in the background; this page says what came of it.", messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:annotations_job_change", args=[obj.pk]))
        return super().response_add(request, obj, post_url_continue)


@admin.register(Edition)
class EditionConsole(Console):
    """Texts never change; a corrected one is a new edition."""

    list_display = ("article", "number", "project", "length", "extractor", "created_by", "created_at")
    list_filter = ("project", "extractor")
    search_fields = ("article__title", "=sha256")
    ordering = ("-created_at", "-id")
    date_hierarchy = "created_at"
    fields = (
        "project", "article", "number", "length", "sha256", "extractor", "original", "supersedes", "warnings", "pages", "roles",
        "created_at", "created_by", "beginning",
    )  # fmt: skip
    related = ("article", "project", "original", "created_by", "supersedes")
    deferred = ("text", "search", "supersedes__text", "supersedes__search")

    def desk(self, row: Edition) -> str:
        """The article."""
        return f"/articles/{row.article_id}"

    @admin.display(description="text")
    def beginning(self, row: Edition) -> str:
        """As much of the text as a page bears."""
        (words,) = row.slices([(0, min(row.length, SHOWN_CHARACTERS))])
        return words if row.length <= SHOWN_CHARACTERS else f"{words} … ({row.length} characters in all)"


@admin.register(Original)
class OriginalConsole(Console):
    """The bytes as they came; the desk offers them for download."""

    list_display = ("__str__", "project", "media_type", "size", "encoding", "created_by", "created_at")
    list_filter = ("project", "media_type")
    search_fields = ("filename", "=sha256")
    ordering = ("-created_at", "-id")
    date_hierarchy = "created_at"
    related = ("project", "created_by")
