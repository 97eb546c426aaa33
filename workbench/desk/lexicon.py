"""`/projects/<id>/lexicon`: the words that are tagged as loaded, each with its neutral gloss, and what they would tag."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import BooleanField, CharField, Form
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from annotations.access import Access, enter
from annotations.errors import Invalid, WorkbenchError
from annotations.http.forms import changes, match
from annotations.models import LexiconEntry
from annotations.segmentation.framing.glossary import Entry, words_of
from annotations.services.lexicon import MOST_LETTERS, Listed, add_entry, change_entry, listed, remove_entry
from annotations.services.lexicon_file import MOST_BYTES, import_lexicon, lexicon_table
from annotations.services.lexicon_use import COUNTED, articles_with, examples
from workbench.desk.account import see_other
from workbench.desk.place import remember

ROWS = 60


class EntryForm(Form):
    """What is said of an entry; its term is named once, when it is added."""

    forms = CharField(max_length=4_000, required=False, label=gettext_lazy("Other forms"), help_text=gettext_lazy("Separated by commas."))
    gloss = CharField(max_length=300, required=False, label=gettext_lazy("Neutral gloss"))
    note = CharField(max_length=1_000, required=False, label=gettext_lazy("Note"))
    language = CharField(
        max_length=8, required=False, label=gettext_lazy("Language of the texts"),
        help_text=gettext_lazy("Such as “en”. Empty: every language."),
    )  # fmt: skip
    off = BooleanField(required=False, label=gettext_lazy("Switched off: tags nothing"))

    def facts(self) -> dict[str, Any]:
        """As the services take them."""
        return {**self.cleaned_data, "forms": [form.strip() for form in self.cleaned_data["forms"].split(",") if form.strip()]}


class NewEntry(EntryForm):
    """With the term that names it."""

    term = CharField(max_length=MOST_LETTERS, label=gettext_lazy("Word or phrase"))
    field_order = ("term",)

    def live(self, url: str) -> None:
        """What is typed is tried at once: the words of each field, by themselves."""
        for name in ("term", "forms"):
            shown = {"hx-get": url, "hx-trigger": "input changed delay:400ms", "hx-target": "#trial", "autocomplete": "off"}
            self.fields[name].widget.attrs.update(shown)


@require_http_methods(["GET", "HEAD", "POST"])
def lexicon(request: HttpRequest, project_id: int) -> HttpResponse:
    """The list; what words that are being typed would tag; or one entry more."""
    if request.method == "POST":
        return _added(request, project_id)
    by = enter(request.user, project_id)
    if getattr(request, "htmx", False) and {"term", "forms"} & set(request.GET):
        return render(request, "components/lexicon_trial.html", {"trial": _trial(by, request)})
    return _page(request, by)


@changes
def _added(request: HttpRequest, project_id: int) -> HttpResponse:
    """A new entry, or one in a default's place."""
    by = enter(request.user, project_id)
    by.require("edit_lexicon")
    form = NewEntry(request.POST, auto_id="new_%s")
    if not form.is_valid():
        return _page(request, by, form=form, status=400)
    return _done(request, by, form, lambda: add_entry(by=by, **form.facts()))


@changes
def entry_changed(request: HttpRequest, project_id: int, entry_id: int) -> HttpResponse:
    """Another gloss, other forms, on or off."""
    by, entry = _entry(request, project_id, entry_id)
    form = EntryForm(request.POST, auto_id="edit_%s")
    if not form.is_valid():
        return _page(request, by, edited=(entry.key, form), status=400)
    return _done(request, by, form, lambda: change_entry(by=by, entry=entry, **form.facts()), key=entry.key)


@changes
def entry_removed(request: HttpRequest, project_id: int, entry_id: int) -> HttpResponse:
    """Out of the list; a default comes back as it was."""
    by, entry = _entry(request, project_id, entry_id)
    remove_entry(by=by, entry=entry)
    messages.success(request, _("Taken out: %(term)s") % {"term": entry.term})
    return see_other(f"/projects/{project_id}/lexicon")


@changes
def imported(request: HttpRequest, project_id: int) -> HttpResponse:
    """A table: all of it, or nothing and every faulty line."""
    by = enter(request.user, project_id)
    by.require("edit_lexicon")
    file = request.FILES.get("file")
    try:
        if file is None or not 0 < (file.size or 0) <= MOST_BYTES:
            raise Invalid("Choose a table of at most 2 MiB.", field="file", reason="required")
        taken = import_lexicon(by=by, data=file.read())
    except WorkbenchError as refusal:
        return _page(request, by, file_errors=[one.message for one in refusal.errors] or [refusal.detail], status=refusal.status)
    told = {"added": taken.added, "changed": taken.changed, "same": taken.same}
    messages.success(request, _("%(added)s added, %(changed)s changed, %(same)s as before") % told)
    return see_other(f"/projects/{project_id}/lexicon")


@require_safe
def table(request: HttpRequest, project_id: int) -> StreamingHttpResponse:
    """The whole lexicon as CSV."""
    by = enter(request.user, project_id)
    headers = {"Content-Disposition": f'attachment; filename="{by.project.pk}-lexicon.csv"'}
    return StreamingHttpResponse(lexicon_table(by.project.pk), content_type="text/csv; charset=utf-8", headers=headers)


