"""Layout: every line of the seeds, and the lines of whole news pages that were pasted as text, without their markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotations.evaluation.figures import Figure
from annotations.evaluation.html import FOLDER, NEWS_ROLES, NewsPage, imported_layout, read_pages, runs
from annotations.evaluation.scoring import Agreement
from annotations.evaluation.seeds import Seed, read_seeds
from annotations.importers.page import visible_text
from annotations.segmentation.layout.layout import read_layout
from annotations.segmentation.lines import Line

_ROLES_OF_KIND = {"title": {"headline"}, "meta": {"byline", "date"}, "footer": {"boilerplate"}}
"""Gold kinds that are called otherwise with us; the rest have the name of their role."""
_READ = {
    "000": "headline byline dateline" + " body" * 8 + " boilerplate",
    "001": "section headline deck byline repeated dateline" + " body" * 11 + " boilerplate",
    "002": "byline" + " body" * 10,
    "003": "headline repeated" + " body" * 5 + " section" + " body" * 12,
    "004": "date byline" + " body" * 8 + " boilerplate" * 3,
}
"""The seeds' lines as read by hand; the gold of 000, 002 and 004 says the same in its own words."""


def measure(data: Path | None) -> Iterator[Figure]:
    """Lines of the seeds with the right role; F1 of the lines kept of pages, from text alone and as imported."""
    found = [_seed_lines(seed) for seed in read_seeds(data)]
    right, lines = sum(one[0] for one in found), sum(one[1] for one in found)
    yield Figure("layout", f"{lines} lines of the five seeds", "roles right", right, lines)
    if data is None or not (data / FOLDER).is_dir():
        return
    pages = list(read_pages(data))
    alone = sum((line_agreement(page, read_layout(visible_text(page.raw)).lines) for page in pages), Agreement())
    yield Figure("layout", f"{len(pages)} news pages, all visible lines, no markup", "line F1", alone.f1, 0.82)
    layouts = [(page, imported_layout(page.raw)) for page in pages]
    imported = sum((line_agreement(page, layout.lines) for page, layout in layouts if layout), Agreement())
    yield Figure("layout", f"{len(pages)} news pages as imported", "line F1", imported.f1)


def _seed_lines(seed: Seed) -> tuple[int, int]:
    """How many lines have their role, and how many there are; with gold both readings must agree."""
    lines = read_layout(seed.text).lines
    wanted = [{role} for role in _READ[seed.name[:3]].split()]
    gold = seed.gold.get("lines")
    kinds = [_ROLES_OF_KIND.get(row["kind"], {row["kind"]}) for row in gold] if gold else wanted
    right = sum(line.role in one & other for line, one, other in zip(lines, wanted, kinds, strict=False))
    return right, max(len(lines), len(wanted))


def line_agreement(page: NewsPage, lines: Iterable[Line]) -> Agreement:
    """Lines kept as running text against lines of the article's body.

    A line is of the body when at least half of its runs of four words are; one of fewer words when it is a whole line
    of it. Lines without a word are not counted.
    """
    known = {run for line in page.body.splitlines() for run in runs(line)} | set(runs(page.body))
    total = Agreement()
    for line in lines:
        own = runs(line.text)
        if own:
            of_body = sum(run in known for run in own) * 2 >= len(own)
            kept = line.role in NEWS_ROLES
            total += Agreement(int(of_body and kept), int(kept), int(of_body))
    return total
