"""Sentence boundaries inside paragraphs, on UD English GUM and EWT (dev), the golden rules and the seeds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from annotations.evaluation.figures import Figure
from annotations.evaluation.scoring import Agreement, boundary_agreement
from annotations.evaluation.seeds import gold_sentences, read_seeds
from annotations.evaluation.treebank import read_paragraphs
from annotations.segmentation import segment
from annotations.segmentation.sentences import split_sentences

_TREEBANKS = (
    ("gum", "UD GUM", 0.975, "on its test part: blingfire .971, syntok .959, Punkt .950, pySBD .948, spaCy .941"),
    ("ewt", "UD EWT", 0.86, "on its test part: Punkt .867, spaCy .854, pySBD .846, syntok .815, blingfire .814"),
)


def measure(data: Path | None) -> Iterator[Figure]:
    """F1 of the boundaries (ends of paragraphs not counted), golden rules right, share of the seeds' sentences right."""
    if data is None:
        return
    for key, name, target, peers in _TREEBANKS:
        total = Agreement()
        for sentences in read_paragraphs(data / "sentences" / f"en_{key}-ud-dev.conllu.gz"):
            text = " ".join(sentences)
            found = [text[start:end] for start, end in split_sentences(text, 0, len(text))]
            total += boundary_agreement(_cuts(sentences), _cuts(found))
        yield Figure("sentences", f"{name} dev", "boundary F1", total.f1, target, peers)
    rules = json.loads((data / "sentences" / "golden_rules_en.json").read_text(encoding="utf-8"))
    right = sum(_follows(rule["text"], rule["sentences"]) for rule in rules)
    yield Figure("sentences", f"{len(rules)} golden rules", "right", right, 44, "pySBD 47, blingfire 36, syntok 34, spaCy 25, Punkt 22")
    yield Figure("sentences", "seeds 000, 002, 004", "sentences right", _seeds_right(data), 1.0)


def _cuts(sentences: Sequence[str]) -> list[int]:
    """Where sentences end inside the paragraph, counted in characters that are no blanks."""
    return list(accumulate(len("".join(sentence.split())) for sentence in sentences[:-1]))


def _follows(text: str, wanted: Sequence[str]) -> bool:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))] == [one.strip() for one in wanted]


def _seeds_right(data: Path) -> float:
    found = {
        (seed.name, (one.start, one.end)) for seed in read_seeds(data) for one in segment(seed.text).segments if one.kind == "sentence"
    }
    gold = set(gold_sentences(data))
    return len(gold & found) / len(gold)
