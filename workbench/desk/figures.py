"""The dashboard's figures: each a table whose rows carry their own bars, so that drawing, table and file tell the same.

What a blind round hides is counted nowhere: reviews are read through `claims.access`, outcomes of decided claims alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.access import Access
from annotations.models import Origin, Span, SpanStatus, Stance
from claims import access
from claims.models import DECIDED, Axis, Claim, ClaimState, LinkStatus, ReviewState, ScaleLabel, Verdict
from workbench.desk.agreement import batch_agreement
from workbench.desk.dates import day
from workbench.language.words import named, rating_name

FEW = 20
"""Under so many, shares are not compared."""
ROWS = 30
DAYS = (14, 30, 90)
Cell = str | int


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is about, its cells, and its bar as (tone, count)."""

    name: str
    cells: list[Cell]
    parts: list[tuple[str, int]] = field(default_factory=list)
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A table with its caption; `most` is what a whole bar stands for, 0: each row is its own whole."""

    key: str
    title: str
    first: str
    columns: list[str]
    rows: list[Row]
    note: str
    most: int = 0
    legend: list[tuple[str, str]] = field(default_factory=list)


def too_few(n: int) -> str:
    """Said beside a share of too few."""
    return _("too few to compare") if n < FEW else ""


def throughput(by: Access, days: int) -> Figure:
    """Verdicts submitted by day, as far as the reviews are open to the reader, and decisions."""
    today = timezone.now().date()
    first = today - timedelta(days=days - 1)
    rows = access.verdicts(by).filter(created_at__date__gte=first).annotate(day=TruncDate("created_at"))
    counts = rows.order_by().values_list("day").annotate(reviews=Count("pk", filter=Q(review__isnull=False)), own=Count("pk"))
    found = {when: (reviews, every - reviews) for when, reviews, every in counts}
    shown = []
    for when in (today - timedelta(days=back) for back in range(days)):
        reviews, decisions = found.get(when, (0, 0))
        shown.append(Row(day(when), [reviews, decisions], [("acc", reviews), ("sup", decisions)]))
    note = _("In UTC. A review that was submitted again counts again.")
    if by.project.blind:
        note = " ".join((note, _("The project is blind: reviews of undecided claims are counted only where you may see them.")))
    return Figure(
        "throughput", _("Verdicts submitted per day"), _("Day"), [_("Reviews submitted"), _("Claims decided")], shown, note,
        max((sum(n for _tone, n in row.parts) for row in shown), default=0),
        [("acc", _("Reviews submitted")), ("sup", _("Claims decided"))],
    )  # fmt: skip


def backlog(by: Access, _days: int) -> Figure:
    """Claims by state, with the oldest of each."""
    counted = access.claims(by).order_by().values_list("state").annotate(n=Count("pk"), oldest=Min("created_at"))
    found = {state: (n, oldest) for state, n, oldest in counted}
    rows = [
        Row(named(state), [found[state][0], day(found[state][1])], [(_tone(state), found[state][0])], url=f"/claims?state={state.value}")
        for state in ClaimState
        if state in found
    ]
    note = _("Where claims stand now; the oldest by the day on which it was made.")
    most = max((n for n, _oldest in found.values()), default=0)
    return Figure("backlog", _("Claims by state"), _("State"), [_("Claims"), _("Oldest")], rows, note, most)


def _tone(state: ClaimState) -> str:
    if state in DECIDED:
        return "sup"
    return "unv" if state in {ClaimState.REJECTED, ClaimState.MERGED} else "acc"


def by_outlet(by: Access, _days: int) -> Figure:
    """How claims that an outlet's articles assert were decided."""
    stands = {
        "mentions__stance": Stance.ASSERTS, "mentions__status": LinkStatus.CONFIRMED, "mentions__span__edition__article__deleted_at": None,
    }  # fmt: skip
    outlet = F("mentions__span__edition__article__outlet")
    decided = decided_claims(by).filter(**stands).annotate(about=outlet).exclude(about="").order_by()
    counted = decided.values_list("about", "rated").annotate(n=Count("pk", distinct=True))
    note = _("Decided claims that articles of the outlet assert, in anybody’s voice; a claim in two outlets counts in both.")
    return _mix(by, ("outlets", _("Verdicts by outlet"), _("Outlet")), counted.filter(about__in=_largest(decided)), note)


def by_reviewer(by: Access, _days: int) -> Figure:
    """Whether reviewers hold to one standard: their own verdicts on claims that are decided since."""
    reviews = access.reviews(by).filter(state=ReviewState.SUBMITTED, claim__state__in=DECIDED).annotate(about=F("reviewer")).order_by()
    counted = reviews.values_list("about", "veracity__key").annotate(n=Count("pk")).filter(about__in=_largest(reviews))
    people = {seat.user_id: seat.user.shown_name for seat in by.members()[:500]}
    names = [(people.get(who, _("Somebody who has left")), key, n) for who, key, n in counted]
    note = _("Own verdicts on claims that are decided. People rated different claims: a difference asks for a look, no more.")
    return _mix(by, ("reviewers", _("Verdicts by reviewer"), _("Reviewer")), names, note)


