"""Which passages have one origin, and why."""

from __future__ import annotations

import pytest

from claims.matching import Piece, from_claimant, shared_origin

ORDER = Piece(page="1", publisher="International Court of Justice", quote="take all measures at its disposal", group="ICJ")
WIRE = Piece(page="2", publisher="Anadolu Agency", quote="some 980 vehicles had used the road since December", group="The office")


@pytest.mark.parametrize(
    ("piece", "found"),
    [
        (Piece(page="1", publisher="", quote=""), ("ICJ", "same_page")),
        (Piece(page="9", publisher="international court of justice ", quote="other words"), ("ICJ", "same_publisher")),
        (
            Piece(page="9", publisher="Azernews", quote="Some 980 vehicles had used the road since the autumn"),
            ("The office", "same_words"),
        ),
        (Piece(page="9", publisher="Azernews", quote="a road is a road"), None),
        (Piece(page="", publisher="", quote=""), None),
    ],
    ids=["the same page", "the same publisher", "the words of a wire copy", "nothing shared", "nothing known"],
)
def test_a_passage_counts_with_the_first_of_its_origin(piece: Piece, found: tuple[str, str] | None) -> None:
    origin = shared_origin(piece, [ORDER, WIRE])
    assert (origin and (origin.group, origin.reason)) == found


def test_the_surest_reason_is_told() -> None:
    both = Piece(page="2", publisher="International Court of Justice", quote="")
    origin = shared_origin(both, [ORDER, WIRE])
    assert origin is not None
    assert (origin.group, origin.reason) == ("The office", "same_page")


def test_a_publisher_is_the_claimant_by_any_of_its_names() -> None:
    assert from_claimant(" press service", {"Press Service", "Office"})
    assert not from_claimant("", {""})
    assert not from_claimant("Azernews", {"Office"})
