"""Which paragraphs an act changed: those its marks lie in, and those in which another mark changed its lane or number."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.desk.reading import Reading


def touched(before: Reading, after: Reading) -> set[int]:
    """Numbers of the paragraphs that look otherwise now, by their marks or their layout, wherever they stand."""
    old, new = before.paragraphs, after.paragraphs
    if [one[:2] for one in old] != [one[:2] for one in new]:  # cut anew: nothing stands where it stood
        return set(range(1, len(new) + 1))
    found = {n for n, (was, now) in enumerate(zip(old, new, strict=True), 1) if was != now}
    if before.headline != after.headline:  # only the first headline is the page's heading
        found |= {before.headline, after.headline} - {0}
    for start, end in _stretches(before, after):
        found.update(range(after.paragraph_of(start), after.paragraph_of(end - 1) + 1))
    return found


def _stretches(before: Reading, after: Reading) -> Iterator[tuple[int, int]]:
    """The text that a changed mark covers, before and after; of a new number only the place where it stands."""
    for key in before.laid.keys() | after.laid.keys():
        was, now = before.laid.get(key), after.laid.get(key)
        if was != now:
            yield from ((one.start, one.end) for one in (was, now) if one)
        elif now and before.badges.get(key) != after.badges.get(key):
            yield now.start, now.start + 1
