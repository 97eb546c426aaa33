"""Marking apart: the one place that says which marks an annotator does not see yet (Project.highlights = independent)."""

from __future__ import annotations

from django.db.models import BigIntegerField, CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, Substr

from annotations.models.act import Act
from annotations.models.span import Origin, Span

FINISHED = "article.finish"
OF_CLAIMS = ("claim", "mention", "relation")


def finished_by(project_id: int, user_id: int) -> QuerySet[Act]:
    """The acts by which this person was done with articles."""
    return Act.objects.filter(chain=project_id, actor=f"user:{user_id}", verb=FINISHED)


def others_marks(project_id: int, user_id: int, through: str = "") -> Q:
    """Rows that are, or hang on (`through` a relation), marks by others on articles that this person has not finished.

    What was seen once is not unseen: finishing is read from the log, where it stays. Suggestions are nobody's marks, and who
    decided one is common knowledge.
    """
    at = f"{through}__" if through else ""
    article = Cast(Substr("object", len("article:") + 1), BigIntegerField())
    finished = finished_by(project_id, user_id).annotate(article=article).values("article")
    mine = Q(**{f"{at}created_by_id": user_id}) | Q(**{f"{at}edition__article__in": finished})
    return Q(**{f"{at}origin": Origin.HUMAN}) & ~mine


def acts_apart(project_id: int, user_id: int) -> Q:
    """Acts on those marks, and on claims: who sees only some of the marks is not told what others make of any."""
    hidden = Span.objects.filter(others_marks(project_id, user_id), project_id=project_id)
    name = Concat(Value("span:"), Cast("pk", CharField()), output_field=CharField())
    acts = Q(object__in=hidden.annotate(log_name=name).values("log_name"))
    for kind in OF_CLAIMS:
        acts |= Q(object__startswith=f"{kind}:")
    return acts
