"""The people of our tests and what they do, through the same services as the desk.

Anahit annotates, Bela and Boris review, Chen adjudicates, Edda manages, Vera looks on; Dara is a stranger with
a project of her own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from annotations.access import Access, enter
from annotations.importers import IncomingArticle
from annotations.models import Article, Edition, Span
from annotations.services import jobs
from annotations.services.highlight import highlight
from annotations.services.ingest import ingest_article
from annotations.services.members import add_member
from annotations.services.projects import create_project
from annotations.services.segment import segment_edition
from claims.models import Adjudication, Claim, Evidence, Publication, Review, ScaleLabel, Verdict
from claims.services.adjudicate import adjudicate
from claims.services.evidence import attach_evidence
from claims.services.publish import publish
from claims.services.review import open_review, submit_review
from workbench.models import User

ROLES = {
    "vera": "viewer", "anahit": "annotator", "bela": "reviewer", "boris": "reviewer", "chen": "adjudicator", "edda": "manager",
}  # fmt: skip
ARTICLE = (
    "Court orders Azerbaijan to keep the Lachin corridor open\n\n"
    "THE HAGUE, 22 February 2023\n\n"
    "The road has been blocked since 12 December 2022, the court said on Wednesday. "
    "“Azerbaijan must take all measures to ensure free movement,” the president of the court said.\n\n"
    "According to the ministry, 980 vehicles have used the road. "
    "A spokesman denied that 120,000 people were cut off from food and medicine.\n"
)
STATEMENT = "The road has been blocked since 12 December 2022"
FIGURE = "980 vehicles have used the road"


def person(name: str) -> User:
    """Somebody by name, the same one each time; without a password."""
    user = User.objects.filter(username=name).first()
    return user or User.objects.create_user(username=name, email=f"{name}@example.org", display_name=name.title())


@dataclass(frozen=True, slots=True)
class Desk:
    """One project and the seats of its people."""

    vera: Access
    anahit: Access
    bela: Access
    boris: Access
    chen: Access
    edda: Access

    @property
    def project_id(self) -> int:
        """The project they sit in."""
        return self.edda.project.pk

    def seats(self) -> dict[str, Access]:
        """By name."""
        return {name: getattr(self, name) for name in ROLES}


def make_project(name: str = "Lachin corridor 2023", **rules: Any) -> Desk:
    """Edda opens a project (two blind reviews a claim unless `rules` say otherwise) and brings everybody in."""
    edda = create_project(actor=person("edda"), name=name, **rules)
    for who, role in ROLES.items():
        if who != "edda":
            add_member(by=edda, user=person(who), role=role)
    return Desk(**{who: enter(person(who), edda.project.pk) for who in ROLES})


def strangers_project(name: str = "Somewhere else") -> Access:
    """Dara's own project, of which she is the manager; in the other one she is nobody."""
    return create_project(actor=person("dara"), name=name)


def ingest(by: Access, text: str = ARTICLE, **stated: Any) -> Article:
    """A text comes in (`stated`: title, outlet, author, url, published, language); its segmentation is due, not done."""
    done = ingest_article(by=by, incoming=IncomingArticle(text=text, **stated), on_duplicate="return")
    return Article.objects.get(pk=done.article_id)


def segment_due() -> int:
    """Do all segmentation that is due, here and now; how many jobs that were."""
    done = 0
    while (lease := jobs.claim_next(kind="segment")) is not None:
        segment_edition(lease)
        done += 1
    return done


def segmented_article(by: Access, text: str = ARTICLE, **stated: Any) -> Article:
    """A text comes in and is cut up before anyone looks."""
    article = ingest(by, text, **stated)
    segment_due()
    article.refresh_from_db()
    return article


def edition_of(article: Article) -> Edition:
    """Its newest text."""
    return article.editions.order_by("-number")[0]


def mark(by: Access, article: Article, quote: str = STATEMENT, *, label: str = "claim") -> Span:
    """Somebody marks the first place where these words stand."""
    edition = edition_of(article)
    start = edition.text.index(quote)
    bounds = [(start, start + len(quote))]
    return highlight(by=by, edition=edition, label=by.labels().get(key=label), fragments=bounds, quote=[quote]).span


def claim(by: Access, article: Article | None = None, quote: str = STATEMENT) -> Claim:
    """Marking words as a claim makes the claim; without an article, one is brought in first."""
    span = mark(by, article or ingest(by), quote)
    return Claim.objects.get(mentions__span=span)


def scale_label(by: Access, key: str) -> ScaleLabel:
    """A label of the project's scales, by its key: supported, partly, refuted; faithful, paraphrase."""
    return ScaleLabel.objects.get(project=by.project, key=key)


def evidence(by: Access, about: Claim, stance: str = "refutes", url: str = "https://www.icj-cij.org/case/180", **passage: Any) -> Evidence:
    """A quoted passage on a page."""
    words = {"title": "Order of 22 February 2023", "quote": "take all measures at its disposal", **passage}
    return attach_evidence(by=by, claim=about, stance=stance, url=url, **words)


def review(by: Access, about: Claim, veracity: str = "refuted", *, attribution: str = "faithful", **fields: Any) -> Verdict:
    """Open, cite one piece of evidence, submit."""
    opened: Review = open_review(by=by, claim=about)
    piece = evidence(by, about)
    given = {"confidence": "medium", "rationale": "The court's order says so.", "evidence_sets": [[piece.pk]], **fields}
    return submit_review(
        by=by, review=opened, veracity=scale_label(by, veracity), attribution=scale_label(by, attribution), **given
    )


def reviewed_claim(desk: Desk, veracities: Sequence[str] = ("partly", "refuted"), article: Article | None = None) -> Claim:
    """Bela and Boris have reviewed a claim of Anahit's: differing ratings leave it disputed, equal ones approve it."""
    about = claim(desk.anahit, article)
    for seat, veracity in zip((desk.bela, desk.boris), veracities, strict=False):
        review(seat, about, veracity)
    about.refresh_from_db()
    return about


def adjudicated_claim(desk: Desk, article: Article | None = None) -> tuple[Claim, Adjudication]:
    """Chen has settled the dispute in Bela's favour; without a separate approver that approves it too."""
    about = reviewed_claim(desk, article=article)
    taken = Review.objects.get(claim=about, reviewer=desk.bela.user)
    made = adjudicate(by=desk.chen, claim=about, choice="take", reason="The order leaves room.", review=taken)
    about.refresh_from_db()
    return about, made


def published_claim(desk: Desk, article: Article | None = None) -> tuple[Claim, Publication]:
    """Edda has published what Chen settled."""
    about, _ = adjudicated_claim(desk, article)
    made = publish(by=desk.edda, claim=about)
    about.refresh_from_db()
    return about, made
