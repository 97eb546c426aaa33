"""One API request from the first check to the commit, in the order of RELIABILITY §1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from annotations.errors import Invalid, Malformed, MethodNotAllowed
from annotations.http import headers, transactions
from annotations.http.body import Incoming, guard_length, take
from annotations.http.idempotency import Keyed
from annotations.http.parsing import Readers
from annotations.http.quota import Quota

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Handling(APIView):
    """The machinery under `views.ApiView`; what writers of views use is described there."""

    bodies: ClassVar[Mapping[str, type[Serializer[Any]]]] = {}
    queries: ClassVar[Mapping[str, type[Serializer[Any]]]] = {}
    matched: ClassVar[frozenset[str]] = frozenset({"PUT", "PATCH", "DELETE"})
    limit: ClassVar[str] = "json_body"  # a key of settings.LIMITS
    http_method_names = ("get", "post", "put", "patch", "delete", "head", "options")

    format_kwarg: str | None = None  # no `.json` suffixes
    incoming: Incoming | None = None
    wanted: tuple[str, ...] = ()

    def enter(self) -> None:
        """Rows 7 and 8: what the URL names, and the right."""
        raise NotImplementedError

    @property
    def method(self) -> str:
        """The method of this request."""
        return str(self.request.method)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, or say no."""
        self.http, self.args, self.kwargs, self.headers = request, args, kwargs, {}
        self.request = self.initialize_request(request, *args, **kwargs)
        try:
            return self._before_the_transaction()
        except Exception as error:  # noqa: BLE001  the one handler sorts them
            return self.handle_exception(error)
        finally:
            if self.incoming:
                self.incoming.file.close()

    def _before_the_transaction(self) -> HttpResponseBase:
        """Rows 1 to 6, and the body taken in, so that a slow sender holds no lock."""
        request = self.http
        most = settings.LIMITS[self.limit]
        guard_length(request, limit=most)
        if self.method.lower() not in self.http_method_names or not hasattr(self, self.method.lower()):
            raise MethodNotAllowed(allow=tuple(self.allowed_methods))
        self.perform_authentication(self.request)
        self.check_permissions(self.request)
        if self.method in SAFE:
            return self._attempt()
        if self.method == "POST":
            Quota("creations", settings.LIMITS["creations_per_minute"], 60).spend(str(self.request.user.pk))
        self.incoming = take(request, limit=most)
        return transactions.answering(self._attempt)

    def _attempt(self) -> HttpResponseBase:
        """Rows 7 to 14, in one transaction when the method changes something."""
        self._read_body = self._read_query = self._compared = False
        self.enter()
        self.request.accepted_renderer, self.request.accepted_media_type = self.perform_content_negotiation(
            self.request
        )
        self._reader = self._choose_reader()
        self.wanted = self._wanted_tags()
        keyed = self._keyed()
        if keyed and (kept := keyed.replay()):
            return kept
        handler = getattr(self, self.method.lower())
        response = self._finish(handler(self.request, *self.args, **self.kwargs))
        if keyed and isinstance(response, HttpResponse) and 200 <= response.status_code < 300:
            keyed.keep(response)
        return response

    def _finish(self, response: HttpResponseBase) -> HttpResponseBase:
        """Refuse what was sent but never looked at, then draw the answer while it can be rolled back."""
        if response.status_code < 400:
            self._nothing_ignored()
        if isinstance(response, Response):
            self.finalize_response(self.request, response).render()
        return response

    def _nothing_ignored(self) -> None:
        if self.http.GET and not self._read_query:
            name = next(iter(self.http.GET))
            raise Invalid("There is no such parameter here.", field=name, reason="unknown_parameter")
        if self.incoming and self.incoming.length and not self._read_body:
            raise Malformed("This route takes no body.", reason="malformed")
        if self.method in self.matched and not self._compared:
            raise AssertionError(f"{type(self).__name__}.{self.method.lower()} never compared If-Match")

    def _choose_reader(self) -> Any:
        """Row 9: 415 for a body of a type the route does not take; no body, no type needed."""
        if self.incoming and self.incoming.length:
            return Readers.choose(self.http, list(self.parser_classes))
        return None

    def _wanted_tags(self) -> tuple[str, ...]:
        """Row 10."""
        sent = self.request.headers.get("If-Match")
        return headers.wanted_tags(sent) if self.method in self.matched else ()

    def _keyed(self) -> Keyed | None:
        """Rows 10 and 11: the request under its key, on every POST."""
        key = (
            headers.idempotency_key(self.request.headers.get("Idempotency-Key"))
            if self.method == "POST"
            else None
        )
        if key is None or self.incoming is None:
            return None
        return Keyed(self.request.user, self.method, self.request.path, key, self.incoming.sha256)

    request: Request
    http: HttpRequest
