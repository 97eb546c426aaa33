"""Where which person is named, to look back from a pronoun, and who bears a surname."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from annotations.segmentation.entities.aliases import alike, skeleton
from annotations.segmentation.entities.given import Gender
from annotations.segmentation.entities.names import NameFound
from annotations.segmentation.entities.people import Person
from annotations.segmentation.found import Span

_LOOKED_AT = 60
_JUST_NAMED = 200


class Bearers:
    """People by full name and by surname. Of several with one surname it means whom the article names most, or has just named."""

    def __init__(self, people: Sequence[Person], names: Sequence[NameFound] = ()) -> None:
        self.full = {one.name: one for one in people}
        self.surnames: dict[str, list[Person]] = {}
        self._skeletons: dict[str, list[Person]] = {}
        self._spelt: dict[str, Person | None] = {}
        for one in people:
            self.surnames.setdefault(one.surname, []).append(one)
        for surname, several in self.surnames.items():
            self._skeletons.setdefault(skeleton(surname), []).append(several[0])
        self._count = Counter(name.words for name in names if name.words in self.full)
        self._places: dict[str, tuple[list[int], list[Person]]] = {}
        shared = {one.name: surname for surname, several in self.surnames.items() if len(several) > 1 for one in several}
        self._most = {surname: max(self.surnames[surname], key=lambda one: self._count[one.name]) for surname in set(shared.values())}
        for name in names:
            common = shared.get(name.words)
            if common is not None:
                places, bearers = self._places.setdefault(common, ([], []))
                places.append(name.start)
                bearers.append(self.full[name.words])

    def by_surname(self, word: str, at: int | None = None) -> Person | None:
        """The person with this surname, or the only one whose surname is another spelling of it."""
        several = self.surnames.get(word)
        if several is not None:
            return several[0] if len(several) == 1 else self._meant(word, at)
        if word not in self._spelt:
            close = [one for one in self._skeletons.get(skeleton(word), ()) if alike(one.surname, word)] if word[:1].isupper() else []
            self._spelt[word] = close[0] if len(close) == 1 else None
        return self._spelt[word]

    def _meant(self, word: str, at: int | None) -> Person:
        places, bearers = self._places.get(word, ([], []))
        before = bisect_right(places, at) - 1 if at is not None else -1
        if before >= 0 and at is not None and at - places[before] <= _JUST_NAMED:
            return bearers[before]
        return self._most[word]


class Mentions:
    """Where which person is named outside quotations, to look back from a pronoun."""

    def __init__(self, named: Sequence[tuple[int, Person, bool]], quoted: Sequence[Span] = ()) -> None:
        self.places: list[int] = []
        self.people: list[Person] = []
        self.opens: list[bool] = []
        at = 0
        for place, person, opens in named:
            while at < len(quoted) and quoted[at][1] <= place:
                at += 1
            if at < len(quoted) and quoted[at][0] <= place:
                continue
            self.places.append(place)
            self.people.append(person)
            self.opens.append(opens)

    def before(self, at: int, gender: Gender, *, since: int) -> Person | None:
        """Of those named between two places who may be meant, the last that opens a sentence, else the last."""
        last: Person | None = None
        until = bisect_right(self.places, at - 1)
        for place in range(until - 1, max(-1, until - _LOOKED_AT), -1):
            if self.places[place] < since:
                break
            person = self.people[place]
            if person.gender in (None, gender):
                if self.opens[place]:
                    return person
                last = last or person
        return last

    def opened(self, person: Person, at: int, *, since: int) -> bool:
        """Whether this person opens a sentence between two places: then a pronoun leans towards them."""
        until = bisect_right(self.places, at - 1)
        for place in range(until - 1, max(-1, until - _LOOKED_AT), -1):
            if self.places[place] <= since:
                return False
            if self.people[place] is person and self.opens[place]:
                return True
        return False
