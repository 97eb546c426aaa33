"""The people an article names, with the titles it gives them before or after the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from annotations.segmentation.entities.given import Gender, gender_of, is_given
from annotations.segmentation.entities.names import NameFound
from annotations.segmentation.entities.posts import POSTS
from annotations.segmentation.lexicon import lexicon

_COUNTERPART = re.compile(r"(?P<nation>\S{2,20}) counterpart,? \Z")
_BEHIND = re.compile(
    r", (?:who (?:is|was) |now |then )?(?:an? |the |its |his |her |their )?(?P<title>(?:[\w’'-]{1,20} ){0,7}?[\w’'-]{2,20})"
    r"(?:[,.;]| (?:who|which|that|and|in|on|when|from|with) )"
)
_FIRST_OF_TITLE = 5
_NO_TITLE = lexicon("he she they it we you i to is are was were has had says said that but as if")
_GENERATION = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the fullest name, the title words given with it, where it first stands, and what "he" or "she" fits."""

    name: str
    title: str
    at: int
    gender: Gender | None = None

    @property
    def surname(self) -> str:
        """The last word of the name, "Jr." and the like left out."""
        return surname_of(self.name)


def surname_of(name: str) -> str:
    """The family name as English writes it: the last word but for "Jr." and the like."""
    if " " not in name:
        return name
    words = name.split()
    while len(words) > 1 and words[-1] in _GENERATION:
        words.pop()
    return words[-1]


def find_people(text: str, names: Sequence[NameFound]) -> list[Person]:
    """Everyone named with given name and surname, or with a title and a surname alone, in order of first mention."""
    people: dict[str, Person] = {}
    short: dict[str, Person] = {}
    last_title = ""
    common = frozenset(text.split())
    for name in names:
        if name.kind != "person":
            continue
        known = people.get(name.words)
        if known is not None and known.title:
            last_title = name.title or last_title
            continue
        if known is None and _is_phrase(name, common):
            continue
        title = _counterpart(text, name, last_title) or name.title
        if " " in name.words:
            title = " ".join(filter(None, (title, _behind(text, name))))
            if known is None:
                people[name.words] = Person(name.words, title, name.start, gender_of(title, name.words))
            elif title:
                people[name.words] = replace(known, title=title, gender=known.gender or gender_of(title, name.words))
        elif name.words not in short:
            short[name.words] = Person(name.words, title, name.start, gender_of(title, ""))
        last_title = name.title or last_title
    return _joined(people, short)


def _is_phrase(name: NameFound, common: AbstractSet[str]) -> bool:
    """Words that the text also writes small, each of them, are a phrase in capitals and no name: "Gender Equality"."""
    words = name.words.split()
    return len(words) > 1 and not name.title and not is_given(words[0]) and all(word.lower() in common for word in words)


def _joined(people: dict[str, Person], short: dict[str, Person]) -> list[Person]:
    """A title with a surname alone belongs to the only one of that surname; without a full name it is a person of its own.

    Of "Peña Nieto" and "Enrique Peña Nieto" the second is the person.
    """
    families = {name.split(" ", 1)[1] for name in people if name.count(" ") > 1}
    for name in families & people.keys():
        if not is_given(name.split(" ", 1)[0]):
            del people[name]
    bearers: dict[str, list[str]] = {}
    for name, person in people.items():
        bearers.setdefault(person.surname, []).append(name)
    for surname, person in short.items():
        full = bearers.get(surname, [])
        if len(full) == 1:
            known = people[full[0]]
            title = known.title if person.title in known.title else f"{known.title} {person.title}".strip()
            people[full[0]] = replace(known, title=title, at=min(known.at, person.at), gender=known.gender or person.gender)
        elif not full:
            people[surname] = person
    return sorted(people.values(), key=lambda person: person.at)


def _counterpart(text: str, name: NameFound, last_title: str) -> str:
    """The title of "his French counterpart Emmanuel Macron": the nation with the posts of whoever was named before."""
    if "counterpart" not in text[max(0, name.start - 14) : name.start]:
        return ""
    before = _COUNTERPART.search(text, max(0, name.start - 40), name.start)
    return " ".join([before["nation"], *(word for word in last_title.split() if word.lower() in POSTS)]) if before else ""


def _behind(text: str, name: NameFound) -> str:
    """The title in ", a spokeswoman for the agency," after a name; empty where what follows names no post."""
    found = _BEHIND.match(text, name.end)
    words = found["title"].lower().split()[:_FIRST_OF_TITLE] if found else []
    return found["title"] if found and not POSTS.isdisjoint(words) and _NO_TITLE.isdisjoint(words) else ""
