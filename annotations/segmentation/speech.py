"""Attributions in one sentence: a walk over its words from one verb of saying to the next."""

from __future__ import annotations

from dataclasses import replace

from annotations.segmentation.contents import content_after, has_verb, trimmed
from annotations.segmentation.cues import ADVERBS, CUES, RELAYING, TWO_WORD, Cue
from annotations.segmentation.found import Span
from annotations.segmentation.lexicon import lexicon
from annotations.segmentation.sentences import Sentence
from annotations.segmentation.sources import DETERMINERS, PEOPLE, phrase_end, source_after, source_before
from annotations.segmentation.spoken import Attribution, Relay
from annotations.segmentation.words import Words, read_words

LONGEST_SENTENCE = 4000
SHORTEST_SENTENCE = 10
MOST_IN_SENTENCE = 24

_QUOTE_MARKS = frozenset("\"“”'‘’«»„")
_BE = lexicon("is are was were be been being am get got as by for of the a an to")
_ALSO_NOUNS = lexicon(
    "reports claims states notes charges remarks answers mentions hopes fears questions estimates"
    " promises pledges tweets calls demands repeats warns stresses reveals considers"
) - {"warns", "stresses", "reveals", "considers"}
_TIME_OR_PLACE = lexicon("on in at during after to")
_OPENS_CONTENT = lexicon("that there he she it they we i this these those how why what") | DETERMINERS