def _largest(rows: QuerySet[Any]) -> list[Any]:
    """What most rows are about: as many as are shown."""
    return list(rows.values("about").annotate(n=Count("pk", distinct=True)).order_by("-n", "about").values_list("about", flat=True)[:ROWS])


def decided_claims(by: Access) -> QuerySet[Any]:
    """Decided claims with the rating that stands, as `rated`."""
    newest = Verdict.objects.filter(claim=OuterRef("pk"), review=None).order_by("-revision").values("veracity__key")[:1]
    return Claim.objects.filter(project_id=by.project.pk, state__in=DECIDED).annotate(rated=Subquery(newest))


def labels_of(by: Access) -> dict[str, tuple[str, str]]:
    """Every veracity label the project ever had, in order: its name now and its tone."""
    rows = ScaleLabel.objects.filter(project_id=by.project.pk, scale__axis=Axis.VERACITY).order_by("scale__number", "position", "pk")
    return {label.key: (rating_name(label.name), label.tone or "unv") for label in rows}


def _mix(by: Access, told: tuple[str, str, str], counted: Iterable[tuple[str, str, int]], note: str) -> Figure:
    found: dict[str, dict[str, int]] = {}
    for about, key, n in counted:
        held = found.setdefault(about, {})
        held[key] = held.get(key, 0) + n
    labels = {key: told for key, told in labels_of(by).items() if any(key in one for one in found.values())}
    rows = []
    for about, held in sorted(found.items(), key=lambda one: (-sum(one[1].values()), one[0])):
        n = sum(held.values())
        cells: list[Cell] = [held.get(key, 0) for key in labels]
        rows.append(Row(about, [*cells, n], [(tone, held.get(key, 0)) for key, (_name, tone) in labels.items()], too_few(n)))
    names = [name for name, _tone in labels.values()]
    return Figure(told[0], told[1], told[2], [*names, "n"], rows, note, legend=[(tone, name) for name, tone in labels.values()])


def suggestions(by: Access, _days: int) -> Figure:
    """What people made of the pipeline's suggestions, by its version."""
    moved = Q(suggested_start__isnull=False) & (~Q(suggested_start=F("start")) | ~Q(suggested_end=F("end")))
    kept = Q(status=SpanStatus.ACCEPTED)
    rows = Span.objects.filter(project_id=by.project.pk, origin=Origin.MACHINE, decided_at__isnull=False).decided_here()
    counted = rows.order_by().values_list("segmentation__pipeline_version").annotate(
        kept=Count("pk", filter=kept), moved=Count("pk", filter=kept & moved), every=Count("pk")
    )  # fmt: skip
    shown = [
        Row(
            version or _("unknown"), [n, every - n, every, f"{round(100 * n / every)} %", changed],
            [("sup", n), ("ref", every - n)], too_few(every),
        )
        for version, n, changed, every in sorted(counted, key=lambda one: one[0] or "", reverse=True)[:ROWS]
    ]  # fmt: skip
    columns = [_("Accepted"), _("Rejected or removed"), "n", _("Accept rate"), _("Of the accepted, with other edges")]
    note = _("Suggestions of every kind that somebody decided; what waits is not counted.")
    legend = [("sup", _("Accepted")), ("ref", _("Rejected or removed"))]
    return Figure("suggestions", _("Suggestions accepted, by version of the pipeline"), _("Version"), columns, shown, note, legend=legend)


def agreement_table(by: Access, _days: int) -> Figure:
    """The agreement panel's figures, for the file."""
    found = batch_agreement(by)
    columns = ["α", _("Lower end"), _("Upper end"), "n", _("Remark")]
    rows = [Row(row["field"], [*(_two(row[name]) for name in ("value", "low", "high")), row["n"], remark(row)]) for row in found["rows"]]
    return Figure("agreement", _("Agreement"), _("Field"), columns, rows, found["note"])


def remark(row: Mapping[str, Any]) -> str:
    """Why there is no α, or that it rests on little."""
    return str(row["words"]) if row["value"] is None else too_few(row["n"])


def _two(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def claims_in_words(n: int) -> str:
    """“12 decided claims”."""
    return ngettext("%(n)s decided claim", "%(n)s decided claims", n) % {"n": n}


FIGURES: dict[str, Callable[[Access, int], Figure]] = {
    "throughput": throughput, "backlog": backlog, "outlets": by_outlet, "suggestions": suggestions, "agreement": agreement_table,
    "reviewers": by_reviewer,
}  # fmt: skip
