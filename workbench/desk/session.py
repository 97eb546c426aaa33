"""`/session`: whether the server is there, who is signed in, and the proof for forms: what the outbox asks before it sends."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """204 with `X-User` and `X-CSRFToken`; 401 for a fragment's request without a session, as everywhere.

    The token lies in every page; a page that was open while somebody signed in anew has an old one.
    """
    return HttpResponse(status=204, headers={"X-User": str(request.user.pk), "X-CSRFToken": get_token(request)})
