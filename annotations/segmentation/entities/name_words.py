"""Words that stand capitalised beside names without being part of one, and words that tell that a name is no person's."""

from __future__ import annotations

from annotations.segmentation.entities.bodies import BODY_HEADS
from annotations.segmentation.entities.gazetteer import DEMONYMS, PLACE_HEADS
from annotations.segmentation.entities.posts import POSTS
from annotations.segmentation.lexicon import lexicon

NOT_FIRST = lexicon(
    "the a an in on at he she it they we you i but and if as for from to of by with since during after before when while where what who"
    " how why according meanwhile however also this that these those there here its his her our their my your previously furthermore"
    " besides despite although though because until under over no not yes so then now today yesterday tomorrow is are was were do does"
    " did has have had will would can could should may many most some all both each every only even one two three four five six seven"
    " eight nine ten such other another more last next first second several few earlier later still yet perhaps maybe both none former"
    " like unlike about or nor let among between through against around around across along given asked thanks once whether instead"
    " moreover additionally finally recently monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december photo image video read click watch updated"
)
NEVER_NAMES = lexicon(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november"
    " december i i'm i've i'd i'll it's he's she's that's don't christmas easter ramadan ok tv mr mr. mrs mrs. ms ms. dr dr. god ph.d."
)
NO_PERSON = BODY_HEADS | PLACE_HEADS | DEMONYMS | NEVER_NAMES | lexicon(
    "republic states kingdom nations cross war rights south east west north united new agreement treaty act economic international"
    " national day year week night amendment bill law plan deal award prize cup game games show book street the of for and american black"
    " white red green blue big great grand high human world civil old little general one two three four five six seven eight nine ten round"
)
_HONORIFICS = lexicon("mr mr. mrs mrs. ms ms. dr dr. sir lord lady sen sen. rep rep. gov gov. gen gen. col lt prof prof. rev rev. justice")
LOOSE_TITLES = lexicon(
    "executive rival incumbent challenger opponent billionaire activist reporter correspondent anchor host strategist pollster historian"
    " founder co-founder actor actress singer comedian journalist hacker"
)
"""What somebody is, before a given name only: "Chief Executive Ann Lee", but "Executive Board"."""
TITLES = POSTS | _HONORIFICS
