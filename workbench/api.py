"""The API put together: each room's routes under /api/v1, their description, and a page to read it on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import include, path, register_converter
from django.urls.converters import get_converters
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from workbench.api_tokens import MeView, TokensView, TokenView

app_name = "api"


class TokenKey:
    """The first characters of a secret after its prefix, as a token is known by."""

    regex = "[0-9a-f]{12}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


if "token_key" not in get_converters():
    register_converter(TokenKey, "token_key")

DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Description(SpectacularAPIView):
    """OpenAPI 3.1 of everything under /api/v1; open to all, since it says nothing about anybody's data."""

    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []
    renderer_classes: list[Any] = [OpenApiJsonRenderer]


class Docs(SpectacularSwaggerSplitView):
    """The description as a page. Its viewer writes style attributes, hence a policy of its own."""

    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []
    url_name = "api:schema"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or the script that starts it."""
        response = super().dispatch(request, *args, **kwargs)
        response["Content-Security-Policy"] = DOCS_POLICY
        return response


urlpatterns = [
    path("schema", Description.as_view(), name="schema"),
    path("docs", Docs.as_view(), name="docs"),
    path("v1/me", MeView.as_view(), name="me"),
    path("v1/tokens", TokensView.as_view(), name="tokens"),
    path("v1/tokens/<token_key:token_id>", TokenView.as_view(), name="token"),
    path("v1/", include("annotations.api.urls")),
    path("v1/", include("claims.api.urls")),
]
