"""What two versions of one thing say, field by field: yours as the form sent it, theirs as it stands, and both together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from annotations.access import Access
from annotations.http.ids import number_in
from annotations.models import Edition, Project, Span, slices_of
from claims import access
from claims.models import Axis, Claim, Confidence, Evidence, EvidenceStance, Review
from workbench.desk.words import merged, own_parts
from workbench.language.words import named, rating_name

AROUND = 120
Field = dict[str, Any]
Options = list[tuple[str, str]]


def text(name: str, label: str, mine: str, theirs: str) -> Field:
    """Words, marked where they differ; together they hold all of both."""
    shown = {"mine_parts": own_parts(mine, theirs), "theirs_parts": own_parts(theirs, mine)}
    said = {"mine": mine, "theirs": theirs, "merged": merged(mine, theirs), "differs": mine != theirs}
    return {"name": name, "label": label, "kind": "text", **said, **shown}


def choice(name: str, label: str, mine: str, theirs: str, options: Options) -> Field:
    """One of several; where one side has chosen nothing, the other's choice is the merged one."""
    names = dict(options)
    return {
        "name": name, "label": label, "kind": "choice", "mine": mine, "theirs": theirs, "merged": mine or theirs, "differs": mine != theirs,
        "mine_shown": names.get(mine, mine), "theirs_shown": names.get(theirs, theirs), "options": options,
    }  # fmt: skip


def of_review(by: Access, review: Review, sent: Mapping[str, str]) -> list[Field]:
    """One's own review, saved from another window meanwhile."""
    fields = []
    for axis, label in ((Axis.ATTRIBUTION, _("Attribution")), (Axis.VERACITY, _("Veracity"))):
        options = [("", "–"), *((str(one.pk), rating_name(one.name)) for one in access.scale_labels(by, axis.value))]
        fields.append(choice(axis.value, label, sent.get(axis.value, ""), str(getattr(review, f"{axis.value}_id") or ""), options))
    levels = [("", "–"), *((str(one.value), named(one)) for one in Confidence)]
    if "confidence" in sent:
        fields.append(choice("confidence", _("Confidence"), sent["confidence"], review.confidence, levels))
    for name, label in (("rationale", _("Rationale")), ("search_log", _("What was searched"))):
        if name in sent:
            fields.append(text(name, label, sent[name], getattr(review, name)))
    return fields


def of_wording(claim: Claim, sent: Mapping[str, str]) -> list[Field]:
    """The claim in its own words."""
    return [text("text", _("Wording"), sent.get("text", ""), claim.text)]


def of_evidence(piece: Evidence, sent: Mapping[str, str]) -> list[Field]:
    """A passage."""
    stances = [(str(one.value), named(one)) for one in EvidenceStance]
    fields = []
    if "quote" in sent:
        fields.append(text("quote", _("Passage"), sent["quote"], piece.quote))
    if "stance" in sent:
        fields.append(choice("stance", _("Stance"), sent["stance"], piece.stance, stances))
    return fields


def of_rules(project: Project, form: forms.Form, sent: Mapping[str, str]) -> list[Field]:
    """The project's own rules, by the form that sets them."""
    fields = []
    yes_no = [("on", _("Yes")), ("", _("No"))]
    for name, field in form.fields.items():
        theirs, label = getattr(project, name), str(field.label)
        if isinstance(field, forms.BooleanField):
            fields.append(choice(name, label, "on" if sent.get(name) else "", "on" if theirs else "", yes_no))
        elif isinstance(field, forms.ChoiceField):
            options = [(value, str(said)) for value, said in getattr(field.widget, "choices", ())]
            fields.append(choice(name, label, sent.get(name, ""), theirs, options))
        else:
            fields.append(text(name, label, sent.get(name, ""), str(theirs)))
    return fields


def edges_in(sent: Mapping[str, str]) -> tuple[int, int] | None:
    """Where a form says that a mark begins and ends, if that can be."""
    start, end = (number_in(sent.get(name, "")) for name in ("start", "end"))
    return (start, end) if start is not None and end is not None and start < end else None


def of_edges(span: Span, mine: tuple[int, int], sent: Mapping[str, str]) -> list[Field]:
    """Where the mark begins and ends; both together is from the first to the last."""
    start, end = min(mine[0], span.start), max(mine[1], span.end)
    (whole,) = slices_of([(span.edition_id, start, end)])
    rows = (
        ("start", "", sent["start"], str(span.start), str(start)),
        ("end", "", sent["end"], str(span.end), str(end)),
        ("quote", _("Words of the mark"), sent.get("quote", ""), " … ".join(span.quote), whole),
    )
    return [{**text(name, label, mine, theirs), "merged": both, "fixed": True} for name, label, mine, theirs, both in rows]


def lanes(span: Span, mine: tuple[int, int], edition: Edition) -> dict[str, Any]:
    """Both pairs of edges as two lanes on the words around them (components/passage.html)."""
    theirs = (span.start, span.end)
    left, right = max(0, min(mine[0], theirs[0]) - AROUND), min(edition.length, max(mine[1], theirs[1]) + AROUND)
    cuts = sorted({left, right, *(min(max(at, left), right) for at in (*mine, *theirs))})
    places = [(edition.pk, a, b) for a, b in pairwise(cuts)]
    pieces = [{"text": words, "look": _look(a, b, mine, theirs)} for (_pk, a, b), words in zip(places, slices_of(places), strict=True)]
    return {"pieces": pieces, "lang": edition.article.language, "legend_a": _("Yours"), "legend_b": _("Theirs"), "where": ""}


def _look(a: int, b: int, mine: Iterable[int], theirs: Iterable[int]) -> str:
    (m0, m1), (t0, t1) = mine, theirs
    return {(True, True): "both", (True, False): "onlya", (False, True): "onlyb"}.get((m0 <= a and b <= m1, t0 <= a and b <= t1), "")
