"""What refers to an entity without its full name: letters for a body, "the road", a handle; and routes named after places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from annotations.segmentation.entities.bodies import acronym_of, is_acronym
from annotations.segmentation.entities.clusters import Cluster, Clusters, key_of
from annotations.segmentation.entities.names import NameFound
from annotations.segmentation.layout.paragraphs import Paragraph

_ROUTE = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Kk]ey) (?:[a-z-]{2,12} ){0,2}(?:road|route|corridor|highway)\b"
    r"(?: (?:that|which|leading|linking|between)(?: [a-z]{1,12}){1,5} [A-Z][\w-]{1,20}(?: and [A-Z][\w-]{1,20})?)?"
)
_HANDLE = re.compile(r"@(?P<handle>\w{5,30})")


def add_route(clusters: Clusters, name: NameFound, head: str) -> None:
    """Roads and corridors that begin with one place name are one route, probably."""
    key = f"route {key_of(name.words.split('-')[0])}"
    written, span = f"{name.words} {head}", (name.start, name.end + 1 + len(head))
    if key in clusters.by_key:
        clusters.by_key[key].call(written, span, "a route that begins with the same name", certain=False)
    else:
        clusters.by_key[key] = Cluster(written, "place", f"“{head}” names a place", True, [span])
    if "-" in name.words:
        at = name.start
        for part in name.words.split("-")[:2]:
            if part[:1].isupper():
                clusters.add(part, "place", (at, at + len(part)), "stands in the name of a route", certain=False)
            at += len(part) + 1


def tie_acronyms(text: str, clusters: Clusters, names: Sequence[NameFound]) -> None:
    """Letters in brackets, as in "International Committee of the Red Cross (ICRC)", are certain; initials that agree are not."""
    for name, following in pairwise(names):
        bracketed = text[following.start - 1] == "(" and text[following.end : following.end + 1] == ")"
        if bracketed and following.start - name.end == len(" (") and is_acronym(following.words):
            long, short = clusters.known(name.words), clusters.known(following.words)
            if long is not None and short is not None and acronym_of(long.name)[:1] == following.words[:1]:
                clusters.tie(short, long, "given in brackets after the name", certain=True)
    for cluster in list(clusters.by_key.values()):
        initials = clusters.by_key.get(acronym_of(cluster.name).lower()) if " " in cluster.name and cluster.kind == "body" else None
        if initials is not None and is_acronym(initials.name):
            clusters.tie(initials, cluster, "the initials agree", certain=False)


def read_routes(text: str, clusters: Clusters, paragraphs: Sequence[Paragraph]) -> None:
    """What "the road" means where the article names a single one."""
    routes = [cluster for key, cluster in clusters.by_key.items() if key.startswith("route ")]
    if len(routes) != 1:
        return
    for paragraph in paragraphs:
        for match in _ROUTE.finditer(text, paragraph.start, paragraph.end):
            routes[0].call(match.group(), match.span(), "the only route the article names", certain=False)


def read_handles(text: str, clusters: Clusters) -> None:
    """A handle such as "@AzerNewsAz" begins with the name of its body."""
    for match in _HANDLE.finditer(text):
        if text[max(0, match.start() - 1) : match.start()].isalnum():
            continue
        low = match["handle"].lower()
        for size in range(len(low), 4, -1):
            cluster = clusters.by_key.get(low[:size])
            if cluster is not None:
                cluster.call(match["handle"], match.span("handle"), "a handle that begins with the name", certain=False)
                break
