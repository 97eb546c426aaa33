"""Sets of evidence in the draft of a review: pieces that stand only together; a piece in no set stands alone.

The draft holds them as the API's field `evidence_sets` does, [[evidence id, …], …]; submitting makes EvidenceSet rows of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from annotations.access import Access
from annotations.errors import Invalid
from claims.models import Evidence

Sets = list[list[int]]
WORDS = 60
"""Characters of a passage that tell it from another of the same page."""


def own_pieces(by: Access, pieces: Iterable[Evidence]) -> list[Evidence]:
    """What the reader's own verdict rests on."""
    return [one for one in pieces if one.created_by_id == by.user.pk and one.stance != "irrelevant"]


def cited(by: Access, drafted: Sets, pieces: Sequence[Evidence]) -> Sets:
    """The sets of a draft as they stand: without what was taken away since, and every other piece of one's own alone."""
    there = {one.pk for one in pieces}
    kept = [held for one in drafted if (held := [pk for pk in one if pk in there])]
    in_sets = {pk for one in kept for pk in one}
    alone = [[one.pk] for one in own_pieces(by, pieces) if one.pk not in in_sets]
    return sorted([*kept, *alone])


def put_together(by: Access, sets: Sets, pieces: Sequence[Evidence], chosen: Iterable[int], *, instead_of: Iterable[int] = ()) -> Sets:
    """The pieces chosen stand only together from now on, in the place of another set where one was changed."""
    together = list(dict.fromkeys(chosen))
    if len(together) < 2:
        raise Invalid("Choose at least two pieces that stand only together.", field="piece", reason="too_few")
    if not set(together) <= {one.pk for one in own_pieces(by, pieces)}:
        raise Invalid("There is no such evidence here.", field="piece", reason="unknown_reference")
    left = [one for one in take_apart(sets, instead_of) if set(one) != set(together) and (len(one) > 1 or one[0] not in together)]
    return [*left, together]


def take_apart(sets: Sets, which: Iterable[int]) -> Sets:
    """Without that set; its pieces stand alone again with the next `cited`."""
    gone = set(which)
    return [one for one in sets if set(one) != gone]


def shown_sets(sets: Sets, pieces: Sequence[Evidence]) -> list[dict[str, Any]]:
    """The sets of more than one piece: `key` "3-5", and their pieces in words."""
    words = {one.pk: piece_words(one) for one in pieces}
    return [
        {"key": "-".join(str(pk) for pk in one), "pieces": [words[pk] for pk in one if pk in words]} for one in sets if len(one) > 1
    ]


def piece_words(one: Evidence) -> str:
    """Its page, and the beginning of its passage."""
    page = one.document.title or one.document.url
    quote = Truncator(" ".join(one.quote.split())).chars(WORDS)
    return _("%(page)s: “%(quote)s”") % {"page": page, "quote": quote} if quote else page
