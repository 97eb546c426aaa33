"""`me` and `tokens`: who one is here, and the keys of one's programs."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from rest_framework.request import Request

from annotations.access import seats_of
from annotations.errors import Forbidden, Invalid, NotFound
from annotations.http import fields
from annotations.http.idempotency import Keyed
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ApiView
from annotations.models import Project
from workbench.models import ApiToken, User
from workbench.tokens import create_token, revoke_token

PREFIX = "wb_"


class TokenDraft(StrictSerializer):
    """A key for a program."""

    name = fields.Text(max_length=100)
    project = fields.Id(allow_null=True, required=False, help_text="The one project it opens; none: all of its owner's.")
    read_only = fields.Flag(required=False)  # type: ignore[assignment]  # DRF's Field has a flag of this name
    expires_at = fields.Moment(allow_null=True, required=False)


class TokenOut(StrictSerializer):
    """A key, without its secret."""

    id = fields.Text(help_text="The beginning of the secret, by which it is known again.")
    name = fields.Text(allow_blank=True)
    project = fields.Id(allow_null=True)
    read_only = fields.Flag()  # type: ignore[assignment]
    created_at = fields.Moment()
    expires_at = fields.Moment(allow_null=True)
    etag = fields.Text()

    def to_representation(self, instance: ApiToken) -> dict[str, Any]:
        """What its owner may know."""
        moment = fields.Moment().to_representation
        return {
            "id": instance.token_key.removeprefix(PREFIX), "name": instance.name, "project": instance.project_id,
            "read_only": instance.read_only, "created_at": moment(instance.created),
            "expires_at": moment(instance.expiry) if instance.expiry else None, "etag": tag(instance),
        }  # fmt: skip


class TokenMade(TokenOut):
    """A new key with its secret, which is told this once."""

    token = fields.Text(allow_null=True, help_text="Kept nowhere: a repeated request is answered without it.")

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """From (token, secret)."""
        token, secret = instance
        return {**super().to_representation(token), "token": secret}


def tag(token: ApiToken) -> str:
    """Tokens never change, they end."""
    return f'"{token.token_key.removeprefix(PREFIX)}-1"'


class WithoutSecret(Keyed):
    """What is kept to be answered again holds no secret."""

    def keep(self, response: HttpResponse) -> None:
        """The answer with the secret left out."""
        kept = HttpResponse(orjson.dumps({**orjson.loads(response.content), "token": None}), status=response.status_code)
        for name, value in response.items():
            kept[name] = value
        super(WithoutSecret, self).keep(kept)  # noqa: UP008  a slotted dataclass is made anew, and `super()` looks for the old one


class OwnTokens(ApiView):
    """What only a key for everything may touch: a bound or expiring one could make itself a better one."""

    def enter(self) -> None:
        """Sessions, and tokens that are neither bound nor expiring."""
        super().enter()
        auth: Any = self.request.auth
        if auth is not None and (auth.project_id is not None or auth.expiry is not None):
            raise Forbidden("This token may not look after tokens.", reason="token_bound", needs="tokens")


class TokensView(OwnTokens):
    """One's tokens."""

    bodies = {"POST": TokenDraft}
    answers = {"GET": [TokenOut], "POST": TokenMade}

    def get(self, request: Request) -> HttpResponse:
        """Last made first, expired ones as well."""
        return self.page(ApiToken.objects.filter(user=_owner(request)), order=("-created", "-digest"))

    def post(self, request: Request) -> HttpResponse:
        """Make one."""
        draft = self.body()
        project = _own_project(_owner(request), draft.pop("project", None))
        if (until := draft.get("expires_at")) and until <= timezone.now():
            raise Invalid("This moment is over.", field="expires_at", reason="out_of_range")
        token, secret = create_token(user=_owner(request), project=project, **draft)
        place = reverse("api:token", kwargs={"token_id": token.token_key.removeprefix(PREFIX)})
        return self.created((token, secret), location=place, etag=tag(token))

    def _keyed(self) -> Keyed | None:
        keyed = super()._keyed()
        return keyed and WithoutSecret(keyed.user, keyed.method, keyed.path, keyed.key, keyed.body_sha256)


class TokenView(OwnTokens):
    """One of one's tokens."""

    answers = {"GET": TokenOut}
    token: ApiToken

    def enter(self) -> None:
        """Others' tokens are absent."""
        super().enter()
        rows = ApiToken.objects.filter(user=_owner(self.request), token_key=f"{PREFIX}{self.kwargs['token_id']}")
        found = rows.first()
        if found is None:
            raise NotFound
        self.token = found

    def get(self, request: Request, token_id: str) -> HttpResponse:
        """Read it."""
        return self.single(self.token, etag=tag(self.token))

    def delete(self, request: Request, token_id: str) -> HttpResponse:
        """Revoke it."""
        self.match(self.token, etag=tag(self.token))
        revoke_token(user=_owner(request), token=self.token)
        return self.nothing()


class MeOut(StrictSerializer):
    """Who asks."""

    id = fields.Id()
    username = fields.Text()
    display_name = fields.Text()
    token = TokenOut(allow_null=True, help_text="The token of this request; none: a session.")

    def to_representation(self, instance: User) -> dict[str, Any]:
        """With the token's reach, so that a program can tell what it may do."""
        auth = self.context["request"].auth
        token = TokenOut().to_representation(auth) if auth is not None else None
        return {"id": instance.pk, "username": instance.username, "display_name": instance.shown_name, "token": token}


class MeView(ApiView):
    """Oneself."""

    answers = {"GET": MeOut}

    def get(self, request: Request) -> HttpResponse:
        """Who asks, with which token."""
        return self.single(_owner(request))


def _owner(request: Request) -> User:
    if not isinstance(request.user, User):
        raise TypeError(request.user)
    return request.user


def _own_project(user: User, project_id: int | None) -> Project | None:
    if project_id is None:
        return None
    seat = seats_of(user).filter(project_id=project_id).first()
    if seat is None:
        raise Invalid("There is no such project here.", field="project", reason="unknown_reference")
    return seat.project
