"""Who a mention means: a surname, a post, a pronoun or "the statement", resolved by what stands before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from annotations.segmentation.entities.bodies import BODY_HEADS
from annotations.segmentation.entities.gazetteer import DEMONYMS, PLACES
from annotations.segmentation.entities.given import Gender, gender_of
from annotations.segmentation.entities.mentions import Bearers, Mentions
from annotations.segmentation.entities.names import NameFound
from annotations.segmentation.entities.people import Person, surname_of
from annotations.segmentation.entities.posts import BODIES, PEOPLE, POSTS
from annotations.segmentation.entities.roles import RoleFound, Roles
from annotations.segmentation.found import Span
from annotations.segmentation.lexicon import lexicon

_PAREN = re.compile(r"\((?P<inner>[^()]{2,40})\)")
_ISSUER = re.compile(
    r"\b(?:statement|report|letter|release|communiqué)\b[^,.;]{0,40}? (?:by|from|of) (?:the )?(?P<issuer>.{2,120})\Z"
)
_ADJECTIVE = re.compile(r"(?:an?|the|this) (?P<issuer>.{2,60}?) (?:statement|report|press release|letter)\Z")
_PREPOSITIONS = lexicon("for of to from at with in on by")
_HANGS_ON = re.compile(r"(?:[Aa]n? |[Tt]he |[Oo]ne |[Ss]ome )?(?:[\w’'.-]+ ){0,4}?[a-z][\w-]+ (?:for|of|to|from|at|with|in|on|by) ")
_ARTICLE = re.compile(r"(?:the|an?|this|that) ", re.IGNORECASE)
PAPERS = lexicon("statement report letter release")
_PAPER_WORDS = PAPERS | {"communiqué"}
_BACK = 1500
_LOOKED_AT = 60


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
        self.bearers = Bearers(people, names)
        self.person: Person | None = None
        self.spoke = -_BACK
        self._sure: dict[str, Person] = {}
        self.body: str | None = None
        self.body_at = -_BACK
        self.plural: str | None = None
        self.plural_at = -_BACK
        self.bodies = [name for name in names if name.kind == "body"]
        self.body_places = [name.start for name in self.bodies]
        self.named = [(name, person) for name in names if (person := self._whose(name)) is not None]
        self.in_roles = [found for role in roles if (found := self._in_role(role)) is not None]
        spots = [(name.start, person, name.opens) for name, person in self.named]
        spots += [(role.start, person, role.words[0] == "T") for role, person, _ in self.in_roles]
        self.mentions = Mentions(sorted(spots, key=lambda spot: spot[0]), quoted)

    def _whose(self, name: NameFound) -> Person | None:
        """The person a name stands for, by full name or by surname."""
        if name.words in self.bearers.full:
            return self.bearers.full[name.words]
        if name.kind is None and " " not in name.words:
            return self.by_surname(name.words, name.start)
        return self.by_surname(surname_of(name.words), name.start) if name.kind == "person" else None

    def _in_role(self, role: RoleFound) -> tuple[RoleFound, Person, bool] | None:
        """The person in a role, and whether the title fits nobody else."""
        bracketed = self.by_surname(role.named, role.start) if role.named else None
        fitting = [bracketed] if bracketed else self.roles.bearers(role.words, role.start)
        return (role, fitting[0], len(fitting) == 1) if fitting else None

    def resolve(self, mention: str, at: int) -> str:
        """The name behind a mention at a place in the text; the mention itself where nothing is certain."""
        written = " ".join(mention.split())
        sure = self._sure.get(written)
        if sure is not None:
            self.person, self.spoke = sure, at
            return sure.name
        low = written.lower().replace("’", "'")
        if low in ("i", "we"):
            return written
        if low in ("he", "she", "who"):
            return self._pronoun(low, written, at)
        if low == "they":
            return (self.plural if at - self.plural_at <= _BACK else None) or self._last_body(at) or written
        if low == "it":
            return self._last_body(at) or written
        if " and " in written and written.count(" ") <= 8 and not _ISSUER.search(low):
            self.plural, self.plural_at = " and ".join(self.resolve(part, at) for part in written.split(" and ")), at
            return self.plural
        named = self._named(written, at) or self._post(low, written, at)
        if named is not None:
            self.person, self.spoke = named, at
            if len(self.bearers.surnames[named.surname]) == 1 and not low.startswith("the "):
                self._sure[written] = named
            return named.name
        body = self._issuer(written, low, at)
        if _are_several(written):
            self.plural, self.plural_at = body, at
        elif set(low.split()) & BODIES or (written[:1].isupper() and written.rsplit(" ", 1)[-1][:1].isupper()):
            self.body, self.body_at = body, at
        return body

    def _last_body(self, at: int) -> str | None:
        """The body that spoke last, if not too far back."""
        return self.body if at - self.body_at <= _BACK else None

    def by_surname(self, word: str, at: int | None = None) -> Person | None:
        """The person with this surname, as ``Bearers`` tells it."""
        return self.bearers.by_surname(word, at)

    def _pronoun(self, low: str, written: str, at: int) -> str:
        """The last who spoke, unless someone else has opened a sentence since, or the last named if that one does not fit."""
        gender: Gender | None = low if low in ("he", "she") else None  # type: ignore[assignment]
        spoke = self.person
        fits = spoke is not None and (gender is None or spoke.gender in (None, gender))
        if gender is not None:
            since = self.spoke + 1 if fits and at - self.spoke < _BACK else at - _BACK
            other = self.mentions.before(at, gender, since=since)
            leans = other is not None and (not fits or self.mentions.opened(other, at, since=self.spoke))
            if other is not None and other is not spoke and leans:
                self.person, self.spoke = other, at
                return other.name
        if spoke is None or not fits:
            return written
        self.spoke = at
        return spoke.name

    def _named(self, written: str, at: int) -> Person | None:
        """By full name or surname at the end; "a spokesman for X" and "the X campaign" are others than X."""
        inner = _PAREN.search(written) if "(" in written else None
        words = (inner["inner"] if inner and inner["inner"].isalpha() else _PAREN.sub("", written) if inner else written).split()
        whole = " ".join(words)
        if not words or words[-1].lower() in BODIES or plain(whole) in PLACES:
            return None
        if len(words) > 2 and not _PREPOSITIONS.isdisjoint(words) and (_ISSUER.search(written) or _HANGS_ON.match(whole)):
            return None
        surname = surname_of(whole).replace("’", "'").removesuffix("'s")
        full = self.bearers.full
        return full.get(" ".join(words[-2:])) or full.get(" ".join(words[-3:])) or self._titled(words, surname, at)

    def _titled(self, words: Sequence[str], surname: str, at: int) -> Person | None:
        """By surname, where "Mr." or "Mrs." chooses among several."""
        gender = gender_of(" ".join(words[:-1]), "") if len(words) > 1 else None
        bearers = [one for one in self.bearers.surnames.get(surname, ()) if gender is None or one.gender in (None, gender)]
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
        found = (_ISSUER.search(written) or _ADJECTIVE.match(written)) if _PAPER_WORDS.intersection(low.split()) else None
        if found is not None and _can_issue(found["issuer"]):
            return plain(found["issuer"])
        bare = plain(low)
        if bare in PAPERS and self.body:
            return self.body
        if bare in BODIES or bare in BODY_HEADS:
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


def _can_issue(issuer: str) -> bool:
    """A name or a body issues a paper: "a Kremlin report", "a police report", but not "a scathing report", "an 800-page report"."""
    if issuer.lower() in DEMONYMS:
        return False
    last = issuer.rsplit(" ", 1)[-1].lower()
    return any(word[:1].isupper() for word in issuer.split()) or last in BODIES or last in BODY_HEADS or last in PEOPLE


def _are_several(written: str) -> bool:
    """Whether a phrase names people in the plural: "experts", "show insiders", "the police"."""
    last = written.rsplit(" ", 1)[-1]
    if last in PEOPLE or last.lower() in PEOPLE:
        return last.endswith(("s", "people", "police"))
    return last.islower() and last.endswith("s") and not last.endswith(("ss", "'s", "’s", "us", "news")) and last not in BODIES


def plain(written: str) -> str:
    """Without its article."""
    match = _ARTICLE.match(written)
    return written[match.end() :] if match and match.end() < len(written) else written
