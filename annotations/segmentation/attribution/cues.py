"""Words that attribute: every form of the verbs of saying, thinking, planning and judging, ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.segmentation.attribution.verbs import HEARERS, read_groups
from annotations.segmentation.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Cue:
    """One reading of a verb in one of its forms; ``frames`` and ``preps`` say what may follow it (see ``verbs``)."""

    lemma: str
    sort: str
    form: str
    frames: str
    preps: frozenset[str]

    @property
    def clause(self) -> bool:
        """Whether a statement of its own can follow."""
        return not {"c", "w", "q"}.isdisjoint(self.frames)

    @property
    def hears(self) -> bool:
        """Whether whom it is said to may stand between the verb and what is said."""
        return self.lemma in HEARERS


def _forms(entry: str) -> Iterator[tuple[str, str]]:
    """The forms of one verb with their names: base, present, past, participle."""
    base, *given = entry.replace("+", " ").replace("!", "").split("/")
    verb, _, particle = base.partition(" ")
    tail = f" {particle}" if particle else ""
    if "!" not in entry:
        yield base, "base"
        yield _third(verb) + tail, "present"
    if given:
        yield given[0], "past"
        yield given[1], "participle"
        return
    stem = verb.removesuffix("e")
    yield (verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeou" else stem + "ed") + tail, "past"
    yield stem + "ing" + tail, "participle"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("ss", "sh", "ch", "go", "x")) else "s")


def _build() -> dict[str, tuple[Cue, ...]]:
    table: dict[str, tuple[Cue, ...]] = {}
    for group in read_groups():
        for entry in group.entries:
            lemma = entry.split("/")[0].rstrip("!").replace("+", " ")
            for form, name in _forms(entry):
                reading = Cue(lemma, group.sort, name, group.frames, group.preps)
                if all(one.form != name or one.frames != group.frames for one in table.get(form, ())):
                    table[form] = (*table.get(form, ()), reading)
    return table


CUES = _build()
_PASTS = {cue.lemma: form for form, cues in CUES.items() for cue in cues if cue.form == "past"}
PAST_OF = {form: _PASTS[cues[0].lemma] for form, cues in CUES.items() if cues[0].form == "participle"}
PARTICLES = frozenset(form.split()[0] for form in CUES if " " in form)
RELAYING = lexicon("reporting citing quoting referencing")
ADVERBS = lexicon(
    "also further furthermore then again earlier later previously recently repeatedly often once only"
    " simply always never reportedly allegedly publicly privately still even now already just"
    " all separately meanwhile additionally strongly firmly categorically first too instead"
    " almost nearly thus long soon ever really actually perhaps maybe sometimes quickly not"
)
