"""What a handler says: the body and query it read, the version it compared, the answer it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any, ClassVar, TypeVar
from urllib.parse import unquote_to_bytes

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.utils.http import parse_etags
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from annotations.errors import Invalid, Malformed, Stale
from annotations.http.handling import SAFE, Handling
from annotations.http.paging import Keyset
from annotations.http.serializers import PageQuery

D = TypeVar("D")
Given = type[Serializer[Any]] | list[type[Serializer[Any]]] | None


class Replies(Handling):
    """The verbs of a handler; `views` shows them at work."""

    answers: ClassVar[Mapping[str, Given]] = {}
    statuses: ClassVar[Mapping[str, tuple[int, ...]]] = {}  # for the description, where success has several

    def body(self, serializer: type[Serializer[Any]] | None = None) -> dict[str, Any]:
        """The validated fields of the body (PATCH: those that were sent)."""
        self._read_body = True
        kind = serializer or self.bodies[self.method]
        reader = kind(data=self.raw_body(), partial=self.method == "PATCH", context=self.context())
        reader.is_valid(raise_exception=True)
        return dict(reader.validated_data)

    def body_as(self, shape: type[D], serializer: type[Serializer[Any]] | None = None) -> D:
        """The same as a dataclass of the service."""
        if not is_dataclass(shape):
            raise AssertionError(f"{shape.__name__} is no dataclass")
        return shape(**self.body(serializer))

    def raw_body(self) -> dict[str, Any]:
        """What was sent, parsed and not yet validated (multipart: strings and files by name)."""
        self._read_body = True
        if self._reader is None or self.incoming is None:
            raise Malformed("Send a JSON object.", reason="malformed")
        return dict(self._reader.read(self.incoming, self.http))

    def query(self, serializer: type[Serializer[Any]] | None = None) -> dict[str, Any]:
        """The validated query; an unknown parameter, or one that is there twice, is refused."""
        self._read_query = True
        kind = serializer or self.queries.get("GET" if self.method == "HEAD" else self.method, PageQuery)
        reader = kind(data=self._parameters(kind), context=self.context())
        try:
            reader.is_valid(raise_exception=True)
        except ValidationError as error:
            raise error from None
        return dict(reader.validated_data)

    def _parameters(self, kind: type[Serializer[Any]]) -> dict[str, Any]:
        known = kind().fields
        repeatable: frozenset[str] = getattr(kind, "repeatable", frozenset())
        self._readable_query()
        sent: dict[str, Any] = {}
        for name, values in self.http.GET.lists():
            if name not in known:
                raise Invalid("There is no such parameter here.", field=name, reason="unknown_parameter")
            if len(values) > 1 and name not in repeatable:
                raise Invalid("This parameter is there twice.", field=name, reason="duplicate_key")
            sent[name] = values if name in repeatable else values[0]
        return sent

    def _readable_query(self) -> None:
        """Django would write U+FFFD for bytes that are no UTF-8, and look for that (RQ-10)."""
        try:
            unquote_to_bytes(str(self.request.META.get("QUERY_STRING", "")).encode("latin-1")).decode()
        except UnicodeError as error:
            raise Invalid("The query is not UTF-8.", reason="encoding") from error

    def match(self, obj: Any, *, etag: str | None = None) -> None:
        """Refuse unless `If-Match` names the (locked) object's current tag; 412 carries its current state."""
        self._compared = True
        current = etag or obj.etag
        if current not in self.wanted:
            raise Stale(current=self.represent(obj), current_etag=current)

    def represent(self, obj: Any) -> dict[str, Any]:
        """The object as this view's GET gives it (else as this method does)."""
        given = self.answers.get("GET") or self.answers.get(self.method)
        kind = given[0] if isinstance(given, list) else given
        return dict(kind(obj, context=self.context()).data) if kind else {}

    def single(self, obj: Any, *, status: int = 200, etag: str | None = None) -> HttpResponse:
        """One object with its tag; 304 when a reader has this version already."""
        tag = etag or getattr(obj, "etag", None)
        if tag and self.method in SAFE and self._is_known(tag):
            return HttpResponse(status=304, headers={"ETag": tag})
        given = self.answers.get("GET" if self.method == "HEAD" else self.method)
        kind = given if isinstance(given, type) else None
        data = dict(kind(obj, context=self.context()).data) if kind else self.represent(obj)
        return Response(data, status=status, headers={"ETag": tag} if tag else None)

    def created(self, obj: Any, *, location: str, etag: str | None = None) -> HttpResponse:
        """201 with the address of what was made."""
        response = self.single(obj, status=201, etag=etag)
        response["Location"] = location
        return response

    def plain(self, data: Mapping[str, Any] | Sequence[Any], *, status: int = 200) -> HttpResponse:
        """Facts that are no object with a version (counts, reports, accepted jobs with 202)."""
        return Response(data, status=status)

    def nothing(self) -> HttpResponse:
        """204."""
        return HttpResponse(status=204)

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """What may be asked here; no effect."""
        return Response(status=200, headers={"Allow": ", ".join(self.allowed_methods)})

    def page(
        self, rows: QuerySet[Any, Any], *, order: tuple[str, ...], wanted: Mapping[str, Any] | None = None
    ) -> HttpResponse:
        """A page: `{"results": […], "next": address or null}`; `order` in one direction, the last unique.

        `wanted` is what `query()` gave; without it the query is read here.
        """
        wanted = self.query() if wanted is None else wanted
        request = self.http
        request.user = self.request.user
        found = Keyset(order).page(rows, limit=wanted["limit"], cursor=wanted.get("cursor"), request=request)
        return Response({"results": self.many(found.rows), "next": found.next})

    def many(self, rows: Sequence[Model]) -> list[Any]:
        """Rows as this list's serializer gives them."""
        given = self.answers["GET" if self.method == "HEAD" else self.method]
        if not isinstance(given, list):
            raise AssertionError(f"{type(self).__name__} does not declare a page")  # noqa: TRY004  a bug of ours
        return list(given[0](rows, many=True, context=self.context()).data)

    def context(self) -> dict[str, Any]:
        """What serializers may look at."""
        return {"request": self.request, "view": self, "access": getattr(self, "access", None)}

    def _is_known(self, tag: str) -> bool:
        known = parse_etags(self.request.headers.get("If-None-Match", ""))
        return "*" in known or tag in {one.removeprefix("W/") for one in known}
