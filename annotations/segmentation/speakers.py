"""Who a mention means: a surname, a post, a pronoun or "the statement", resolved by what stands before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from annotations.segmentation.aliases import alike, skeleton
from annotations.segmentation.found import Span
from annotations.segmentation.given import Gender, gender_of
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.names import NameFound
from annotations.segmentation.people import Person, surname_of
from annotations.segmentation.posts import BODIES, POSTS
from annotations.segmentation.roles import RoleFound, Roles

_PAREN = re.compile(r"\((?P<inner>[^()]{2,40})\)")
_ISSUER = re.compile(
    r"\b(?:statement|report|letter|release|communiqué)\b[^,.;]{0,40}? (?:by|from|of) (?:the )?(?P<issuer>.{2,120})\Z"
)
_ADJECTIVE = re.compile(r"(?:an?|the|this) (?P<issuer>.{2,60}?) (?:statement|report|press release|letter)\Z")
_ARTICLE = re.compile(r"(?:the|an?|this|that) ", re.IGNORECASE)
PAPERS = lexicon("statement report letter release")
_BACK = 1500
_LOOKED_AT = 60


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


class Speakers:
    """Resolves mentions in order; remembers the last person and the last body that spoke."""

    def __init__(
        self,
        people: Sequence[Person],
        names: Sequence[NameFound] = (),
        roles: Sequence[RoleFound] = (),
        quoted: Sequence[Span] = (),
    ) -> None:
        self.names = names
        self.roles = Roles(people)
        self.surnames: dict[str, list[Person]] = {}
        self.skeletons: dict[str, list[Person]] = {}
        self._spelt: dict[str, Person | None] = {}
        self.full = {one.name: one for one in people}
        for one in people:
            bearers = self.surnames.setdefault(one.surname, [])
            bearers.append(one)
            if len(bearers) == 1:
                self.skeletons.setdefault(skeleton(one.surname), []).append(one)
        self.person: Person | None = None
        self.spoke = -_BACK
        self.body: str | None = None
        self.bodies = [name for name in names if name.kind == "body"]
        self.body_places = [name.start for name in self.bodies]
        self.full_mentions = _by_surname(names, self.full)
        self.named = [(name, person) for name in names if (person := self._whose(name)) is not None]
        self.in_roles = [found for role in roles if (found := self._in_role(role)) is not None]
        spots = [(name.start, person, name.opens) for name, person in self.named]
        spots += [(role.start, person, role.words[0] == "T") for role, person, _ in self.in_roles]
        self.mentions = Mentions(sorted(spots, key=lambda spot: spot[0]), quoted)

    def _whose(self, name: NameFound) -> Person | None:
        """The person a name stands for, by full name or by surname."""
        if name.words in self.full:
            return self.full[name.words]
        if name.kind == "person" or (name.kind is None and " " not in name.words):
            return self.by_surname(surname_of(name.words), name.start)
        return None

    def _in_role(self, role: RoleFound) -> tuple[RoleFound, Person, bool] | None:
        """The person in a role, and whether the title fits nobody else."""
        bracketed = self.by_surname(role.named, role.start) if role.named else None
        fitting = [bracketed] if bracketed else self.roles.bearers(role.words, role.start)
        return (role, fitting[0], len(fitting) == 1) if fitting else None

    def resolve(self, mention: str, at: int) -> str:
        """The name behind a mention at a place in the text; the mention itself where nothing is certain."""
        written = " ".join(mention.split())
        low = written.lower().replace("’", "'")
        if low in ("he", "she", "who", "i"):
            return self._pronoun(low, written, at)
        if low in ("they", "we"):
            return (self.person.name if self.person else None) or self.body or written
        if low == "it":
            return self.body or (self.person.name if self.person else None) or written
        if " and " in written and written.count(" ") <= 8 and not _ISSUER.search(low):
            return " and ".join(self.resolve(part, at) for part in written.split(" and "))
        named = self._named(written, at) or self._post(low, written, at)
        if isinstance(named, Person):
            self.person, self.spoke = named, at
            return named.name
        if named is not None:
            return named
        body = self._issuer(written, low, at)
        if set(low.split()) & BODIES or written[:1].isupper():
            self.body = body
        return body

    def by_surname(self, word: str, at: int | None = None) -> Person | None:
        """The person with this surname (of several the one named in full last before a place), or spelt nearly so."""
        bearers = self.surnames.get(word)
        if bearers is not None:
            return self._of_several(word, bearers, at)
        if word not in self._spelt:
            close = [one for one in self.skeletons.get(skeleton(word), ()) if alike(one.surname, word)] if word[:1].isupper() else []
            self._spelt[word] = close[0] if len(close) == 1 else None
        return self._spelt[word]

    def _of_several(self, word: str, bearers: Sequence[Person], at: int | None) -> Person:
        if len(bearers) > 1 and at is not None:
            places, people = self.full_mentions.get(word, ([], []))
            before = bisect_right(places, at) - 1
            if before >= 0:
                return people[before]
        return bearers[0]

    def _pronoun(self, low: str, written: str, at: int) -> str:
        """The last who spoke, unless someone else has opened a sentence since, or the last named if that one does not fit."""
        gender: Gender | None = low if low in ("he", "she") else None  # type: ignore[assignment]
        spoke = self.person
        fits = spoke is not None and (gender is None or spoke.gender in (None, gender))
        if gender is not None:
            since = self.spoke + 1 if fits and at - self.spoke < _BACK else at - _BACK
            other = self.mentions.before(at, gender, since=since)
            opened = other is not None and other is not spoke and (not fits or self._opened(other, at))
            if other is not None and opened:
                self.person, self.spoke = other, at
                return other.name
        if spoke is None or not fits:
            return written
        self.spoke = at
        return spoke.name

    def _opened(self, person: Person, at: int) -> bool:
        """Whether this person opens a sentence after the last speech: then a pronoun leans towards them."""
        until = bisect_right(self.mentions.places, at - 1)
        for place in range(until - 1, max(-1, until - _LOOKED_AT), -1):
            if self.mentions.places[place] <= self.spoke:
                return False
            if self.mentions.people[place] is person and self.mentions.opens[place]:
                return True
        return False

    def _named(self, written: str, at: int) -> Person | str | None:
        inner = _PAREN.search(written)
        words = (inner["inner"] if inner else written).split()
        if _ISSUER.search(written) or words[-1].lower() in BODIES:
            return None
        whole = " ".join(words)
        surname = surname_of(whole).replace("’", "'").removesuffix("'s")
        known = self.full.get(" ".join(words[-2:])) or self.full.get(" ".join(words[-3:])) or self._titled(words, surname, at)
        if known is not None:
            return known
        return inner["inner"] if inner and inner["inner"][0].isupper() and not inner["inner"].isupper() else None

    def _titled(self, words: Sequence[str], surname: str, at: int) -> Person | None:
        """By surname, where "Mr." or "Mrs." chooses among several."""
        gender = gender_of(" ".join(words[:-1]), "") if len(words) > 1 else None
        bearers = [one for one in self.surnames.get(surname, ()) if gender is None or one.gender in (None, gender)]
        return bearers[0] if len(bearers) == 1 else self.by_surname(surname, at)

    def _post(self, low: str, written: str, at: int) -> Person | None:
        """For "the Azerbaijani president" the last person before this place whose title fits."""
        if not low.startswith("the ") or not set(low.split()) & POSTS:
            return None
        fitting = self.roles.bearers(written, at)
        if not fitting:
            return None
        return self.person if self.person in fitting and not any(word[:1].isupper() for word in written.split()[1:]) else fitting[0]

    def _issuer(self, written: str, low: str, at: int) -> str:
        """The body behind a paper: "a statement by X" is X; "the statement" is the last one's issuer."""
        found = _ISSUER.search(written) or _ADJECTIVE.match(written)
        if found is not None:
            return plain(found["issuer"])
        bare = plain(low)
        if bare in PAPERS and self.body:
            return self.body
        if bare in BODIES:
            if self.body and bare in self.body.lower():
                return self.body
            return (low.startswith("the ") and self._body_named(bare, at)) or plain(written)
        return plain(written)

    def _body_named(self, head: str, at: int) -> str | None:
        """The body named last before a place whose name has this head: "the ministry" after "the Ministry of Economy"."""
        until = bisect_right(self.body_places, at - 1)
        for place in range(until - 1, max(-1, until - _LOOKED_AT), -1):
            if head in self.bodies[place].words.lower().split():
                return self.bodies[place].words
        return None


def plain(written: str) -> str:
    """Without its article."""
    match = _ARTICLE.match(written)
    return written[match.end() :] if match and match.end() < len(written) else written


def _by_surname(names: Sequence[NameFound], full: Mapping[str, Person]) -> dict[str, tuple[list[int], list[Person]]]:
    """Places and bearers of full names, by surname, in order."""
    found: dict[str, tuple[list[int], list[Person]]] = {}
    for name in names:
        person = full.get(name.words)
        if person is not None and " " in name.words:
            places, people = found.setdefault(person.surname, ([], []))
            places.append(name.start)
            people.append(person)
    return found
