"""`ranking` and `lessons`: what the project's decisions taught the ranking of claim suggestions; learning now, forgetting."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.jobs import JobOut
from annotations.api.resegment import Queueing
from annotations.api.shown import moment
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.learning import LEAST_DECISIONS
from annotations.models import Lesson
from annotations.services.learn import decisions_since, forget_lessons, last_lesson, lesson_in_force, request_lesson


class LessonOut(StrictSerializer):
    """A lesson, or the point from which decisions count anew."""

    number = fields.Integer()
    forgotten = fields.Flag(help_text="Decisions up to here teach nothing any more.")
    used = fields.Flag(help_text="It ranks decisions it has not seen better than the model that ships.")
    pipeline_version = fields.Text()
    signs = fields.Items(child=fields.Free(), help_text="{name, shift (log odds), accepted, rejected}, the strongest first.")
    accepted = fields.Integer()
    rejected = fields.Integer()
    since = fields.Moment(allow_null=True)
    until = fields.Moment(allow_null=True)
    before = fields.Score(allow_null=True, help_text="Average precision on decisions left out, as delivered.")
    after = fields.Score(allow_null=True, help_text="The same with the lesson.")
    created_at = fields.Moment()

    def to_representation(self, instance: Lesson) -> dict[str, Any]:
        """The row."""
        return {
            "number": instance.number, "forgotten": instance.forgotten, "used": instance.used,
            "pipeline_version": instance.pipeline_version, "signs": instance.signs, "accepted": instance.accepted,
            "rejected": instance.rejected, "since": moment(instance.since), "until": moment(instance.until), "before": instance.before,
            "after": instance.after, "created_at": moment(instance.created_at),
        }  # fmt: skip


class RankingOut(StrictSerializer):
    """How suggestions are ranked."""

    learning = fields.Flag(help_text="The project's rule.")
    in_force = LessonOut(allow_null=True, help_text="Null: as delivered.")
    last = LessonOut(allow_null=True)
    decisions_since = fields.Integer(help_text="That the last lesson has not seen.")
    decisions_needed = fields.Integer(help_text="For a first lesson, five of each kind among them.")


class RankingView(ProjectView):
    """What is in force."""

    answers = {"GET": RankingOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """The lesson in force, the last one, and what has come since."""
        return self.single(ranking(self.access.project))


def ranking(project: Any) -> dict[str, Any]:
    """As the project stands."""
    last = last_lesson(project.pk)
    return {
        "learning": project.learning, "in_force": lesson_in_force(project), "last": last,
        "decisions_since": decisions_since(project.pk, last), "decisions_needed": LEAST_DECISIONS,
    }  # fmt: skip


class LearnView(Queueing):
    """Learning now."""

    verbs = {"POST": "configure"}
    answers = {"POST": JobOut}
    statuses = {"POST": (202,)}

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """In the background; what waits already is that job."""
        return self.queued(request_lesson(by=self.access))


class ForgetView(ProjectView):
    """Ranking as delivered."""

    verbs = {"POST": "configure"}
    answers = {"POST": RankingOut}

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Decisions made until now teach nothing any more; later ones do."""
        forget_lessons(by=self.access)
        return self.plain(self.represent(ranking(self.access.project)))


class LessonsView(ProjectView):
    """The history."""

    answers = {"GET": [LessonOut]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """The first lesson first."""
        return self.page(self.access.lessons(), order=("number",))
