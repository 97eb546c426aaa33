"""Refusals as pages: the same statuses in HTML, drawn without a database so that a 503 can be told too."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.html import format_html

from annotations.errors import Unauthenticated, WorkbenchError
from annotations.models.membership import Role

SIGN_IN = "/sign-in"
_OWN_PAGE = {400, 403, 404, 428, 500}


def page_of(request: HttpRequest, error: WorkbenchError) -> HttpResponse:
    """The soft error page, or the way to sign in for a page without a session.

    Templates `400.html 403.html 404.html 428.html 500.html` get `error` (title, detail, errors), `status`,
    `request_id` and no context processors; other statuses borrow 400's or 500's.
    """
    if isinstance(error, Unauthenticated):
        return _to_sign_in(request)
    name = error.status if error.status in _OWN_PAGE else 400 if error.status < 500 else 500
    context = {"error": error, "status": error.status, "request_id": getattr(request, "request_id", ""), "role": _least_role(error)}
    try:
        content = render_to_string(f"{name}.html", context)
    except (
        TemplateDoesNotExist,
        TemplateSyntaxError,
        ValueError,
    ):  # ValueError: a static file without its hash
        content = format_html(
            "<!doctype html><title>{}</title><h1>{}</h1><p>{}</p><p>{}</p>",
            error.title,
            error.title,
            error.detail,
            context["request_id"],
        )
    return HttpResponse(content, status=error.status)


def _least_role(error: WorkbenchError) -> Role | None:
    """The role from which on one may, of a refusal for want of a right."""
    held_by = error.errors[0].meta.get("held_by") if error.errors else None
    return Role(held_by[0]) if held_by else None


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """302 to sign-in and back to where one was; a fragment is told to leave its page."""
    fragment = request.headers.get("HX-Request") == "true"
    back = request.get_full_path() if request.method in {"GET", "HEAD"} and not fragment else ""
    target = f"{SIGN_IN}?{urlencode({'next': back})}" if back not in {"", "/"} else SIGN_IN
    if fragment:
        return HttpResponse(status=401, headers={"HX-Redirect": target})
    return HttpResponseRedirect(target)
