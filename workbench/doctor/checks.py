"""The doctor's table: sixteen things that must hold, in order."""

from __future__ import annotations

from workbench.doctor import acts, judgements, laws, links, media, spans, texts, work
from workbench.doctor.findings import Check, Finding, Scope


def nothing(scope: Scope) -> list[Finding]:
    """For a check without a table to look at."""
    return []


CHECKS: tuple[Check, ...] = (
    Check("D-01", "texts and received bytes are those of their SHA-256", texts.hashes),
    Check("D-02", "offsets lie within the text: 0 ≤ start < end ≤ length", spans.bounds),
    Check("D-03", "every quote is the text at its offsets", spans.quotes),
    Check("D-04", "no span begins or ends in white space (warning)", spans.edges),
    Check("D-05", "all links stay within one project", links.within_projects),
    Check("D-06", "no orphans, no dangling links, no circles of merges", links.orphans),
    Check("D-07", "no assignment is expired or on deleted articles", work.assignments, work.give_assignments_back),
    Check("D-08", "no expired idempotency keys, sessions or exports", work.expired, work.forget_expired),
    Check("D-09", "jobs go on, end, and agree with their articles", work.background, work.move_jobs_on),
    Check("D-10", "no identical spans, no duplicate claims of one pipeline version", spans.doubles),
    Check("D-11", "verdict history is gap-free, has one current row, and is what was sealed", judgements.history),
    Check("D-12", "an act for every versioned change; chains valid", acts.told),
    Check("D-13", "media present, of their size and hash; no stray temporary files", media.files, media.delete_strays),
    Check("D-14", "no NUL, lone byte order mark, surrogate or noncharacter in text columns", texts.characters),
    Check("D-15", "cached counters are the counts", nothing, idle="no table caches a count"),
    Check("D-16", "constraints, triggers and grants exist and are valid", laws.enforced),
)
