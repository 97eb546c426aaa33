"""One immutable text of an article. A trigger keeps it so and cuts it into blocks against which quotes are checked."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import connection, models
from django.db.models import Q, Value
from django.db.models.functions import Left

from annotations.models.base import InProject, Stamped
from annotations.models.constraints import SameProject, parent_key

_SLICES = """
SELECT (SELECT substring(string_agg(b.text, '' ORDER BY b.n) FROM p.a %% 255 + 1 FOR p.b - p.a)
        FROM annotations_editionblock b WHERE b.edition_id = p.edition AND b.n BETWEEN p.a / 255 AND (p.b - 1) / 255)
FROM unnest(%(editions)s::bigint[], %(starts)s::int[], %(ends)s::int[]) WITH ORDINALITY AS p (edition, a, b, i) ORDER BY p.i
"""
SEARCHED_CHARACTERS = 200_000  # a tsvector holds 1 MiB; this many characters always fit


class Edition(InProject, Stamped):
    """The text on which spans lie: code points, half-open offsets (DESIGN §4.1)."""

    article = models.ForeignKey("annotations.Article", models.PROTECT, related_name="editions", db_constraint=False, db_index=False)
    number = models.PositiveIntegerField(default=1)
    text = models.TextField()
    sha256 = models.CharField(max_length=64, editable=False)
    length = models.PositiveIntegerField(editable=False, help_text="Code points.")
    extractor = models.CharField(max_length=100, default="text")
    original = models.ForeignKey("annotations.Original", models.PROTECT, null=True, related_name="editions", db_constraint=False)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_constraint=False)
    warnings = models.JSONField(default=list, help_text="What decoding noticed: [{code, offset, message}].")
    pages = models.JSONField(default=list, help_text="[[start, end], …] of a paged original.")
    roles = models.JSONField(
        default=list,
        db_default=Value([], models.JSONField()),
        help_text="[[start, end, role, reason], …]: what the file's markup, or who brought it in, says.",
    )
    search = models.GeneratedField(
        expression=SearchVector(Left("text", SEARCHED_CHARACTERS), config="simple"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        constraints = [
            parent_key("edition"),
            SameProject(field="article", to="annotations.Article", name="edition_article_same_project"),
            SameProject(field="original", to="annotations.Original", name="edition_original_same_project"),
            SameProject(field="supersedes", to="annotations.Edition", name="edition_supersedes_same_project"),
            models.UniqueConstraint(fields=["project", "sha256"], name="edition_text_once"),
            models.UniqueConstraint(fields=["article", "number"], name="edition_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_number_positive"),
        ]
        indexes = [GinIndex(fields=["search"], name="edition_search")]

    def __str__(self) -> str:
        return f"{self.article_id} · edition {self.number}"

    def slices(self, bounds: Sequence[tuple[int, int]]) -> list[str]:
        """The words at each `[start, end)`, read from blocks: constant cost however long the text."""
        return slices_of([(self.pk, start, end) for start, end in bounds])


def slices_of(places: Sequence[tuple[int, int, int]]) -> list[str]:
    """The words at each (edition id, start, end), of many editions in one query."""
    editions, starts, ends = zip(*places, strict=True) if places else ((), (), ())
    with connection.cursor() as cursor:
        cursor.execute(_SLICES, {"editions": list(editions), "starts": list(starts), "ends": list(ends)})
        return [row[0] or "" for row in cursor.fetchall()]
