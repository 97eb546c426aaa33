"""Addresses of the desk: objects are flat, lists take `?project=`."""

from __future__ import annotations

from django.urls import path

from workbench.desk import adjudicate, article, articles, claim, claim_acts, jobs, queue, relations, review_acts, span_acts, upload

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("articles", articles.articles, name="articles"),
    path("articles/new", upload.upload, name="upload"),
    path("articles/<positive:article_id>/row", articles.article_row),
    path("jobs/<positive:job_id>", jobs.job_page, name="job"),
    path("jobs/<positive:job_id>/retry", jobs.retry),
    path("articles/<positive:article_id>", article.article_page, name="article"),
    path("articles/<positive:article_id>/spans", span_acts.mark),
    path("articles/<positive:article_id>/finish", review_acts.finish),
    path("spans/<positive:span_id>/accept", span_acts.accept),
    path("spans/<positive:span_id>/reject", span_acts.reject),
    path("spans/<positive:span_id>/reconsider", span_acts.reconsider),
    path("spans/<positive:span_id>/edges", span_acts.edges),
    path("spans/<positive:span_id>/delete", span_acts.remove),
    path("spans/<positive:span_id>/restore", span_acts.restore),
    path("segments/<positive:segment_id>", span_acts.segment),
    path("adjudicate", adjudicate.adjudicate_page, name="adjudicate"),
    path("claims/<positive:claim_id>/adjudicate", adjudicate.adjudicate_page),
    path("claims/<positive:claim_id>", claim.claim_page, name="claim"),
    path("claims/<positive:claim_id>/wording", claim_acts.reworded),
    path("claims/<positive:claim_id>/approve", claim_acts.approved),
    path("claims/<positive:claim_id>/publish", claim_acts.published),
    path("claims/<positive:claim_id>/correct", claim_acts.corrected),
    path("claims/<positive:claim_id>/retract", claim_acts.retracted),
    path("claims/<positive:claim_id>/reopen", claim_acts.reopened),
    path("claims/<positive:claim_id>/relations", relations.relate),
    path("relations/<positive:relation_id>/confirm", relations.settle_relation, {"status": "confirmed"}),
    path("relations/<positive:relation_id>/reject", relations.settle_relation, {"status": "rejected"}),
    path("mentions/<positive:mention_id>/confirm", relations.settle_mention, {"status": "confirmed"}),
    path("mentions/<positive:mention_id>/reject", relations.settle_mention, {"status": "rejected"}),
    path("claims/<positive:claim_id>/review", review_acts.draft),
    path("claims/<positive:claim_id>/review/submit", review_acts.submit),
    path("claims/<positive:claim_id>/review/withdraw", review_acts.withdraw),
    path("claims/<positive:claim_id>/evidence", review_acts.evidence),
    path("evidence/<positive:evidence_id>/delete", review_acts.evidence_removed),
]
