"""`projects`: one's own projects, opening one, and its rules."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from annotations.access import seats_of
from annotations.api.shown import Address, Language, moment
from annotations.errors import Forbidden
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ApiView, ProjectView
from annotations.models import Highlights, Role
from annotations.services.projects import RULES, configure_project, create_project


class ProjectRules(StrictSerializer):
    """What may be set about a project."""

    name = fields.Text(max_length=300)
    language = Language(required=False)
    guideline = fields.Text(max_length=20_000, allow_blank=True, required=False)
    publisher_name = fields.Text(max_length=300, allow_blank=True, required=False)
    publisher_url = Address(required=False)
    reviews_per_claim = fields.Integer(min_value=1, max_value=9, required=False)
    blind = fields.Flag(required=False, help_text="Reviewers do not see one another before the claim is decided.")
    highlights = fields.Choice(choices=Highlights.choices, required=False)
    separate_approver = fields.Flag(required=False)
    second_publisher = fields.Flag(required=False)
    public_pages = fields.Flag(required=False)
    fetching = fields.Flag(required=False, help_text="Whether evidence pages are fetched.")
    learning = fields.Flag(required=False, help_text="Whether decisions on suggested claims re-rank later ones.")


class ProjectOut(ProjectRules):
    """A project as its member sees it."""

    id = fields.Id()
    role = fields.Choice(choices=Role.choices, help_text="The asker's.")
    created_at = fields.Moment()
    etag = fields.Text()

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """A seat: anything with `project` and `role`."""
        project = instance.project
        return {
            "id": project.pk, **{rule: getattr(project, rule) for rule in RULES}, "role": instance.role,
            "created_at": moment(project.created_at), "etag": project.etag,
        }  # fmt: skip


class ProjectsView(ApiView):
    """The person's projects."""

    bodies = {"POST": ProjectRules}
    answers = {"GET": [ProjectOut], "POST": ProjectOut}

    def get(self, request: Request) -> HttpResponse:
        """Projects the person is a member of; with a bound token, that one."""
        seats = seats_of(request.user)
        if self.bound_project_id is not None:
            seats = seats.filter(project_id=self.bound_project_id)
        return self.page(seats, order=("project_id",))

    def post(self, request: Request) -> HttpResponse:
        """Open a project and become its manager."""
        if self.bound_project_id is not None:
            raise Forbidden("This token opens one project alone.", reason="token_bound", needs="create_project")
        seat = create_project(actor=request.user, **self.body())
        place = reverse("api:project", kwargs={"project_id": seat.project.pk})
        return self.created(seat, location=place, etag=seat.project.etag)


class ProjectRulesView(ProjectView):
    """One project."""

    verbs = {"PATCH": "configure"}
    bodies = {"PATCH": ProjectRules}
    answers = {"GET": ProjectOut, "PATCH": ProjectOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Its rules, and the asker's role."""
        return self.single(self.access, etag=self.access.project.etag)

    def patch(self, request: Request, **ids: int) -> HttpResponse:
        """Change rules, name or guideline."""
        changes = self.body()
        self.access = self.seat(self.access.locked_project())
        self.match(self.access, etag=self.access.project.etag)
        project = configure_project(by=self.access, **changes)
        return self.single(self.seat(project), etag=project.etag)

    def seat(self, project: Any) -> Any:
        """The asker's seat with the project as it is now."""
        by = self.access
        return type(by)(by.user, project, by.role, by.verbs, by.read_only)
