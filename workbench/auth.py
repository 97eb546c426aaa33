"""Who is asking: the tokens of programs and the sessions of people, as the API takes them."""

from __future__ import annotations

import re
from hmac import compare_digest
from typing import Any

import structlog
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox.crypto import hash_token
from knox.settings import CONSTANTS
from rest_framework.authentication import BaseAuthentication, CSRFCheck
from rest_framework.request import Request

from annotations.errors import CsrfFailed, Unauthenticated
from workbench.middleware import has_origin
from workbench.models import ApiToken, User

log = structlog.get_logger("workbench.auth")
_BEARER = re.compile(r"bearer (wb_[0-9a-f]{40,128})", re.IGNORECASE)


class ApiTokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer wb_…`: stored hashed (knox), may expire, be read-only, open one project alone.

    Any other scheme is refused, and so is a token in an address: it would rest in logs and histories.
    """

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """The person and the token; None when no credential of this kind was sent."""
        sent_in_query = (value for values in dict(request.query_params.lists()).values() for value in values)
        if any(value.startswith("wb_") for value in sent_in_query):
            raise Unauthenticated(
                "Send the token in the Authorization header, never in the address.", reason="token_in_query"
            )
        stated = request.META.get("HTTP_AUTHORIZATION")
        if stated is None:
            return None
        sent = _BEARER.fullmatch(str(stated))
        token = self._token(sent[1].lower()) if sent else None
        if token is None or not token.user.is_active:
            log.info("token refused", token=str(stated)[7:13] if sent else "malformed")
            raise Unauthenticated
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """What a 401 asks for."""
        return 'Bearer realm="workbench"'

    @staticmethod
    def _token(secret: str) -> ApiToken | None:
        """The unexpired token of this secret. Reading never deletes: owners see their expired ones."""
        digest = hash_token(secret)
        rows = ApiToken.objects.filter(token_key=secret[: CONSTANTS.TOKEN_KEY_LENGTH]).select_related("user")
        for token in rows:
            if compare_digest(digest, token.digest):
                return token if token.expiry is None or token.expiry > timezone.now() else None
        return None


class ApiSessionAuthentication(BaseAuthentication):
    """The desk's session, for its scripts; a changing request proves itself by `X-CSRFToken` and `Origin`."""

    def authenticate(self, request: Request) -> tuple[Any, None] | None:
        """The person; None without a session. A database that cannot be asked is 503 here, never 401."""
        plain = request._request  # noqa: SLF001  DRF's wrapper has no other door
        user = getattr(plain, "user", None)
        if user is None or not user.is_active:
            return None
        if not getattr(plain, "_dont_enforce_csrf_checks", False):
            self._prove(plain)
        return user, None

    def authenticate_header(self, request: Request) -> str:
        """The same for all: programs use tokens."""
        return 'Bearer realm="workbench"'

    @staticmethod
    def _prove(request: Any) -> None:
        """Django's check by header alone: looking for a form field would read an upload past its limits."""
        if not has_origin(request):
            raise CsrfFailed
        request._post, request._files = QueryDict(), MultiValueDict()  # noqa: SLF001
        try:
            check = CSRFCheck(lambda _request: None)  # type: ignore[arg-type]
            check.process_request(request)
            if check.process_view(request, None, (), {}):  # type: ignore[arg-type]
                raise CsrfFailed
        finally:
            del request._post, request._files  # noqa: SLF001


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the API's description names it."""

    target_class = ApiTokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        """HTTP bearer."""
        return {"type": "http", "scheme": "bearer", "bearerFormat": "wb_…"}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The desk's cookie."""

    target_class = ApiSessionAuthentication
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        """A cookie, with X-CSRFToken on changes."""
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}
