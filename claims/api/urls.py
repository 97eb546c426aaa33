"""The room's routes under /api/v1."""

from __future__ import annotations

from django.urls import URLPattern, path

from annotations.http import ids  # noqa: F401  registers `<positive:…>`
from claims.api.claim import ClaimView, MergeClaimView, RejectClaimView, RestoreClaimView
from claims.api.claims import ClaimsView
from claims.api.comments import CommentsView
from claims.api.decisions import AdjudicateView, ApproveView, ReopenView
from claims.api.dossier import DossierView
from claims.api.evidence import EvidencesView, EvidenceView, RestoreEvidenceView
from claims.api.export_file import ExportFileView
from claims.api.exports import ExportFormatsView, ExportLossView, ExportsView, ExportView
from claims.api.flags import ClaimFlagsView, FlagsView, FlagView, SettleFlagView
from claims.api.mentions import MentionsView, MentionView
from claims.api.progress import ProgressView
from claims.api.publications import PublicationsView, PublishView, RetractView
from claims.api.queue import AssignView, QueueView, SkipView
from claims.api.relations import AlikeView, ConfirmRelationView, RejectRelationView, RelationsView, RelationView, UndecideRelationView
from claims.api.review import ReviewView, SubmitReviewView, WithdrawReviewView
from claims.api.reviews import ReviewsView, VerdictsView
from claims.api.scales import ScalesView
from claims.api.sources import DocumentsView, SourcesView

PROJECT = "projects/<positive:project_id>"
CLAIM = f"{PROJECT}/claims/<positive:claim_id>"
RELATION = f"{PROJECT}/relations/<positive:relation_id>"
EVIDENCE = f"{PROJECT}/evidence/<positive:evidence_id>"
FLAG = f"{PROJECT}/flags/<positive:flag_id>"
EXPORT = f"{PROJECT}/exports/<positive:export_id>"

urlpatterns: list[URLPattern] = [
    path(f"{PROJECT}/claims", ClaimsView.as_view(), name="claims"),
    path(CLAIM, ClaimView.as_view(), name="claim"),
    path(f"{CLAIM}/reject", RejectClaimView.as_view(), name="claim-reject"),
    path(f"{CLAIM}/restore", RestoreClaimView.as_view(), name="claim-restore"),
    path(f"{CLAIM}/merge", MergeClaimView.as_view(), name="claim-merge"),
    path(f"{CLAIM}/mentions", MentionsView.as_view(), name="mentions"),
    path(f"{PROJECT}/mentions/<positive:mention_id>", MentionView.as_view(), name="mention"),
    path(f"{CLAIM}/relations", RelationsView.as_view(), name="relations"),
    path(f"{CLAIM}/alike", AlikeView.as_view(), name="claims-alike"),
    path(RELATION, RelationView.as_view(), name="relation"),
    path(f"{RELATION}/confirm", ConfirmRelationView.as_view(), name="relation-confirm"),
    path(f"{RELATION}/reject", RejectRelationView.as_view(), name="relation-reject"),
    path(f"{RELATION}/undecide", UndecideRelationView.as_view(), name="relation-undecide"),
    path(f"{PROJECT}/sources", SourcesView.as_view(), name="sources"),
    path(f"{PROJECT}/documents", DocumentsView.as_view(), name="documents"),
    path(f"{CLAIM}/evidence", EvidencesView.as_view(), name="evidence-list"),
    path(EVIDENCE, EvidenceView.as_view(), name="evidence"),
    path(f"{EVIDENCE}/restore", RestoreEvidenceView.as_view(), name="evidence-restore"),
    path(f"{PROJECT}/scales", ScalesView.as_view(), name="scales"),
    path(f"{CLAIM}/review", ReviewView.as_view(), name="review"),
    path(f"{CLAIM}/review/submit", SubmitReviewView.as_view(), name="review-submit"),
    path(f"{CLAIM}/review/withdraw", WithdrawReviewView.as_view(), name="review-withdraw"),
    path(f"{CLAIM}/reviews", ReviewsView.as_view(), name="reviews"),
    path(f"{CLAIM}/verdicts", VerdictsView.as_view(), name="verdicts"),
    path(f"{CLAIM}/dossier", DossierView.as_view(), name="dossier"),
    path(f"{CLAIM}/adjudicate", AdjudicateView.as_view(), name="claim-adjudicate"),
    path(f"{CLAIM}/approve", ApproveView.as_view(), name="claim-approve"),
    path(f"{CLAIM}/reopen", ReopenView.as_view(), name="claim-reopen"),
    path(f"{CLAIM}/publish", PublishView.as_view(), name="claim-publish"),
    path(f"{CLAIM}/retract", RetractView.as_view(), name="claim-retract"),
    path(f"{CLAIM}/assign", AssignView.as_view(), name="claim-assign"),
    path(f"{CLAIM}/skip", SkipView.as_view(), name="claim-skip"),
    path(f"{CLAIM}/comments", CommentsView.as_view(), name="comments"),
    path(f"{CLAIM}/flags", ClaimFlagsView.as_view(), name="claim-flags"),
    path(f"{PROJECT}/flags", FlagsView.as_view(), name="flags"),
    path(FLAG, FlagView.as_view(), name="flag"),
    path(f"{FLAG}/settle", SettleFlagView.as_view(), name="flag-settle"),
    path(f"{PROJECT}/publications", PublicationsView.as_view(), name="publications"),
    path(f"{PROJECT}/queue", QueueView.as_view(), name="claim-queue"),
    path(f"{PROJECT}/articles/<positive:article_id>/progress", ProgressView.as_view(), name="article-progress"),
    path(f"{PROJECT}/exports", ExportsView.as_view(), name="exports"),
    path(EXPORT, ExportView.as_view(), name="export"),
    path(f"{EXPORT}/file", ExportFileView.as_view(), name="export-file"),
    path(f"{EXPORT}/loss", ExportLossView.as_view(), name="export-loss"),
    path(f"{PROJECT}/export-formats", ExportFormatsView.as_view(), name="export-formats"),
]
