"""Who "the deputy minister" or "the French president" is: the person whose title, as the article gives it, fits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from annotations.segmentation.entities.people import Person
from annotations.segmentation.entities.posts import POSTS
from annotations.segmentation.layout.paragraphs import Paragraph
from annotations.segmentation.lexicon import lexicon

_IRREGULAR = {
    "french": "france", "british": "britain", "dutch": "netherlands", "turkish": "türkiye", "german": "germany",
    "spanish": "spain", "greek": "greece", "american": "us", "u.s.": "us", "polish": "poland", "swiss": "switzerland",
    "welsh": "wales", "danish": "denmark", "finnish": "finland", "swedish": "sweden", "irish": "ireland",
    "scottish": "scotland", "thai": "thailand", "chinese": "china", "turkey": "türkiye", "uk": "britain",
}  # fmt: skip
_NATION_ENDINGS = ("ian", "ese", "ish", "an", "i", "ia", "a")
_GENERIC = lexicon("official diplomat leader politician head representative")
_BACK = 24
_POST = "|".join(sorted([*POSTS, "Head of State", "head of state"], key=len, reverse=True))
_ROLE = re.compile(
    rf"\b(?P<role>[Tt]he (?:(?!the |an? |of |and |to )[A-Za-z][\w’'-]{{1,20}} ){{0,3}}?(?:{_POST})"
    rf"(?: (?:{_POST})){{0,3}}(?: of (?:the )?[A-Z][\w-]{{2,20}})?)\b"
    r"(?: \((?P<name>[A-Z][\w-]+)\))?"
)


@dataclass(frozen=True, slots=True)
class RoleFound:
    """A role that stands for a person, as "the deputy minister": its extent, and the name given behind it in brackets."""

    start: int
    end: int
    words: str
    named: str | None


def find_roles(text: str, paragraphs: Sequence[Paragraph]) -> list[RoleFound]:
    """Every definite role in body, deck and captions, in order."""
    return [
        RoleFound(*match.span("role"), match["role"], match["name"])
        for one in paragraphs
        if one.role in ("body", "deck", "caption")
        for match in _ROLE.finditer(text, one.start, one.end)
    ]


def read_role(written: str) -> str | None:
    """The first definite role in a few words, as in "press service of the Azerbaijani president"; None if there is none."""
    match = _ROLE.search(written)
    return match["role"] if match else None


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


class Roles:
    """People by the words of their titles, so that a role is looked up and not searched for."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._by_word: dict[str, tuple[list[int], list[Person]]] = {}
        for person in people:
            for key in {*person.title.lower().replace(",", " ").split(), *map(country_key, person.title.split())}:
                places, bearers = self._by_word.setdefault(key, ([], []))
                places.append(person.at)
                bearers.append(person)

    def bearers(self, written: str, at: int) -> list[Person]:
        """Those named up to a place whose title has the role's words and nation, the last first; a bounded number of them."""
        words = written.replace("’", "'").split()
        posts = [word for word in (one.lower() for one in words) if word in POSTS and word not in _GENERIC]
        nations = [key for word in words[1:] if word[:1].isupper() and word.lower() not in POSTS and (key := country_key(word))]
        wanted = [*posts, *nations]
        if not wanted or not any(word.lower() in POSTS for word in words):
            return []
        places, people = self._by_word.get(wanted[-1], ([], []))
        until = bisect_right(places, at)
        return [one for one in reversed(people[max(0, until - _BACK) : until]) if _fits(one, posts, nations)]


def _fits(person: Person, posts: Sequence[str], nations: Sequence[str]) -> bool:
    title = person.title.lower().replace(",", " ").split()
    countries = {country_key(word) for word in person.title.split()}
    return all(post in title for post in posts) and all(nation in countries for nation in nations)
