"""Which paragraphs an act changed: those its marks lie in, and those in which another mark changed its lane or number."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.desk.lean import Mark
from workbench.desk.reading import Reading


def touched(before: Reading, after: Reading) -> set[int]:
    """Numbers of the paragraphs that look otherwise now, by their marks or their layout, wherever they stand."""
    old, new = before.paragraphs, after.paragraphs
    found: set[int] = set()
    if old is not new:
        if [one[:2] for one in old] != [one[:2] for one in new]:  # cut anew: nothing stands where it stood
            return set(range(1, len(new) + 1))
        found |= {n for n, (was, now) in enumerate(zip(old, new, strict=True), 1) if was != now}
    if before.headline != after.headline:  # only the first headline is the page's heading
        found |= {before.headline, after.headline} - {0}
    for start, end in (*_repainted(before, after), *_renumbered(before, after)):
        found.update(range(after.paragraph_of(start), after.paragraph_of(end - 1) + 1))
    return found


def _repainted(before: Reading, after: Reading) -> Iterator[tuple[int, int]]:
    """Where marks were changed, made or taken away, and where others changed lanes for it."""
    was, now = {mark.pk: mark for mark in before.marks}, {mark.pk: mark for mark in after.marks}
    for pk in was.keys() | now.keys():
        old, new = was.get(pk), now.get(pk)
        if old is not new and old != new:
            found = [mark for mark in (old, new) if mark]
            yield from ((mark.start, mark.end) for mark in found)
            if len(found) < 2 or found[0].place != found[1].place:
                yield from _relaid(before, after, found)


def _relaid(before: Reading, after: Reading, changed: list[Mark]) -> Iterator[tuple[int, int]]:
    start, end = min(mark.start for mark in changed), max(mark.end for mark in changed)
    for reading in (before, after, before, after):  # a mark may have held two clusters together
        around = [*reading.over(start, end)]
        start, end = min([start, *(one[0] for one in around)]), max([end, *(one[1] for one in around)])
    old, new = before.laid(start, end), after.laid(start, end)
    yield from ((now.start, now.end) for key, now in new.items() if key in old and old[key].lane != now.lane)


def _renumbered(before: Reading, after: Reading) -> Iterator[tuple[int, int]]:
    """Where the numbers stand that are others now: after the first claim that came or went."""
    if [mark.pk for mark in before.claims] != [mark.pk for mark in after.claims]:
        was = {mark.pk: number for number, mark in enumerate(before.claims)}
        yield from ((mark.start, mark.start + 1) for number, mark in enumerate(after.claims) if was.get(mark.pk) != number)
