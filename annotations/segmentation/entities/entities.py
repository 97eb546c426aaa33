"""The people, places and bodies of an article, each with all it is called there: names, roles, acronyms, other spellings.

Names are gathered first, then what refers to them: who "the deputy minister" is, which road "the road" is, what letters stand for a
body. Every alias carries its reason; one that only the context suggests is not certain. The work is linear in the text: each name is
looked up by its key or skeleton.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotations.segmentation.entities.aliases import alike, folded
from annotations.segmentation.entities.clusters import Cluster, Clusters
from annotations.segmentation.entities.gazetteer import DEMONYMS, PLACE_BEFORE, PLACE_HEADS, PLACES, ROUTES
from annotations.segmentation.entities.given import is_given
from annotations.segmentation.entities.names import NameFound
from annotations.segmentation.entities.people import Person
from annotations.segmentation.entities.posts import BODIES, PEOPLE, POSTS
from annotations.segmentation.entities.references import add_route, read_handles, read_routes, tie_acronyms
from annotations.segmentation.entities.speakers import PAPERS, Speakers, plain
from annotations.segmentation.found import EntityFound, HopFound
from annotations.segmentation.grammar import PRONOUNS
from annotations.segmentation.layout.paragraphs import Paragraph

_HEAD_AFTER = re.compile(r" (?P<head>[a-z]{3,10})\b")
_SMALL = frozenset({"of", "the", "in", "for", "on", "de"})
_LOOKED_AT = 20
_PLACE_WORD = re.compile(r"(?P<word>[A-Za-z]+) \Z")


def read_entities(
    text: str,
    paragraphs: Sequence[Paragraph],
    speakers: Speakers,
    chains: Sequence[tuple[HopFound, ...]] = (),
) -> tuple[EntityFound, ...]:
    """The entities named in body, deck and captions, in order of first mention."""
    clusters, names = Clusters(), speakers.names
    people = _people(clusters, speakers)
    rest = [name for name in names if name.start not in people]
    cited = {hop.speaker for chain in chains for hop in chain}
    _places_and_bodies(text, clusters, rest)
    _by_context(text, clusters, [name for name in rest if name.kind is None], cited)
    tie_acronyms(text, clusters, names)
    _roles(clusters, speakers)
    _hops(text, clusters, chains)
    wanted = [one for one in paragraphs if one.role in ("body", "deck", "caption")]
    read_routes(text, clusters, wanted)
    read_handles(text, clusters)
    return clusters.found()


def _people(clusters: Clusters, speakers: Speakers) -> set[int]:
    """A cluster for each person; surnames and near spellings are aliases. Answers where the names stand that are used up."""
    own: dict[str, Cluster] = {}
    called: set[tuple[str, str]] = set()
    for name, person in speakers.named:
        cluster = own.get(person.name)
        if cluster is None:
            cluster = own[person.name] = clusters.by_key[folded(person.name)] = Cluster(person.name, "person", *_reason(person))
        if (person.name, name.words) in called:
            cluster.mentions.append((name.start, name.end))
        else:
            called.add((person.name, name.words))
            cluster.call(name.words, (name.start, name.end), *_likeness(person, name.words, speakers))
    return {name.start for name, _ in speakers.named}


def _reason(person: Person) -> tuple[str, bool]:
    """Why a name is taken for a person's."""
    if person.title:
        return f"has the title “{person.title[:60]}”", True
    if is_given(person.name.split()[0]):
        return "begins with a given name", True
    return "two or more capitalised words that name no place or body", False


def _likeness(person: Person, words: str, speakers: Speakers) -> tuple[str, bool]:
    last = words.rsplit(" ", 1)[-1]
    if last == person.surname:
        several = len(speakers.bearers.surnames.get(last, ())) > 1
        return ("surname that several share: the one named most, or just before", False) if several else ("surname", True)
    likeness = alike(person.surname, last)
    return (likeness.reason, likeness.certain) if likeness else ("surname spelt nearly so", False)


def _places_and_bodies(text: str, clusters: Clusters, names: Sequence[NameFound]) -> None:
    """What the words themselves tell, with a common noun behind them: "the Lachin road", "the Karabakh region"."""
    for name in names:
        behind = _HEAD_AFTER.match(text, name.end, name.end + 12) if name.kind in ("place", None) else None
        head = behind["head"] if behind else ""
        if head in ROUTES:
            add_route(clusters, name, head)
        elif name.kind in ("place", "body"):
            sure = name.kind == "place" or name.reason != "an acronym"
            cluster = clusters.add(name.words, name.kind, (name.start, name.end), name.reason, certain=sure)
            if head in PLACE_HEADS and cluster.kind == "place":
                cluster.alias(f"{name.words} {head}", f"the {head} of that name", certain=False)


