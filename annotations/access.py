"""Lookup is authorisation: the only place that turns ids into objects, and only through the actor's projects.

`enter` answers who somebody is in a project; everything else is fetched through the Access it gives. Absent,
foreign and deleted are one answer: NotFound.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.contrib.auth import get_user_model
from django.db.models import Model, Q, QuerySet

from annotations import policy
from annotations.errors import Forbidden, Invalid, NotFound
from annotations.models import (
    Act,
    Article,
    Attribution,
    Edition,
    Highlights,
    Job,
    JobKind,
    Label,
    Lesson,
    LexiconEntry,
    Membership,
    Project,
    Segment,
    Segmentation,
    Span,
    SpanQuerySet,
    Speaker,
    acts_apart,
    finished_by,
    others_marks,
)

# What a blind round leaves open in the log: everything but reviews, verdicts, evidence and what is said about them.
OPEN_IN_LOG = (
    "project", "membership", "label", "lexicon", "lesson", "article", "edition", "segment", "span", "speaker", "job", "claim", "mention",
    "relation",
)  # fmt: skip
OF_TEXTS = (JobKind.SEGMENT, JobKind.RESEGMENT, JobKind.LEARN)
M = TypeVar("M", bound=Model)
Rows = TypeVar("Rows", bound=QuerySet[Any])


@dataclass(frozen=True, slots=True)
class Access:
    """One person in one project, with the verbs they hold there."""

    user: Any  # settings.AUTH_USER_MODEL: the shell's, which this room does not import
    project: Project
    role: str
    verbs: frozenset[str] = field(repr=False)
    read_only: bool = False

    def may(self, verb: str) -> bool:
        """Whether the role holds the verb."""
        return verb in self.verbs

    def require(self, verb: str) -> None:
        """Refuse with the name of the missing right."""
        if self.read_only and verb != "read":
            raise Forbidden("This token may only read.", reason="token_read_only", needs=verb)
        if verb not in self.verbs:
            raise self._lacking(verb)

    def _lacking(self, verb: str) -> Forbidden:
        """The refusal, with who in this project could do it."""
        refusal = policy.needs(verb)
        rows = Membership.objects.filter(project_id=self.project.pk, role__in=policy.holders(verb), user__is_active=True)
        refusal.project_id, refusal.people = self.project.pk, tuple(str(one.user) for one in rows.select_related("user").order_by("pk")[:5])
        return refusal

    def one(self, rows: QuerySet[M], pk: int) -> M:
        """The project's row with this id, or NotFound."""
        found = rows.filter(project_id=self.project.pk, pk=pk).first()
        if found is None:
            raise NotFound
        return found

    def locked(self, rows: QuerySet[M], pk: int) -> M:
        """The same under a row lock, to compare its version and change it."""
        return self.one(rows.select_for_update(no_key=True, of=("self",)), pk)

    def referenced(self, rows: QuerySet[M], pk: int | None, *, name: str) -> M:
        """A row named in a body or query: absent and foreign are the same `unknown_reference`."""
        found = None if pk is None else rows.filter(project_id=self.project.pk, pk=pk).first()
        if found is None:
            raise Invalid(f"There is no such {name.replace('_', ' ')} here.", field=name, reason="unknown_reference")
        return found

    def articles(self) -> QuerySet[Article]:
        """The project's articles, without deleted ones."""
        return Article.objects.kept().filter(project_id=self.project.pk)

    def article(self, pk: int) -> Article:
        """One article."""
        return self.one(Article.objects.kept(), pk)

    def editions(self) -> QuerySet[Edition]:
        """Editions of kept articles."""
        return Edition.objects.filter(project_id=self.project.pk, article__deleted_at=None)

    def deleted_articles(self) -> QuerySet[Article]:
        """Those that can be brought back."""
        return Article.objects.filter(project_id=self.project.pk, deleted_at__isnull=False)

    def newest_edition(self, article_id: int, *, text: bool = False) -> Edition:
        """An article with its newest edition in one query; the words only when they are wanted."""
        rows = self.editions().filter(article_id=article_id).select_related("article").defer("search", *([] if text else ["text"]))
        found = rows.order_by("-number").first()
        if found is None:
            raise NotFound
        return found

    @property
    def apart(self) -> bool:
        """Whether the actor marks without seeing the marks of others. Who may change those sees them, to do so."""
        return self.project.highlights == Highlights.INDEPENDENT and self.may("mark") and not self.may("change_others")

    def seen(self, rows: Rows, through: str = "") -> Rows:
        """Rows of marks, or that hang on one `through` a relation, as far as the actor sees the marks."""
        return rows.filter(~others_marks(self.project.pk, self.user.pk, through)) if self.apart else rows

    def has_finished(self, article_id: int) -> bool:
        """Whether the actor was done with an article once."""
        return finished_by(self.project.pk, self.user.pk).filter(object=f"article:{article_id}").exists()

    def unseen(self, **where: Any) -> list[int]:
        """Ids of the marks there that the actor does not see, for statements written by hand; none, unless people mark apart."""
        rows = Span.objects.filter(others_marks(self.project.pk, self.user.pk), project_id=self.project.pk, **where)
        return list(rows.values_list("pk", flat=True)) if self.apart else []

    def spans(self) -> SpanQuerySet:
        """Spans on kept articles, as far as the actor sees them."""
        return self.seen(Span.objects.filter(project_id=self.project.pk, edition__article__deleted_at=None))

    def segments(self) -> QuerySet[Segment]:
        """Segments of kept articles, as the newest run over each text cut them."""
        return Segment.objects.filter(project_id=self.project.pk, edition__article__deleted_at=None, segmentation__current=True)

    def runs(self) -> QuerySet[Segmentation]:
        """The newest run over each text of kept articles."""
        return Segmentation.objects.filter(project_id=self.project.pk, edition__article__deleted_at=None, current=True)

    def labels(self) -> QuerySet[Label]:
        """The label set."""
        return Label.objects.filter(project_id=self.project.pk)

    def lexicon(self) -> QuerySet[LexiconEntry]:
        """What the project made of the lexicon of loaded wording."""
        return LexiconEntry.objects.filter(project_id=self.project.pk)

    def lessons(self) -> QuerySet[Lesson]:
        """What the project's decisions taught the ranking."""
        return Lesson.objects.filter(project_id=self.project.pk)

    def speakers(self) -> QuerySet[Speaker]:
        """Who speaks in the project's articles."""
        return Speaker.objects.filter(project_id=self.project.pk)

    def jobs(self) -> QuerySet[Job]:
        """What the machine does to texts that all may read; what somebody brings in or takes out is theirs and the managers'."""
        rows = Job.objects.filter(project_id=self.project.pk)
        return rows if self.may("configure") else rows.filter(Q(kind__in=OF_TEXTS) | Q(requested_by_id=self.user.pk))

    def attributions(self) -> QuerySet[Attribution]:
        """Hops of the chains, with who speaks."""
        return self.seen(Attribution.objects.filter(project_id=self.project.pk), "span").select_related("speaker")

    def acts(self) -> QuerySet[Act]:
        """The project's log; in a blind project without others' acts on reviews: an adjudicator may be a reviewer elsewhere."""
        rows, own = Act.objects.filter(chain=self.project.pk), Q(actor=f"user:{self.user.pk}")
        if self.apart:
            rows = rows.filter(own | ~acts_apart(self.project.pk, self.user.pk))
        if not self.project.blind:
            return rows
        opened = own
        for kind in OPEN_IN_LOG:
            opened |= Q(object__startswith=f"{kind}:")
        return rows.filter(opened)

    def locked_project(self) -> Project:
        """The project under a row lock, to compare its version and change it."""
        return Project.objects.select_for_update(no_key=True).get(pk=self.project.pk)

    def members(self) -> QuerySet[Membership]:
        """Who works here."""
        return Membership.objects.filter(project_id=self.project.pk).select_related("user")


