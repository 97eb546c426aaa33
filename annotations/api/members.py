"""`members`: who works in a project, and in which role."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from annotations.access import person
from annotations.api.shown import moment
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Membership, Role
from annotations.services.members import add_member, change_role, remove_member


class MemberDraft(StrictSerializer):
    """A person to bring in."""

    username = fields.Text(max_length=150)
    role = fields.Choice(choices=Role.choices)


class MemberChange(StrictSerializer):
    """Another role."""

    role = fields.Choice(choices=Role.choices)


class PersonOut(StrictSerializer):
    """A colleague."""

    id = fields.Id()
    username = fields.Text()
    display_name = fields.Text()


class MemberOut(StrictSerializer):
    """One person in the project."""

    id = fields.Id()
    user = PersonOut()
    role = fields.Choice(choices=Role.choices)
    created_at = fields.Moment()
    etag = fields.Text()

    def to_representation(self, instance: Membership) -> dict[str, Any]:
        """With the name colleagues read, without the address."""
        who = instance.user
        return {
            "id": instance.pk, "user": {"id": who.pk, "username": who.username, "display_name": str(who)}, "role": instance.role,
            "created_at": moment(instance.created_at), "etag": instance.etag,
        }  # fmt: skip


class MembersView(ProjectView):
    """The people of a project."""

    verbs = {"POST": "manage_members"}
    bodies = {"POST": MemberDraft}
    answers = {"GET": [MemberOut], "POST": MemberOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """All of them, first come first."""
        return self.page(self.access.members(), order=("id",))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Bring somebody in who has an account here, at most at one's own rank."""
        draft = self.body()
        member = add_member(by=self.access, user=person(draft["username"]), role=draft["role"])
        place = reverse("api:member", kwargs={"project_id": self.access.project.pk, "member_id": member.pk})
        return self.created(member, location=place)


class MemberView(ProjectView):
    """One person's place."""

    bodies = {"PATCH": MemberChange}
    answers = {"GET": MemberOut, "PATCH": MemberOut}
    member: Membership

    def find(self) -> None:
        """The membership."""
        self.member = self.row(self.access.members(), "member_id")

    def verb(self) -> str:
        """Leaving is everyone's own right."""
        leaves = self.method == "DELETE" and self.member.user_id == self.access.user.pk
        return "read" if leaves or self.method in {"GET", "HEAD", "OPTIONS"} else "manage_members"

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it."""
        return self.single(self.member)

    def patch(self, request: Request, **ids: int) -> HttpResponse:
        """Give another role: never to oneself, never above one's own."""
        changes = self.body()
        self.match(self.member)
        if "role" in changes:
            self.member = change_role(by=self.access, member=self.member, role=changes["role"])
        return self.single(self.member)

    def delete(self, request: Request, **ids: int) -> HttpResponse:
        """Take a person out, or leave."""
        self.match(self.member)
        remove_member(by=self.access, member=self.member)
        return self.nothing()
