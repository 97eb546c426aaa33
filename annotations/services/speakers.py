"""The ledger of speakers: which spellings are one person or body.

An alias that is another speaker's name joins the two; giving it up parts them again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict, Invalid
from annotations.models import Attribution, Span, Speaker
from annotations.undoing import remember

MOST_ALIASES = 50
LONGEST = 300


@transaction.atomic
def alias_speaker(*, by: Access, speaker: Speaker, aliases: Sequence[str]) -> Speaker:
    """Say by which other names a speaker goes: all of them at once, "" and the speaker's own name left out.

    A hop remembers under which name it was attributed, so that a given-up alias takes exactly its own hops along again.
    """
    by.require("change_others")
    by.locked_project()  # of two who give one name to two speakers, one is told
    speaker = by.locked(by.speakers(), speaker.pk)
    wanted = _wanted(speaker, aliases)
    new, gone = [one for one in wanted if one not in speaker.aliases], [one for one in speaker.aliases if one not in wanted]
    if not (new or gone):
        return speaker
    if by.speakers().filter(aliases__overlap=new).exclude(pk=speaker.pk).exists():
        raise Conflict("Another speaker goes by this name already.", field="aliases", reason="alias_taken")
    for name in gone:
        _part(by, speaker, name)
    others = by.speakers().filter(name__in=new).select_for_update().order_by("pk")  # waits for hops that are being written to them
    for other in others:
        wanted += [one for one in other.aliases if one not in wanted]
        _join(other, speaker)
    was, now = {"aliases": sorted(speaker.aliases)}, {"aliases": sorted(wanted)}
    remember(by=by, verb="speaker.alias", obj=f"speaker:{speaker.pk}", before=was, after=now)
    speaker.aliases = wanted
    speaker.version += 1
    speaker.save(update_fields=["aliases", "version"])
    ledger.record(
        project_id=by.project.pk, actor=by.user, verb="speaker.alias", obj=f"speaker:{speaker.pk}", joined=len(new), parted=len(gone)
    )
    return speaker


def _wanted(speaker: Speaker, aliases: Sequence[str]) -> list[str]:
    wanted = [name for name in dict.fromkeys(" ".join(one.split()) for one in aliases) if name and name != speaker.name]
    if len(wanted) > MOST_ALIASES:
        raise Invalid(f"At most {MOST_ALIASES} other names.", field="aliases", reason="too_many", limit=MOST_ALIASES)
    if any(len(name) > LONGEST for name in wanted):
        raise Invalid(f"A name has at most {LONGEST} characters.", field="aliases", reason="too_long", limit=LONGEST)
    return wanted


def _join(other: Speaker, speaker: Speaker) -> None:
    """What the other said is the speaker's now; what is known of the other fills what is not known of the speaker."""
    hops = Attribution.objects.filter(speaker=other)
    hops.filter(named="").update(named=other.name)
    _spans_changed(hops)
    hops.update(speaker=speaker)
    if speaker.kind == "unknown":
        speaker.kind = other.kind
    speaker.role, speaker.wikidata = speaker.role or other.role, speaker.wikidata or other.wikidata
    speaker.save(update_fields=["kind", "role", "wikidata"])
    other.delete()


def _part(by: Access, speaker: Speaker, name: str) -> None:
    """The hops that were attributed to that name are another speaker's again."""
    hops = Attribution.objects.filter(speaker=speaker, named=name)
    if hops.exists():
        other = Speaker.objects.create(project=by.project, name=name, kind=speaker.kind, created_by=by.user)
        _spans_changed(hops)
        hops.update(speaker=other, named="")


def _spans_changed(hops: QuerySet[Attribution]) -> None:
    """The marks that say who speaks get a new tag with their speaker."""
    Span.objects.filter(pk__in=hops.values("span_id")).update(version=F("version") + 1)


def speakers_of(project_id: int, names: Sequence[str], made_by: Any) -> dict[str, tuple[int, str]]:
    """Speaker and alias (empty: its own name) behind each name; new names become speakers. A few statements, however many names."""
    rows = Speaker.objects.filter(project_id=project_id)
    known = {name: (pk, "") for name, pk in rows.filter(name__in=names).values_list("name", "pk")}
    if len(known) < len(names):
        for pk, aliases in rows.filter(aliases__overlap=list(names)).values_list("pk", "aliases"):
            known |= {name: (pk, name) for name in set(aliases).intersection(names) if name not in known}
    new = [name for name in names if name not in known]
    if new:
        Speaker.objects.bulk_create([Speaker(project_id=project_id, name=name, created_by=made_by) for name in new], ignore_conflicts=True)
        known |= {name: (pk, "") for name, pk in rows.filter(name__in=new).values_list("name", "pk")}
    return known
