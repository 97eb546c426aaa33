"""Two projects with one of everything in each, so that whatever an address can name is there twice.

`here` is the project of our people; `there` is the strangers', built by the same steps. Every text in a project
holds its token, so that a leak shows by a word that has no business in the answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.test import Client

from annotations.access import Access, enter
from annotations.importers import IncomingArticle
from annotations.models import Article, Job, JobKind, JobState, Segment, Segmentation, SegmentKind, Span, SpanStatus
from annotations.services.articles import delete_article
from annotations.services.attribute import Hop, attribute
from annotations.services.change_span import remove_span
from annotations.services.import_file import import_file
from annotations.services.ingest import ingest_article
from annotations.services.labels import add_label
from annotations.services.lexicon import add_entry
from annotations.services.members import add_member
from annotations.services.suggestions import reject_suggestion
from claims.models import Claim, EvidenceSet, Export, Mention, Relation, Review
from claims.services.adjudicate import approve, reopen
from claims.services.assign import assign
from claims.services.comment import comment_on
from claims.services.edit_claim import reject_claim
from claims.services.evidence import remove_evidence
from claims.services.flag import flag_claim
from claims.services.publish import last_publication, publish
from claims.services.relate import relate_claims
from tests import people
from workbench.api_tokens import tag
from workbench.models import ApiToken, User

HERE, THERE = "Zangakatun", "Syunikberd"
PASSWORD = "correct horse"
PLACES = 14
STRANGERS = {"vera": "viewer", "anahit": "annotator", "bela": "reviewer", "boris": "reviewer", "chen": "adjudicator"}
ROLES = {"viewer": "vera", "annotator": "anahit", "reviewer": "bela", "adjudicator": "chen", "manager": "edda"}


@dataclass(slots=True)
class Side:
    """One project: its people's seats and its things by name; what belongs to one person alone under their name."""

    token: str
    desk: people.Desk
    things: dict[str, Any] = field(default_factory=dict)
    own: dict[str, dict[str, Any]] = field(default_factory=dict)

    def thing(self, name: str, actor: str = "") -> Any:
        """The thing of this name; the actor's own where each has one."""
        mine = self.own.get(actor, {})
        return mine[name] if name in mine else self.things[name]


@dataclass(slots=True)
class World:
    """Both projects, the people who are in neither or in both, and everybody's keys."""

    here: Side
    there: Side
    users: dict[str, User]
    secrets: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    unchanged: list[tuple[Any, ...]] = field(default_factory=list)  # the fingerprint of all tables, once it is built


def make_world() -> World:
    """All of it, in the running transaction."""
    here = _side(HERE, people.make_project(HERE, separate_approver=True, public_pages=True))
    there = _side(THERE, _strangers_desk())
    gohar, sam, plain = people.person("gohar"), people.person("sam"), people.person("petros")
    for side in (here, there):
        add_member(by=side.desk.edda, user=gohar, role="manager")
    User.objects.filter(pk=sam.pk).update(is_staff=True, is_superuser=True)
    User.objects.filter(pk=plain.pk).update(is_staff=True)
    users = {
        "outsider": there.desk.edda.user, **{role: getattr(here.desk, name).user for role, name in ROLES.items()},
        **{f"there {role}": getattr(there.desk, name).user for role, name in ROLES.items()},
        "staff": sam, "both": gohar, "powerless staff": plain,
    }  # fmt: skip
    world = World(here, there, users)
    for actor in users:
        _give_keys(world, actor)
    here.things |= here.own["manager"]  # nobody has a token of their own
    there.things |= here.own["outsider"]
    for actor in users:
        others = "manager" if actor in {"outsider", "there manager"} else "outsider"
        there.own.setdefault(actor, {}).update({name: here.own[others][name] for name in ("token", "token tag")})
    _seal()
    return world


def _give_keys(world: World, actor: str) -> None:
    """A password, a session and a token for each."""
    user = User.objects.get(pk=world.users[actor].pk)
    if not user.has_usable_password():
        user.set_password(PASSWORD)
        user.save()
    world.users[actor] = user
    client = Client()
    client.force_login(user)
    world.sessions[actor] = client.cookies[settings.SESSION_COOKIE_NAME].value
    token, world.secrets[actor] = ApiToken.objects.create(user=user, name=actor)
    world.here.own.setdefault(actor, {}).update({"token": token, "token tag": SimpleNamespace(etag=tag(token))})


