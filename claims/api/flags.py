"""`flags`: claims put before the lead; seen by who raised them and by the leads."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from claims import access as room
from claims.api.claim import OneClaim
from claims.api.shown import Authored
from claims.models import Flag
from claims.services.flag import flag_claim, settle_flag


class FlagDraft(StrictSerializer):
    """What the lead should look at."""

    note = fields.Text(max_length=2_000)


class FlagOut(Authored):
    """One flag."""

    id = fields.Id()
    claim = fields.Id(source="claim_id")
    round = fields.Integer()
    note = fields.Text()
    created_by = fields.Id(source="created_by_id", allow_null=True, help_text="Null for others while the round is blind.")
    created_at = fields.Moment()
    settled_at = fields.Moment(allow_null=True)
    etag = fields.Text()


class FlagsView(ProjectView):
    """What waits for the lead."""

    answers = {"GET": [FlagOut]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Open flags that one may see, the oldest first."""
        rows = room.flags(self.access).filter(settled_at=None).select_related("claim").defer("claim__search")
        return self.page(rows, order=("created_at", "id"))


class ClaimFlagsView(OneClaim):
    """A claim's flags."""

    verbs = {"POST": "claim"}
    bodies = {"POST": FlagDraft}
    answers = {"GET": [FlagOut], "POST": FlagOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Those one may see, settled ones too."""
        rows = room.flags(self.access).filter(claim=self.claim).select_related("claim").defer("claim__search")
        return self.page(rows, order=("id",))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Put it before the lead."""
        flag = flag_claim(by=self.access, claim=self.claim, **self.body())
        place = reverse("api:flag", kwargs={"project_id": self.access.project.pk, "flag_id": flag.pk})
        return self.created(flag, location=place)


class OneFlag(ProjectView):
    """What a URL with a flag names."""

    flag: Flag

    def find(self) -> None:
        """The flag, if one may see it."""
        self.flag = self.row(room.flags(self.access).select_related("claim"), "flag_id")


class FlagView(OneFlag):
    """One flag."""

    answers = {"GET": FlagOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it."""
        return self.single(self.flag)


class SettleFlagView(OneFlag):
    """Done with."""

    matched = frozenset({"POST"})
    answers = {"POST": FlagOut}

    def verb(self) -> str:
        """One takes back one's own; others' are the lead's to settle."""
        return "claim" if self.flag.created_by_id == self.access.user.pk else "see_reviews"

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Settle it."""
        self.match(self.flag)
        return self.single(settle_flag(by=self.access, flag=self.flag))