class SentenceReader:
    """Reads one sentence from left to right; a later attribution may end the content of an earlier one."""

    def __init__(self, text: str, sentence: Sentence) -> None:
        self.text = text
        self.sentence = sentence
        self.words: Words = read_words(text, sentence.start, sentence.end)
        self.found: list[Attribution] = []
        self.floor = 0
        self.waiting: tuple[int, Cue] | None = None

    def read(self) -> list[Attribution]:
        """All attributions of the sentence, in order."""
        words, at = self.words, 0
        while at < len(words) and len(self.found) < MOST_IN_SENTENCE:
            low = words.lows[at]
            if low == "according" and words.low(at + 1) == "to":
                at = self._according(at)
                continue
            size = 2 if low in TWO_WORD and f"{low} {words.low(at + 1)}" in CUES else 1
            cue = CUES.get(low if size == 1 else f"{low} {words.low(at + 1)}")
            if cue is not None and (words.forms[at] == low or at == 0):
                self._verb(at, at + size, cue)
            at += size
        return sorted(self.found, key=lambda one: one.cue)

    def _span(self, first: int, last: int) -> Span:
        return self.words.starts[first], self.words.ends[last - 1]

    def _add(self, source: Span, cue: tuple[int, int], content: Span, sort: Cue | None, placed: str) -> None:
        content = trimmed(self.text, *content)
        if content[0] >= content[1]:
            return
        self.found.append(
            Attribution(
                self.sentence.paragraph,
                self.sentence.index,
                source,
                self._span(*cue),
                content,
                sort.sort if sort else "says",
                sort.stance if sort else "asserts",
                placed,
                placed == "after" or self._is_clausal(content, sort),
            )
        )

    def _is_clausal(self, content: Span, sort: Cue | None) -> bool:
        """Is the content a statement of its own, or the object of its verb ("dismissed | allegations of …")?"""
        before = self.text[max(self.sentence.start, content[0] - 6) : content[0]].rstrip()
        if sort is None or not sort.takes_object or before.endswith(("that", ":")):
            return True
        return sort.clause and sort.sort == "says" and has_verb(self.words, content)

    def _cut(self, position: int, source: Span | None = None) -> None:
        """Content that stands before ``position`` ends there at the latest; with a source, only what it says."""
        for at, one in enumerate(self.found):
            reaches = one.cue[0] < position < one.content[1] and one.content[0] < position
            if reaches and one.placed in ("before", "participle") and source in (None, one.source):
                self.found[at] = replace(one, content=trimmed(self.text, one.content[0], position))

    def _according(self, at: int) -> int:
        words = self.words
        stop = phrase_end(words, at + 2, len(words))
        if stop == at + 2:
            return at + 2
        relays = [Relay(self._span(at + 2, stop), self._span(at, at + 2))]
        while words.form(stop) == "," and words.low(stop + 1) in RELAYING:
            ahead = phrase_end(words, stop + 2, len(words))
            if ahead == stop + 2:
                break
            relays.append(Relay(self._span(stop + 2, ahead), self._span(stop + 1, stop + 2)))
            stop = ahead
        if at <= 1 or words.form(at - 1) in ";:":
            content = (words.ends[stop - 1], self.sentence.end)
        else:
            last = self.found[-1] if self.found else None
            begun = (
                last.content[0] if last is not None and last.placed == "after" else words.starts[self.floor]
            )
            content = (begun, words.starts[at])
            self._cut(words.starts[at])
        self._add(relays[-1].source, (at, at + 2), content, None, "according")
        if self.found and self.found[-1].cue == relays[0].cue:
            self.found[-1] = replace(self.found[-1], relays=tuple(relays) if len(relays) > 1 else ())
        return stop

    def _verb(self, at: int, after: int, cue: Cue) -> None:
        if cue.form == "participle":
            self._participle(at, after, cue)
        elif self._is_finite(at, after, cue):
            self._finite(at, after, cue)

    def _is_finite(self, at: int, after: int, cue: Cue) -> bool:
        words = self.words
        before = words.low(at - 1)
        if at == 0 or before in _BE:
            return False
        if cue.form == "base":
            return before in PEOPLE or before in ("they", "we", "i", "who")
        if words.lows[at] in _ALSO_NOUNS:
            following = words.low(after)
            return following in _OPENS_CONTENT or words.is_capital(after) or following in _QUOTE_MARKS
        return True

    def _subject_end(self, at: int) -> int:
        """Token after the subject: adverbs between subject and verb left out."""
        while at > 0 and (self.words.low(at - 1) in ADVERBS or self.words.low(at - 1).endswith("ly")):
            at -= 1
        return at

    def _finite(self, at: int, after: int, cue: Cue) -> None:
        words = self.words
        end = self._subject_end(at)
        if words.form(end - 1) == "," or words.form(end - 1) in _QUOTE_MARKS:
            inverted = source_after(words, after, len(words))
            if inverted is not None and end > 1 and self._may_invert(end, inverted[1]):
                self._after_content(end, inverted, (at, after), cue)
                return
        if words.low(end - 1) in ("and", "but") and self.found and self._opens(after, cue):
            self._coordinated(end - 1, at, after, cue)
            return
        source = self._source(end)
        if source is None or (cue.sort == "thinks" and words.low(source[0]) in ("i", "we")):
            return
        if self._stands_after(source, after):
            self._after_content(source[0], source, (at, after), cue)
            return
        content = content_after(self.text, words, after, cue, self.sentence.end)
        if content is None:
            return
        self._settle_participle(words.starts[source[0]], self._span(*source))
        self._add(self._span(*source), (at, after), content, cue, "before")

    def _source(self, end: int) -> tuple[int, int] | None:
        words = self.words
        if words.low(end - 1) == "who":
            end -= 2 if words.form(end - 2) == "," else 1
        return source_before(words, end, 0)

    def _opens(self, after: int, cue: Cue) -> bool:
        low = self.words.low(after)
        return (
            low in _OPENS_CONTENT
            or low in _QUOTE_MARKS
            or self.words.is_capital(after)
            or cue.sort == "denies"
        )

    def _may_invert(self, end: int, stop: int) -> bool:
        """Verb before subject: after a closing mark freely, after a mere comma only at the end of a clause."""
        words = self.words
        quoted = any(words.form(back) in _QUOTE_MARKS for back in (end - 1, end - 2))
        return quoted or stop >= len(words) or words.form(stop) in ".,;"

    def _stands_after(self, source: tuple[int, int], after: int) -> bool:
        """A source that follows a comma or closing mark, with nothing said after the verb, as in "…, he said"."""
        words = self.words
        before = words.form(source[0] - 1)
        if source[0] < 3 or not (before == "," or before in _QUOTE_MARKS):
            return False
        if after >= len(words) or words.form(after) in ".,;!?":
            return True
        ahead = after
        while words.is_word(ahead) and words.low(ahead) != "that" and ahead - after < 14:
            ahead += 1
        ends = ahead >= len(words) or words.form(ahead) in ".,;"
        quoted = before in _QUOTE_MARKS or words.form(source[0] - 2) in _QUOTE_MARKS
        told = words.lows[after - 1] in ("told", "tells") or words.low(after) in _TIME_OR_PLACE
        return ends and (quoted or told)

    def _after_content(self, stop: int, source: tuple[int, int], cue: tuple[int, int], sort: Cue) -> None:
        words = self.words
        if stop <= self.floor:
            return
        content = (words.starts[self.floor], words.starts[stop])
        self._cut(content[1])
        self._add(self._span(*source), cue, content, sort, "after")
        self.floor = min(max(source[1], cue[1]), len(words) - 1)

    def _coordinated(self, link: int, at: int, after: int, cue: Cue) -> None:
        """As in "… and noted that …": the subject of the attribution before it goes on."""
        content = content_after(self.text, self.words, after, cue, self.sentence.end)
        earlier = next((one for one in reversed(self.found) if one.placed == "before"), None)
        if content is None or earlier is None:
            return
        self._cut(self.words.starts[link], earlier.source)
        self._add(earlier.source, (at, after), content, cue, "before")

    def _participle(self, at: int, after: int, cue: Cue) -> None:
        words = self.words
        begin = self._subject_end(at)
        if words.low(begin - 1) == "and" and words.form(begin - 2) == ",":
            begin -= 1
        if begin > 0 and words.form(begin - 1) != "," and words.form(begin - 1) not in '”"':
            return
        content = content_after(self.text, words, after, cue, self.sentence.end)
        if content is None:
            return
        if begin == 0:
            self.waiting = (at, cue)
            self._add(content, (at, after), content, cue, "participle")
            return
        source = next((one.source for one in reversed(self.found) if one.placed != "according"), None)
        source = source or self._first_name()
        if source is not None:
            self._cut(words.starts[begin], source)
            self._add(source, (at, after), content, cue, "participle")

    def _settle_participle(self, position: int, source: Span) -> None:
        """As in "Noting that …, Aliyev said": the opening participle gets its subject and ends before it."""
        if self.waiting is not None and self.found:
            first = self.found[0]
            self.found[0] = replace(
                first,
                source=source,
                content=trimmed(self.text, first.content[0], min(position, first.content[1])),
            )
            self.waiting = None

    def _first_name(self) -> Span | None:
        words = self.words
        for stop in range(1, min(len(words), 12)):
            if not words.is_capital(stop):
                source = source_before(words, stop, 0)
                return self._span(*source) if source and words.is_capital(stop - 1) else None
        return None
