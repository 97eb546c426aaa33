"""What Django calls for what no view answers: the same refusals, as page or problem+json by the address."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse

from annotations.errors import BadRequest, CsrfFailed, Forbidden, NotFound
from annotations.http.problems import Broken, answer, classify


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: a bad host, an undecodable request, a form with too many parts."""
    refusal = classify(exception) if exception else BadRequest()
    return answer(request, BadRequest() if isinstance(refusal, Broken) else refusal)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    refusal = classify(exception) if exception else Forbidden()
    return answer(request, refusal)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such route; one body for all of them."""
    return answer(request, NotFound())


def server_error(request: HttpRequest) -> HttpResponse:
    """500, unless what broke is the database (a session that cannot be read is 503, never 401)."""
    error = sys.exc_info()[1]
    return answer(request, classify(error) if error else Broken())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 `csrf`."""
    return answer(request, CsrfFailed())
