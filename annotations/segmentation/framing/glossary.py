"""The lexicon of loaded wording: entries with a neutral gloss, and the index by which a text is searched for them.

The entries here are the defaults of every project. A desk adds its own, gives another gloss or switches one off
(`annotations.models.LexiconEntry`); what is in force for an article is handed to ``segment``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase as it is compared: its words in lower case, without numbers, blanks and marks between them."""
    return tuple(word.lower() for word in WORD.findall(phrase))


@dataclass(frozen=True, slots=True)
class Entry:
    """A loaded word or phrase, the other forms it is found in, and what it says without taking a side.

    ``language`` is the first part of a BCP 47 tag; empty: every language. ``own``: the desk's, not a default.
    """

    term: str
    gloss: str
    forms: tuple[str, ...] = ()
    language: str = "en"
    note: str = ""
    own: bool = False

    @property
    def key(self) -> str:
        """What names the entry: its term without case and marks."""
        return " ".join(words_of(self.term))

    def phrases(self) -> Iterable[tuple[str, ...]]:
        """Every form as it is looked for."""
        return (words for words in map(words_of, (self.term, *self.forms)) if words)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The entries of one language, found by the first word of each form: lengths to try, then the phrase itself."""

    lengths: Mapping[str, tuple[int, ...]]
    entries: Mapping[tuple[str, ...], Entry]

    def __bool__(self) -> bool:
        return bool(self.entries)


def phrases_for(entries: Iterable[Entry], language: str) -> Phrases:
    """What a text in this language is searched for. Two entries with one form: the desk's own wins, then the later."""
    wanted = [entry for entry in entries if entry.language in ("", language)]
    found = {phrase: entry for entry in sorted(wanted, key=lambda one: one.own) for phrase in entry.phrases()}
    lengths: dict[str, set[int]] = {}
    for phrase in found:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return Phrases({first: tuple(sorted(some, reverse=True)) for first, some in lengths.items()}, found)


def _default(forms: str, gloss: str) -> Entry:
    term, *others = forms.split(" | ")
    return Entry(term, gloss, tuple(others))


DEFAULTS: tuple[Entry, ...] = (
    _default("regime", "government"),
    _default("junta", "military government"),
    _default("puppet government", "government"),
    _default("so-called", "named so by others"),
    _default("liberate | liberated | liberates | liberating | liberation", "took control of (the speaker's side calls it freeing)"),
    _default("occupation | occupied | occupies | occupying | occupiers | occupier", "control of territory (disputed or unlawful)"),
    _default("separatism | separatist | separatists", "movement for a state or rule of its own"),
    _default("terrorist | terrorists | terrorism", "armed group or act (a legal and political judgement)"),
    _default("martyr | martyrs | martyred", "person killed"),
    _default("provocation | provocations | provoked", "action by the other side"),
    _default("aggression | aggressor | aggressors", "attack or use of force"),
    _default("neocolonial | neocolonialism | colonialism", "outside influence"),
    _default("hypocrisy | hypocritical", "inconsistency, as the speaker sees it"),
    _default("double standards", "unequal treatment, as the speaker sees it"),
    _default("plundered | plunder | looted | looting", "took or removed property"),
    _default("desecrated | desecration", "damaged a religious site"),
    _default("triumph | triumphant", "victory"),
    _default("illegal | illegally | illicit | illicitly | unlawful", "without permission (a legal judgement)"),
    _default("massacre | massacred | slaughter | slaughtered", "killing of many people"),
    _default("genocide | genocidal", "mass killing (a legal judgement)"),
    _default("ethnic cleansing", "forced displacement of a group (a legal judgement)"),
    _default("blockade | blockaded", "closing of a route (a legal and political judgement)"),
    _default("humanitarian catastrophe | humanitarian disaster | humanitarian crisis", "severe lack of basic needs"),
    _default("collapse | collapsed", "ended or fell"),
    _default("brutal | brutally | savage | barbaric | barbarian", "violent"),
    _default("vandalism | vandals", "damage to property"),
    _default("atrocity | atrocities", "grave acts of violence"),
    _default("thugs | thug | mob", "group of people"),
    _default("invader | invaders", "troops that entered"),
    _default("traitor | traitors | treason", "opponent within (a legal judgement)"),
    _default("slammed | slams | blasted | blasts | lashed", "criticised"),
    _default("fake | bogus | sham", "not genuine, as the speaker sees it"),
    _default("propaganda", "one-sided information"),
    _default("hardliner | hardliners | hardline", "supporters of a firm position"),
    _default("extremist | extremists | extremism", "group with far-reaching aims"),
    _default("radical | radicals", "group with far-reaching aims"),
    _default("militant | militants", "armed member of a group"),
    _default("rebels | rebel | insurgents | insurgent", "armed opponents of the government"),
    _default("freedom fighters | freedom fighter", "armed opponents of the government"),
    _default("crackdown", "police or military action"),
    _default("witch hunt", "investigation"),
    _default("rigged", "unfairly run, as the speaker sees it"),
    _default("heroic | heroes | hero", "person praised"),
    _default("historic lands | historical lands | ancestral lands", "territory claimed on historical grounds"),
    _default("mislead | misleads | misleading", "say something the speaker holds to be untrue"),
    _default("inaction", "no action taken"),
    _default("disgraceful | shameful | despicable | outrageous", "disapproved of"),
    _default("crooked | corrupt", "dishonest (a judgement)"),
    _default("war crime | war crimes", "breach of the laws of war (a legal judgement)"),
    _default("picketing", "protest on the spot"),
    _default("land grab", "taking of territory"),
    _default("swarm | flood of", "large number"),
    _default("under the guise", "with the stated aim"),
    _default("lecturing", "criticising"),
    _default("illegal aliens | illegal alien | illegals", "people without permission to stay"),
    _default("illegal immigrants | illegal immigrant | illegal immigration", "immigration without permission"),
    _default("fake news", "reporting that the speaker calls untrue"),
    _default("hoax", "something the speaker holds to be made up"),
    _default("smear campaign | smear campaigns", "criticism that the speaker holds to be untrue"),
    _default("cover-up", "something held back, as the speaker sees it"),
    _default("cronies | crony | henchmen | henchman", "associates"),
    _default("stooge | stooges | lackey | lackeys", "ally said to take orders"),
    _default("bloodbath | carnage | butchered", "killing of many people"),
    _default("warmonger | warmongers | warmongering", "for military action, as the speaker sees it"),
    _default("appeasement", "concessions, as the speaker sees it"),
    _default("rogue state | rogue states | terror state | terror states", "state whose conduct the speaker condemns"),
    _default("collective punishment", "measures against a whole population (a legal judgement)"),
    _default("apartheid", "system of separation by origin (a legal judgement)"),
    _default("dictator | dictators | dictatorship | tyrant | tyranny", "ruler or rule without free elections (a judgement)"),
    _default("heinous | vicious | ruthless | merciless | cowardly", "disapproved of"),
    _default("draconian", "strict"),
    _default("hordes | horde", "large number of people"),
    _default("cynical | cynically", "insincere, as the speaker sees it"),
    _default("blackmail | blackmailing", "pressure (a legal judgement)"),
    _default("meddling", "taking part in others' affairs, as the speaker sees it"),
    _default("bandits | bandit", "armed people"),
    _default("brainwashed | brainwashing", "persuaded, as the speaker sees it"),
)
DEFAULT_BY_KEY = {entry.key: entry for entry in DEFAULTS}
