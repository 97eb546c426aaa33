"""Recomputing the act log (RELIABILITY L6): every line against its columns, its hash, its predecessor, its number, its head.

One pass over all chains by a server-side cursor, in constant memory. Hashes are computed here, in Python, from the
stored lines; whether the columns still say what the line says is asked of the database in the very expression with
which the seal wrote it. Of each chain the first bad row is named: behind it nothing can be trusted.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench.doctor.anchors import Anchor
from workbench.doctor.reading import streamed

GENESIS = "0" * 64

_ROWS = """
SELECT chain, seq, prev, hash, line, line = jsonb_build_object('v', 1, 'chain', chain, 'seq', seq,
    'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'actor', actor, 'verb', verb, 'object', object, 'payload', payload)::text
FROM annotations_act WHERE (%(project)s::bigint IS NULL OR chain = %(project)s) ORDER BY chain, seq
"""
_HEADS = """
SELECT chain, h.seq, h.hash FROM annotations_acthead h
FULL JOIN (SELECT id AS chain FROM annotations_project UNION SELECT DISTINCT chain FROM annotations_act) known USING (chain)
WHERE (%(project)s::bigint IS NULL OR chain = %(project)s) ORDER BY chain
"""
_DRAFTS = """
SELECT chain, count(*) FROM annotations_actdraft WHERE (%(project)s::bigint IS NULL OR chain = %(project)s)
GROUP BY chain ORDER BY chain
"""

Row = tuple[int, int, str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Fault:
    """The first row of a chain that is not as it was written; `seq` is where it stands or should stand."""

    chain: int
    seq: int
    what: str

    def __str__(self) -> str:
        """As the command prints it."""
        return f"chain {self.chain}, seq {self.seq}: {self.what}"


@dataclass(frozen=True, slots=True)
class Verified:
    """What a pass found: the faults, the heads of the chains that hold, how many rows were read."""

    faults: tuple[Fault, ...]
    heads: Mapping[int, tuple[int, str]]
    rows: int


@dataclass(slots=True)
class _Chain:
    """Where the walk along one chain stands."""

    number: int
    anchors: list[Anchor]
    seq: int = 0
    hash: str = GENESIS
    fault: Fault | None = None

    def step(self, row: Row) -> None:
        """One row further, or the fault."""
        _, seq, prev, digest, line, columns_agree = row
        wrong = self._wrong(seq, prev, digest, line, columns_agree=columns_agree)
        if wrong:
            self.fault = Fault(self.number, min(seq, self.seq + 1), wrong)
            return
        self.seq, self.hash = seq, digest
        while self.anchors and self.anchors[0].seq == seq:
            anchor = self.anchors.pop(0)
            if anchor.hash != digest:
                self.fault = Fault(self.number, seq, f"{anchor.source} saw another hash here: the chain was rewritten")
                return

    def _wrong(self, seq: int, prev: str, digest: str, line: str, *, columns_agree: bool) -> str:
        if seq != self.seq + 1:
            return f"missing; the next row is {seq}" if seq > self.seq else "a row too many"
        if not columns_agree:
            return "the columns do not say what the hashed line says"
        if prev != self.hash:
            return "does not follow the row before it"
        if digest != hashlib.sha256(f"{prev}\n{line}".encode()).hexdigest():
            return "the hash is not that of its line"
        return ""

    def end(self, head: tuple[int, str] | None) -> Fault | None:
        """The whole chain was walked: compare with its head, and with what anchors saw further on."""
        if self.fault is None and self.anchors:
            anchor = self.anchors[0]
            said = f"missing; {anchor.source} saw the chain at {anchor.seq}: its tail was cut"
            self.fault = Fault(self.number, self.seq + 1, said)
        if self.fault is None and head != (self.seq, self.hash):
            said = "there is no head" if head is None else f"the head is at {head[0]} with another hash or number"
            self.fault = Fault(self.number, self.seq, f"the last row, but {said}")
        return self.fault


def verify(*, project: int | None = None, anchors: Iterable[Anchor] = ()) -> Verified:
    """Walk every chain, or one project's; anchors tell of cut tails and rewritten chains."""
    seen = _by_chain(anchors, project)
    chains: dict[int, _Chain] = {}
    rows = 0
    for row in streamed(_ROWS, {"project": project}):
        rows += 1
        chain = chains.get(row[0])
        if chain is None:
            chain = chains[row[0]] = _Chain(row[0], seen.get(row[0], []))
        if chain.fault is None:
            chain.step(row)
    heads = {chain: (seq, digest) for chain, seq, digest in streamed(_HEADS, {"project": project})}
    faults = list(_ends(chains, heads, seen))
    waiting = streamed(_DRAFTS, {"project": project})
    faults += [Fault(chain, heads.get(chain, (0, ""))[0] or 0, f"behind it {n} drafts were never sealed") for chain, n in waiting]
    broken = {fault.chain for fault in faults}
    sound = {number: (chain.seq, chain.hash) for number, chain in chains.items() if number not in broken}
    return Verified(tuple(faults), sound, rows)


def _by_chain(anchors: Iterable[Anchor], project: int | None) -> dict[int, list[Anchor]]:
    seen: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        if project is None or anchor.chain == project:
            seen[anchor.chain].append(anchor)
    for those in seen.values():
        those.sort(key=lambda anchor: anchor.seq)
    return seen


def _ends(
    chains: Mapping[int, _Chain], heads: Mapping[int, tuple[int | None, str]], seen: Mapping[int, list[Anchor]]
) -> Iterator[Fault]:
    """Heads, projects and anchors without rows are chains too: somebody took their rows away."""
    for number in sorted({*chains, *heads, *seen}):
        seq, digest = heads.get(number, (None, ""))
        chain = chains.get(number) or _Chain(number, seen.get(number, []))
        fault = chain.end(None if seq is None else (seq, digest))
        if fault is not None:
            yield fault
