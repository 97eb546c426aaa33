"""Which language an answer is in: the person's own choice, what their browser asks for, English (decision on languages).

Programs are always answered in English; a published review goes by the browser alone, so that a cache may keep it.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import trans_real

from annotations.http import problems
from workbench.middleware import Respond

AUTO = "auto"
SOURCE = "en"
"""The language that the sentences of the code are in."""
PUBLIC = ("/reviews/",)
YEAR = 365 * 24 * 3600


class LanguageMiddleware:
    """Outside everything that writes words, so that refusals and pages of errors are in the reader's language too.

    The person is known only further in. What they chose lies in a cookie besides, for pages that nobody is signed in on.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Speak it, say so, and say on what it depended."""
        if problems.is_machine(request):
            with translation.override(SOURCE):
                return self.get_response(request)
        with translation.override(without_person(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or SOURCE)
        patch_vary_headers(response, ("Accept-Language",) if is_public(request) else ("Accept-Language", "Cookie"))
        _remember(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> None:
        """The person's own choice before all others."""
        if problems.is_machine(request) or is_public(request) or not request.user.is_authenticated:
            return
        chosen = request.user.preferences.get("language", AUTO)
        request.chosen_language = chosen  # type: ignore[attr-defined]
        translation.activate(chosen if chosen in dict(settings.LANGUAGES) else by_header(request))


def is_public(request: HttpRequest) -> bool:
    """Whether everybody gets this page, signed in or not."""
    return request.path.startswith(PUBLIC)


def without_person(request: HttpRequest) -> str:
    """What this browser chose before, else what it asks for."""
    kept = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return kept if kept in dict(settings.LANGUAGES) and not is_public(request) else by_header(request)


def by_header(request: HttpRequest) -> str:
    """The first language of `Accept-Language` that is spoken here; junk says nothing (RQ-13)."""
    for code, _weight in trans_real.parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return translation.get_supported_language_variant(code)
        except LookupError:
            continue
    return SOURCE


def _remember(request: HttpRequest, response: HttpResponseBase) -> None:
    """Keep the cookie what the person chose; `auto` keeps none."""
    chosen, name = getattr(request, "chosen_language", None), settings.LANGUAGE_COOKIE_NAME
    if chosen is None:
        return
    if chosen in dict(settings.LANGUAGES):
        if request.COOKIES.get(name) != chosen:
            response.set_cookie(name, chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    elif name in request.COOKIES:
        response.delete_cookie(name, samesite="Lax")
