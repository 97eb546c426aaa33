"""Entities while they are gathered: one cluster for each, found by key, tied together by alias with the reason for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotations.segmentation.entities.aliases import alike, folded, skeleton
from annotations.segmentation.entities.bodies import COMPANY_FORMS
from annotations.segmentation.entities.gazetteer import OTHER_NAMES, PLACES
from annotations.segmentation.found import AliasFound, EntityFound, EntityKind, Span

MOST_ENTITIES = 200
MOST_MENTIONS = 40
MOST_ALIASES = 20
_COMPARED = 4
_LONG_ACRONYM = 5


@dataclass(slots=True)
class Cluster:
    """One entity as far as it is known: where it stands and what else it is called, each name with reason and certainty."""

    name: str
    kind: EntityKind
    reason: str
    certain: bool
    mentions: list[Span] = field(default_factory=list)
    aliases: dict[str, AliasFound] = field(default_factory=dict)

    def call(self, written: str, span: Span, reason: str, certain: bool) -> None:
        """Note a mention, and its wording as an alias if it is not the name itself."""
        self.mentions.append(span)
        self.alias(written, reason, certain)

    def alias(self, written: str, reason: str, certain: bool) -> None:
        """Note another name; those that differ by case and article only are one."""
        if written != self.name:
            self.aliases.setdefault(written.lower().removeprefix("the "), AliasFound(written, reason, certain))

    def doubtful(self) -> bool:
        """A long word in capitals that stands once may be mere emphasis."""
        return not self.certain and len(self.mentions) == 1 and self.name.isupper() and len(self.name) >= _LONG_ACRONYM

    def found(self) -> EntityFound:
        """As the pipeline answers it: mentions in order, names and places bounded."""
        aliases = tuple(self.aliases.values())[:MOST_ALIASES]
        return EntityFound(
            self.name, self.kind, tuple(sorted(set(self.mentions))[:MOST_MENTIONS]), aliases, (self.reason,), self.certain
        )


def key_of(name: str) -> str:
    """What names of one place or body share: no article, no company form, the usual name for another one."""
    words = OTHER_NAMES.get(name, name).split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    while len(words) > 1 and words[-1].lower() in COMPANY_FORMS:
        words.pop()
    return folded(" ".join(words))


class Clusters:
    """All clusters of a text, in order of first mention. No name is compared with all others, only with those of its skeleton."""

    def __init__(self) -> None:
        self.by_key: dict[str, Cluster] = {}
        self._seen: dict[tuple[str, EntityKind], Cluster] = {}
        self._skeletons: dict[tuple[EntityKind, str], list[Cluster]] = {}

    def known(self, name: str) -> Cluster | None:
        """The cluster that holds this very name or one that differs by article, form or accents."""
        return self.by_key.get(key_of(name))

    def add(self, name: str, kind: EntityKind, span: Span, reason: str, *, certain: bool) -> Cluster:
        """Note a mention of a place or body: of a known one, of one spelt nearly so, or of a new one."""
        seen = self._seen.get((name, kind))
        if seen is not None:
            seen.mentions.append(span)
            return seen
        cluster = self._seen[name, kind] = self._placed(name, kind, span, reason, certain)
        return cluster

    def _placed(self, name: str, kind: EntityKind, span: Span, reason: str, certain: bool) -> Cluster:
        """The cluster of a name that is met for the first time."""
        key = key_of(name)
        cluster = self.by_key.get(key)
        if cluster is not None:
            usual = OTHER_NAMES.get(name, name) == OTHER_NAMES.get(cluster.name, cluster.name)
            said = "another name of the same" if usual else "written with other capitals, article, accents or company form"
            cluster.call(name, span, said, certain=True)
            return cluster
        near = self.nearly(name, (kind,))
        if near is not None:
            cluster, why, sure = near
            cluster.call(name, span, why, certain=sure)
            return cluster
        cluster = self.by_key[key] = Cluster(name, kind, reason, certain, [span])
        if " " not in name:
            self._skeletons.setdefault((kind, skeleton(name)), []).append(cluster)
        return cluster

    def nearly(self, name: str, kinds: Sequence[EntityKind]) -> tuple[Cluster, str, bool] | None:
        """A cluster of these kinds under another spelling of a single word, unless both are known for different places."""
        if " " in name:
            return None
        bones = skeleton(name)
        for cluster in [one for kind in kinds for one in self._skeletons.get((kind, bones), ())[:_COMPARED]]:
            likeness = alike(cluster.name, name)
            if likeness is not None and not (name in PLACES and cluster.name in PLACES):
                return cluster, likeness.reason, likeness.certain
        return None

    def tie(self, short: Cluster, long: Cluster, reason: str, *, certain: bool) -> None:
        """Make one cluster of two: the longer name stays, the shorter becomes its alias."""
        if short is long:
            return
        self._seen.clear()
        long.alias(short.name, reason, certain)
        for other in short.aliases.values():
            long.alias(other.name, other.reason, other.certain)
        long.mentions += short.mentions
        for key in [key_of(short.name), *(key_of(other.name) for other in short.aliases.values())]:
            if self.by_key.get(key) is short:
                self.by_key[key] = long

    def found(self) -> tuple[EntityFound, ...]:
        """The entities mentioned most, in order of first mention; a bounded number."""
        distinct = [one for one in {id(cluster): cluster for cluster in self.by_key.values()}.values() if not one.doubtful()]
        most = sorted(distinct, key=lambda one: (-len(one.mentions), one.mentions[0]))[:MOST_ENTITIES]
        return tuple(one.found() for one in sorted(most, key=lambda one: min(one.mentions)))
