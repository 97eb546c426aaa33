"""Finding the fact-checked claim behind a tweet: CheckThat! 2022 task 2A, queries over 14,231 claims.

The candidates come as in the product: the rarest words of the query until some thousands of claims hold one of them,
the best hundred by BM25 of those alone, then the ranking.
"""

from __future__ import annotations

import csv
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from annotations.evaluation.figures import Figure
from claims.matching import Candidate, Frequencies, ranked, terms

POOL = 4_000
FEW = 100
_PEERS = "MRR: MiniLM + BM25 .898, MiniLM .884, BM25 .84, word TF-IDF .82, char TF-IDF .81, rapidfuzz .50"


class Shelf:
    """Claims in memory with the places of each word: what the database's index is in the product."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.places: dict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(texts):
            for form in {term.form for term in terms(text)}:
                self.places[form].append(at)

    def candidates(self, query: str) -> list[Candidate]:
        """The claims that hold one of the query's rarest words, those with most of that weight first."""
        forms = sorted({term.form for term in terms(query)} & self.places.keys(), key=lambda form: (len(self.places[form]), form))
        frequencies = self.frequencies(query)
        pool: dict[int, float] = defaultdict(float)
        for form in forms:
            if len(pool) >= POOL:
                break
            for at in self.places[form]:
                pool[at] += frequencies.weight(form)
        best = sorted(pool, key=lambda at: (-pool[at], at))[:FEW]
        return [Candidate(at, self.texts[at]) for at in best]

    def frequencies(self, query: str) -> Frequencies:
        """How often each word of the query stands in the claims."""
        return Frequencies(len(self.texts), {term.form: len(self.places.get(term.form, ())) for term in terms(query)})


def measure(data: Path | None) -> Iterator[Figure]:
    """Mean reciprocal rank and recall in the first five over all queries that have a relevant claim."""
    if data is None:
        return
    folder = data / "claim_matching"
    with gzip.open(folder / "vclaims.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    names = [row["vclaim_id"] for row in rows]
    shelf = Shelf([f"{row['vclaim']} {row['title']}" for row in rows])
    queries = list(_queries(folder))
    begun = time.process_time()
    places = [_place(shelf, names, query, relevant) for query, relevant in queries]
    spent = time.process_time() - begun
    found = [place for place in places if place is not None]
    name = "CheckThat! 2022 2A dev-test"
    yield Figure("matching", name, "MRR", sum(1 / place for place in found) / len(places), 0.85, _PEERS)
    within = sum(place <= 5 for place in found) / len(places)
    yield Figure("matching", name, "recall in the first 5", within, None, "MiniLM + BM25 .928, BM25 .88")
    yield Figure("matching", f"{len(names):,} claims", "one query", spent / len(places) * 1_000, 50, unit="ms", at_most=True)


def _queries(folder: Path) -> Iterator[tuple[str, set[str]]]:
    """Each dev-test query with the claims that are relevant to it."""
    relevant: dict[str, set[str]] = defaultdict(set)
    with (folder / "CT2022-Task2A-EN-Dev-Test_QRELs.tsv").open(encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t"):
            relevant[row[0]].add(row[2])
    with (folder / "CT2022-Task2A-EN-Dev-Test_Queries.tsv").open(encoding="utf-8", newline="") as lines:
        texts: Mapping[str, str] = dict(row[:2] for row in csv.reader(lines, delimiter="\t"))
    for name, claims in relevant.items():
        if name in texts:
            yield texts[name], claims


def _place(shelf: Shelf, names: Sequence[str], query: str, relevant: set[str]) -> int | None:
    """At which place the first relevant claim stands, from 1; None if it is not among the candidates."""
    order = ranked(query, shelf.candidates(query), shelf.frequencies(query))
    return next((place for place, one in enumerate(order, 1) if names[one.key] in relevant), None)
