"""HTML to text: the running text kept of a news page, against the article's body as people cut it out.

Scored as scrapinghub/article-extraction-benchmark does (`evaluate.py`): runs of four words as bags; precision and recall
of each page, their means over the pages, and the harmonic mean of those means.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import cast

from annotations.evaluation.figures import Figure
from annotations.importers import IncomingArticle, read_file
from annotations.segmentation.found import Role
from annotations.segmentation.layout.layout import Layout, read_layout
from annotations.segmentation.layout.stated import Stated

FOLDER = "html_extraction"
NEWS_ROLES = frozenset({"body", "section"})
"""What an article's body holds: neither its headline nor captions are in the benchmark's."""
_WORD = re.compile(r"\w+")
_RUN = 4
_PEERS = "on 181 pages: trafilatura favor_precision .964, default .960, readability-lxml .945, justext .728"


@dataclass(frozen=True, slots=True)
class NewsPage:
    """One page as it came over the net, and its article body as a person cut it out."""

    raw: bytes
    body: str


def read_pages(data: Path) -> Iterator[NewsPage]:
    """The labelled pages in order of name."""
    folder = data / FOLDER
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name in sorted(gold):
        yield NewsPage(gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()), gold[name]["articleBody"])


def measure(data: Path | None) -> Iterator[Figure]:
    """Precision, recall and F1 of the text that is kept of imported pages."""
    if data is None or not (data / FOLDER).is_dir():
        return
    scores = [page_score(page.body, kept_text(page.raw)) for page in read_pages(data)]
    precision, recall = mean(score[0] for score in scores), mean(score[1] for score in scores)
    name = f"{len(scores)} news pages"
    yield Figure("html", name, "precision of runs of 4 words", precision)
    yield Figure("html", name, "recall of runs of 4 words", recall)
    yield Figure("html", name, "F1", 2 * precision * recall / (precision + recall), 0.965, _PEERS)


def kept_text(raw: bytes) -> str:
    """The running text of a page after import and layout; empty when the page is refused."""
    layout = imported_layout(raw)
    return "\n".join(line.text for line in layout.lines if line.role in NEWS_ROLES) if layout else ""


def imported_layout(raw: bytes) -> Layout | None:
    """The lines of an imported page with their roles, what the markup says of them included."""
    article = next(iter(read_file(raw, filename="page.html")))
    if not isinstance(article, IncomingArticle):
        return None
    return read_layout(article.text, stated=[Stated(one.start, one.end, cast("Role", one.role), one.reason) for one in article.roles])


def page_score(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall of the runs of four words, as bags."""
    wanted, had = Counter(runs(gold)), Counter(runs(found))
    shared = (wanted & had).total()
    if wanted == had:
        return 1.0, 1.0
    return (shared / had.total() if had else 0.0), (shared / wanted.total() if wanted else 0.0)


def runs(text: str) -> list[tuple[str, ...]]:
    """Every run of four words; a text of fewer words is one run."""
    words = _WORD.findall(text)
    return [tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1)) if words]
