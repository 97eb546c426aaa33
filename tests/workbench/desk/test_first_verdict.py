"""From an accepted suggestion to one's first verdict: what the desk offers to somebody who has never seen it."""

from __future__ import annotations

import json

import pytest

from annotations.models import Article, Span, SpanStatus
from tests import people
from tests.workbench.desk.test_panel_words import client_of, panel_of
from tests.workbench.desk.test_review_screen import fragment, page_of

pytestmark = pytest.mark.django_db
JUDGE = "Accept and give your verdict"


def suggestions(article: Article) -> list[Span]:
    rows = Span.objects.filter(edition__article=article, status=SpanStatus.SUGGESTED, label__kind="claim")
    return list(rows.order_by("start"))


def test_accepting_offers_the_verdict_and_the_next_suggestion_says_what_waits(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    first, following, *_rest = suggestions(article)
    answer = fragment(client_of(desk.bela), f"/spans/{first.pk}/accept", _version=first.etag)
    shown = answer.content.decode()
    assert json.loads(answer["HX-Trigger"])["wb:select"]["id"] == f"s{following.pk}"
    assert f'hx-get="/articles/{article.pk}?at=s{first.pk}&amp;chosen"' in shown.partition('class="toast')[2]
    assert "1 accepted claim waits for your verdict." in shown
    assert "Give your verdict" in page_of(desk.bela, f"/articles/{article.pk}").partition(f'id="row-s{first.pk}"')[2].partition("</li>")[0]


def test_accepting_to_judge_stays_with_the_claim(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    first, second, *_rest = suggestions(article)
    client = client_of(desk.bela)
    answer = fragment(client, f"/spans/{first.pk}/accept", _version=first.etag, then="judge")
    assert json.loads(answer["HX-Trigger"])["wb:select"]["id"] == f"s{first.pk}"
    assert 'id="review-form"' in answer.content.decode()
    plain = client.post(f"/spans/{second.pk}/accept", {"_version": second.etag, "then": "judge"})
    assert plain["Location"] == f"/articles/{article.pk}?at=s{second.pk}"


def test_who_gives_no_verdicts_is_offered_none(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    first, following, *_rest = suggestions(article)
    assert JUDGE in panel_of(desk.bela, article, f"s{first.pk}")
    assert JUDGE not in panel_of(desk.anahit, article, f"s{first.pk}")
    shown = fragment(client_of(desk.anahit), f"/spans/{first.pk}/accept", _version=first.etag).content.decode()
    assert "verdict." not in shown.partition('class="toast')[0]
    assert "Give your verdict" not in shown
    assert f"s{following.pk}" in shown


def test_the_way_from_elsewhere_tells_the_list(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    key = f"s{Span.objects.get(mentions__claim=people.claim(desk.anahit, article)).pk}"
    answer = client_of(desk.bela).get(f"/articles/{article.pk}?at={key}&chosen", headers={"HX-Request": "true"})
    assert json.loads(answer["HX-Trigger"]) == {"wb:select": {"id": key, "from": "server"}}


def test_a_submitted_verdict_says_what_it_waits_for_and_the_first_note_is_gone(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    claim, other = people.claim(desk.anahit, article), people.claim(desk.anahit, article, people.FIGURE)
    key, next_key = (f"s{Span.objects.get(mentions__claim=one).pk}" for one in (claim, other))
    assert "Your first verdict." in panel_of(desk.bela, article, key)
    people.evidence(desk.bela, claim)
    labels = {"veracity": people.scale_label(desk.bela, "refuted").pk, "attribution": people.scale_label(desk.bela, "faithful").pk}
    fragment(client_of(desk.bela), f"/claims/{claim.pk}/review/submit", **labels, rationale="The court says so.")
    shown = panel_of(desk.bela, article, key)
    assert "The claim is decided once 2 reviewers have given theirs. Until then no other reviewer sees yours." in shown
    assert "Your first verdict." not in panel_of(desk.bela, article, next_key)
