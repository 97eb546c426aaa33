"""Only what is published, in words and numbers others can trust."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.claims.exporters.hostile import hostile
from tests.claims.exporters.in_memory import ListSnapshot
from tests.claims.exporters.reading import assert_valid, losses, triples, written
from tests.claims.exporters.sample import at, mention, publication, sample, verdict


def _changed(**fields: dict[str, Any]) -> ListSnapshot:
    """The sample with some records changed: `_changed(clm_1={"language": None})`."""
    whole = sample()
    changes = {key.replace("_", "-"): values for key, values in fields.items()}
    return ListSnapshot(whole.head, tuple(replace(r, **changes.get(r.id, {})) for r in whole.records))


def _more(*records: Any) -> ListSnapshot:
    whole = sample()
    return ListSnapshot(whole.head, (*whole.records, *records))


def _reviews(snapshot: ListSnapshot) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("claimreview", snapshot)[0])
    for review in found:
        assert_valid("claimreview", review)
        assert triples(review)
    return found


def test_a_scale_with_an_order_gives_value_best_and_worst() -> None:
    scale = next(r for r in sample().records if r.id == "scl-1")
    ordered = tuple(replace(label, ordinal=number) for number, label in enumerate(scale.labels))
    (review,) = _reviews(_changed(scl_1={"labels": ordered}))
    rating = review["reviewRating"]
    assert (rating["worstRating"], rating["ratingValue"], rating["bestRating"]) == (0, 1, 3)


def test_a_label_outside_the_order_gives_no_number() -> None:
    scale = next(r for r in sample().records if r.id == "scl-1")
    ordered = tuple(replace(x, ordinal=None if x.key == "refuted" else 1) for x in scale.labels)
    (review,) = _reviews(_changed(scl_1={"labels": ordered}))
    assert set(review["reviewRating"]) == {"@type", "alternateName", "ratingExplanation"}


def test_a_retracted_review_is_no_longer_told() -> None:
    retraction = publication(2, "vrd-2", "retracted", supersedes_id="pub-1", note="wrong day")
    snapshot = _more(retraction)
    assert _reviews(snapshot) == []
    assert losses(written("claimreview", snapshot)[1])["claim.no_verdict"] == ("clm-1", "clm-2")


def test_a_correction_replaces_the_verdict_and_says_why() -> None:
    newer = verdict(
        *("vrd-3", 3, "corrected", ("averitec-4", "conflicting")),
        supersedes_id="vrd-2",
        published_at=at(7, 8),
    )
    fix = publication(
        2, "vrd-3", "corrected", supersedes_id="pub-1", note="A third log.", created_at=at(7, 8)
    )
    (review,) = _reviews(_more(newer, fix))
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Conflicting Evidence/Cherrypicking",
    }
    assert (review["datePublished"], review["dateModified"]) == ("2031-03-05", "2031-03-07")
    note = {"@type": "CorrectionComment", "text": "A third log.", "datePublished": "2031-03-07"}
    assert review["correction"] == note


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://x.example/", "https://x.example/a b", "", None]
)
def test_nobody_is_sent_to_an_address_that_is_no_web_page(url: str | None) -> None:
    (review,) = _reviews(_changed(art_1={"url": url}, doc_1={"url": url}, doc_2={"archived_url": url}))
    assert "appearance" not in review["itemReviewed"]
    assert [set(page) for page in review["citation"]] == [{"@type", "url", "name", "datePublished"}]


def test_an_unknown_field_is_left_out_instead_of_guessed() -> None:
    (review,) = _reviews(
        _changed(
            clm_1={"language": None, "claim_date": None, "short_text": None},
            men_1={"chain": ()},
            art_1={"source_id": None, "published_at": None, "title": None},
        )
    )
    assert "inLanguage" not in review
    assert set(review["itemReviewed"]) == {"@type", "@id", "text", "appearance"}
    assert set(review["itemReviewed"]["appearance"][0]) == {"@type", "url"}


def test_a_body_speaks_as_an_organization_with_its_wikidata_page() -> None:
    (review,) = _reviews(_changed(spk_1={"kind": "organization", "wikidata": "Q42"}))
    author = review["itemReviewed"]["author"]
    same = "https://www.wikidata.org/entity/Q42"
    assert author == {"@type": "Organization", "name": "Ada Quill", "sameAs": same}


def test_two_mentions_in_one_article_are_one_appearance() -> None:
    snapshot = _more(mention("men-9", "clm-1", "spn-3", "own"))
    (review,) = _reviews(snapshot)
    assert len(review["itemReviewed"]["appearance"]) == 1
    assert losses(written("claimreview", snapshot)[1])["mention.extra_dropped"] == ("men-9",)


def test_text_that_would_close_a_script_stays_text() -> None:
    text = 'He said "</script><script>alert(1)</script>" ]]> \u2028 🚢'
    (review,) = _reviews(_changed(clm_1={"text": text, "short_text": None}))
    assert review["claimReviewed"] == text


def test_claims_without_a_published_verdict_are_named() -> None:
    assert losses(written("claimreview", hostile())[1])["claim.no_verdict"] == ("clm-a", "clm-b")


def test_each_speaker_claims_for_themselves() -> None:
    snapshot = _more(mention("men-9", "clm-1", "spn-3", "direct", "spk-2"))
    (review,) = _reviews(snapshot)
    first, second = review["itemReviewed"]
    assert [claim["author"]["name"] for claim in (first, second)] == ["Ada Quill", "Bo Fenn"]
    assert second["@id"] == f"{first['@id']}#by-2"
    assert first["text"] == second["text"]


def test_who_denies_a_claim_is_not_its_author() -> None:
    denial = replace(mention("men-9", "clm-1", "spn-3", "direct", "spk-2"), stance="denies")
    (review,) = _reviews(_more(denial))
    assert review["itemReviewed"]["author"]["name"] == "Ada Quill"