def _by_context(text: str, clusters: Clusters, names: Sequence[NameFound], cited: set[str]) -> None:
    """Names whose words tell nothing: another spelling of a known one, a source that is cited, or mostly "in …"."""
    together: dict[str, list[NameFound]] = {}
    for name in names:
        together.setdefault(name.words, []).append(name)
    for words, several in together.items():
        spans = [(name.start, name.end) for name in several]
        cluster, reason, certain = _known(clusters, words) or (None, "", False)
        if cluster is None and words in cited and _is_body(words):
            cluster = clusters.add(words, "body", spans.pop(), "is cited as a source", certain=False)
        elif cluster is None and " " not in words and words[-1] != "s" and _is_place(text, several):
            cluster = clusters.add(words, "place", spans.pop(), "stands after “in”, “to” and the like", certain=False)
        for span in spans if cluster is not None else ():
            cluster.call(words, span, reason, certain)  # type: ignore[union-attr]


def _known(clusters: Clusters, words: str) -> tuple[Cluster, str, bool] | None:
    """The place or body that is written so but for capitals and accents, or nearly so."""
    cluster = clusters.known(words)
    if cluster is not None:
        return cluster, "written with other capitals or accents", True
    return clusters.nearly(words, ("place", "body"))


def _is_place(text: str, names: Sequence[NameFound]) -> bool:
    """Whether a name, where it does not open a sentence, mostly stands after "in", "to" and the like."""
    inner = [name for name in names if not name.opens]
    before = [_PLACE_WORD.search(text, max(0, name.start - 12), name.start) for name in inner[:_LOOKED_AT]]
    return 2 * sum(match is not None and match["word"].lower() in PLACE_BEFORE for match in before) > len(before)


def _hops(text: str, clusters: Clusters, chains: Sequence[tuple[HopFound, ...]]) -> None:
    """Those who are said to speak: a role or "the statement" is an alias of whom it was resolved to; a new name is a body."""
    heard: dict[str, Cluster | None] = {}
    called: set[tuple[str, str]] = set()
    for chain in chains:
        for hop in chain:
            if hop.speaker_start is None or hop.speaker_end is None:
                continue
            written = text[hop.speaker_start : hop.speaker_end]
            if (hop.speaker, written) in called:
                continue
            called.add((hop.speaker, written))
            if hop.speaker not in heard:
                heard[hop.speaker] = clusters.known(hop.speaker)
            cluster, mention, span = heard[hop.speaker], _mention(written), (hop.speaker_start, hop.speaker_end)
            if cluster is None and _is_body(hop.speaker):
                heard[hop.speaker] = clusters.add(hop.speaker, "body", span, "is cited as a source", certain=False)
            elif cluster is not None and mention and not mention.endswith(cluster.name.rsplit(" ", 1)[-1]):
                cluster.call(mention, span, "what it is called where it speaks", certain=False)


def _is_body(speaker: str) -> bool:
    """Whether a speaker who is no known person can be a body: named, or headed by a word for one."""
    lows = speaker.lower().split()
    if speaker in PLACES or len(speaker) > 60 or set(lows) & (POSTS | PEOPLE | PRONOUNS | {"and", "poll", "survey", "study"}):
        return False
    if lows[-1].removesuffix("s") in DEMONYMS:
        return False
    return lows[-1] in BODIES or all(word[0].isupper() or word in _SMALL for word in speaker.split())


def _mention(source: str) -> str:
    """How a speaker is called where they speak; empty for a pronoun, for a paper and for more than a name or role."""
    written = " ".join(source.split("(", maxsplit=1)[0].split())
    words = set(plain(written).lower().split())
    return "" if words <= PRONOUNS or words & (PAPERS | {"poll", "survey", "study"}) or len(written) > 60 else written


def _roles(clusters: Clusters, speakers: Speakers) -> None:
    """Each role, as "the deputy minister", is whoever was named last with that title; a name in brackets makes it certain."""
    for role, person, alone in speakers.in_roles:
        cluster = clusters.by_key.get(folded(person.name))
        if cluster is not None:
            reason = "named in brackets" if role.named else "the title fits" if alone else "the title fits, and others’ too"
            cluster.call(role.words, (role.start, role.end), reason, certain=role.named is not None)
