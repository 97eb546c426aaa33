"""Sentence boundaries inside paragraphs, on UD English GUM and EWT (dev), the golden rules and the seeds."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from annotations.evaluation.figures import Figure
from annotations.evaluation.passages import NO_BLANKS, PASSAGES
from annotations.evaluation.scoring import Agreement, boundary_agreement
from annotations.evaluation.seeds import gold_sentences, read_seeds
from annotations.evaluation.treebank import read_paragraphs
from annotations.segmentation import segment
from annotations.segmentation.layout.paragraphs import Paragraph
from annotations.segmentation.sentences.language import read_language
from annotations.segmentation.sentences.sentences import split_sentences

_TREEBANKS = (
    ("gum", "UD GUM", 0.975, "on its test part: blingfire .971, syntok .959, Punkt .950, pySBD .948, spaCy .941"),
    ("ewt", "UD EWT", 0.86, "on its test part: Punkt .867, spaCy .854, pySBD .846, syntok .815, blingfire .814"),
)
_ROOT = Path(__file__).resolve().parents[2]
# The packages stand empty, so that the splitter is imported without the rest of the pipeline.
_IMPORT = """
import collections.abc, dataclasses, functools, re, sys, time, types, typing
for name in ("annotations", "annotations.segmentation"):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [name.replace(".", "/")]
begun = time.process_time()
import annotations.segmentation.sentences.sentences
print((time.process_time() - begun) * 1000)
"""


def measure(data: Path | None) -> Iterator[Figure]:
    """F1 of the boundaries (ends of paragraphs not counted), golden rules right, share of the seeds' sentences right."""
    languages, cuts = _passages()
    yield Figure("sentences", f"{len(PASSAGES)} made passages", "languages told", languages, 1.0)
    yield Figure("sentences", f"{len({name for name, _ in PASSAGES})} languages, made", "boundary F1", cuts.f1, 1.0)
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
    peers = "blingfire 12–14 M, Punkt 3–5 M, syntok 1 M, pySBD 0.15 M"
    yield Figure("sentences", "UD GUM dev", "speed", _speed(data), 5_000_000, peers, "chars/s")
    yield Figure("sentences", "splitter alone", "import", _import(), 10, unit="ms", at_most=True)


def _passages() -> tuple[float, Agreement]:
    """Share of the made passages whose language is told, and their boundaries cut by the habits of the language told."""
    told, total = 0, Agreement()
    for name, marked in PASSAGES:
        sentences = marked.split("|")
        text = ("" if name in NO_BLANKS else " ").join(sentences)
        language = read_language(text, [Paragraph(0, 0, len(text), "body", "made", None)], None).language
        told += language.name == name
        found = [text[start:end] for start, end in split_sentences(text, 0, len(text), language.habits)]
        total += boundary_agreement(_cuts(sentences), _cuts(found))
    return told / len(PASSAGES), total


def _speed(data: Path) -> float:
    """Characters of GUM cut in a second of this process's time, the best of three runs over its paragraphs."""
    texts = [" ".join(one) for one in read_paragraphs(data / "sentences" / "en_gum-ud-dev.conllu.gz")]
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        for text in texts:
            split_sentences(text, 0, len(text))
        best = min(best, time.process_time() - begun)
    return sum(map(len, texts)) / max(best, 1e-9)


def _import() -> float:
    """Milliseconds of processor time to import the splitter alone, the standard library at hand; the best of five."""
    runs = [
        subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, cwd=_ROOT, check=True)  # noqa: S603  our own interpreter
        for _ in range(5)
    ]
    return min(float(run.stdout) for run in runs)


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
