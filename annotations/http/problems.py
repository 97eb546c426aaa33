"""Saying no, once: any exception becomes one of our refusals, any refusal one answer (RELIABILITY §1).

`classify(exc)` is asked by DRF's handler, the URLconf's handlers, the CSRF view and the outermost middleware;
`answer(request, error)` gives problem+json under `/api/` and `/health`, a page elsewhere.
"""

from __future__ import annotations

from typing import Any

import orjson
from django.core import exceptions as django_errors
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from rest_framework import exceptions as drf_errors

from annotations import errors
from annotations.http import database, pages
from annotations.http.reasons import field_errors

PROBLEM = "application/problem+json"


class Broken(errors.WorkbenchError):
    """A bug of ours. Nobody raises it; it is what everything unforeseen becomes."""

    status, code, title = 500, "internal", "Something broke on our side; nothing was changed"


def classify(exc: BaseException) -> errors.WorkbenchError:
    """The refusal an exception stands for; `Broken` for a bug."""
    if isinstance(exc, errors.WorkbenchError):
        return exc
    if isinstance(exc, drf_errors.APIException):
        return _from_drf(exc)
    if isinstance(exc, Exception) and (refusal := database.refusal(exc)):
        return refusal
    return _from_django(exc)


def _from_django(exc: BaseException) -> errors.WorkbenchError:  # noqa: PLR0911  a table
    match exc:
        case Http404() | django_errors.ObjectDoesNotExist():
            return errors.NotFound()
        case django_errors.PermissionDenied():
            return errors.Forbidden()
        case django_errors.ValidationError():
            return errors.Invalid(" ".join(exc.messages), reason="rule")
        case django_errors.RequestDataTooBig():
            return errors.TooLarge("The body is too large.")
        case django_errors.TooManyFieldsSent() | django_errors.TooManyFilesSent():
            return errors.Invalid("The form has too many parts.", reason="too_many_parts")
        case MultiPartParserError():
            return errors.Malformed("The multipart body could not be read.")
        case UnreadablePostError() | django_errors.SuspiciousOperation() | django_errors.BadRequest():
            return errors.BadRequest()
    return Broken()


def _from_drf(exc: drf_errors.APIException) -> errors.WorkbenchError:  # noqa: PLR0911  a table
    match exc:
        case drf_errors.ValidationError():
            found = field_errors(exc.detail)
            return errors.Invalid(found[0].message if found else "", errors=found)
        case drf_errors.ParseError():
            return errors.Malformed()
        case drf_errors.AuthenticationFailed() | drf_errors.NotAuthenticated():
            return errors.Unauthenticated()
        case drf_errors.PermissionDenied():
            return errors.Forbidden()
        case drf_errors.NotFound():
            return errors.NotFound()
        case drf_errors.MethodNotAllowed():
            return errors.MethodNotAllowed()
        case drf_errors.NotAcceptable():
            return errors.NotAcceptable()
        case drf_errors.UnsupportedMediaType():
            return errors.UnsupportedMedia()
        case drf_errors.Throttled():
            return errors.Throttled(retry_after=int(getattr(exc, "wait", None) or 60))
    return of_status(exc.status_code)


def of_status(status: int) -> errors.WorkbenchError:
    """A refusal of this status, for answers somebody else made (the outermost net)."""
    known = {kind.status: kind for kind in reversed(_BARE)}
    if status >= 500:
        return errors.Unavailable() if status in {502, 503, 504} else Broken()
    return known.get(status, errors.BadRequest)()


_BARE: tuple[type[errors.WorkbenchError], ...] = (
    errors.BadRequest,
    errors.Unauthenticated,
    errors.Forbidden,
    errors.NotFound,
    errors.MethodNotAllowed,
    errors.NotAcceptable,
    errors.Conflict,
    errors.TooLarge,
    errors.UnsupportedMedia,
    errors.PreconditionRequired,
    errors.Throttled,
)


def body_of(error: errors.WorkbenchError, *, request_id: str) -> dict[str, Any]:
    """The problem details of RFC 9457 with our members."""
    body: dict[str, Any] = {
        "type": f"/problems/{error.code}",
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
        "code": error.code,
        "request_id": request_id,
        "errors": [
            {"field": found.field, "code": found.code, "message": found.message, "meta": dict(found.meta)}
            for found in error.errors
        ],
    }
    if isinstance(error, errors.Stale):
        body |= {"current": dict(error.current), "current_etag": error.current_etag}
    return body


def is_machine(request: HttpRequest) -> bool:
    """Whether the answer goes to a program: everything under `/api/` and `/health`."""
    return request.path.startswith(("/api/", "/health")) or request.path == "/api"


def request_id_of(request: HttpRequest) -> str:
    """The id the outermost middleware gave this request."""
    return str(getattr(request, "request_id", ""))


def answer(request: HttpRequest, error: errors.WorkbenchError) -> HttpResponse:
    """One refusal as one answer, with the headers that belong to it."""
    if is_machine(request):
        content = orjson.dumps(body_of(error, request_id=request_id_of(request)), default=str)
        response = HttpResponse(content, status=error.status, content_type=PROBLEM)
    else:
        response = pages.page_of(request, error)
        response["X-Refused"] = error.reason  # for the outbox: what passes is sent again, what is decided is shown
    for name, value in _headers(error):
        response[name] = value
    response["Cache-Control"] = "no-store"
    return response


def _headers(error: errors.WorkbenchError) -> list[tuple[str, str]]:
    match error:
        case errors.Throttled() | errors.Unavailable():
            return [("Retry-After", str(error.retry_after))]
        case errors.MethodNotAllowed():
            return [("Allow", ", ".join(error.allow))]
        case errors.Unauthenticated():
            return [("WWW-Authenticate", 'Bearer realm="workbench"')]
        case errors.Stale():
            return [("ETag", error.current_etag)] if error.current_etag else []
    return []


def handle(exc: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """DRF's exception handler. None lets a bug go on to the 500 handler, which logs it."""
    error = classify(exc)
    if isinstance(error, Broken):
        return None
    return answer(context["request"]._request, error)  # noqa: SLF001  DRF's wrapper has no other door
