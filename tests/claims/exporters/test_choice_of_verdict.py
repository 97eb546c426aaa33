"""Which of a claim's verdicts a format carries."""

from __future__ import annotations

import pytest

from claims.exporters.judgement import Publication, Verdict
from claims.exporters.snapshot import ClaimDossier
from tests.claims.exporters.sample import claim, publication, verdict


def _dossier(verdicts: list[Verdict], publications: list[Publication]) -> ClaimDossier:
    about = claim("clm-1", "It rained.", None, "approved")
    log, shown = tuple(verdicts), tuple(publications)
    return ClaimDossier(claim=about, places=(), verdicts=log, publications=shown, sets=(), exhibits=())


def _log(*steps: str) -> list[Verdict]:
    """`_log("review", "published")`: one verdict a word, a review's own or the claim's with that status."""
    return [
        verdict(
            f"vrd-{n}",
            n,
            "submitted" if step == "review" else step,
            review_id="rev" if step == "review" else None,
        )
        for n, step in enumerate(steps, 1)
    ]


@pytest.mark.parametrize(
    ("steps", "final", "decided"),
    [
        ((), None, None),
        (("review", "review"), None, None),
        (("review", "decided"), None, "vrd-2"),
        (("review", "approved"), "vrd-2", "vrd-2"),
        (("approved", "review", "approved"), "vrd-3", "vrd-3"),
        (("published", "corrected"), "vrd-2", "vrd-2"),
        (("published", "decided"), "vrd-1", "vrd-2"),
        (("published", "review"), "vrd-1", "vrd-1"),
        (("published", "retracted"), None, None),
        (("retracted", "approved"), "vrd-2", "vrd-2"),
    ],
    ids=[
        "no verdict at all",
        "reviews alone are not the claim's",
        "a decision waits for approval",
        "an approved one counts",
        "the later approval wins",
        "a correction wins over what it corrects",
        "the last final one stands while a new one waits",
        "a new review changes nothing yet",
        "a retraction does not revive what it replaced",
        "a new verdict after a retraction counts",
    ],
)
def test_research_formats_carry(steps: tuple[str, ...], final: str | None, decided: str | None) -> None:
    dossier = _dossier(_log(*steps), [])
    chosen = dossier.verdict(decided=False)
    assert (chosen and chosen.id) == final
    waiting = dossier.verdict(decided=True)
    assert (waiting and waiting.id) == decided


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([], None),
        ([publication(1, "vrd-1")], "vrd-1"),
        ([publication(1, "vrd-1"), publication(2, "vrd-2", "corrected")], "vrd-2"),
        ([publication(1, "vrd-1"), publication(2, "vrd-1", "retracted")], None),
        ([publication(1, "vrd-1", "retracted"), publication(2, "vrd-2")], "vrd-2"),
    ],
    ids=[
        "nothing",
        "the published one",
        "the correction",
        "nothing once retracted",
        "what was published anew",
    ],
)
def test_public_formats_carry(rows: list[Publication], shown: str | None) -> None:
    found = _dossier(_log("published", "published"), rows).published_verdict
    assert (found and found.id) == shown
