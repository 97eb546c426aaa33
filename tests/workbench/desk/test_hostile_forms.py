"""What no honest form sends: the desk says no with the form's own statuses, never with a fault of ours."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from annotations.models import Article
from claims.models import Claim, Review
from tests import people
from workbench.desk import painted
from workbench.desk.conflict_fields import edges_in

HUGE = "9" * 5_000
LONG = "x" * 20_001


def signed_in(by: Any) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(by.user)
    return client


def send(by: Any, path: str, **fields: str) -> int:
    return signed_in(by).post(path, fields, headers={"Origin": "http://testserver"}).status_code


@pytest.mark.parametrize(
    "number",
    [HUGE, "9" * 30, "³", "٣", "-1", "1.0", "\0"],
    ids=["huge", "over a bigint", "superscript", "Arabic", "negative", "fraction", "NUL"],
)
class TestNumbers:
    def test_project_of_a_list(self, desk: people.Desk, number: str) -> None:
        assert signed_in(desk.bela).get("/claims", {"project": number}).status_code == 404

    def test_other_claim_of_a_relation(self, desk: people.Desk, claim: Claim, number: str) -> None:
        assert send(desk.bela, f"/claims/{claim.pk}/relations", target=number, kind="same") == 400

    @pytest.mark.parametrize("axis", ["veracity", "attribution"])
    def test_label_of_a_draft(self, desk: people.Desk, claim: Claim, number: str, axis: str) -> None:
        assert send(desk.bela, f"/claims/{claim.pk}/review", **{axis: number}) == 400
        assert not Review.objects.filter(veracity__isnull=False).exists()

    def test_article_of_evidence(self, desk: people.Desk, claim: Claim, number: str) -> None:
        assert send(desk.bela, f"/claims/{claim.pk}/evidence", stance="supports", article=number) == 400

    def test_mark_in_hand(self, desk: people.Desk, claim: Claim, number: str) -> None:
        assert send(desk.bela, f"/claims/{claim.pk}/review", rationale="So.", at=f"s{number}") == 303

    def test_label_of_a_decision(self, desk: people.Desk, number: str) -> None:
        claim = people.reviewed_claim(desk)
        fields = {"choice": "merge", "veracity": number, "attribution": number, "reason": "So.", "_version": claim.dossier_etag}
        assert send(desk.chen, f"/claims/{claim.pk}/adjudicate", **fields) == 400

    def test_part_of_a_long_text_and_place_in_it(
        self, desk: people.Desk, article: Article, number: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("LONG", "PART"):
            monkeypatch.setattr(painted, name, 60)
        bela = signed_in(desk.bela)
        for tail in ("?at=p{}", "?at=s{}", "/text?part={}", "/rows?from={}"):
            answer = bela.get(f"/articles/{article.pk}{tail.format(quote(number))}", headers={"HX-Request": "true"})
            assert answer.status_code == 200, tail

    def test_edges_of_a_mark(self, number: str) -> None:
        assert edges_in({"start": "3", "end": number}) is edges_in({"start": number, "end": "9"}) is None


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("review", {"rationale": LONG}), ("review", {"search_log": LONG}),
        ("review", {"confidence": "sure"}), ("review", {"rationale": "\0"}),
        ("evidence", {"url": "https://a.example", "stance": ""}), ("evidence", {"url": "https://a.example", "stance": "like"}),
        ("evidence", {"url": "https://a.example", "stance": "supports", "quote": LONG}),
        ("evidence", {"url": "https://a.example", "stance": "supports", "strength": "firm"}),
        ("evidence", {"url": "https://a.example", "stance": "supports", "locator": "x" * 301}),
        ("evidence", {"url": "https://a.example", "stance": "supports", "title": "\0"}),
        ("wording", {"text": "x" * 2_001}), ("wording", {"text": ""}), ("wording", {"text": "a\0b"}),
    ],
)  # fmt: skip
def test_field_that_cannot_be(desk: people.Desk, claim: Claim, path: str, fields: dict[str, str]) -> None:
    assert send(desk.bela, f"/claims/{claim.pk}/{path}", _version=claim.etag, **fields) == 400


@pytest.mark.parametrize("published", ["2023-99", "2023-02-30", "0000-01-01", "2023-00", "x" * 40])
def test_pasted_date_that_is_none(desk: people.Desk, media: Any, published: str) -> None:
    assert send(desk.anahit, "/articles/new", text="Some words.", published=published) == 400
    assert not Article.objects.exists()


@pytest.mark.parametrize("published", ["2023-99", "2023-02-30", "0000-01-01", "2023-00"])
def test_stored_date_that_is_none_breaks_no_list(desk: people.Desk, media: Any, published: str) -> None:
    Article.objects.filter(pk=people.ingest(desk.anahit).pk).update(published=published)
    assert signed_in(desk.bela).get("/articles").status_code == 200


@pytest.mark.parametrize(
    "field",
    [{"url": "javascript:alert(1)"}, {"language": "x" * 40}, {"url": "x" * 3_000}, {"title": "x" * 301}, {"outlet": "x" * 301}],
    ids=str,
)
def test_pasted_fact_that_is_none(desk: people.Desk, media: Any, field: dict[str, str]) -> None:
    assert send(desk.anahit, "/articles/new", text="Some words.", **field) == 400


@pytest.mark.parametrize("fields", [{"confidence": "sure"}, {"reason": LONG}], ids=["confidence", "reason"])
def test_decision_that_cannot_be(desk: people.Desk, fields: dict[str, str]) -> None:
    claim = people.reviewed_claim(desk)
    said = {"choice": "merge", "veracity": str(people.scale_label(desk.chen, "partly").pk), "reason": "So.", "_version": claim.dossier_etag}
    assert send(desk.chen, f"/claims/{claim.pk}/adjudicate", **{**said, **fields}) == 400


@pytest.mark.parametrize("act", ["publish", "reopen"])
def test_words_of_an_act_are_bounded(desk: people.Desk, act: str) -> None:
    claim, _ = people.adjudicated_claim(desk)
    assert send(desk.edda, f"/claims/{claim.pk}/{act}", _version=claim.etag, note=LONG, reason=LONG) == 400
