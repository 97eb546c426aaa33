"""OpenAPI out of what views declare and enforce: `bodies`, `queries`, `answers`, `matched`."""

from __future__ import annotations

from functools import cache
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, inline_serializer
from rest_framework import serializers

from annotations.http.problems import PROBLEM
from annotations.http.replies import Replies
from annotations.http.serializers import PageQuery

_KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="1 to 255 visible ASCII characters. The same key and body is done once and answered again.",
)
_TAG = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description='The ETag of the state you change, such as "7-3".',
)
_EVERYWHERE = {
    "400": "Wrong in form, type, range or vocabulary",
    "401": "No valid credential",
    "403": "No right",
    "404": "Absent or foreign",
}
_CHANGING = {
    "409": "The state forbids it",
    "413": "Too large",
    "415": "Media type",
    "429": "Too many requests",
}
_MATCHED = {"412": "Changed meanwhile; the body carries `current`", "428": "If-Match is missing"}


class WorkbenchSchema(AutoSchema):
    """Reads the declarations of our views; leaves other people's views to drf-spectacular."""

    def get_request_serializer(self) -> Any:
        """The body of this method, if it takes one."""
        if not isinstance(self.view, Replies):
            return super().get_request_serializer()
        return self.view.bodies.get(self.method)

    def get_response_serializers(self) -> Any:
        """The success of this method under its status."""
        if not isinstance(self.view, Replies):
            return super().get_response_serializers()
        given = self.view.answers.get(self.method)
        if given is None:
            return {204: None}
        creates = self.method == "POST" and "POST" not in self.view.matched
        shape = page_of(given[0]) if isinstance(given, list) else given
        return dict.fromkeys(self.view.statuses.get(self.method, (201 if creates else 200,)), shape)

    def get_override_parameters(self) -> list[Any]:
        """The query, and the headers of laws L8 and L9."""
        if not isinstance(self.view, Replies):
            return []
        found: list[Any] = []
        paged = isinstance(self.view.answers.get(self.method), list)
        if query := self.view.queries.get(self.method, PageQuery if paged else None):
            found.append(query)
        if self.method in self.view.matched:
            found.append(_TAG)
        if self.method == "POST":
            found.append(_KEY)
        return found

    def get_tags(self) -> list[str]:
        """The resource, whatever project it lies in."""
        words = [word for word in self.path.split("/") if word and not word.startswith("{")]
        return [words[3] if len(words) > 3 and words[2] == "projects" else words[-1]]

    def _is_list_view(self, serializer: Any = None) -> bool:
        if not isinstance(self.view, Replies):
            return bool(super()._is_list_view(serializer))
        return isinstance(self.view.answers.get(self.method), list)


@cache
def page_of(kind: type[serializers.Serializer[Any]]) -> Any:
    """The shape of a page of these."""
    name = kind.__name__.removesuffix("Serializer").removesuffix("Out")
    return inline_serializer(
        f"{name}Page",
        {
            "results": kind(many=True),
            "next": serializers.CharField(allow_null=True, help_text="Address of the next page."),
        },
    )


def only_api_v1(endpoints: list[Any]) -> list[Any]:
    """The description covers the versioned API alone."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/v1/")]


def add_problem_responses(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Every operation names the refusals it may give, all of one shape."""
    result.setdefault("components", {}).setdefault("schemas", {})["Problem"] = _problem()
    for path in result.get("paths", {}).values():
        for method, operation in path.items():
            for status, words in _refusals(method, operation).items():
                operation["responses"].setdefault(
                    status,
                    {
                        "description": words,
                        "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
                    },
                )
    return result


def _refusals(method: str, operation: dict[str, Any]) -> dict[str, str]:
    named = {parameter["name"] for parameter in operation.get("parameters", [])}
    found = {**_EVERYWHERE, "406": "Accept excludes JSON", "503": "Temporarily unavailable"}
    if method != "get":
        found |= _CHANGING
    if "If-Match" in named:
        found |= _MATCHED
    if "Idempotency-Key" in named:
        found |= {"422": "The key was used for another request"}
    return found


def _problem() -> dict[str, Any]:
    text = {"type": "string"}
    reason = {
        "type": "object",
        "properties": {
            "field": {"type": ["string", "null"]},
            "code": text,
            "message": text,
            "meta": {"type": "object", "additionalProperties": True},
        },
        "required": ["field", "code", "message", "meta"],
    }
    plain = ("type", "title", "detail", "code", "request_id")
    properties: dict[str, Any] = dict.fromkeys(plain, text)
    properties |= {
        "status": {"type": "integer"},
        "errors": {"type": "array", "items": reason},
        "current": {"type": "object", "additionalProperties": True},
        "current_etag": text,
    }
    return {"type": "object", "properties": properties, "required": [*plain, "status", "errors"]}
