"""`events`: the project's log as a change feed, read on from where one stopped (DESIGN §2, Act)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.api.shown import moment
from annotations.http import fields
from annotations.http.serializers import PAGE_DEFAULT, PAGE_MOST, Number, Query, StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Act


class FeedQuery(Query):
    """From where."""

    after = Number(min_value=0, required=False, default=0, help_text="The `last` of the answer before.")
    limit = Number(min_value=1, max_value=PAGE_MOST, default=PAGE_DEFAULT, required=False)


class ActOut(StrictSerializer):
    """One line of the log: ids and states, no names and no texts."""

    seq = fields.Integer()
    at = fields.Moment()
    actor = fields.Id(allow_null=True, help_text="A person's id; none: the machine, or a change nobody named.")
    verb = fields.Text()
    object = fields.Text(help_text="`span:7`")
    payload = fields.Free()

    def to_representation(self, instance: Act) -> dict[str, Any]:
        """Without what only the verifier needs."""
        kind, _, number = instance.actor.partition(":")
        return {
            "seq": instance.seq, "at": moment(instance.at), "actor": int(number) if kind == "user" and number.isdigit() else None,
            "verb": instance.verb, "object": instance.object, "payload": instance.payload,
        }  # fmt: skip


class FeedOut(StrictSerializer):
    """What happened since."""

    results = ActOut(many=True)
    last = fields.Integer(help_text="To be sent as `after`.")
    more = fields.Flag(help_text="Whether more is there already.")


class FeedView(ProjectView):
    """The change feed."""

    queries = {"GET": FeedQuery}
    answers = {"GET": FeedOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Acts in their order; idle polling with the tag of the answer before is 304."""
        wanted = self.query()
        rows = self.access.acts().filter(seq__gt=wanted["after"]).defer("line", "prev", "hash").order_by("seq")
        found = list(rows[: wanted["limit"] + 1])
        shown = found[: wanted["limit"]]
        last = shown[-1].seq if shown else wanted["after"]
        tag = f'"{self.access.project.pk}-{last}"'
        if self._is_known(tag):
            return HttpResponse(status=304, headers={"ETag": tag})
        acts = [ActOut().to_representation(act) for act in shown]
        return Response({"results": acts, "last": last, "more": len(found) > len(shown)}, headers={"ETag": tag})
