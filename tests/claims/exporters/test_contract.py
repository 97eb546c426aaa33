"""Writing is streamed, hashed and counted, whatever the size."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from claims.exporters import BY_KEY, EXPORTERS, file_name
from claims.exporters.contract import BUFFER, HashingSink
from claims.exporters.losses import CODES, LossCount
from claims.exporters.snapshot import MarkedSpan
from tests.claims.exporters.hostile import hostile
from tests.claims.exporters.in_memory import ListSnapshot
from tests.claims.exporters.sample import OPTIONS, sample


class Chunks:
    """A sink that keeps the pieces apart."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, chunk: bytes, /) -> None:
        self.pieces.append(chunk)


def test_small_writes_travel_together_and_nothing_is_lost() -> None:
    chunks = Chunks()
    sink = HashingSink(chunks)
    for number in range(50_000):
        sink.write(b"%d\n" % number)
    digest = sink.digest()
    whole = b"".join(chunks.pieces)
    assert len(chunks.pieces) == len(whole) // BUFFER + 1
    assert (sink.size, digest) == (len(whole), hashlib.sha256(whole).hexdigest())


def test_every_format_has_a_key_of_its_own_and_known_losses() -> None:
    assert len(BY_KEY) == len(EXPORTERS)
    for exporter in EXPORTERS:
        assert set(exporter.loses) <= set(CODES)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.key)
def test_a_file_name_holds_nothing_a_user_typed(exporter: Any) -> None:
    report = exporter.write(hostile(), Chunks(), OPTIONS)
    assert report.files[0].path == f"prj-1-{exporter.key}.{exporter.suffix}"


def test_the_basis_of_offsets_is_named_only_where_there_are_offsets() -> None:
    utf16 = replace(OPTIONS, offsets="utf16")
    assert file_name(BY_KEY["web_annotation"], "p", utf16) == "p-web_annotation-utf16.jsonl"
    assert file_name(BY_KEY["csv_claims"], "p", utf16) == "p-csv_claims.csv"
    assert file_name(BY_KEY["web_annotation_verdicts"], "p", utf16) == "p-web_annotation_verdicts.jsonl"


def test_all_losses_are_counted_and_the_first_thousand_named() -> None:
    lost = LossCount()
    for number in range(1500):
        lost.add("mention.extra_dropped", f"men-{number}")
    lost.add("value.escaped", "clm-1", "clm-1")
    extra, escaped = lost.losses()
    assert (extra.count, len(extra.ids), extra.ids[-1]) == (1500, 1000, "men-999")
    assert (escaped.count, escaped.ids) == (2, ("clm-1",))


class Watched(ListSnapshot):
    """A snapshot of very many marks that remembers how far it has been read."""

    read = 0

    def marked_spans(self) -> Iterator[MarkedSpan]:
        marks = list(super().marked_spans())
        for _ in range(20_000):
            for marked in marks:
                Watched.read += 1
                yield marked


@pytest.mark.parametrize("key", ["csv_spans", "web_annotation"])
def test_the_first_bytes_leave_long_before_the_last_record_is_read(key: str) -> None:
    class Impatient:
        def write(self, chunk: bytes, /) -> None:
            raise ConnectionAbortedError

    Watched.read = 0
    whole = sample()
    with pytest.raises(ConnectionAbortedError):
        BY_KEY[key].write(Watched(whole.head, whole.records), Impatient(), OPTIONS)
    assert 0 < Watched.read < 2_000
