"""The text every format is tried on: joined emoji, marks, two directions, edges, what breaks writers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.claims.exporters.in_memory import ListSnapshot
from tests.claims.exporters.sample import (
    article,
    claim,
    edition,
    mention,
    people_and_labels,
    project,
    sources_and_speakers,
    span,
)

FIREFIGHTER = "👩🏽\u200d🚒"
FLAG = "🇦🇲"
ACCENT = "cafe\u0301"
HEBREW = "שלום עולם"
TEXT = (
    f"=1+1 said {FIREFIGHTER} in the {ACCENT} under {FLAG}.\n\n"
    f'{HEBREW} "quoted" \\ back ]]> \t tab\u2028 line.\n'
    "<script>twice twice</script> <!-- & --> \x7f end"
)


def _cut(words: str, occurrence: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


SPANS: dict[str, tuple[tuple[int, int], ...]] = {
    "at the very start": (_cut("=1+1"),),
    "up to the very end": (_cut("end"),),
    "an emoji of several code points": (_cut(FIREFIGHTER),),
    "a flag": (_cut(FLAG),),
    "a letter and its accent": (_cut(ACCENT),),
    "right to left": (_cut(HEBREW),),
    "across a paragraph break": ((_cut(FLAG)[0], _cut(HEBREW)[1]),),
    "the second of two equal words": (_cut("twice", 1),),
    "markup and separators": ((_cut('"quoted"')[0], _cut("tab\u2028 line")[1]),),
    "two pieces, one a tag": (_cut("<script>"), _cut("</script>")),
    "the whole text": ((0, len(TEXT)),),
}


def hostile() -> ListSnapshot:
    """One article with every awkward span, two equal ones with two labels, and claims that look like code."""
    spans = [span(f"spn-{n}", "claim", *places, text=TEXT) for n, places in enumerate(SPANS.values(), 1)]
    twin = replace(spans[5], id="spn-twin", label='a label with spaces, and "quotes"')
    claims: tuple[Any, ...] = (
        claim("clm-a", '=HYPERLINK("https://evil.example","here")', None, "accepted", short_text=None),
        claim("clm-b", '\t"a\nb" </script> ]]> \u2028', None, "accepted", short_text="'tis"),
        mention("men-a", "clm-a", "spn-1", "own"),
        mention("men-b", "clm-b", "spn-9", "scare", "spk-1"),
    )
    named = article(title="@SUM(1) \U0001f468\u200d\U0001f469\u200d\U0001f467", url="javascript:alert(1)")
    before = (*people_and_labels(), *sources_and_speakers(), named, edition(TEXT))
    return ListSnapshot(project(name='Ünï\r\n"cöde" 🚢'), (*before, *spans, twin, *claims))
