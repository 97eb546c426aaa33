"""An article as it is taken and given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from annotations.api.article_standing import Standing
from annotations.api.shown import Address, Language, Published, moment
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.models import Article, JobState

DUPLICATES = ("refuse", "return")


class ArticleFacts(StrictSerializer):
    """What is stated about an article."""

    title = fields.Text(max_length=300, allow_blank=True, required=False)
    outlet = fields.Text(max_length=300, allow_blank=True, required=False)
    author = fields.Text(max_length=300, allow_blank=True, required=False, help_text="Who wrote it.")
    url = Address(required=False)
    published = Published(required=False)
    language = Language(required=False)
    external_id = fields.Text(max_length=200, allow_null=True, required=False, help_text="The sender's own id, once per project.")


class ArticleDraft(ArticleFacts):
    """A text with what is known about it."""

    text = fields.Text(allow_blank=True, help_text="At most 10 MiB of UTF-8; CRLF and CR become LF, nothing else is touched.")
    on_duplicate = fields.Choice(choices=DUPLICATES, default="refuse", help_text="`return`: 200 with the article that has this very text.")


class ArticleChanges(ArticleFacts):
    """Corrected metadata; the text never changes."""

    metadata = fields.Free(required=False)


class EditionBrief(StrictSerializer):
    """The text's identity."""

    id = fields.Id()
    number = fields.Integer()
    sha256 = fields.Text()
    length = fields.Integer(help_text="Code points.")
    extractor = fields.Text()


class SpanCounts(StrictSerializer):
    """Marks of the newest edition."""

    suggested = fields.Integer()
    accepted = fields.Integer()
    rejected = fields.Integer()


class ArticleRow(StrictSerializer):
    """An article in a list: no text."""

    id = fields.Id()
    title = fields.Text()
    display_title = fields.Text(help_text="The title, or “Untitled” with the date.")
    outlet = fields.Text()
    author = fields.Text()
    url = fields.Text()
    published = fields.Text()
    language = fields.Text()
    external_id = fields.Text(allow_null=True)
    created_at = fields.Moment()
    created_by = fields.Id(allow_null=True)
    etag = fields.Text()
    edition = EditionBrief()
    segmentation = fields.Choice(choices=JobState.choices, allow_null=True)
    segmentation_job = fields.Id(allow_null=True)
    segmentation_error = fields.Text(allow_blank=True)
    spans = SpanCounts()


class ArticleOut(ArticleRow):
    """One article with its newest text."""

    metadata = fields.Free()
    text = fields.Text(required=False, help_text="Left out with `?text=0`.")

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """From a `Told`."""
        shape: dict[str, Any] = instance.shape()
        return shape


class Warned(StrictSerializer):
    """What a reader of the text should know."""

    code = fields.Text()
    message = fields.Text()


class ArticleMade(ArticleOut):
    """The same after it came in, with what was noticed on the way; without the text."""

    warnings = Warned(many=True)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """From (told, warnings)."""
        told, warnings = instance
        return {**told.shape(), "warnings": list(warnings)}


def row(article: Article, found: Standing) -> dict[str, Any]:
    """An article as lists show it."""
    return {
        "id": article.pk, "title": article.title, "display_title": article.display_title, "outlet": article.outlet,
        "author": article.author, "url": article.url, "published": article.published, "language": article.language,
        "external_id": article.external_id, "created_at": moment(article.created_at), "created_by": article.created_by_id,
        "etag": article.etag, **found.shown(),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """An article to be shown by itself; its text, where it is wanted."""

    article: Article
    standing: Standing
    text: str | None = None

    def shape(self) -> dict[str, Any]:
        """All there is to say."""
        shape = {**row(self.article, self.standing), "metadata": self.article.metadata}
        return shape if self.text is None else {**shape, "text": self.text}
