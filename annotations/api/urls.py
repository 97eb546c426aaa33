"""The room's routes under /api/v1."""

from __future__ import annotations

from django.urls import URLPattern, path

from annotations.api.article import ArticleView, DeletedArticlesView, RestoreArticleView
from annotations.api.articles import ArticlesView
from annotations.api.attributions import AttributionView
from annotations.api.document import DocumentView
from annotations.api.editions import EditionsView
from annotations.api.feed import FeedView
from annotations.api.imports import ImportsView
from annotations.api.jobs import CancelView, JobView, RetryView
from annotations.api.labels import LabelsView, LabelView
from annotations.api.lexicon import LexiconEntryView, LexiconView, WholeLexiconView
from annotations.api.members import MembersView, MemberView
from annotations.api.originals import OriginalView
from annotations.api.projects import ProjectRulesView, ProjectsView
from annotations.api.ranking import ForgetView, LearnView, LessonsView, RankingView
from annotations.api.resegment import ResegmentArticleView, ResegmentProjectView, SegmentationView
from annotations.api.segments import SegmentsView, SegmentView
from annotations.api.span import AcceptView, ReconsiderView, RejectView, RestoreView, SpanView
from annotations.api.spans import BulkSpansView, SpansView
from annotations.api.speakers import SpeakersView, SpeakerView
from annotations.api.undo import RedoView, UndoView
from annotations.http import ids  # noqa: F401  registers `<positive:…>`

PROJECT = "projects/<positive:project_id>"
ARTICLE = f"{PROJECT}/articles/<positive:article_id>"
SPAN = f"{PROJECT}/spans/<positive:span_id>"
JOB = f"{PROJECT}/jobs/<positive:job_id>"

urlpatterns: list[URLPattern] = [
    path("projects", ProjectsView.as_view(), name="projects"),
    path(PROJECT, ProjectRulesView.as_view(), name="project"),
    path(f"{PROJECT}/members", MembersView.as_view(), name="members"),
    path(f"{PROJECT}/members/<positive:member_id>", MemberView.as_view(), name="member"),
    path(f"{PROJECT}/labels", LabelsView.as_view(), name="labels"),
    path(f"{PROJECT}/labels/<positive:label_id>", LabelView.as_view(), name="label"),
    path(f"{PROJECT}/ranking", RankingView.as_view(), name="ranking"),
    path(f"{PROJECT}/ranking/learn", LearnView.as_view(), name="ranking-learn"),
    path(f"{PROJECT}/ranking/forget", ForgetView.as_view(), name="ranking-forget"),
    path(f"{PROJECT}/lessons", LessonsView.as_view(), name="lessons"),
    path(f"{PROJECT}/lexicon", LexiconView.as_view(), name="lexicon"),
    path(f"{PROJECT}/lexicon/in-force", WholeLexiconView.as_view(), name="lexicon-in-force"),
    path(f"{PROJECT}/lexicon/<positive:entry_id>", LexiconEntryView.as_view(), name="lexicon-entry"),
    path(f"{PROJECT}/articles", ArticlesView.as_view(), name="articles"),
    path(f"{PROJECT}/deleted-articles", DeletedArticlesView.as_view(), name="deleted-articles"),
    path(ARTICLE, ArticleView.as_view(), name="article"),
    path(f"{ARTICLE}/restore", RestoreArticleView.as_view(), name="article-restore"),
    path(f"{ARTICLE}/document", DocumentView.as_view(), name="document"),
    path(f"{ARTICLE}/original", OriginalView.as_view(), name="original"),
    path(f"{ARTICLE}/editions", EditionsView.as_view(), name="editions"),
    path(f"{ARTICLE}/segmentation", SegmentationView.as_view(), name="segmentation"),
    path(f"{ARTICLE}/resegment", ResegmentArticleView.as_view(), name="article-resegment"),
    path(f"{ARTICLE}/segments", SegmentsView.as_view(), name="segments"),
    path(f"{ARTICLE}/segments/<positive:segment_id>", SegmentView.as_view(), name="segment"),
    path(f"{ARTICLE}/spans", SpansView.as_view(), name="spans"),
    path(f"{ARTICLE}/spans/bulk", BulkSpansView.as_view(), name="spans-bulk"),
    path(SPAN, SpanView.as_view(), name="span"),
    path(f"{SPAN}/accept", AcceptView.as_view(), name="span-accept"),
    path(f"{SPAN}/reject", RejectView.as_view(), name="span-reject"),
    path(f"{SPAN}/reconsider", ReconsiderView.as_view(), name="span-reconsider"),
    path(f"{SPAN}/restore", RestoreView.as_view(), name="span-restore"),
    path(f"{SPAN}/attribution", AttributionView.as_view(), name="attribution"),
    path(f"{PROJECT}/speakers", SpeakersView.as_view(), name="speakers"),
    path(f"{PROJECT}/speakers/<positive:speaker_id>", SpeakerView.as_view(), name="speaker"),
    path(f"{PROJECT}/undo", UndoView.as_view(), name="undo"),
    path(f"{PROJECT}/redo", RedoView.as_view(), name="redo"),
    path(f"{PROJECT}/events", FeedView.as_view(), name="events"),
    path(f"{PROJECT}/imports", ImportsView.as_view(), name="imports"),
    path(JOB, JobView.as_view(), name="job"),
    path(f"{JOB}/retry", RetryView.as_view(), name="job-retry"),
    path(f"{JOB}/cancel", CancelView.as_view(), name="job-cancel"),
    path(f"{PROJECT}/resegment", ResegmentProjectView.as_view(), name="resegment"),
]
