"""What an HTML page says of itself: JSON-LD first, then meta elements, then its title and language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from annotations.importers.limits import Limits
from annotations.importers.metadata import Metadata, found_language, found_moment, found_url, tidy
from annotations.importers.strict_json import too_deep

_ARTICLES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BlogPosting",
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "article.published",
    "dcterms.issued", "dc.date.issued", "publish-date", "publishdate", "pubdate", "dc.date", "date",
)  # fmt: skip
_AUTHOR = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "article:author")
_PLACES_OF_DATE = (
    "//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content | //time[@pubdate]/@datetime"
    " | //time[contains(@class, 'publish') or contains(@class, 'entry-date')]/@datetime"
)
_PLACES_OF_AUTHOR = "//*[@itemprop='author']//*[@itemprop='name'] | //*[@rel='author'] | //*[@itemprop='author'][not(*)]"
_BY = re.compile(r"by:? (?=\w)", re.IGNORECASE)
_MOST_AUTHORS = 5
_LARGEST_BLOCK = 1024 * 1024


def page_metadata(tree: Any, limits: Limits) -> Metadata:
    """Gather title, outlet, author, address, date and language. Text found is tidied, never trusted."""
    said = _linked_data(tree, limits)
    return Metadata(
        title=tidy(said.get("headline"), limits.title_characters)
        or tidy(_title(tree), limits.title_characters),
        outlet=tidy(_name(said.get("publisher")) or _meta(tree, "og:site_name"), limits.source_characters),
        author=tidy(_name(said.get("author")) or _author(tree), limits.source_characters),
        url=_address(tree, said, limits),
        published=found_moment(said.get("datePublished")) or _published(tree),
        language=found_language(tree.get("lang")) or found_language(said.get("inLanguage")),
    )


def _title(tree: Any) -> str | None:
    """The heading where the page's title begins with it (what follows is the outlet), else the title."""
    shared = _meta(tree, "og:title")
    full = " ".join("".join(tree.xpath("(//title)[1]//text()")).split())
    heading = " ".join("".join(tree.xpath("(//h1)[1]//text()")).split())
    return shared or (heading if heading and full.startswith(heading) else full) or heading or None


def _address(tree: Any, said: dict[str, Any], limits: Limits) -> str | None:
    canonical = tree.xpath("string((//link[@rel='canonical'])[1]/@href)")
    candidates = (canonical, _meta(tree, "og:url"), said.get("url"))
    return next(filter(None, (found_url(candidate, limits) for candidate in candidates)), None)


def _published(tree: Any) -> str | None:
    """When it was published, from the names that sites give it; the address is never read as a date."""
    stated = (_meta(tree, name) for name in _PUBLISHED)
    found = next(filter(None, map(found_moment, stated)), None)
    return found or next(filter(None, map(found_moment, tree.xpath(_PLACES_OF_DATE)[:_MOST_AUTHORS])), None)


def _author(tree: Any) -> str | None:
    """Who wrote it; an address in place of a name is none."""
    for name in _AUTHOR:
        stated = _BY.sub("", (_meta(tree, name) or "").strip(), count=1)
        if stated and "://" not in stated:
            return stated
    marked = (" ".join("".join(one.itertext()).split()) for one in tree.xpath(_PLACES_OF_AUTHOR)[:_MOST_AUTHORS])
    return ", ".join(dict.fromkeys(_BY.sub("", one, count=1) for one in marked if one)) or None


def _meta(tree: Any, name: str) -> str | None:
    same = "translate({}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') = $name"
    places = " or ".join(same.format(place) for place in ("@property", "@name", "@itemprop"))
    found = tree.xpath(f"(//meta[{places}])[1]/@content", name=name)
    return str(found[0]) if found else None


def _linked_data(tree: Any, limits: Limits) -> dict[str, Any]:
    """The first JSON-LD object that is an article; a block that is not sound JSON says nothing."""
    for block in tree.xpath("//script[@type='application/ld+json']"):
        source = "".join(block.itertext())
        if len(source) > _LARGEST_BLOCK or too_deep(source, limits.json_depth):
            continue
        try:
            data = json.loads(source)
        except ValueError:
            continue
        for thing in _things(data):
            kinds = thing.get("@type")
            if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return thing
    return {}


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a block: itself, the items of a list, or those of its `@graph`."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (
                thing for thing in (graph if isinstance(graph, list) else []) if isinstance(thing, dict)
            )


def _name(value: Any) -> str | None:
    """A name given as text, as an object with a name, or as a list of either."""
    parts = value if isinstance(value, list) else [value]
    names = [part.get("name") if isinstance(part, dict) else part for part in parts]
    return ", ".join(name for name in names if isinstance(name, str)) or None
