"""`/articles/new`: files and pasted texts come in here; every refusal says which file and why (UI.md §6.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from annotations.access import Access
from annotations.api.article_shape import ArticleFacts
from annotations.errors import Conflict, Invalid, NotFound, WorkbenchError
from annotations.http.forms import changes
from annotations.http.reasons import field_errors
from annotations.importers import IncomingArticle, Refusal, display_name, lawful
from annotations.services.import_file import Said, import_file
from annotations.services.ingest import ingest_article
from annotations.services.preview import Patience
from workbench.desk.account import see_other
from workbench.desk.arrivals import Arrival, arrival, carried, passages
from workbench.desk.outlets import outlets
from workbench.desk.place import seat_in_list
from workbench.desk.upload_cards import FACTS, file_card, paste
from workbench.language.words import refused

ACCEPT = ".txt,.md,.html,.htm,.docx,.pdf,.zip,.jsonl,.csv"
MOST = 64 * 2**20


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The form; what became of each file; or, after a single text, the article."""
    if request.method == "POST":
        return receive(request)
    by = seat_in_list(request)
    if by is None:
        raise NotFound
    by.require("upload")
    return page(request, by)


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """A card for each file, or the look of what is being typed; stores nothing."""
    by = seat_in_list(request)
    if by is None:
        raise NotFound
    by.require("upload")
    htmx = bool(getattr(request, "htmx", False))
    files = request.FILES.getlist("file")
    if not files:
        pasted = paste(by, request.POST)
        if htmx:
            return render(request, "components/upload_text.html", {"t": pasted})
        return page(request, by, pasted=pasted, typed={"text": request.POST.get("text", "")})
    patience = Patience()  # one for all of them
    pres = ["" if htmx else f"{at}-" for at in range(len(files))]
    cards = [
        file_card(by, one.name, one.read(), one.content_type, pre=pre, patience=patience) for pre, one in zip(pres, files, strict=True)
    ]
    if htmx:
        return render(request, "components/upload_card.html", {"c": cards[0]}, status=400 if cards[0]["state"] == "refused" else 200)
    return page(request, by, cards=cards, ready=sum(bool(one["data"]) for one in cards))


@changes
def receive(request: HttpRequest) -> HttpResponse:
    """Take files, chosen now or carried along since they were looked at, or a pasted text."""
    by = seat_in_list(request)
    if by is None:
        raise NotFound
    by.require("upload")
    chosen = [arrival(request.POST, "", file.name or "", file.read(), file.content_type) for file in request.FILES.getlist("file")]
    arrivals = chosen or carried(request.POST)
    return _files(request, by, arrivals) if arrivals else _pasted(request, by)


def _files(request: HttpRequest, by: Access, arrivals: list[Arrival]) -> HttpResponse:
    results = [_one(by, one) for one in arrivals]
    bad = [one for one in results if one["state"] == "refused"]
    if getattr(request, "htmx", False):
        return render(request, "components/upload_result.html", {"r": results[0]}, status=400 if bad else 200)
    if len(results) == 1 and results[0].get("article_id"):
        return see_other(f"/articles/{results[0]['article_id']}")
    read = len(results) - len(bad)
    summary = ngettext("%(read)s of %(n)s file read.", "%(read)s of %(n)s files read.", len(results)) % {"read": read, "n": len(results)}
    return page(request, by, results=results, summary=summary, status=400 if bad and not read else 200)


def _one(by: Access, file: Arrival) -> dict[str, Any]:
    """One file, by itself: a bad one does not stop the others."""
    name = display_name(file.name)
    try:
        _check(file.facts)
        with transaction.atomic():
            said = Said(file.facts, file.roles)
            done = import_file(by=by, data=file.data, filename=file.name, media_type=file.media_type, said=said)
    except Conflict as refusal:
        known = refusal.errors[0].meta.get("article_id") if refusal.errors else None
        return {"name": name, "state": "duplicate", "words": refused(refusal.detail), "article_id": known, "title": _("Open it")}
    except WorkbenchError as refusal:
        return {"name": name, "state": "refused", "words": _said(refusal)}
    if done.job is not None:
        return {
            "name": name,
            "state": "read",
            "words": _("Being read in the background; the report says what came of it."),
            "job_id": done.job.pk,
        }
    assert done.article is not None
    warned = [refused(warning["message"]) for warning in done.warnings]
    return {"name": name, "state": "read", "article_id": done.article.article_id, "title": _("Open it"), "found": warned}


def _said(refusal: WorkbenchError) -> str:
    """What was wrong, with its place."""
    parts = []
    for one in refusal.errors[:5]:
        line, why = one.meta.get("line"), refused(one.message)
        parts.append(_("line %(line)s: %(why)s") % {"line": line, "why": why} if line else why)
    return " ".join(parts) or refused(refusal.detail)


def _pasted(request: HttpRequest, by: Access) -> HttpResponse:
    typed = {name: request.POST.get(name, "").strip() for name in FACTS}
    text = request.POST.get("text", "")
    try:
        _check(typed)
        read = lawful(text, encoding="utf-8")
        incoming = IncomingArticle(text=read.text, extractor="paste", original=text.encode(), warnings=read.warnings)
        done = ingest_article(by=by, incoming=Said(typed, passages(request.POST)).over(incoming))
    except Refusal as refusal:
        return _again(request, by, typed, {"text": refusal.problem.message}, 400)
    except WorkbenchError as refusal:
        errors = {str(one.field): one.message for one in refusal.errors} or {"form": refusal.detail}
        return _again(request, by, typed, errors, refusal.status)
    return see_other(f"/articles/{done.article_id}")


def _again(request: HttpRequest, by: Access, typed: dict[str, str], errors: dict[str, str], status: int) -> HttpResponse:
    """The form with what was typed and what is wrong with it."""
    text = request.POST.get("text", "")
    pasted = paste(by, {**typed, "text": text})
    if pasted is not None and "facts" in pasted:
        pasted["facts"] |= typed
    return page(request, by, typed={**typed, "text": text}, errors=errors, pasted=pasted, status=status)


def _check(typed: Mapping[str, str]) -> None:
    """What is stated about a text obeys the rules of the API's articles."""
    facts = ArticleFacts(data={name: value for name, value in typed.items() if value})
    if not facts.is_valid():
        found = field_errors(facts.errors)
        raise Invalid(found[0].message, errors=found)


def page(request: HttpRequest, by: Access, *, status: int = 200, **context: Any) -> HttpResponse:
    """desk/upload.html with what was looked at, or came in, or was refused."""
    limit = _("%(mib)s MiB in all") % {"mib": MOST // 2**20}
    known = {"project": by.project, "accept": ACCEPT, "max_bytes": MOST, "limit": limit, "outlets": outlets(by)}
    return render(request, "desk/upload.html", known | context, status=status)