def _strangers_desk() -> people.Desk:
    """Dara manages; her colleagues have names of their own and the same five roles."""
    dara = people.strangers_project(THERE)
    type(dara.project).objects.filter(pk=dara.project.pk).update(separate_approver=True, public_pages=True)
    seats = {"edda": enter(dara.user, dara.project.pk)}
    for name, role in STRANGERS.items():
        who = people.person(f"d-{name}")
        add_member(by=seats["edda"], user=who, role=role)
        seats[name] = enter(who, dara.project.pk)
    return people.Desk(**seats)


def _side(token: str, desk: people.Desk) -> Side:
    side = Side(token, desk)
    keep = side.things.__setitem__
    keep("project", desk.edda.project)
    keep("member", desk.edda.members().get(user=desk.boris.user))
    keep("reviewer", desk.boris.user)
    for step in (_texts, _marks, _links, _judgements, _blind, _work):
        step(side)
    keep("entry", add_entry(by=desk.edda, term=f"{token} gang", gloss="group"))
    keep("label", add_label(by=desk.edda, key=f"only-{token.lower()}", name=f"Only {token}", kind="framing"))
    for name, row in side.things.items():
        if isinstance(row, Model) and name not in {"project", "member"}:
            row.refresh_from_db()
    return side


def words(side: Side, number: int) -> str:
    """The words of one place that can be marked as a claim."""
    return f"The {side.token} road number {number} has been blocked since 12 December 2022"


def _texts(side: Side) -> None:
    body = "".join(f"{words(side, number)}, the court said.\n\n" for number in range(PLACES))
    text = f"{side.token} waits\n\n{people.ARTICLE}\n{body}"
    side.things["article"] = _arrive(side.desk.anahit, text, title=f"{side.token} waits", outlet=side.token)
    people.segment_due()
    side.things["second_article"] = _arrive(side.desk.anahit, f"A second text about {side.token}.\n\nIt has a second paragraph.\n")
    people.segment_due()
    gone = _arrive(side.desk.edda, f"A text about {side.token} that was deleted.\n")
    delete_article(by=side.desk.edda, article=gone)
    side.things["deleted_article"] = gone
    side.things["edition"] = people.edition_of(side.things["article"])
    paragraphs = Segment.objects.filter(kind=SegmentKind.PARAGRAPH)
    side.things["segment"] = paragraphs.filter(edition=side.things["edition"]).first()
    side.things["second_segment"] = paragraphs.filter(edition__article=side.things["second_article"]).first()


def _arrive(by: Access, text: str, **stated: Any) -> Article:
    incoming = IncomingArticle(text=text, original=text.encode(), **stated)
    return Article.objects.get(pk=ingest_article(by=by, incoming=incoming).article_id)


def _marks(side: Side) -> None:
    desk, article = side.desk, side.things["article"]
    side.things["span"] = people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    side.things["removed_span"] = people.mark(desk.anahit, article, "food and medicine", label="framing")
    remove_span(by=desk.anahit, span=side.things["removed_span"])
    suggested = Span.objects.filter(edition=side.things["edition"], status=SpanStatus.SUGGESTED).order_by("pk")
    side.things["suggestion"], side.things["rejected_span"] = suggested[0], suggested[1]
    reject_suggestion(by=desk.anahit, span=side.things["rejected_span"])
    chain = [Hop(name=f"Mayor of {side.token}", role="speaker")]
    attribute(by=desk.anahit, span=side.things["span"], chain=chain)
    side.things["speaker"] = desk.anahit.speakers().get(name=chain[-1].name)


def _links(side: Side) -> None:
    desk, article = side.desk, side.things["article"]
    names = ("claim", "other_claim", "rejected_claim", "disputed", "agreed", "approved", "published", "corrected", "empty", "evidenced")
    for number, name in enumerate(names):
        side.things[name] = people.claim(desk.anahit, article, words(side, number))
    side.things["claim_span"] = people.mark(desk.anahit, article, words(side, 12), label="claim")
    side.things["mention"] = Mention.objects.get(claim=side.things["claim"])
    relation = relate_claims(by=desk.anahit, from_claim=side.things["other_claim"], to_claim=side.things["claim"], kind="updates")
    side.things["relation"] = relation
    side.things["suggested_relation"] = Relation.objects.create(
        project=desk.edda.project, from_claim=side.things["claim"], to_claim=side.things["empty"], kind="same", status="suggested"
    )
    reject_claim(by=desk.anahit, claim=side.things["rejected_claim"])


