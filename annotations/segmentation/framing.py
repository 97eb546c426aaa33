"""Loaded wording, tagged with a neutral gloss. It judges no claim; it shows where words take a side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from annotations.segmentation.found import Span

_GLOSSES: tuple[tuple[str, str], ...] = (
    ("regime", "government"),
    ("junta", "military government"),
    ("puppet government", "government"),
    ("so-called", "named so by others"),
    (
        "liberate | liberated | liberates | liberating | liberation",
        "took control of (the speaker's side calls it freeing)",
    ),
    (
        "occupation | occupied | occupies | occupying | occupiers | occupier",
        "control of territory (disputed or unlawful)",
    ),
    ("separatism | separatist | separatists", "movement for a state or rule of its own"),
    ("terrorist | terrorists | terrorism", "armed group or act (a legal and political judgement)"),
    ("martyr | martyrs | martyred", "person killed"),
    ("provocation | provocations | provoked", "action by the other side"),
    ("aggression | aggressor | aggressors", "attack or use of force"),
    ("neocolonial | neocolonialism | colonialism", "outside influence"),
    ("hypocrisy | hypocritical", "inconsistency, as the speaker sees it"),
    ("double standards", "unequal treatment, as the speaker sees it"),
    ("plundered | plunder | looted | looting", "took or removed property"),
    ("desecrated | desecration", "damaged a religious site"),
    ("triumph | triumphant", "victory"),
    ("illegal | illegally | illicit | illicitly | unlawful", "without permission (a legal judgement)"),
    ("massacre | massacred | slaughter | slaughtered", "killing of many people"),
    ("genocide | genocidal", "mass killing (a legal judgement)"),
    ("ethnic cleansing", "forced displacement of a group (a legal judgement)"),
    ("blockade | blockaded", "closing of a route (a legal and political judgement)"),
    ("humanitarian catastrophe | humanitarian disaster | humanitarian crisis", "severe lack of basic needs"),
    ("collapse | collapsed", "ended or fell"),
    ("brutal | brutally | savage | barbaric | barbarian", "violent"),
    ("vandalism | vandals", "damage to property"),
    ("atrocity | atrocities", "grave acts of violence"),
    ("thugs | thug | mob", "group of people"),
    ("invader | invaders", "troops that entered"),
    ("traitor | traitors | treason", "opponent within (a legal judgement)"),
    ("slammed | slams | blasted | blasts | lashed", "criticised"),
    ("fake | bogus | sham", "not genuine, as the speaker sees it"),
    ("propaganda", "one-sided information"),
    ("hardliner | hardliners | hardline", "supporters of a firm position"),
    ("extremist | extremists | extremism", "group with far-reaching aims"),
    ("radical | radicals", "group with far-reaching aims"),
    ("militant | militants", "armed member of a group"),
    ("rebels | rebel | insurgents | insurgent", "armed opponents of the government"),
    ("freedom fighters | freedom fighter", "armed opponents of the government"),
    ("crackdown", "police or military action"),
    ("witch hunt", "investigation"),
    ("rigged", "unfairly run, as the speaker sees it"),
    ("heroic | heroes | hero", "person praised"),
    ("historic lands | historical lands | ancestral lands", "territory claimed on historical grounds"),
    ("mislead | misleads | misleading", "say something the speaker holds to be untrue"),
    ("inaction", "no action taken"),
    ("disgraceful | shameful | despicable | outrageous", "disapproved of"),
    ("crooked | corrupt", "dishonest (a judgement)"),
    ("war crime | war crimes", "breach of the laws of war (a legal judgement)"),
    ("picketing", "protest on the spot"),
    ("land grab", "taking of territory"),
    ("swarm | flood of", "large number"),
    ("under the guise", "with the stated aim"),
    ("lecturing", "criticising"),
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class FramingFound:
    """A loaded word or phrase and its neutral gloss."""

    span: Span
    term: str
    gloss: str


def _phrases() -> dict[str, Mapping[tuple[str, ...], str]]:
    """First word → phrases that begin with it. Forms in the table stand between bars."""
    index: dict[str, dict[tuple[str, ...], str]] = {}
    for forms, gloss in _GLOSSES:
        for phrase in (tuple(form.split()) for form in forms.split(" | ")):
            index.setdefault(phrase[0], {})[phrase] = gloss
    return {
        first: dict(sorted(phrases.items(), key=lambda row: -len(row[0]))) for first, phrases in index.items()
    }


_INDEX = _phrases()


def find_framing(text: str, start: int, end: int) -> list[FramingFound]:
    """The loaded words of ``text[start:end]`` in order, the longest phrase first, without overlap."""
    found: list[FramingFound] = []
    matches = list(_WORD.finditer(text, start, end))
    taken = -1
    for at, match in enumerate(matches):
        phrases = _INDEX.get(match.group().lower())
        if phrases is None or at <= taken:
            continue
        for phrase, gloss in phrases.items():
            window = matches[at : at + len(phrase)]
            if tuple(word.group().lower() for word in window) == phrase:
                taken = at + len(phrase) - 1
                found.append(FramingFound((match.start(), window[-1].end()), " ".join(phrase), gloss))
                break
    return found
