"""The answer to a form that says what was done: the next page shows it and reads it out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from workbench.desk.account import see_other


def told(request: HttpRequest, said: str, address: str) -> HttpResponse:
    """On to the address, which says `said` once."""
    messages.success(request, said)
    return see_other(address)
