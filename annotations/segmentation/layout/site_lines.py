"""Site furniture learned from the desk's own articles: a line that stands in several articles of one outlet.

What was seen is counted by the caller, per project and outlet, under the key of a line; this module says which lines
are worth counting and what a count means. Long running text is never taken out for being repeated: outlets repeat
whole paragraphs of background, and those hold claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from annotations.segmentation.lines import ends_like_prose, read_lines

ENOUGH = 3
"""Articles of an outlet in which a line must stand to count as the site's, the one at hand included."""
MOST_KEYS = 400
"""Lines of one article that are counted: the first and the last ones, where sites put theirs."""
_LONGEST = 300
_PROSE = 120


def line_key(line: str) -> str:
    """Name of a line whatever its case and blanks: 16 hexadecimal digits."""
    return blake2b(" ".join(line.casefold().split()).encode(), digest_size=8).hexdigest()


def line_keys(text: str) -> list[str]:
    """The keys of the lines of an article that may be the site's, each once, in order."""
    keys = dict.fromkeys(line_key(line.text) for line in read_lines(text) if len(line.text) <= _LONGEST)
    every = list(keys)
    return every if len(every) <= MOST_KEYS else [*every[: MOST_KEYS // 2], *every[-MOST_KEYS // 2 :]]


def site_reason(line: str, counts: Mapping[str, int], outlet: str | None) -> str | None:
    """Why a line is the site's, from the number of the outlet's articles it stands in; None for news text."""
    if len(line) > _LONGEST:
        return None
    seen = counts.get(line_key(line), 0)
    if seen < ENOUGH or (len(line) >= _PROSE and ends_like_prose(line)):
        return None
    where = f"stands in {seen} articles of {outlet or 'this outlet'}"
    return f"perhaps of the site: {where}" if len(line) >= _PROSE // 2 and ends_like_prose(line) else where
