"""Who a mention means: a surname, a post, a pronoun or "the statement", resolved by what stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.people import Person, country_key, near
from annotations.segmentation.sources import BODIES, POSTS

_PAREN = re.compile(r"\((?P<inner>[^()]{2,40})\)")
_ISSUER = re.compile(
    r"\b(?:statement|report|letter|release|communiqué)\b[^,.;]{0,40}? (?:by|from|of) (?:the )?(?P<issuer>.{2,120})\Z"
)
_ADJECTIVE = re.compile(r"(?:an?|the|this) (?P<issuer>.{2,60}?) (?:statement|report|press release|letter)\Z")
_ARTICLE = re.compile(r"(?:the|an?|this|that) ", re.IGNORECASE)
_PAPERS = lexicon("statement report letter release")
_MENTION = re.compile(
    rf"\b(?P<post>[Tt]he (?:[\w’'-]{{2,20}} ){{0,3}}?(?:{'|'.join(sorted(POSTS))}))\b|\b(?P<name>[A-Z][\w’'-]+)"
)
_BACK = 1200
_GENERIC = lexicon("official diplomat leader politician head representative")


class Speakers:
    """Resolves mentions in order; remembers the last person and the last body that spoke."""

    def __init__(self, people: Sequence[Person], text: str = "") -> None:
        self.text = text
        self.in_vain = -_BACK
        self.people = people[:500]
        self.surnames: dict[str, Person] = {}
        self.initials: dict[str, list[Person]] = {}
        for person in self.people:
            if self.surnames.setdefault(person.surname, person) is person:
                self.initials.setdefault(person.surname[0], []).append(person)
        self.person: str | None = None
        self.body: str | None = None

    def resolve(self, mention: str, at: int) -> str:
        """The name behind a mention at a place in the text; the mention itself where nothing is certain."""
        written = " ".join(mention.split())
        low = written.lower().replace("’", "'")
        if low in ("he", "she", "who", "i"):
            self.person = self.person or self._last_named(at)
            return self.person or written
        if low in ("they", "we"):
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

    def by_surname(self, word: str) -> Person | None:
        """The person with this surname, or the only one whose surname is a letter away from it."""
        if word in self.surnames:
            return self.surnames[word]
        close = [person for person in self.initials.get(word[:1], ()) if near(person.surname, word)]
        return close[0] if len(close) == 1 and word[:1].isupper() else None

    def _last_named(self, at: int) -> str | None:
        """The person named or meant last before a pronoun, when nobody has spoken yet."""
        if not self.people or 0 <= at - self.in_vain < _BACK // 2:
            return None
        for match in reversed(list(_MENTION.finditer(self.text, max(0, at - _BACK), at))):
            if match["post"]:
                named = self._post(match["post"].lower(), match["post"], match.start())
            else:
                person = self.by_surname(match["name"].replace("’", "'").removesuffix("'s"))
                named = person.name if person else None
            if named is not None:
                return named
        self.in_vain = at
        return None

    def _named(self, written: str) -> str | None:
        inner = _PAREN.search(written)
        words = (inner["inner"] if inner else written).split()
        if _ISSUER.search(written) or words[-1].lower() in BODIES:
            return None
        known = self.by_surname(words[-1].replace("’", "'").removesuffix("'s"))
        if known is not None:
            return known.name
        return (
            inner["inner"] if inner and inner["inner"][0].isupper() and not inner["inner"].isupper() else None
        )

    def _post(self, low: str, written: str, at: int) -> str | None:
        """For "the Azerbaijani president" the last person before this place whose title fits."""
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
