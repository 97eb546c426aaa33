"""Plain forms under the laws of the API: `_version` is If-Match, `_idempotency_key` is Idempotency-Key.

`{% slots version=span.etag %}` writes the hidden fields. A view that changes something is a `@changes` view:

    @changes
    def accept(request: HttpRequest, span_id: int) -> HttpResponse:
        seat = access.enter_through(request.user, Span.objects.all(), span_id)  # 404
        seat.require("mark")  # 403
        span = seat.locked(seat.spans(), span_id)
        match(request, span)  # 428, 400, 412
        accept_suggestion(access=seat, span=span, reason=request.POST.get("reason", ""))
        return see_other(f"/articles/{span.article_id}")

It takes POST alone and runs as one transaction: undone when the answer is 400 or more or a refusal is raised,
run again on a deadlock. Raised refusals become the soft error page; to show the form again with its errors in
place, catch Invalid and answer with `status=400`. Answers below 400 are kept under the key and given again.
Text areas' CRLF is LF in `request.POST`. Where a conflict's form comes back, `_choice` (mine, theirs, merged) says which of
its versions the view sees: `merged.text` becomes `text`; theirs is a way back and no write.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from annotations.errors import Forbidden, KeyReused, NotFound, Stale, WorkbenchError
from annotations.http import headers, transactions
from annotations.http.idempotency import Keyed

P = ParamSpec("P")
View: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponse]
VERSION, KEY, PROOF = "_version", "_idempotency_key", "csrfmiddlewaretoken"
CHOICE, BACK = "_choice", "_back"


def changes(view: View[P]) -> View[P]:
    """One form, one transaction, one answer to a key (the module tells how to write such a view)."""

    @require_POST
    @wraps(view)
    def once(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request.POST = _with_line_feeds(request.POST)  # type: ignore[assignment]  # Django's own setter takes it
        if CHOICE in request.POST:
            if request.POST[CHOICE] == "theirs":
                return as_it_is(request, request.POST.get(BACK, ""))
            request.POST = _chosen(request.POST)  # type: ignore[assignment]
        keyed = _keyed(request)

        def work() -> HttpResponse:
            if keyed and (kept := _kept(keyed, lambda: view(request, *args, **kwargs))):
                return kept
            response = view(request, *args, **kwargs)
            if keyed and response.status_code < 400:
                keyed.keep(response)
            return response

        return transactions.answering(work)

    return once


def match(request: HttpRequest, obj: Any, *, etag: str | None = None, current: Mapping[str, Any] | None = None) -> None:
    """Refuse unless the form was made from the current state of the (locked) object."""
    sent = request.POST.get(VERSION) or request.headers.get("If-Match")
    tag = etag or obj.etag
    if tag not in headers.wanted_tags(sent, name=VERSION):
        raise Stale(current=current, current_etag=tag)


def _kept(keyed: Keyed, rehearse: Callable[[], HttpResponse]) -> HttpResponse | None:
    """The answer given before, to someone who may still do this.

    Rights live inside the view, and they come before a replay: so it is rehearsed and undone, and only a
    refusal for want of a right, or of the object, stands.
    """
    refusal: WorkbenchError | None = None
    try:
        kept = keyed.replay()
    except KeyReused as error:
        kept, refusal = None, error
    if kept or refusal:
        _rehearse(rehearse)
    if refusal:
        raise refusal
    return kept


def _rehearse(view: Callable[[], HttpResponse]) -> None:
    """Do it and undo it, announcements included."""
    try:
        with transaction.atomic():
            view()
            transaction.set_rollback(True)
    except (Forbidden, NotFound):
        raise
    except (WorkbenchError, IntegrityError):
        return


def _keyed(request: HttpRequest) -> Keyed | None:
    """The request under its key, if it has one."""
    sent = request.POST.get(KEY) or request.headers.get("Idempotency-Key")
    key = headers.idempotency_key(sent, name=KEY)
    return Keyed(request.user, "POST", request.path, key, _digest(request)) if key else None


def _chosen(fields: QueryDict) -> QueryDict:
    """Of the versions a conflict's form carries (`mine.text`, `merged.text`), the fields of the one that was chosen."""
    before = f"{fields[CHOICE]}."
    plain = QueryDict(mutable=True)
    for name, values in fields.lists():
        if name.startswith(before):
            plain.setlist(name.removeprefix(before), values)
        elif "." not in name and name not in {CHOICE, BACK}:
            plain.setlist(name, values)
    return plain


def as_it_is(request: HttpRequest, back: str, *, etag: str = "") -> HttpResponse:
    """Nothing is written: back to where the other version (`etag`) stands."""
    here = iri_to_uri(back) if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/"
    tag = {"ETag": etag} if etag else {}
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": here, **tag})
    return HttpResponse(status=303, headers={"Location": here, **tag})


def _with_line_feeds(fields: QueryDict) -> QueryDict:
    """Browsers send CRLF for every line end of a text area."""
    plain = fields.copy()
    for name, values in fields.lists():
        plain.setlist(name, [str(value).replace("\r\n", "\n") for value in values])
    return plain


def _digest(request: HttpRequest) -> str:
    """What was sent, but for the proofs that differ from page to page."""
    digest = hashlib.sha256()
    for part in _parts(request):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _parts(request: HttpRequest) -> Iterator[bytes]:
    for name, values in sorted(request.POST.lists()):
        if name not in {KEY, PROOF}:
            yield name.encode("utf-8", "surrogatepass")
            yield from (value.encode("utf-8", "surrogatepass") for value in values)
    for name, files in sorted(request.FILES.lists()):
        yield name.encode("utf-8", "surrogatepass")
        for file in files:
            yield str(file.name).encode("utf-8", "surrogatepass")
            yield hashlib.file_digest(file, "sha256").digest()
            file.seek(0)
