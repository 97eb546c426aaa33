"""What was done, in words: one phrase a verb of the log, and how the thing it was done to is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from django.db.models import Model, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.access import Access
from annotations.http.ids import id_in
from annotations.models import Article, Segment, slices_of
from claims import access
from claims.models import Relation
from workbench.desk.article import title_of

LONGEST = 60
Naming: TypeAlias = Callable[[Access, list[int]], Mapping[int, str]]
PHRASES = {
    "article.delete": gettext_lazy("deleted %(what)s"),
    "article.edit": gettext_lazy("corrected the details of %(what)s"),
    "article.finish": gettext_lazy("finished %(what)s"),
    "article.ingest": gettext_lazy("brought in %(what)s"),
    "article.resegment": gettext_lazy("had %(what)s read again"),
    "article.restore": gettext_lazy("brought %(what)s back"),
    "article.revise": gettext_lazy("brought in a new text of %(what)s"),
    "article.unfinish": gettext_lazy("went on with %(what)s"),
    "adjudication.merge": gettext_lazy("settled %(what)s by merging the reviews"),
    "adjudication.return": gettext_lazy("gave %(what)s back to its reviewers"),
    "adjudication.take": gettext_lazy("settled %(what)s by taking one review"),
    "claim.adjudicate": gettext_lazy("adjudicated %(what)s"),
    "claim.agreed": gettext_lazy("found the reviews of %(what)s agreed"),
    "claim.approve": gettext_lazy("approved the verdict on %(what)s"),
    "claim.assert": gettext_lazy("made the claim %(what)s"),
    "claim.assign": gettext_lazy("asked for a review of %(what)s"),
    "claim.corrected": gettext_lazy("published a correction of %(what)s"),
    "claim.disputed": gettext_lazy("found the reviews of %(what)s in disagreement"),
    "claim.edit": gettext_lazy("changed the claim %(what)s"),
    "claim.merge": gettext_lazy("merged the claim %(what)s into another"),
    "claim.published": gettext_lazy("published the verdict on %(what)s"),
    "claim.reject": gettext_lazy("rejected the claim %(what)s"),
    "claim.reopen": gettext_lazy("reopened the claim %(what)s"),
    "claim.restore": gettext_lazy("took the claim %(what)s back in"),
    "claim.resume": gettext_lazy("took up %(what)s again"),
    "claim.retracted": gettext_lazy("retracted the verdict on %(what)s"),
    "claim.return": gettext_lazy("returned %(what)s to its reviewers"),
    "claim.skip": gettext_lazy("skipped %(what)s"),
    "comment.add": gettext_lazy("commented on %(what)s"),
    "edition.segment": gettext_lazy("read %(what)s and suggested marks"),
    "evidence.attach": gettext_lazy("attached the evidence %(what)s"),
    "evidence.change": gettext_lazy("corrected the evidence %(what)s"),
    "evidence.remove": gettext_lazy("took the evidence %(what)s away"),
    "evidence.restore": gettext_lazy("brought the evidence %(what)s back"),
    "flag.raise": gettext_lazy("put %(what)s before the lead"),
    "flag.settle": gettext_lazy("settled the question about %(what)s"),
    "mention.change": gettext_lazy("corrected an occurrence of %(what)s"),
    "relation.confirmed": gettext_lazy("confirmed the link %(what)s"),
    "relation.make": gettext_lazy("linked %(what)s"),
    "relation.rejected": gettext_lazy("rejected the link %(what)s"),
    "relation.suggested": gettext_lazy("left the link %(what)s undecided again"),
    "relation.unmake": gettext_lazy("took back the link %(what)s"),
    "review.group": gettext_lazy("said which evidence on %(what)s stands only together"),
    "review.open": gettext_lazy("began a review of %(what)s"),
    "review.submit": gettext_lazy("submitted a review of %(what)s"),
    "review.withdraw": gettext_lazy("withdrew the review of %(what)s"),
    "segment.correct": gettext_lazy("corrected the layout at %(what)s"),
    "span.accept": gettext_lazy("accepted %(what)s"),
    "span.attribute": gettext_lazy("corrected who says %(what)s"),
    "span.correct": gettext_lazy("corrected label, voice or stance of %(what)s"),
    "span.explain": gettext_lazy("said why %(what)s was rejected"),
    "span.details": gettext_lazy("corrected what was read in %(what)s"),
    "span.edges": gettext_lazy("moved the edges of %(what)s"),
    "span.highlight": gettext_lazy("marked %(what)s"),
    "span.reconsider": gettext_lazy("left %(what)s undecided again"),
    "span.reject": gettext_lazy("rejected %(what)s"),
    "span.remove": gettext_lazy("removed %(what)s"),
    "span.restore": gettext_lazy("brought %(what)s back"),
    "speaker.alias": gettext_lazy("changed the other names of %(what)s"),
}


def phrase(verb: str, what: str) -> str:
    """A past tense without its subject: "moved the edges of “980 vehicles”"; never the verb itself."""
    said = PHRASES.get(verb, gettext_lazy("changed %(what)s"))
    return (said % {"what": what or _("something that is gone")}).strip()


def names_of(by: Access, objects: Iterable[str]) -> dict[str, str]:
    """How each object of the log is called; a query a kind, however many there are. What is hidden or gone has no name."""
    wanted: dict[str, list[int]] = {}
    for one in set(objects):
        kind, _sep, pk = one.partition(":")
        wanted.setdefault(kind, []).append(id_in(pk) or 0)
    found: dict[str, str] = {}
    for kind, ids in wanted.items():
        if kind in _NAMED:
            found |= {f"{kind}:{pk}": name for pk, name in _NAMED[kind](by, ids).items()}
    return found


def quoted(text: str) -> str:
    """The first words, in quotation marks."""
    return _("“%(words)s”") % {"words": Truncator(" ".join(text.split())).chars(LONGEST)} if text.strip() else ""


def _each(rows: Callable[[Access], QuerySet[Any]], name: Callable[[Any], str], *related: str) -> Naming:
    def named(by: Access, ids: list[int]) -> dict[int, str]:
        return {row.pk: name(row) for row in rows(by).filter(pk__in=ids).select_related(*related)}

    return named


def _paragraphs(by: Access, ids: list[int]) -> dict[int, str]:
    rows = list(Segment.objects.filter(project_id=by.project.pk, pk__in=ids))
    words = slices_of([(row.edition_id, row.start, min(row.end, row.start + LONGEST)) for row in rows]) if rows else []
    return {row.pk: quoted(text) for row, text in zip(rows, words, strict=True)}


def _articles(by: Access) -> QuerySet[Article]:
    return Article.objects.filter(project_id=by.project.pk)


def _claim_text(row: Model) -> str:
    return quoted(row.claim.text)  # type: ignore[attr-defined]  # mentions, reviews and what follows them


def _link(row: Relation) -> str:
    return f"{quoted(row.from_claim.text)} – {quoted(row.to_claim.text)}"


_NAMED: dict[str, Naming] = {
    "article": _each(_articles, lambda row: quoted(title_of(row))),
    "edition": _each(lambda by: by.editions().defer("text", "search"), lambda row: quoted(title_of(row.article)), "article"),
    "span": _each(lambda by: by.spans(), lambda row: quoted(" … ".join(row.quote))),
    "segment": _paragraphs,
    "speaker": _each(lambda by: by.speakers(), lambda row: row.name),
    "claim": _each(access.claims, lambda row: quoted(row.text)),
    "mention": _each(access.mentions, _claim_text, "claim"),
    "review": _each(access.reviews, _claim_text, "claim"),
    "adjudication": _each(access.adjudications, _claim_text, "claim"),
    "publication": _each(access.publications, _claim_text, "claim"),
    "flag": _each(access.flags, _claim_text, "claim"),
    "comment": _each(access.comments, _claim_text, "claim"),
    "evidence": _each(access.evidence_ever, lambda row: quoted(row.document.title or row.document.url), "document"),
    "relation": _each(access.relations, _link, "from_claim", "to_claim"),
}
