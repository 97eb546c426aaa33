"""A record is held to what its readers need; what is wrong is named by its field."""

from __future__ import annotations

from typing import Any

import pytest

from claims.exporters.claimreview_checks import findings

SOUND: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://workbench.example/reviews/1",
    "claimReviewed": "The road is open.",
    "datePublished": "2031-03-05",
    "author": {"@type": "Organization", "name": "Imaginary Checks"},
    "reviewRating": {"@type": "Rating", "alternateName": "Misleading"},
    "itemReviewed": {"@type": "Claim", "text": "The road is open.", "appearance": [{"datePublished": "2031-03-03"}]},
}


def codes(record: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one.level, one.code, one.of) for one in findings(record)]


def test_a_sound_record_is_fine_throughout() -> None:
    assert {level for level, _, _ in codes(SOUND)} == {"fine"}
    assert ("fine", "unordered", "Misleading") in codes(SOUND)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"claimReviewed": ""}, ("error", "missing", "claimReviewed")),
        ({"author": {"@type": "Organization"}}, ("error", "missing", "author.name")),
        ({"reviewRating": {"@type": "Rating"}}, ("error", "missing", "reviewRating.alternateName")),
        ({"url": "/reviews/1"}, ("error", "address", "url")),
        ({"datePublished": "last week"}, ("error", "date", "datePublished")),
        (
            {"reviewRating": {"alternateName": "x", "ratingValue": 9, "worstRating": 1, "bestRating": 5}},
            ("error", "bounds", "ratingValue"),
        ),
    ],
    ids=[
        "a claim without words",
        "a nameless author",
        "a rating without a word",
        "an address without a site",
        "a date that is none",
        "a number beyond its scale",
    ],
)
def test_what_is_wrong_is_named(change: dict[str, Any], error: tuple[str, str, str]) -> None:
    found = codes({**SOUND, **change})
    assert error in found
    assert ("fine", "required", "") not in found


def test_dates_within_the_claim_are_looked_at_too() -> None:
    bad = {**SOUND["itemReviewed"], "appearance": [{"datePublished": "Friday"}]}
    assert ("error", "date", "itemReviewed.appearance.datePublished") in codes({**SOUND, "itemReviewed": bad})


def test_an_appearance_without_a_date_and_a_long_claim_are_told_and_forgiven() -> None:
    undated = {**SOUND, "claimReviewed": "x" * 76, "itemReviewed": {"@type": "Claim", "appearance": [{"url": "https://a.example"}]}}
    assert [one for one in codes(undated) if one[0] == "note"] == [("note", "undated", ""), ("note", "long", "")]


def test_several_speakers_are_counted() -> None:
    item = SOUND["itemReviewed"]
    (found,) = [one for one in findings({**SOUND, "itemReviewed": [item, item]}) if one.code == "speakers"]
    assert found.n == 2
