"""A project with at least one row in every table of the three rooms, made through the services."""

from __future__ import annotations

from annotations.models import Article, Job, JobState, KeptAnswer, Lesson
from annotations.services.lexicon import add_entry
from claims.services.comment import comment_on
from claims.services.edit_claim import edit_claim
from claims.services.export import request_export
from claims.services.flag import flag_claim
from claims.services.relate import relate_claims
from tests import people
from workbench.models import ApiToken


def make_everything(desk: people.Desk, text: str = people.ARTICLE) -> Article:
    """Upload to publication, and a little of all the rest."""
    article = people.segmented_article(desk.anahit, text, title="Lachin corridor", outlet="Court")
    about, _ = people.published_claim(desk, article)
    other = people.claim(desk.anahit, article, people.FIGURE)
    relate_claims(by=desk.anahit, from_claim=other, to_claim=about, kind="paraphrase")
    people.evidence(desk.bela, other, "context", "https://www.icj-cij.org/home", publisher="International Court of Justice")
    comment_on(by=desk.anahit, claim=other, text="Which vehicles?")
    edit_claim(by=desk.anahit, claim=other, text=f"{other.text}, all told")
    flag_claim(by=desk.anahit, claim=other, note="Two figures for one day.")
    add_entry(by=desk.edda, term=" ".join(text.split()[5:8]), gloss="state")
    if not Lesson.objects.exists():
        Lesson.objects.create(project=desk.edda.project, number=1, pipeline_version="2.0.0")
    request_export(by=desk.edda, format="bundle")
    Job.objects.filter(kind="export").update(state=JobState.QUARANTINED, attempts=3, last_error="MemoryError: ")
    ApiToken.objects.create(user=desk.edda.user, name="press desk")
    KeptAnswer.objects.create(
        actor=desk.edda.user, method="POST", path="/api/v1/projects", key=str(article.pk), body_sha256="0" * 64, status=201, body=b"{}"
    )
    return article
