"""Who says it and how: the chain of a mark with the words that say so, its voice, and what is denied by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotations.models import Attribution, HopRole, Origin, Span, Stance, Voice
from workbench.desk.chain_form import shown_rows, stored_rows
from workbench.desk.reading import Reading

ROLES = {HopRole.SPEAKER: gettext_lazy("Speaker"), HopRole.RELAYER: gettext_lazy("Channel"), HopRole.REPORTER: gettext_lazy("Reporter")}
"""What a hop is called on the screen."""
LINKS = {HopRole.RELAYER: gettext_lazy("via"), HopRole.REPORTER: gettext_lazy("in")}
VOICES = {
    Voice.OWN: (gettext_lazy("Own voice"), gettext_lazy("The article says it itself.")),
    Voice.DIRECT: (gettext_lazy("Direct speech"), gettext_lazy("Word for word, in quotation marks.")),
    Voice.INDIRECT: (gettext_lazy("Indirect speech"), gettext_lazy("Retold in the article’s words.")),
    Voice.MIXED: (gettext_lazy("Mixed speech"), gettext_lazy("Retold, with some of the speaker’s own words.")),
    Voice.SCARE: (gettext_lazy("Scare quotes"), gettext_lazy("A word in quotation marks that the article keeps at a distance.")),
}
STANCES = {
    Stance.ASSERTS: (gettext_lazy("Asserts"), gettext_lazy("says that it is so")),
    Stance.DENIES: (gettext_lazy("Denies"), gettext_lazy("says that it is not so")),
    Stance.QUESTIONS: (gettext_lazy("Questions"), gettext_lazy("asks or doubts whether it is so")),
}
SPOKEN = {"claim", "quotation"}
"""Kinds of marks that somebody says."""


def said(reading: Reading, span: Span, *, settled: bool = False) -> dict[str, Any]:
    """Context of components/who.html: hops speaker first, the article's outlet after them, voice, stance, the denial.

    `settled`: its claim is decided, so that nothing is corrected here any more.
    """
    if span.label.kind not in SPOKEN:
        return {"spoken": False, "hops": []}
    rows = list(Attribution.objects.filter(span=span).select_related("speaker").order_by("-position"))
    voice, stance = Voice(span.voice), Stance(span.stance)
    return {
        "spoken": True,
        "hops": [_hop(reading, row) for row in rows],
        "outlet": reading.article.outlet,
        "unsure": not all(row.order_certain for row in rows),
        "voice": {"value": voice, "name": VOICES[voice][0], "words": VOICES[voice][1]},
        "stance": {"value": stance, "name": STANCES[stance][0], "words": STANCES[stance][1]},
        "denial": _denial(span, rows) if stance == Stance.DENIES else None,
        "chain": _form(reading, rows, span.__dict__["heard"]) if may_correct(reading, span) and not settled else None,
    }


def may_correct(reading: Reading, span: Span) -> bool:
    """Whether the reader may change what this mark says; what others made or decided needs a right of its own."""
    by = reading.by
    made_by = span.created_by_id if span.origin == Origin.HUMAN else span.decided_by_id
    return by.may("mark") and not by.read_only and (made_by in {None, by.user.pk} or by.may("change_others"))


def _form(reading: Reading, rows: list[Attribution], names: Sequence[str]) -> dict[str, Any]:
    """Context of components/chain_form.html; the names at hand are those of this article."""
    return {
        "rows": shown_rows(stored_rows(rows, reading.edition.text), {}),
        "names": names,
        "voices": [{"value": value, "name": words[0]} for value, words in VOICES.items()],
        "stances": [{"value": value, "name": words[0]} for value, words in STANCES.items()],
        "project_id": reading.by.project.pk,
    }


def _hop(reading: Reading, row: Attribution) -> dict[str, Any]:
    return {
        "name": row.speaker.name,
        "url": f"/sources?project={row.project_id}&speaker={row.speaker_id}#profile",
        "note": row.speaker.role,
        "role": row.role,
        "role_name": ROLES[HopRole(row.role)],
        "link": LINKS.get(HopRole(row.role), ""),
        "certain": row.order_certain,
        "words": words_at(reading, row.speaker_start, row.speaker_end),
        "cue": row.cue,
        "cue_words": words_at(reading, row.cue_start, row.cue_end),
    }


def words_at(reading: Reading, start: int | None, end: int | None) -> dict[str, Any] | None:
    """A place in the text for a link: its words, its edges, and the paragraph that a page without scripts goes to."""
    if start is None or end is None:
        return None
    number = reading.paragraph_of(start)
    anchor = reading.paragraphs[number - 1].start if reading.paragraphs else 0
    return {"text": reading.edition.text[start:end], "start": start, "end": end, "paragraph": number, "anchor": anchor}


def _denial(span: Span, rows: list[Attribution]) -> dict[str, str]:
    """A denial is no claim of its own: the proposition that is denied, and by whom."""
    proposition = span.details.get("denied") or span.details.get("draft") or " … ".join(span.quote)
    denier = rows[0].speaker.name if rows else ""
    return {"proposition": str(proposition), "denier": denier or str(_("nobody is named"))}