def _judgements(side: Side) -> None:
    desk, things = side.desk, side.things
    rounds = {"disputed": ("partly", "refuted"), "agreed": ("refuted", "refuted")}
    for name in ("disputed", "agreed", "approved", "published", "corrected"):
        _both_review(side, things[name], rounds.get(name, ("refuted", "refuted")))
    for name in ("approved", "published", "corrected"):
        approve(by=desk.chen, claim=things[name])
    for name in ("published", "corrected"):
        publish(by=desk.edda, claim=things[name])
    reopen(by=desk.chen, claim=things["corrected"], reason=f"News from {side.token}.")
    _both_review(side, things["corrected"], ("supported", "supported"))
    approve(by=desk.chen, claim=things["corrected"])
    for name, claim in (("publication", "published"), ("correction", "corrected")):
        last = last_publication(things[claim])
        things[f"{name} tag"] = SimpleNamespace(etag=f'"{last.pk}-{last.number}"' if last else "")
    things["review"] = Review.objects.get(claim=things["disputed"], reviewer=desk.bela.user)
    things["set"] = EvidenceSet.objects.filter(claim=things["disputed"]).first()
    things["veracity"] = people.scale_label(desk.edda, "refuted")
    things["attribution"] = people.scale_label(desk.edda, "faithful")


def _both_review(side: Side, about: Claim, ratings: tuple[str, str]) -> None:
    for by, veracity in zip((side.desk.bela, side.desk.boris), ratings, strict=True):
        people.review(by, Claim.objects.get(pk=about.pk), veracity, rationale=f"So it stands in {side.token}.")


def _blind(side: Side) -> None:
    desk, things = side.desk, side.things
    things["evidence"] = people.evidence(desk.bela, things["evidenced"], url=f"https://{side.token.lower()}.example.org/")
    things["removed_evidence"] = people.evidence(desk.bela, things["evidenced"])
    remove_evidence(by=desk.bela, evidence=things["removed_evidence"])
    things["comment"] = comment_on(by=desk.bela, claim=things["disputed"], text=f"A remark on {side.token}.")
    things["flag"] = flag_claim(by=desk.bela, claim=things["disputed"], note=f"A flag on {side.token}.")
    things["asked"] = assign(by=desk.edda, claim=things["evidenced"], reviewer=desk.boris.user)


def _work(side: Side) -> None:
    desk, things = side.desk, side.things
    things["job"] = Job.objects.get(kind=JobKind.SEGMENT, edition__article=things["second_article"])
    Job.objects.filter(pk=things["job"].pk).update(state=JobState.FAILED, last_error="input", requested_by=desk.anahit.user)
    Segmentation.objects.filter(edition__article=things["second_article"]).update(pipeline_version="0.1.0")
    things["corpus"] = Job.objects.create(project=desk.edda.project, kind=JobKind.RESEGMENT, requested_by=desk.edda.user)
    line = f'{{"text": "A line about {side.token}."}}\n'.encode()
    things["import"] = import_file(by=desk.anahit, data=line, filename=f"{side.token}.jsonl").job
    for role in ("reviewer", "adjudicator", "manager"):
        side.own.setdefault(role, {})["export"] = things["export"] = _export(side, getattr(desk, ROLES[role]))


def _export(side: Side, by: Access) -> Export:
    """A finished export with its file."""
    job = Job.objects.create(project=by.project, kind=JobKind.EXPORT, requested_by=by.user, state=JobState.DONE)
    export = Export.objects.create(
        project=by.project, job=job, format="csv_claims", filename="claims.csv", media_type="text/csv", sha256="0" * 64, size=9,
        loss={"format": "csv_claims", "losses": [], "files": []}, created_by=by.user,
    )  # fmt: skip
    path = Path(settings.MEDIA_ROOT) / export.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(side.token)
    return export


def _seal() -> None:
    """Let the acts of all this appear, as a commit would."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS act_seal IMMEDIATE")
        cursor.execute("SET CONSTRAINTS act_seal DEFERRED")

