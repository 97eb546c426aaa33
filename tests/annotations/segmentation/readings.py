"""Short ways to ask the pipeline one question in a test."""

from __future__ import annotations

from annotations.segmentation import Found, SuggestionFound, segment

BEFORE = "Envoys met in Geneva to discuss the road, which has been closed to traffic since the winter.\n\n"


def quotes(text: str, found: Found, kind: str) -> list[str]:
    """The words of every suggestion of a kind, fragments joined."""
    return [words(text, one) for one in found.suggestions if one.kind == kind]


def words(text: str, one: SuggestionFound) -> str:
    return " … ".join(text[start:end] for start, end in one.fragments)


def claims(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of each claim in one paragraph of running text."""
    found = segment(text)
    return [
        (one.chain[-1].speaker if one.chain else None, words(text, one))
        for one in found.suggestions
        if one.kind == "claim"
    ]


def only(text: str, kind: str) -> SuggestionFound:
    """The single suggestion of a kind."""
    (one,) = [one for one in segment(text).suggestions if one.kind == kind]
    return one
