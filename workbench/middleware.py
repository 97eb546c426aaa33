"""What surrounds every request: its id and log line, the headers, the net, and who may see a page."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from typing import Any, TypeAlias

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from annotations.errors import CsrfFailed, Unauthenticated
from annotations.http import problems
from annotations.http.body import guard_length
from workbench.desk import conflict

Respond: TypeAlias = Callable[[HttpRequest], HttpResponseBase]

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
log = structlog.get_logger("workbench.requests")


def new_request_id() -> str:
    """A ULID: sorts by time, says nothing else."""
    number = (int(time.time() * 1000) << 80) | secrets.randbits(80)
    return "".join(_LETTERS[(number >> shift) & 31] for shift in range(125, -1, -5))


class RequestIdMiddleware:
    """Gives each request its id and writes its one log line: no address, no agent, no query."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer and tell."""
        began = time.monotonic()
        request_id = new_request_id()
        request.request_id = request_id  # type: ignore[attr-defined]
        structlog.contextvars.bind_contextvars(request_id=request_id)
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id
            self._tell(request, response.status_code, time.monotonic() - began)
        finally:
            structlog.contextvars.unbind_contextvars("request_id")
        return response

    @staticmethod
    def _tell(request: HttpRequest, status: int, seconds: float) -> None:
        level = logging.WARNING if status >= 500 else logging.INFO
        log.log(
            level,
            "request",
            method=request.method,
            path=request.path[:300],
            status=status,
            ms=round(seconds * 1000, 1),
        )


class LastResortMiddleware:
    """The net: refusals of any view, whatever broke further in, other people's error pages under `/api/`."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the parts further in, or ours."""
        try:
            guard_length(request, limit=settings.LIMITS["upload_body"])
            response = self.get_response(request)
        except Exception as error:  # noqa: BLE001  the outermost of all
            return self._refuse(request, error)
        if response.status_code >= 400 and problems.is_machine(request) and not _is_problem(response):
            return problems.answer(request, problems.of_status(response.status_code))
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Refusals that views raise; a bug goes on to be logged and answered by the 500 handler."""
        refusal = problems.classify(error)
        return None if isinstance(refusal, problems.Broken) else problems.answer(request, refusal)

    @staticmethod
    def _refuse(request: HttpRequest, error: Exception) -> HttpResponse:
        refusal = problems.classify(error)
        if isinstance(refusal, problems.Broken):
            log.error("broken", exc_info=error)
        return problems.answer(request, refusal)


def _is_problem(response: HttpResponseBase) -> bool:
    """Whether the answer is in our shape already (health says 503 in its own)."""
    return str(response.get("Content-Type", "")).startswith((problems.PROBLEM, "application/health+json"))


POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


class SecurityHeadersMiddleware:
    """The content security policy of UI.md §3.4, and no caching of what a person may see."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        self.policy = "; ".join(f"{name} {value}" for name, value in POLICY.items())

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add what the view did not set itself."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class DeskMiddleware:
    """Pages are closed unless a view says `@login_not_required`; forms prove where they come from."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Tell views whether htmx asks for a fragment."""
        request.htmx = request.headers.get("HX-Request") == "true"  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponseBase | None:
        """401 before 403; the API authenticates by itself."""
        if problems.is_machine(request):
            return None
        if getattr(view, "login_required", True) and not request.user.is_authenticated:
            return problems.answer(request, Unauthenticated())
        exempt = getattr(view, "csrf_exempt", False) or getattr(request, "_dont_enforce_csrf_checks", False)
        if not exempt and not has_origin(request):
            return problems.answer(request, CsrfFailed())
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Somebody was there first: both versions, or who forbids it; every other refusal is told further out."""
        return None if problems.is_machine(request) else conflict.answer(request, problems.classify(error))


def has_origin(request: HttpRequest) -> bool:
    """Whether a changing request says where it comes from; Django then checks that it is here (AU-05)."""
    return request.method in {"GET", "HEAD", "OPTIONS"} or bool(request.headers.get("Origin"))
