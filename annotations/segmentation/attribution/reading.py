"""What is known while one sentence is read for attributions: its words, what has been found, and who may be the subject."""

from __future__ import annotations

from dataclasses import replace

from annotations.segmentation.attribution.contents import Content, content_after
from annotations.segmentation.attribution.cues import ADVERBS, Cue
from annotations.segmentation.attribution.extents import trimmed
from annotations.segmentation.attribution.sources import is_acronym, source_before
from annotations.segmentation.attribution.spoken import STANCES, Attribution, Placed
from annotations.segmentation.found import Span
from annotations.segmentation.grammar import CONJUNCTIONS, DAYS, FINITE, PREPOSITIONS, TIMES, is_finite
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.sentences.sentences import Sentence
from annotations.segmentation.words import QUOTE_MARKS, Words

_NO_ADVERBS = lexicon("family ally rally assembly")
_GOING_ON = lexicon("on continued continues continue quick")
_RELATIVE = lexicon("who which that")
_WHOSE = lexicon("who whose whom which")
_NO_NOUNS = CONJUNCTIONS | PREPOSITIONS | TIMES | DAYS | FINITE
_PLACING = lexicon("in to over from with by")
_MARKS = frozenset((",", "-", "–", "—", "("))
_INSIDE = ADVERBS | FINITE | {"been", "be", "being", "neither"}
_REACH = 40


class Reading:
    """One sentence read from left to right; a later attribution may end the content of an earlier one.

    ``floor`` is the first word not yet taken as said, ``done`` the first not yet consumed, ``waiting`` whether a
    participle at the head still waits for its subject, ``unsure`` whether the verb is negated or only possible.
    """

    def __init__(self, text: str, sentence: Sentence, lows: list[str]) -> None:
        self.text = text
        self.sentence = sentence
        self.words = Words(text, sentence.start, sentence.end, lows)
        self.found: list[Attribution] = []
        self.floor = 0
        self.done = 0
        self.waiting = False
        self.unsure = False

    def span(self, first: int, last: int) -> Span:
        """Where the tokens ``[first, last)`` stand in the text."""
        return self.words.starts[first], self.words.end(last - 1)

    def nobody(self, at: int) -> Span:
        """The empty source of an attribution whose speaker is not named."""
        return self.words.starts[at], self.words.starts[at]

    def add(self, source: Span, cue: tuple[int, int], content: Span, sort: str, placed: Placed, *, clausal: bool = True) -> None:
        """Keep one attribution whose content is not empty."""
        content = trimmed(self.text, *content)
        sort = "unsaid" if self.unsure else sort
        if content[0] < content[1]:
            one = self.sentence
            stance = STANCES.get(sort, "asserts")
            self.found.append(
                Attribution(one.paragraph, one.index, source, self.span(*cue), content, sort, stance, placed, clausal)
            )

    def add_content(self, source: Span, cue: tuple[int, int], content: Content, verb: Cue, placed: Placed) -> None:
        """Keep one attribution whose content is a range of words."""
        sort = "plans" if verb.sort == "thinks" and content.kind == "plan" else verb.sort
        self.add(source, cue, self.span(content.first, content.last), sort, placed, clausal=content.kind == "clause")

    def cut(self, position: int, source: Span | None = None) -> None:
        """Content that stands before ``position`` ends there at the latest; with a source, only what it says."""
        for at, one in enumerate(self.found):
            reaches = one.cue[0] < position < one.content[1] and one.content[0] < position
            if reaches and one.placed in ("before", "participle") and source in (None, one.source):
                self.found[at] = replace(one, content=trimmed(self.text, one.content[0], position))

    def group(self, at: int) -> int:
        """The first token of the verb group that ends with the verb at ``at``: "has repeatedly | pledged"."""
        words = self.words
        while at > 0:
            before = words.lows[at - 1]
            if before in _INSIDE or (before.endswith("ly") and self.is_adverb(at - 1)):
                at -= 1
            elif before == "to" and words.low(at - 2) in _GOING_ON:
                at -= 3 if words.lows[at - 2] == "on" else 2
            else:
                break
        return max(at, 0)

    def is_adverb(self, at: int) -> bool:
        """An adverb by its form: "publicly", but not "Kelly" nor "family"."""
        low = self.words.lows[at]
        return low.endswith("ly") and low not in _NO_ADVERBS and not self.words.is_capital(at)

    def subject(self, at: int) -> tuple[int, int] | None:
        """The phrase before a verb group; a relative pronoun stands for what is before it."""
        words = self.words
        if words.low(at - 1) in _RELATIVE and not is_acronym(words, at - 1):
            return source_before(words, at - (2 if words.form(at - 2) in _MARKS else 1), 0)
        source = source_before(words, at, 0)
        if source is None or words.low(source[0] - 1) not in _PLACING:
            return source
        link = source[0] - 1
        outer = source_before(words, self.group(link), 0)
        return outer or (None if self._is_noun(link - 1) else source)

    def _is_noun(self, at: int) -> bool:
        """Probably a noun with a phrase hanging on it, as in "mischief | over months": then the phrase is no subject."""
        words = self.words
        low = words.low(at)
        verbal = is_finite(words, at) or low.endswith(("ing", "ed", "ly"))
        return words.is_word(at) and low not in _NO_NOUNS and not words.is_capital(at) and not verbal

    def first_subject(self, limit: int) -> Span | None:
        """The subject of the sentence's first finite verb outside quotations, relative clauses left out: "The man | whose car …"."""
        words, stop, until = self.words, 1, min(limit, _REACH)
        while stop < until:
            closing = words.closing(stop) if words.forms[stop] in QUOTE_MARKS else None
            if closing is not None:
                stop = closing
            elif words.lows[stop] in _WHOSE and (words.is_word(stop - 1) or words.forms[stop - 1] == ","):
                return self._before_relative(stop)
            elif is_finite(words, stop):
                source = self.subject(self.group(stop))
                if source is not None:
                    return self.span(*source)
            stop += 1
        return None

    def _before_relative(self, at: int) -> Span | None:
        """Whom a relative clause describes, if the sentence begins with them; else nobody is the subject for sure."""
        source = source_before(self.words, at - 1 if self.words.forms[at - 1] == "," else at, 0)
        return self.span(*source) if source is not None and source[0] == 0 else None

    def said(self, after: int, cues: tuple[Cue, ...], *, closed: bool = False) -> tuple[Cue, Content] | None:
        """The first reading of the cue that something follows."""
        for cue in cues:
            content = content_after(self.words, after, cue, closed=closed)
            if content is not None:
                return cue, content
        return None

    def is_said(self, at: int) -> bool:
        """Whether somebody already says what stands here, in this sentence."""
        place = self.words.starts[at]
        return any(one.content[0] <= place < one.content[1] for one in self.found)
