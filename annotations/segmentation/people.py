"""The people an article names, with the titles it gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.paragraphs import Paragraph
from annotations.segmentation.sources import BODIES, POSTS

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚΑ-ΩА-Я]"
_NAME_WORD = rf"(?:{_UPPER}\.|{_UPPER}[\w’'-]*)"
_NAME = re.compile(rf"\b{_NAME_WORD}(?: (?:(?:of|de|van|von|al|bin|el|da) (?:the )?)?{_NAME_WORD})+")
_COUNTERPART = re.compile(r"\bcounterpart,? $")
_PLACES_AND_BODIES = BODIES | lexicon(
    "republic states kingdom nations cross region district road corridor war sea street river council"
    " court rights house university institute south north east west united new news post times january"
    " february march april may june july august september october november december monday tuesday"
    " wednesday thursday friday saturday sunday agreement treaty act zone economic city international"
    " national federation"
)
_NOT_FIRST = lexicon(
    "the a an in on at he she it they but and if as for from since during after before when while"
    " according meanwhile however also this that these those its his her our their previously furthermore"
    " besides despite although"
)
_IRREGULAR = {
    "french": "france", "british": "britain", "dutch": "netherlands", "turkish": "türkiye", "german": "germany",
    "spanish": "spain", "greek": "greece", "american": "us", "u.s.": "us", "polish": "poland", "swiss": "switzerland",
    "welsh": "wales", "danish": "denmark", "finnish": "finland", "swedish": "sweden", "irish": "ireland",
    "scottish": "scotland", "thai": "thailand", "chinese": "china", "turkey": "türkiye", "uk": "britain",
}  # fmt: skip
_NATION_ENDINGS = ("ian", "ese", "ish", "an", "i", "ia", "a")


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the fullest name, the title words given with it and where it first stands."""

    name: str
    title: str
    at: int

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rsplit(" ", 1)[-1]


def country_key(word: str) -> str:
    """One key for a country and what belongs to it: "Azerbaijani", "Azerbaijan's" and "Azerbaijan" agree."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    low = _IRREGULAR.get(low, low)
    cut = ""
    while low != cut:
        cut = low
        ending = next((end for end in _NATION_ENDINGS if low.endswith(end) and len(low) - len(end) >= 4), "")
        low = low.removesuffix(ending)
    return low


def find_people(text: str, paragraphs: Sequence[Paragraph]) -> list[Person]:
    """Every person named with given name and surname, in order of first mention."""
    people: dict[str, Person] = {}
    last_title = ""
    for paragraph in paragraphs:
        if paragraph.role not in ("body", "deck", "caption", "headline"):
            continue
        for match in _NAME.finditer(text, paragraph.start, paragraph.end):
            title, name = _split(match.group())
            if _COUNTERPART.search(text[max(0, match.start() - 13) : match.start()]):
                nation = text[max(0, match.start() - 40) : match.start()].split()[-2:-1]
                title = " ".join([*nation, *(word for word in last_title.split() if word.lower() in POSTS)])
            if name is None or (paragraph.role == "headline" and not title):
                continue
            known = people.get(name)
            if known is None:
                people[name] = Person(name, title, match.start())
            elif title and not known.title:
                people[name] = Person(name, title, known.at)
            last_title = title or last_title
    return list(people.values())


def _split(written: str) -> tuple[str, str | None]:
    """Title and name of a run of capitalised words; the name is None where no person can be seen."""
    words = written.replace("’s ", "'s ").split()
    while words and words[0].lower() in _NOT_FIRST:
        words = words[1:]
    posts = [at for at, word in enumerate(words) if word.lower().rstrip(".") in POSTS]
    cut = posts[-1] + 1 if posts else 0
    while cut < len(words) and words[cut] == "of":
        cut += 3 if words[cut + 1 : cut + 2] == ["the"] else 2
    title, rest = words[:cut], words[cut:]
    if any(word.endswith("'s") for word in rest[:-1]):
        return " ".join(title), None
    if "of" in rest:
        rest = rest[: rest.index("of")]
    if rest:
        rest[-1] = rest[-1].replace("’", "'").removesuffix("'s").rstrip("'.")
    low = {word.lower() for word in rest}
    if (
        not 2 <= len(rest) <= 4
        or low & _PLACES_AND_BODIES
        or low & {"of", "the"}
        or (rest[0].isupper() and len(rest[0]) > 1)
    ):
        return " ".join(title), None
    return " ".join(title), " ".join(rest)


def near(one: str, other: str) -> bool:
    """Equal, or one letter added, left out or changed in names of five letters and more (Mamadov, Mammadov)."""
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    return longer[at + 1 :] == (shorter[at + 1 :] if len(one) == len(other) else shorter[at:])
