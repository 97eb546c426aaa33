"""`/settings`: what one sets for oneself, kept as soon as it is chosen, with a way back (UI.md §6.12)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from annotations.errors import Invalid
from annotations.http.forms import KEY, PROOF, changes
from workbench import keymaps, preferences
from workbench.desk.account import safe_next, see_other
from workbench.desk.context import THEME, keymap
from workbench.desk.place import seat_in_list
from workbench.desk.settings_keys import Shown, groups, preset, presets
from workbench.desk.theme import YEAR

BEFORE = "settings_before"
"""Session: what the last change took the place of."""
SAID = "settings_said"
SAYS = {"kept": gettext_lazy("Saved"), "undone": gettext_lazy("Taken back")}
"""What was done, for the next page to say: it may be in another language."""
PLAIN = ("theme", "density", "reading_size", "reading_font", "span_ends", "announcements", "single_keys", "language")
SWITCHES = ("span_ends", "single_keys")
FLAGS = {"on": True, "off": False}


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """The page, or one's own settings saved."""
    if request.method == "POST":
        return _kept(request)
    return page(request, Shown(edit=request.GET.get("edit", "")))


@changes
def _kept(request: HttpRequest) -> HttpResponse:
    """Names that the schema does not know are refused, never stored (AU-09)."""
    sent = {name: request.POST[name] for name in request.POST if name not in {KEY, PROOF}}
    wanted: dict[str, Any] = {name: FLAGS.get(value, value) if name in SWITCHES else value for name, value in sent.items()}
    unknown = next((name for name in wanted if name not in PLAIN), None)
    if unknown is not None:
        raise Invalid(_("There is no such setting."), field=unknown[:100], reason="unknown_field")
    try:
        return saved(request, wanted)
    except Invalid as refusal:
        return page(request, Shown(refused={str(one.field): one.message for one in refusal.errors}), status=400)


@changes
def undone(request: HttpRequest) -> HttpResponse:
    """`POST /settings/undo`: what the last change took the place of comes back; undoing twice does it again."""
    return saved(request, request.session.get(BEFORE) or {}, undo=True)


@changes
def keys(request: HttpRequest) -> HttpResponse:
    """`POST /settings/keys`: `name` and `keys`; or `reset` (a name, or "all"); or `preset`."""
    own, name, typed = preferences.of(request.user)["keys"], request.POST.get("name", ""), request.POST.get("keys", "")
    reset = request.POST.get("reset")
    if "preset" in request.POST:
        return saved(request, {"keys": preset(request.POST["preset"])}, at="#keys")
    if reset is not None:
        kept = {} if reset == "all" else {one: held for one, held in own.items() if one != reset}
        name, typed = reset, ", ".join(keymaps.shipped(reset))
    else:
        kept = keymaps.changed(own, name, keymaps.read(typed))
    try:
        return saved(request, {"keys": kept}, at=f"#key-{name}")
    except Invalid as refusal:
        return page(request, Shown(edit=name, typed=typed, refused={name: refusal.errors[0].message}), status=400)


@changes
def seen(request: HttpRequest) -> HttpResponse:
    """`POST /settings/seen`: a note was read and is not shown again."""
    preferences.note_read(request.user, request.POST.get("hint", ""))
    return HttpResponse("") if getattr(request, "htmx", False) else see_other(safe_next(request))


def saved(request: HttpRequest, wanted: Mapping[str, Any], *, at: str = "", undo: bool = False) -> HttpResponse:
    """Kept; the page comes again with its way back (`at`: the place on it), for htmx as its changed parts, or all of it."""
    before = preferences.keep(request.user, wanted)
    if before:
        request.session[BEFORE] = before
    said = ("undone" if undo else "kept") if before else ""
    htmx = getattr(request, "htmx", False)
    if htmx and "language" not in (before or {}):
        response = page(request, Shown(said=said))
    else:  # every word of the page is another in another language
        request.session[SAID] = said
        response = HttpResponse(headers={"HX-Refresh": "true"}) if htmx else see_other(f"/settings{at}")
    if "theme" in wanted:
        response.set_cookie(THEME, wanted["theme"], max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response


def page(request: HttpRequest, shown: Shown, *, status: int = 200) -> HttpResponse:
    """The whole page, or for htmx what stands in its main part."""
    prefs, by = preferences.of(request.user), seat_in_list(request)
    context = {
        "prefs": prefs, "keymap": keymap(prefs), "theme": prefs["theme"], "refused": shown.refused, "choices": _choices(),
        "said": SAYS.get(shown.said or request.session.pop(SAID, ""), ""), "may_undo": BEFORE in request.session,
        "groups": groups(by, prefs, shown), "presets": presets(prefs), "may_configure": by is not None and by.may("configure"),
    }  # fmt: skip
    whole = not getattr(request, "htmx", False)
    return render(request, "desk/settings.html" if whole else "components/settings.html", context, status=status)


def _choices() -> dict[str, list[tuple[str, str]]]:
    languages, point = [(code, name.capitalize()) for code, name in settings.LANGUAGES], get_format("DECIMAL_SEPARATOR")
    return {
        "theme": [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))],
        "density": [("comfortable", _("Comfortable")), ("compact", _("Compact"))],
        "reading_size": [(size, _("%(size)s px") % {"size": size.replace(".", point)}) for size in preferences.SIZES],
        "reading_font": [("serif", _("Serif")), ("sans", _("Sans serif"))],
        "announcements": [("normal", _("Normal")), ("fewer", _("Fewer"))],
        "language": [("auto", _("As the browser")), *languages] if len(languages) > 1 else [],
    }
