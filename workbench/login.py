"""Signing in by name and password: five wrong ones in five minutes, by account and by address (AU-02)."""

from __future__ import annotations

from typing import Any

import structlog
from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import HttpRequest

from annotations.errors import Invalid
from annotations.http.quota import Quota

FIVE_MINUTES = 300
WRONG = 5
_by_account = Quota("login-account", WRONG, FIVE_MINUTES)
_by_address = Quota("login-address", WRONG, FIVE_MINUTES)
log = structlog.get_logger("workbench.login")


def sign_in(request: HttpRequest, *, username: str, password: str) -> Any:
    """Start a session under a new id, or refuse: Invalid (`wrong_login`) or Throttled.

    Known and unknown names get the same words after the same work: Django hashes the password for both.
    """
    subjects = ((_by_account, username.casefold()), (_by_address, address_of(request)))
    for quota, subject in subjects:
        if quota.exhausted(subject):
            raise quota.over()
    user = authenticate(request, username=username, password=password)
    if user is None:
        for quota, subject in subjects:
            quota.count(subject)
        log.info("login refused")
        raise Invalid("User name and password do not match.", reason="wrong_login")
    login(request, user)
    return user


def address_of(request: HttpRequest) -> str:
    """The peer, or whom a proxy of ours (`TRUSTED_PROXIES`) names; never stored."""
    peer = str(request.META.get("REMOTE_ADDR", ""))
    hops = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    while peer in settings.TRUSTED_PROXIES and hops:
        peer = hops.pop()
    return peer
