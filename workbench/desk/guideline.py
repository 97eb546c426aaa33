"""`/projects/<id>/guideline`: what the project agreed on, its labels and its scales in words; a page, or the pane over one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from annotations.access import Access, enter
from annotations.http.forms import changes, match
from annotations.models import Kind
from annotations.services.projects import configure_project
from claims import access
from claims.models import Axis, Core
from workbench import keytable, preferences
from workbench.desk.account import see_other
from workbench.desk.marks import KINDS
from workbench.desk.place import remember
from workbench.desk.plain_marks import blocks
from workbench.desk.project_rules import MARKS_OF_OTHERS
from workbench.language.words import mark, rating_name

KIND_WORDS = {
    Kind.CLAIM: gettext_lazy("Something that is said to be so and could be checked: a number, an event, a cause, who did what."),
    Kind.QUOTATION: gettext_lazy("Words given as somebody’s own, within quotation marks or after a verb of saying."),
    Kind.QUANTITY: gettext_lazy("A number with what it counts, a date, a share, a sum."),
    Kind.FRAMING: gettext_lazy("Wording that judges while it reports: “regime”, “so-called”, “liberated”."),
}
MARK_KEYS = {Kind.CLAIM: "make-claim", Kind.QUOTATION: "make-quote", Kind.QUANTITY: "make-number", Kind.FRAMING: "make-frame"}
LABEL_WORDS = {
    "supported": gettext_lazy("It is so: the evidence bears it out, in substance and in figures."),
    "partly": gettext_lazy("Part of it is so, or it is so with an important limit; the rationale says which part."),
    "refuted": gettext_lazy("It is not so: the evidence says otherwise."),
    "misleading": gettext_lazy("Each word may hold, but what one takes away from it does not."),
    "unverifiable": gettext_lazy("It could be checked, but what was found is not enough; the log says where was searched."),
    "not_a_claim": gettext_lazy("Nothing to check: an opinion, a wish, a forecast, a call."),
    "faithful": gettext_lazy("It was said, by whom and as the article says."),
    "paraphrase": gettext_lazy("It was said in other words, and the sense is kept."),
    "distorted": gettext_lazy("It was said, but the sense is changed: cut, turned, or out of its place."),
    "misattributed": gettext_lazy("Somebody else said it, or nobody."),
    "unconfirmed": gettext_lazy("Nothing was found that shows it was said."),
}
CORE_WORDS = {
    Core.SUPPORTED: LABEL_WORDS["supported"], Core.REFUTED: LABEL_WORDS["refuted"], Core.CONFLICTING: LABEL_WORDS["partly"],
    Core.NOT_ENOUGH_EVIDENCE: LABEL_WORDS["unverifiable"], Core.NOT_CHECKABLE: LABEL_WORDS["not_a_claim"],
}  # fmt: skip
DEFAULT = gettext_lazy("""# What we mark
- A claim is one thing that could be checked. Two in one sentence are two claims.
- Mark the shortest words that still say it; leave out “he said that”.
- Opinions, wishes and forecasts are no claims. Reject them when they are suggested.

# How we word a claim
- So that it can be read without the article: names instead of “he”, dates instead of “yesterday”.
- A denial is worded as what is denied, and linked as a denial.

# How we judge
- **Attribution** first: was it said, by whom, as reported? Then **veracity**: is it so?
- Every verdict rests on evidence one can look up. “Unverifiable” rests on the log of what was searched.
- Sources that repeat one another count once. What the claimant says of themselves is no proof.
- The same standard for every side. If you would want more for the other side, you want more here.

# When in doubt
- Say what would change your mind in the rationale, and choose a lower confidence.
""")


@require_safe
def guideline(request: HttpRequest, project_id: int) -> HttpResponse:
    """The page; for htmx what the pane holds."""
    by = enter(request.user, project_id)
    remember(request, project_id)
    fragment = getattr(request, "htmx", False)
    return render(request, "components/guideline.html" if fragment else "desk/guideline.html", _context(request, by) | {"pane": fragment})


@changes
def adopt(request: HttpRequest, project_id: int) -> HttpResponse:
    """`POST /projects/<id>/guideline/adopt`: begin with the text we offer; what is written already is never overwritten."""
    by = enter(request.user, project_id)
    by.require("configure")
    project = by.locked_project()
    match(request, project)
    if not project.guideline.strip():
        configure_project(by=by, guideline=str(DEFAULT).strip())
    return see_other(f"/projects/{project_id}/settings#rule_guideline")


def _context(request: HttpRequest, by: Access) -> dict[str, Any]:
    own = preferences.of(request.user)["keys"]
    keys = {key.name: [_shown(one) for one in key.keys[-1:]] for key in keytable.with_own(own)}
    return {
        "project": by.project, "blocks": blocks(by.project.guideline), "offered": blocks(str(DEFAULT)),
        "may_configure": by.may("configure"),
        "labels": _labels(by, keys), "axes": [_axis(by, Axis.ATTRIBUTION, keys), _axis(by, Axis.VERACITY, keys)],
        "rules": rules_in_words(by.project),
    }  # fmt: skip


def _shown(stroke: str) -> list[str]:
    """“Shift+1” as it stands everywhere, “⇧ 1”; “G Q” in its two halves."""
    return [half.replace("Shift+", "⇧ ").replace("Ctrl+", "Ctrl ") for half in stroke.split(" ")]


def _labels(by: Access, keys: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [(one.name, Kind(one.kind)) for one in by.labels().filter(retired=False)]
    return [
        {"name": mark(name), "kind": KINDS[kind], "words": KIND_WORDS[kind], "keys": keys.get(MARK_KEYS[kind], [])} for name, kind in rows
    ]


def _axis(by: Access, axis: Axis, keys: dict[str, Any]) -> dict[str, Any]:
    titles = {Axis.ATTRIBUTION: (_("Attribution"), _("Was it said as reported?")), Axis.VERACITY: (_("Veracity"), _("Is it so?"))}
    rows = [
        {
            "rating": {"shape": one.shape, "tone": one.tone or "unv", "name": rating_name(one.name)},
            "words": LABEL_WORDS.get(one.key) or (CORE_WORDS[Core(one.core)] if one.core else ""),
            "keys": keys.get(f"{axis.value}-{n}", []),
        }
        for n, one in enumerate(access.scale_labels(by, axis), 1)
    ]
    return {"title": titles[axis][0], "asks": titles[axis][1], "labels": rows}


def rules_in_words(project: Any) -> list[dict[str, str]]:
    """The rules that every member works under."""
    yes, no = _("Yes"), _("No")
    return [
        {"name": _("Reviews per claim"), "value": str(project.reviews_per_claim)},
        {"name": _("Reviews are blind until the claim is decided"), "value": yes if project.blind else no},
        {"name": _("Marks of others"), "value": str(MARKS_OF_OTHERS[project.highlights])},
        {"name": _("Agreements wait for an approver"), "value": yes if project.separate_approver else no},
        {"name": _("Who reviewed a claim does not publish it"), "value": yes if project.needs_second_publisher else no},
        {"name": _("Decisions on suggested claims re-rank later ones"), "value": yes if project.learning else no},
        {"name": _("Published verdicts have a public page"), "value": yes if project.public_pages else no},
    ]
