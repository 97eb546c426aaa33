"""Making and revoking the tokens of one's programs; each is an act in the log, and the secret is told once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from knox.models import get_digest_token
from knox.settings import CONSTANTS

from annotations import ledger
from annotations.models import Project
from workbench.models import ApiToken, User

INSTALLATION = 0


@transaction.atomic
def create_token(
    *, user: User, name: str, project: Project | None = None, read_only: bool = False, expires_at: datetime | None = None
) -> tuple[ApiToken, str]:
    """A token and its secret, which is stored nowhere."""
    digest, secret = get_digest_token()
    token = ApiToken(
        digest=digest, token_key=secret[: CONSTANTS.TOKEN_KEY_LENGTH], user=user, name=name, project=project, read_only=read_only,
        expiry=expires_at,
    )  # fmt: skip
    token.save(force_insert=True)
    _record(user, token, "token.create", read_only=read_only)
    return token, str(secret)


@transaction.atomic
def revoke_token(*, user: User, token: ApiToken) -> None:
    """End it; the next request with it is refused."""
    _record(user, token, "token.revoke")
    token.delete()


def _record(user: User, token: ApiToken, verb: str, **payload: object) -> None:
    chain = INSTALLATION if token.project_id is None else token.project_id
    ledger.record(project_id=chain, actor=user, verb=verb, obj=f"user:{user.pk}", **payload)