def _entry(request: HttpRequest, project_id: int, entry_id: int) -> tuple[Access, LexiconEntry]:
    by = enter(request.user, project_id)
    entry = by.one(by.lexicon(), entry_id)
    by.require("edit_lexicon")
    by.locked_project()  # before its row, as the services lock them
    entry = by.locked(by.lexicon(), entry_id)
    match(request, entry)
    return by, entry


def _done(request: HttpRequest, by: Access, form: EntryForm, act: Callable[[], LexiconEntry], *, key: str = "") -> HttpResponse:
    """Back to the entry; what is refused is said at its field."""
    try:
        entry = act()
    except WorkbenchError as refusal:
        for one in refusal.errors:
            form.add_error(one.field if one.field in form.fields else None, one.message)
        told: dict[str, Any] = {"edited": (key, form)} if key else {"form": form}
        return _page(request, by, status=refusal.status, **told)
    return see_other(f"/projects/{by.project.pk}/lexicon?{urlencode({'q': entry.term})}")


def _page(
    request: HttpRequest, by: Access, *, edited: tuple[str, EntryForm] | None = None, status: int = 200, **shown: Any
) -> HttpResponse:
    """`edited`: the entry that is open for a change, and its form; in the address it is `?edit=<key>`."""
    remember(request, by.project.pk)
    wanted = {name: request.GET.get(name, "").strip()[:200] for name in ("q", "show", "after", "edit", "term")}
    open_key, open_form = edited or (wanted["edit"], None)
    rows = [one for one in listed(by.project.pk) if _shows(one, wanted, open_key)]
    here = rows[:ROWS]
    counts = articles_with(by, [one.entry for one in here])
    may = by.may("edit_lexicon")
    shown_rows = [_row(one, count) for one, count in zip(here, counts, strict=True)]
    for row in shown_rows:
        if may and row["key"] == open_key:
            row["form"] = open_form or EntryForm(initial=row, auto_id="edit_%s")
    context: dict[str, Any] = {
        "project": by.project, "entries": shown_rows, "may_edit": may, "asked": wanted["q"],
        "active": bool(wanted["q"] or wanted["show"]), "filters": [_filter(wanted["show"])], "trial": _trial(by, request),
        "form": NewEntry(initial={"term": wanted["term"], "language": "en"}, auto_id="new_%s"), "file_errors": [],
        "page": _next(rows, wanted), **shown,
    }  # fmt: skip
    context["form"].live(f"/projects/{by.project.pk}/lexicon")
    return render(request, "desk/lexicon.html", context, status=status)


def _shows(one: Listed, wanted: dict[str, str], open_key: str) -> bool:
    """Whether the filters leave the entry in the list."""
    if one.entry.key == open_key:
        return True
    words = " ".join((one.entry.term, *one.entry.forms, one.entry.gloss, one.entry.note)).lower()
    kinds = {"own": one.row is not None, "off": one.off, "default": one.row is None}
    return wanted["q"].lower() in words and kinds.get(wanted["show"], True) and one.entry.key > wanted["after"]


def _filter(value: str) -> dict[str, Any]:
    options = [("own", _("Added or changed here")), ("off", _("Switched off")), ("default", _("As delivered"))]
    named = [{"value": word, "name": name} for word, name in options]
    return {"name": "show", "label": _("Entries"), "value": value, "options": named}


def _next(rows: list[Listed], wanted: dict[str, str]) -> dict[str, str]:
    words = ngettext("%(n)s entry", "%(n)s entries", len(rows)) % {"n": len(rows)}
    if len(rows) <= ROWS:
        return {"next_url": "", "words": words}
    kept = {name: wanted[name] for name in ("q", "show") if wanted[name]}
    return {"next_url": "?" + urlencode({**kept, "after": rows[ROWS - 1].entry.key}), "words": words}


def _row(one: Listed, count: int) -> dict[str, Any]:
    entry, row = one.entry, one.row
    return {
        "id": row.pk if row else "", "version": row.etag if row else "", "key": entry.key, "term": entry.term,
        "forms": ", ".join(entry.forms), "gloss": entry.gloss, "note": entry.note, "language": entry.language, "off": one.off,
        "origin": one.origin, "in": _count(count), "was": one.default.gloss if one.default and row else "",
        "edit_url": "?" + urlencode({"edit": entry.key}) + "#open", "form": None,
    }  # fmt: skip


def _count(count: int) -> str:
    return f"{COUNTED}+" if count >= COUNTED else str(count)


def _trial(by: Access, request: HttpRequest) -> dict[str, Any] | None:
    """What the words in the address would tag; nothing where none are given."""
    sent = request.GET.get("term") or request.GET.get("forms") or ""
    phrases = [one.strip() for one in sent[:1_000].split(",") if words_of(one) and "\0" not in one][:20]
    if not phrases:
        return None
    entry = Entry(phrases[0], "", tuple(phrases[1:]), language="")
    count = articles_with(by, [entry])[0]
    words = ngettext("Stands in %(n)s article", "Stands in %(n)s articles", count) % {"n": _count(count)}
    return {"words": words, "examples": examples(by, entry) if count else []}
