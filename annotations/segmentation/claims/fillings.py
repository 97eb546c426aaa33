"""What words that lean on the article stand for: "the road", "Mamadov", "the two leaders", "the country", "on Monday".

Only what the article itself resolves is filled in, from its entities, its countries and its dates; the rest stays as written.
Each filling is told beside the draft.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.segmentation.entities.gazetteer import COUNTRIES
from annotations.segmentation.entities.roles import country_key
from annotations.segmentation.entities.speakers import Speakers
from annotations.segmentation.found import EntityFound, Span
from annotations.segmentation.quantities.quantities import QuantityFound

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905  months read as months
_CAPITAL = re.compile(r"\b[A-Z][a-z]{3,20}\b")
_BARE = re.compile(r"[Tt]h(?:e|is|at) [a-z]+\Z")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9T])")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\Z|yesterday\Z|today\Z|tomorrow\Z", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:on|since|until|by|before|after|from|till|late|early|of|for|to|through)\s\Z", re.IGNORECASE)
_BOUND = re.compile(r"(?:\b(?:an?|the|every|each|any|one|this|that|most|at|in|all|his|her|their|its|our)|['’]s|-)\s?\Z", re.IGNORECASE)
_FREE = re.compile(
    r"\Z|[,.;:?!)\]”\"—]| [—–-]| (?:and|or|but|to|in|at|on|for|by|with|from|of|as|that|after|before|until|when|where|while|because|who"
    r"|which|if|he|she|it|they|we|the|an?|was|were|is|are|had|has|have|will|would|said|told|about|over|under|against|near|during|amid|without|into"
    r"|[a-z]{3,16}ed)\b|\n"
)
"""What may stand behind a weekday that is the time of its sentence and no part of a longer name: not "Friday prayers", "Sunday's"."""
_SOMEONE = re.compile(
    r"\b(?:father|mother|brother|sister|son|daughter|husband|wife|uncle|aunt|cousin|friend|man|woman|boy|girl|partner|colleague|someone"
    r"|boss|lawyer|doctor|judge|officer|teacher|student|neighbou?r|victim|suspect|president|minister|leader|spokes(?:man|woman|person))s?\b"
)
_OPENING = re.compile(r"(?:\A|[.!?]\s)(?:[A-Z][\w’'-]{0,20} ){0,5}\Z")
_TITLED = re.compile(r"(?:[A-Z]\w{1,20}|[Tt]he|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Prof)\.) \Z")
_ITS = re.compile(r"\bits\b")
_SUCH = (
    r"(?:war|conflict|deal|agreement|treaty|pact|summit|meeting|talks|attack|election|law|bill|ruling|study|survey|poll|crash|fire|protest)"
)
_LEANING = re.compile(
    r"\b[Tt]he (?:(?P<pair>two (?:leaders|officials|presidents|ministers|men|women|politicians|diplomats|rivals|candidates)\b)"
    rf"|(?P<country>(?:country|nation)\b)|(?P<noun>{_SUCH})\b(?! (?:of|in|on|between|with|against|for)\b))"
)
_PART_OF_A_DAY = r"(?:[A-Z][\w-]*|[0-9]{1,4})"
_ONE = re.compile(
    rf"\b(?:[Aa]n?) (?P<what>(?:[\w-]{{2,20}} ){{0,3}}?(?P<noun>{_SUCH}))"
    rf"(?P<when> (?:in|on) {_PART_OF_A_DAY}(?:,? (?:and )?{_PART_OF_A_DAY}){{0,5}})?(?![\w-])"
)
_PAIRED = re.compile(r",(?= (?!(?:the|an?|it|he|she|they|his|her|its|their|this|that|when|while|and|but|which|where|who)\b)[a-z])")
"""A comma that only closes the one inside a date: "the December 3 and 7, 2022, talks"."""
_BACK = 400
_QUOTED = 800


@dataclass(frozen=True, slots=True)
class Filling:
    """A stretch of the text and what stands for it in a draft."""

    span: Span
    words: str


class References:
    """The fillings of one article, looked up by place."""

    def __init__(self, text: str, entities: Sequence[EntityFound], quantities: Sequence[QuantityFound], speakers: Speakers) -> None:
        self.text = text
        self.speakers = speakers
        self.people = sorted((one.mentions[0][0], one.name) for one in entities if one.kind == "person" and one.mentions)
        found = [filling for one in entities for filling in _named(text, one)]
        found += [filling for one in quantities if (filling := _dated(text, one)) is not None]
        self.sure = {one.name for one in entities if one.kind == "person" and one.certain}
        self.known = sorted(found, key=lambda one: (one.span[0], -one.span[1]))
        self.starts = [one.span[0] for one in self.known]
        self.leaning = list(_LEANING.finditer(text))
        self.leaning_at = [match.start() for match in self.leaning]
        self.owners = sorted((span, one.name) for one in entities if one.kind != "person" for span in one.mentions)

    def within(self, start: int, end: int) -> list[Filling]:
        """Fillings inside a stretch, in order, without overlap."""
        inside = self.known[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        leaning = self.leaning[bisect_left(self.leaning_at, start) : bisect_left(self.leaning_at, end)]
        meant = [Filling(match.span(), words) for match in leaning if (words := self._meant(match, start)) is not None]
        found = sorted([*inside, *meant, *self._its(start, end)], key=lambda one: (one.span[0], -one.span[1]))
        kept: list[Filling] = []
        for one in found:
            if one.span[1] <= end and (not kept or one.span[0] >= kept[-1].span[1]):
                kept.append(one)
        return kept

    def pronoun(self, word: str, at: int) -> str | None:
        """The person a "he" or "she" means in the article's own voice.

        It is the one with whom the paragraph opens a sentence, if it speaks of nobody else. Anything less sure stays a
        pronoun: a wrong name in a claim harms someone.
        """
        begin = self._paragraph(at)
        mentions = self.speakers.mentions
        low, high = bisect_left(mentions.places, begin), bisect_left(mentions.places, at)
        people = {person.name for person in mentions.people[low:high]}
        if len(people) != 1 or _SOMEONE.search(self.text, begin, at):
            return None
        if not any(_OPENING.search(self.text[max(begin, place - 80) : place]) for place in mentions.places[low:high]):
            return None
        return mentions.people[low].name if self.may_be(mentions.people[low].name, word) else None

    def may_be(self, name: str, word: str) -> bool:
        """Whether "he" or "she" can stand for a name: one that is surely a person's, and not known to be of the other gender."""
        person = self.speakers.bearers.full.get(name)
        return person is not None and name in self.sure and person.gender in (None, word.lower())

    def _paragraph(self, at: int) -> int:
        """Where the paragraph of a place begins, not farther back than is looked."""
        floor = max(0, at - _BACK)
        return max(floor, self.text.rfind("\n", floor, at) + 1)

    def _meant(self, match: re.Match[str], start: int) -> str | None:
        """What a definite phrase of a stretch that begins at ``start`` leans on; None if that is not one thing."""
        if match["pair"]:
            two = bisect_left(self.people, (match.start(), "")) == 2
            return f"{self.people[0][1]} and {self.people[1][1]}" if two else None
        return self._country(match.start()) if match["country"] else self._told_before(match["noun"], start)

    def _country(self, at: int) -> str | None:
        """The country, where shortly before only one is named or meant by its adjective."""
        words = _CAPITAL.findall(self.text, self._paragraph(at), at)
        named = {_COUNTRY_OF[key] for word in words if (key := country_key(word)) in _COUNTRY_OF}
        return named.pop() if len(named) == 1 else None

    def _told_before(self, noun: str, start: int) -> str | None:
        """The war, where shortly before a single one was brought in: "a 44-day war in September 2020"."""
        before = _ONE.finditer(self.text, max(0, start - _BACK), start)
        told = {one["noun"] + one["when"] if one["when"] else one["what"] for one in before if one["noun"] == noun}
        return f"the {told.pop()}" if len(told) == 1 and told != {noun} else None

    def _its(self, start: int, end: int) -> Iterator[Filling]:
        """Its, at the beginning of what was cut out, where the words before name a single body or place."""
        match = _ITS.search(self.text, start, end) if self.text.find("its", start, end) >= 0 else None
        if match is None:
            return
        begin = max(self._paragraph(start), self.text.rfind(". ", max(0, start - _BACK), start) + 1)
        low, high = bisect_left(self.owners, ((begin, 0), "")), bisect_left(self.owners, ((start, 0), ""))
        inside = bisect_left(self.owners, ((match.start(), 0), ""))
        names = {name for _, name in self.owners[low:high]}
        if len(names) == 1 and inside == high:
            written = self.text[slice(*self.owners[low][0])]
            article = "the " if self.text.startswith(("the ", "The "), max(0, self.owners[low][0][0] - 4)) else ""
            yield Filling(match.span(), f"{article}{written}’s")


