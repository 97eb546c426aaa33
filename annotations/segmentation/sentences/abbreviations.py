"""Abbreviations that end in a full stop, by what may follow them, and words that open a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotations.segmentation.lexicon import lexicon

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Habits:
    """What the cut must know of a language's way of writing; all words are in small letters without the last stop."""

    leading: frozenset[str] = _NONE  # followed by a name or a number: never the end of a sentence, unless ``trailing`` too
    before_number: frozenset[str] = _NONE  # never the end when a number follows
    trailing: frozenset[str] = _NONE  # the end only if the next word opens a sentence
    openers: frozenset[str] = _NONE  # words that, capitalised after a doubtful full stop, speak for a new sentence
    words_too: frozenset[str] = _NONE  # of ``leading``: written small they are plain words
    small_openers: frozenset[str] = _NONE  # words that open a sentence even without a capital, where people write carelessly
    ordinals: bool = False  # "3. Oktober": a number with a full stop counts
    stops: str = ""  # marks besides the common ones that end a sentence
    full_stop: bool = True  # false where "." is a lesser mark beside ``stops``
    known: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """All abbreviations together, for the quick look."""
        object.__setattr__(self, "known", self.leading | self.before_number | self.trailing)


# Titles and the like: before a name or a number in English.
LEADING = lexicon(
    "mr mrs ms mx messrs dr drs prof gen lt col sgt cpl capt cmdr adm maj pvt sen rep gov pres hon rev fr"
    " reps sens govs profs gens msgr amb atty supt det insp st mt ft vs v viz cf al fig figs eq vol nr art para pp approx ca dept"
    " univ assn assoc asst e.g i.e op ed eds trans hr dipl ing mag doc bl sta ps p.s"
)
# Offices that a country, a body or a state stands before: "U.S. Rep. Lee", "Calif. Gov. Lee".
OFFICES = lexicon("rep reps sen sens gov govs amb atty gen gens adm sec supt lt maj col capt pres asst dep")
STATES = lexicon(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis"
    " wyo n.y n.j n.c s.c n.h n.m r.i s.d n.d w.va"
)
ENGLISH = Habits(
    leading=LEADING,
    words_too=lexicon("art fig ed op ch mag doc det hon eq ing ps reps sens gens"),
    before_number=lexicon(
        "no nos n° nr p pp c vol sec ch fig art jan feb mar apr jun jul aug sep sept oct nov dec rs tel ext"
    ),
    trailing=lexicon(
        "st ft al dept univ assn inc corp co ltd llc plc jr sr esq bros etc ave blvd rd sq bldg jan feb mar apr jun jul aug sep sept"
        " oct nov dec mon tue tues wed thu thur thurs fri sat sun a.m p.m am pm ph.d b.a m.a b.sc m.sc ll.b"
        " m.d d.c est min max gmbh s.a s.p.a a.s"
    )
    | STATES,
    openers=lexicon(
        "the a an this that these those there here it its he she his her they their we our you your i my in"
        " on at by for from with after before during since until when while where why how what which who as if"
        " although though because but and or so yet however meanwhile moreover furthermore also then now today"
        " yesterday tomorrow earlier later still even only not no some many most more all both each every"
        " another other such one two three according despite under over about into let is are was were do does"
        " did can could will would should may might must has have had instead otherwise nevertheless"
        " nonetheless therefore thus hence besides"
    ),
    small_openers=lexicon("the it he she they we this there if but so not my i"),
)
SPEECH = lexicon(
    "said says asked asks replied answered added adds wrote writes told tells recalled noted exclaimed"
    " shouted explained continued insisted stressed tweeted wondered declared argued"
)
