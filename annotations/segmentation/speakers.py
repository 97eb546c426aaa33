"""Who a mention means: a surname, a post, a pronoun or "the statement", resolved by what stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotations.segmentation.people import Person, country_key, near
from annotations.segmentation.sources import BODIES, POSTS

_PAREN = re.compile(r"\((?P<inner>[^()]{2,40})\)")
_ISSUER = re.compile(
    r"\b(?:statement|report|letter|release|communiqué)\b[^,.;]{0,40}? (?:by|from|of) (?:the )?(?P<issuer>.{2,120})\Z"
)
_ADJECTIVE = re.compile(r"(?:an?|the|this) (?P<issuer>.{2,60}?) (?:statement|report|press release|letter)\Z")
_ARTICLE = re.compile(r"(?:the|an?|this|that) ", re.IGNORECASE)
_PAPERS = frozenset("statement report letter release".split())
_GENERIC = frozenset("official diplomat leader politician head representative".split())


class Speakers:
    """Resolves mentions in order; remembers the last person and the last body that spoke."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = people[:500]
        self.surnames: dict[str, Person] = {}
        for person in self.people:
            self.surnames.setdefault(person.surname, person)
        self.person: str | None = None
        self.body: str | None = None

    def resolve(self, mention: str, at: int) -> str:
        """The name behind a mention at a place in the text; the mention itself where nothing is certain."""
        written = " ".join(mention.split())
        low = written.lower().replace("’", "'")
        if low in ("he", "she", "they", "who", "i", "we"):
            return self.person or self.body or written
        if low == "it":
            return self.body or self.person or written
        if " and " in written and written.count(" ") <= 8 and not _ISSUER.search(low):
            return " and ".join(self.resolve(part, at) for part in written.split(" and "))
        named = self._named(written) or self._post(low, written, at)
        if named is not None:
            self.person = named
            return named
        body = self._issuer(written, low)
        if set(low.split()) & BODIES or written[:1].isupper():
            self.body = body
        return body

    def _named(self, written: str) -> str | None:
        inner = _PAREN.search(written)
        words = (inner["inner"] if inner else written).split()
        if _ISSUER.search(written) or words[-1].lower() in BODIES:
            return None
        last = words[-1].replace("’", "'").removesuffix("'s")
        if last in self.surnames:
            return self.surnames[last].name
        close = [person for surname, person in self.surnames.items() if near(surname, last)]
        if len(close) == 1 and last[:1].isupper():
            return close[0].name
        return (
            inner["inner"] if inner and inner["inner"][0].isupper() and not inner["inner"].isupper() else None
        )

    def _post(self, low: str, written: str, at: int) -> str | None:
        """ "The Azerbaijani president": the person before this place whose title fits, the latest first."""
        words = low.removeprefix("the ").removeprefix("a ").split()
        posts = [word for word in words if word in POSTS]
        if not posts or not low.startswith("the "):
            return None
        nations = [
            country_key(word) for word in written.split() if word[:1].isupper() and word.lower() not in POSTS
        ]
        nations = [nation for nation in nations if nation != "the"]
        fitting = [person for person in self.people if person.at <= at and _fits(person, posts, nations)]
        if not fitting:
            return None
        names = [person.name for person in fitting]
        return self.person if self.person in names and len(names) > 1 and not nations else names[-1]

    def _issuer(self, written: str, low: str) -> str:
        """The body behind a paper: "a statement by X" is X; "the statement" is the last one's issuer."""
        found = _ISSUER.search(written) or _ADJECTIVE.match(written)
        if found is not None:
            return _plain(found["issuer"])
        bare = _plain(low)
        if bare in _PAPERS and self.body:
            return self.body
        if self.body and bare in self.body.lower() and bare in BODIES:
            return self.body
        return _plain(written)


def _fits(person: Person, posts: Sequence[str], nations: Sequence[str]) -> bool:
    title = person.title.lower().split()
    if not title:
        return False
    countries = {country_key(word) for word in title}
    wanted = [post for post in posts if post not in _GENERIC]
    if not wanted and not nations:
        return False
    return all(post in title for post in wanted) and all(nation in countries for nation in nations)


def _plain(written: str) -> str:
    match = _ARTICLE.match(written)
    return written[match.end() :] if match and match.end() < len(written) else written
