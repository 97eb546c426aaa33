"""Plain forms under the same laws as the API: hidden `_version` is If-Match, `_idempotency_key` is Idempotency-Key.

A desk view that changes something hands what it does to `form_post`; `{% slots version=span.etag %}` writes the
hidden fields:

    @require_POST
    def accept(request: HttpRequest, span_id: int) -> HttpResponse:
        seat = access.enter_through(request.user, Span.objects.all(), span_id)     # 404

        def act(form: Form) -> HttpResponse:
            seat.require("mark")                                                    # 403
            form.once()                                                             # replay, 409, 422
            span = seat.locked(seat.spans(), span_id)
            form.match(span)                                                        # 428, 400, 412
            accept_suggestion(access=seat, span=span, reason=form.text("reason"))
            return see_other(f"/articles/{span.article_id}")

        return form_post(request, act)

Everything runs in one transaction, undone when the answer is 400 or more or a refusal is raised (refusals become the
soft error page; to show a form again with its errors in place, catch Invalid inside `act` and answer with
`status=400`). It is run again on a deadlock. 2xx and 303 answers are kept under the key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse

from annotations.errors import Invalid, Stale
from annotations.http import headers, transactions
from annotations.http.idempotency import Keyed

VERSION, KEY = "_version", "_idempotency_key"
NOT_FIELDS = frozenset({VERSION, KEY, "csrfmiddlewaretoken"})


class _Kept(Exception):  # noqa: N818  no error: the answer that was given before
    """Leaves `act` with the kept answer."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


@dataclass(slots=True)
class Form:
    """What one submit sent, without the hidden fields; text areas' CRLF is LF again."""

    request: HttpRequest
    keyed: Keyed | None = field(default=None, init=False)

    def text(self, name: str, default: str = "") -> str:
        """One field as it was typed."""
        return _lines(str(self.request.POST.get(name, default)))

    def all(self, name: str) -> list[str]:
        """A field that may be there several times (check boxes)."""
        return [_lines(value) for value in self.request.POST.getlist(name)]

    def whole(self, name: str) -> int:
        """A whole number in its canonical spelling."""
        written = self.text(name)
        if not (written.isascii() and written.isdigit()) or len(written) > 18 or written != str(int(written)):
            raise Invalid("This must be a whole number.", field=name, reason="wrong_type")
        return int(written)

    def file(self, name: str) -> UploadedFile | None:
        """One uploaded file."""
        return self.request.FILES.get(name)

    def fields(self) -> dict[str, str]:
        """All text fields that are the form's own."""
        return {name: self.text(name) for name in self.request.POST if name not in NOT_FIELDS}

    def once(self) -> None:
        """Answer again what was answered to this key before; call it after the rights, before `match`."""
        sent = self.request.POST.get(KEY) or self.request.headers.get("Idempotency-Key")
        key = headers.idempotency_key(sent, name=KEY)
        if key is None:
            return
        self.keyed = Keyed(self.request.user, "POST", self.request.path, key, _digest(self.request))
        if kept := self.keyed.replay():
            raise _Kept(kept)

    def match(self, obj: Any, *, etag: str | None = None, current: Callable[[], dict[str, Any]] | None = None) -> None:
        """Refuse unless the form was made from the current state of the (locked) object."""
        sent = self.request.POST.get(VERSION) or self.request.headers.get("If-Match")
        tag = etag or obj.etag
        if tag not in headers.wanted_tags(sent, name=VERSION):
            raise Stale(current=current() if current else {}, current_etag=tag)


def form_post(request: HttpRequest, act: Callable[[Form], HttpResponse]) -> HttpResponse:
    """Run `act` as one transaction under the key the form brought."""
    form = Form(request)

    def work() -> HttpResponse:
        try:
            response = act(form)
        except _Kept as kept:
            return kept.response
        if form.keyed and response.status_code < 400:
            form.keyed.keep(response)
        return response

    return transactions.answering(work)


def _lines(text: str) -> str:
    """Browsers send CRLF for every line end of a text area."""
    return text.replace("\r\n", "\n")


def _digest(request: HttpRequest) -> str:
    """What was sent, but for the proofs that differ from page to page."""
    digest = hashlib.sha256()
    for part in _parts(request):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _parts(request: HttpRequest) -> Iterator[bytes]:
    for name, values in sorted(request.POST.lists()):
        if name not in NOT_FIELDS - {VERSION}:
            yield name.encode("utf-8", "surrogatepass")
            yield from (value.encode("utf-8", "surrogatepass") for value in values)
    for name, files in sorted(request.FILES.lists()):
        yield name.encode("utf-8", "surrogatepass")
        for file in files:
            yield str(file.name).encode("utf-8", "surrogatepass")
            yield hashlib.file_digest(file, "sha256").digest()  # type: ignore[arg-type]  # an UploadedFile reads like one
            file.seek(0)