def enter(user: Any, project_id: int, *, read_only: bool = False) -> Access:
    """The person's seat in the project; NotFound for everyone who has none."""
    return _seated(user, Membership.objects.filter(project_id=project_id), read_only=read_only)


def _seated(user: Any, rows: QuerySet[Membership], *, read_only: bool = False) -> Access:
    membership = rows.filter(user_id=user.pk, user__is_active=True).select_related("project").first()
    if membership is None:
        raise NotFound
    return Access(user, membership.project, membership.role, policy.verbs_of(membership.role), read_only)


def enter_as_console(user: Any, project: Project) -> Access:
    """The admin console's seat: a superuser acts with a manager's verbs, and the ledger says who."""
    if not (user.is_active and user.is_staff):
        raise NotFound
    return Access(user, project, "manager", policy.verbs_of("manager"))


def enter_through(user: Any, rows: QuerySet[Any], pk: int) -> Access:
    """The seat in the project of an object known by its id alone (the desk's flat addresses), in one query."""
    return _seated(user, Membership.objects.filter(project_id__in=rows.filter(pk=pk).order_by().values("project_id")))


def projects_of(user: Any) -> QuerySet[Project]:
    """Projects the person is a member of."""
    return Project.objects.filter(pk__in=Membership.objects.filter(user_id=user.pk).values("project_id"))


def seats_of(user: Any) -> QuerySet[Membership]:
    """The person's memberships with their projects."""
    return Membership.objects.filter(user_id=user.pk).select_related("project")


def person(username: str) -> Any:
    """Somebody named in a body, by the name they sign in with."""
    found = get_user_model()._default_manager.filter(username=username, is_active=True).first()
    if found is None:
        raise Invalid("There is no such person here.", field="username", reason="unknown_reference")
    return found


def ids_in(rows: QuerySet[Any], ids: Iterable[int], *, name: str) -> None:
    """Refuse a list that holds an absent or foreign id (`rows` is already the project's)."""
    wanted = set(ids)
    if rows.filter(pk__in=wanted).count() != len(wanted):
        raise Invalid(f"One of the {name} is not here.", field=name, reason="unknown_reference")
