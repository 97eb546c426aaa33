"""Words that attribute: verbs of saying by what follows them, and the words that introduce a source.

``clause`` cues take a statement ("said that the road is open"), ``object`` cues a noun phrase ("dismissed allegations
of a blockade"), many take both. The sort keeps saying, denying, accusing, asking and thinking apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotations.segmentation.found import Stance
from annotations.segmentation.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Cue:
    """One verb of saying in one of its forms."""

    lemma: str
    sort: str
    form: str
    clause: bool
    takes_object: bool
    that_only: bool = False

    @property
    def stance(self) -> Stance:
        """What the speaker does with the content."""
        return "denies" if self.sort == "denies" else "questions" if self.sort == "asks" else "asserts"


_CLAUSE = (
    "say/said/saying state add note stress/stressed/stressing emphasize emphasise underline underscore claim argue"
    " assert announce/announced/announcing declare explain remark warn insist maintain allege contend acknowledge"
    " admit/admitted/admitting concede reveal confirm report reiterate mention observe recall point+out affirm"
    " suggest indicate tell/told/telling remind inform assure tweet write/wrote/writing predict conclude complain"
    " testify/testified/testifying estimate repeat charge caution reply/replied/replying respond answer quip joke"
    " highlight opine disclose boast promise pledge vow swear/swore/swearing stipulate continue"
    " make+it+clear/made+it+clear/making+it+clear clarify/clarified/clarifying"
)
_OBJECT_TOO = lexicon(
    "stress emphasize emphasise underline underscore announce declare confirm reiterate acknowledge admit"
    " affirm reveal report highlight mention note recall warn repeat explain point+out claim allege"
)
_OBJECT = (
    "call/called/calling call+for/called+for/calling+for call+on/called+on/calling+on"
    " accuse blame express/expressed/expressing speak/spoke/speaking criticize criticise condemn describe praise hail"
    " denounce slam/slammed/slamming urge voice welcome demand"
)
_THAT_ONLY = (
    "find/found/finding show rule learn agree know/knew/knowing decide discover prove realize realise guarantee"
    " understand/understood/understanding guess"
)
_DENY = (
    "deny/denied/denying dismiss/dismissed/dismissing reject refute disprove dispute rebut/rebutted/rebutting"
)
_THINK = "believe think/thought/thinking hope fear/feared/fearing"
_ASK = "ask question wonder inquire"
_HEARER = lexicon("tell remind inform assure warn ask urge promise caution")


def _forms(entry: str) -> dict[str, str]:
    """The forms of one verb: present, past, participle. Irregular verbs list theirs after a stroke."""
    base, *given = entry.split("/")
    verb, _, particle = base.partition("+")
    tail = f" {particle.replace('+', ' ')}" if particle else ""
    if given and "+" in base:
        past, ing = (form.replace("+", " ") for form in given)
        return {base.replace("+", " "): "base", past: "past", ing: "participle"}
    past = given[0] if given else (verb + "d" if verb.endswith("e") else verb + "ed")
    ing = given[1] if given else ((verb.removesuffix("e")) + "ing")
    third = verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "s"
    if verb.endswith(("ss", "sh", "ch")):
        third = verb + "es"
    return {verb + tail: "base", third + tail: "present", past + tail: "past", ing + tail: "participle"}


def _build() -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    groups = (
        (_CLAUSE, "says"), (_THAT_ONLY, "says"), (_OBJECT, "says"), (_DENY, "denies"), (_THINK, "thinks"),
        (_ASK, "asks"),
    )  # fmt: skip
    for entries, sort in groups:
        for entry in entries.split():
            lemma = entry.split("/")[0].replace("+", " ")
            kind = "accuses" if lemma in ("accuse", "blame") else sort
            takes_object = entries in (_OBJECT, _DENY) or lemma.replace(" ", "+") in _OBJECT_TOO
            for form, tense in _forms(entry).items():
                table[form] = Cue(lemma, kind, tense, entries != _OBJECT, takes_object, entries == _THAT_ONLY)
    return table


CUES = _build()
PAST_OF = {
    form: next(past for past, other in CUES.items() if other.lemma == cue.lemma and other.form == "past")
    for form, cue in CUES.items()
    if cue.form == "participle"
}
TWO_WORD = frozenset(form.split()[0] for form in CUES if " " in form)
HEARER_LEMMAS = _HEARER
RELAYING = lexicon("reporting citing quoting referencing")
ADVERBS = lexicon(
    "also further furthermore then again earlier later previously recently repeatedly often once only"
    " simply always never reportedly allegedly publicly privately still even now already just once both"
    " all has have had did does do separately meanwhile additionally strongly firmly categorically"
)
