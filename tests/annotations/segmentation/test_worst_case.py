"""The work grows with the length of the text, not with its square, whatever the text is.

Counted are the lines of our own code that run and, for the regular expressions, processor time with a wide margin:
four times the text may cost nine times the time; a square would cost sixteen.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotations.segmentation import segment
from tests.annotations.segmentation.costs import lines_run, seconds

HOSTILE: dict[str, Callable[[int], str]] = {
    "one line without an end": lambda n: "word " * n,
    "quotation marks": lambda n: '"' * n,
    "opening marks": lambda n: "“" * n,
    "single marks between letters": lambda n: "‘a " * n,
    "mixed marks never closed in order": lambda n: "“a' \"b” " * n,
    "possessives in single marks": lambda n: "‘" + "s’ a " * n,
    "straight marks inside words": lambda n: 'a"b ' * n,
    "items of a list": lambda n: "1. " + " ".join(f"{i}. x" for i in range(2, n)),
    "the same item again": lambda n: "1. " + "2. " * n,
    "ends with closing marks": lambda n: ".”’) " * n,
    "footnotes": lambda n: "It is. 4 Even so. [5] " * n,
    "spaced points": lambda n: ". " * n,
    "drawn rules": lambda n: "***=== " * n,
    "one long rule": lambda n: " " + "*" * n,
    "broken-off speech": lambda n: "a — See, " * n,
    "bullets": lambda n: "• a " * n,
    "Armenian colons": lambda n: "բաց է: " * n,
    "abbreviations": lambda n: "Mr. " * n,
    "acronyms": lambda n: "U.S. " * n,
    "full stops": lambda n: "." * n,
    "full stops and a letter": lambda n: ("." * 50 + "x") * (n // 50),
    "nested brackets": lambda n: "(" * n + ")" * n,
    "verbs of saying": lambda n: "he said " * n,
    "chains of relaying": lambda n: "according to X, reporting Y, " * n,
    "participles": lambda n: "Noting that a, " * n,
    "statements of statements": lambda n: "a statement of " * n,
    "sentences of speech": lambda n: "Aliyev said that it is so today. " * n,
    "long sentences of speech": lambda n: ("he said that " * 280 + "it is so. ") * (1 + n // 280),
    "pronouns without a person": lambda n: "Bo Lee met Ann Moe. " + "it is so, he said. " * n,
    "digits": lambda n: "1" * n,
    "digits and commas": lambda n: "1," * n,
    "numbers": lambda n: "12 " * n,
    "dates": lambda n: "Dec. 12, 2022 " * n,
    "number words": lambda n: "twenty hundred " * n,
    "halves of dozens": lambda n: "half a dozen of a third " * n,
    "ranges": lambda n: "between 5 and 10 to 20-30 " * n,
    "shares": lambda n: "one in five out of " * n,
    "digits in threes": lambda n: "123 456 " * n,
    "times ago": lambda n: "years ago last past " * n,
    "months": lambda n: "in May to " * n,
    "letters in brackets": lambda n: "Ann Bo House (ABH) " * n,
    "roads": lambda n: "the only road that passes by Abc road " * n,
    "roles": lambda n: "the deputy prime minister of the " * n,
    "handles": lambda n: "@abcdefgh" * n,
    "names of names": lambda n: "Bank of " * n,
    "bodies": lambda n: "".join(f"the Abc{i} Committee said so, the committee left. " for i in range(n)),
    "spellings": lambda n: "".join(f"in Abcd{'aeiou'[i % 5]}fg{'aeiou'[i // 5 % 5]} " for i in range(n)),
    "lines": lambda n: "a\n" * n,
    "blank lines": lambda n: "\n" * n,
    "menus": lambda n: "Section Abc\n" * n,
    "menus around sentences": lambda n: ("Section Abc\n" * 9 + "The road is open to all who want to go there, he said today.\n") * (n // 9),
    "headings with hash signs": lambda n: "# a\n" * n,
    "hashtags": lambda n: "#a " * n,
    "bylines": lambda n: "By Ann Lee\n" * n,
    "dated lines": lambda n: "3 March 2023\n" * n,
    "picture credits": lambda n: "(AP Photo/" * n,
    "contributors": lambda n: "Ann Bo and " * n + "contributed to this",
    "captions": lambda n: "Photo: a\n" * n,
    "comment counters": lambda n: "1 comments\n" * n,
    "capitals": lambda n: "Abc " * n,
    "one capital word": lambda n: "A" * n,
    "at signs": lambda n: "@" * n,
    "apostrophes": lambda n: "a'" * n,
    "hyphens": lambda n: "a-" * n,
    "people": lambda n: "".join(f"President Ann{i} Bo{i % 97}x said that it is so. " for i in range(n)),
    "astral": lambda n: "😀" * n,
    "loaded words": lambda n: "regime " * n,
    "beginnings of loaded phrases": lambda n: "humanitarian, ethnic war " * n,
    "allegations": lambda n: "the allegations " * n,
    "relative clauses": lambda n: "The road, which was shut by us, " * n,
    "places of places": lambda n: "Bo, where it was so, a man called so, " * n,
    "participles between commas": lambda n: "The men, shocked by all, " * n,
    "what is taken for granted": lambda n: "the illegal use of " * n,
    "participles before clauses": lambda n: "Hiding it all, the " * n,
    "bare references": lambda n: "a war in May. " + "The war and the country and the two leaders of its road. " * n,
    "first persons": lambda n: "Bo Lee said: “I was so.” He did it. " * n,
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_cost_of_hostile_text_grows_with_its_length(make: Callable[[int], str]) -> None:
    small, large = seconds(make(800)), seconds(make(3200))
    assert large <= 9 * small + 0.05


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_lines_run_on_hostile_text_grow_with_its_length(make: Callable[[int], str]) -> None:
    small, large = lines_run(make(300)), lines_run(make(1200))
    assert large <= 6 * small


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word " * 200_000, id="a line of a million characters"),
        pytest.param('"a" ' * 100_000, id="a hundred thousand quotations"),
        pytest.param("Mr. " * 100_000, id="a hundred thousand abbreviations"),
        pytest.param("(" * 100_000 + ")" * 100_000, id="a hundred thousand nested brackets"),
        pytest.param("x. " + "*" * 200_000, id="a rule of two hundred thousand stars"),
    ],
)
def test_a_hostile_text_of_full_size_is_answered_by_every_stage(text: str) -> None:
    found = segment(text)
    assert [note for note in found.notes if note.state == "failed"] == []
    assert found.segments