_COUNTRY_OF = {country_key(name): name for name in sorted(COUNTRIES, reverse=True) if " " not in name}


def _named(text: str, entity: EntityFound) -> Iterator[Filling]:
    """Full names for bare surnames and telling roles of people who are surely people; names for "the road" and the like.

    A surname that stands before the full name is somebody the reader is taken to know, perhaps another of that name.
    """
    full = next((start for start, end in entity.mentions if entity.name in text[start:end]), len(text))
    for start, end in entity.mentions:
        written = text[start:end]
        if written == entity.name or entity.name in written:
            continue
        if entity.kind == "person" and entity.certain and start > full and _tells(text, start, written, entity):
            yield Filling((start, end), entity.name)
        elif entity.kind == "place" and _BARE.match(written):
            yield Filling((start, end), f"the {entity.name}" if entity.name.split()[-1].islower() else entity.name)


def _tells(text: str, start: int, written: str, entity: EntityFound) -> bool:
    """A surname without a title before it ("President Clinton" may be another Clinton); a role of three words and more."""
    if written[0].isupper() and not written.startswith("The "):
        return not _TITLED.search(text, max(0, start - 22), start)
    return written.count(" ") >= 2 or any(one.name == written and one.certain for one in entity.aliases)


def _dated(text: str, quantity: QuantityFound) -> Filling | None:
    """Whole days written out, all in one way; of days without a year only those resolved against the day of publication."""
    days = _DAY.findall(str(quantity.details.get("value")))
    if quantity.details["type"] != "date" or quantity.details.get("granularity") != "day" or not days:
        return None
    if quantity.details.get("certain") is False:
        return None
    start, end = quantity.span
    months = {day[:2] for day in days}
    if len(months) != 1:
        return None
    year, month = months.pop()
    written = f"{' and '.join(str(int(day[2])) for day in days)} {_MONTHS[int(month) - 1]} {year}"
    placed = _PREPOSITION.search(text, max(0, start - 10), start)
    leans = _WEEKDAY.search(text[start:end]) is not None
    if _is_quoted(text, start) or (leans and (_BOUND.search(text, max(0, start - 10), start) or not _FREE.match(text, end))):
        return None
    bare = leans and placed is None
    end += "," in text[start:end] and _PAIRED.match(text, end) is not None
    return Filling((start, end), f"on {written}" if bare else written)


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place of the text lies in a quotation opened in its paragraph: other people's words are not changed."""
    before = text[max(0, at - _QUOTED) : at].rsplit("\n", 1)[-1]
    return before.rfind("“") > before.rfind("”") or before.rfind("«") > before.rfind("»") or before.count('"') % 2 == 1
