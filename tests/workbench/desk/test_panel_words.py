"""What the right column says of the mark in hand, and what its forms show after a refusal."""

from __future__ import annotations

import pytest
from django.test import Client

from annotations.models import Article, SpanStatus
from claims.models import Claim, Verdict
from tests import people


def client_of(seat: people.Access) -> Client:
    """A browser of somebody's."""
    client = Client()
    client.force_login(seat.user)
    return client


def panel_of(seat: people.Access, article: Article, key: str) -> str:
    """The right column with that mark in hand."""
    page = client_of(seat).get(f"/articles/{article.pk}?at={key}").content.decode()
    return page.partition('id="panel"')[2].partition("</aside>")[0]


@pytest.mark.django_db
def test_a_framing_marked_by_hand_is_called_so_and_asks_for_no_decision(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    span = people.mark(desk.anahit, article, label="framing")
    shown = panel_of(desk.anahit, article, f"s{span.pk}")
    assert "<b>Framing</b>" in shown
    assert "Marked by hand." in shown
    assert "/delete" in shown
    for wrong in ("Claim ·", "Why it is suggested", "/accept", "/reject"):
        assert wrong not in shown


@pytest.mark.django_db
def test_a_suggestion_is_asked_for_a_decision_and_not_for_removal(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    span = desk.anahit.spans().filter(status=SpanStatus.SUGGESTED, label__kind="claim").first()
    assert span is not None
    shown = panel_of(desk.anahit, article, f"s{span.pk}")
    assert "Why it is suggested" in shown
    assert f"/spans/{span.pk}/accept" in shown
    assert f"/spans/{span.pk}/delete" not in shown


def submitted(desk: people.Desk, claim: Claim, veracity: str) -> str:
    """Bela's panel after she submitted a rating without evidence and without a log."""
    client = client_of(desk.bela)
    labels = {"veracity": people.scale_label(desk.bela, veracity).pk, "attribution": people.scale_label(desk.bela, "faithful").pk}
    answer = client.post(f"/claims/{claim.pk}/review/submit", {**labels, "rationale": "Nothing was found."})
    assert answer.status_code == 400
    return answer.content.decode()


@pytest.mark.django_db
def test_what_is_missing_in_the_review_does_not_open_the_form_for_evidence(desk: people.Desk) -> None:
    page = submitted(desk, people.claim(desk.anahit), "unverifiable")
    assert 'id="search-log-err"' in page
    assert 'id="ev-url"' not in page
    assert "data-drawer" in page


@pytest.mark.django_db
def test_a_merge_keeps_the_attribution_on_which_the_reviews_agree(desk: people.Desk) -> None:
    claim = people.reviewed_claim(desk)
    said = {"choice": "merge", "veracity": people.scale_label(desk.chen, "partly").pk, "reason": "So.", "_version": claim.dossier_etag}
    assert client_of(desk.chen).post(f"/claims/{claim.pk}/adjudicate", said).status_code == 303
    merged = Verdict.objects.filter(claim=claim, review=None).latest("revision")
    assert merged.attribution is not None
    assert merged.attribution.key == "faithful"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("quote", "status"),
    [
        pytest.param(people.STATEMENT.replace(" ", "\n"), 303, id="words of the article, broken otherwise, are attached"),
        pytest.param("words that are not there", 400, id="words it does not hold are refused"),
    ],
)
def test_a_passage_of_an_article_stands_in_it(desk: people.Desk, quote: str, status: int) -> None:
    claim, article = people.claim(desk.anahit), people.ingest(desk.anahit, people.ARTICLE + "Again.\n")
    answer = client_of(desk.bela).post(f"/claims/{claim.pk}/evidence", {"article": article.pk, "quote": quote, "stance": "supports"})
    assert answer.status_code == status
    if status == 400:
        assert "These words do not stand in that article." in answer.content.decode()
        assert f'<option value="{article.pk}" selected>' in answer.content.decode()
