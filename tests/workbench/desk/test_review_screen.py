"""The review screen's parts beside the form: checks, links, discussion, flags, the states of a claim, the printed article."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.utils.text import Truncator

from annotations.models import Article, Span, SpanStatus
from claims.models import Claim, Comment, Evidence, Flag, LinkStatus, Relation, Review
from claims.services.adjudicate import adjudicate, reopen
from claims.services.comment import comment_on
from claims.services.edit_claim import edit_claim
from claims.services.relate import relate_claims
from tests import people
from tests.workbench.desk.test_panel_words import client_of, panel_of

pytestmark = pytest.mark.django_db
FIGURES = (
    "Aliyev and Blinken speak over the phone\n\nThe president said at least 980 vehicles had used the road.\n\n"
    "Noting that some 980 vehicles had used the road, Aliyev said that over 850 belonged to peacekeepers in the region, "
    "while over 120 belonged to the Red Cross.\n"
)
WORDS = "some 980 vehicles had used the road"


def key_of(claim: Claim) -> str:
    return f"s{Span.objects.get(mentions__claim=claim).pk}"


def page_of(seat: people.Access, path: str) -> str:
    answer = client_of(seat).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def fragment(client: Client, path: str, **form: Any) -> Any:
    return client.post(path, form, headers={"HX-Request": "true", "HX-Target": "aside#panel"})


def test_figures_that_leave_some_over_are_told_with_the_words_that_allow_it(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit, FIGURES)
    claim = people.claim(desk.anahit, article, WORDS)
    shown = panel_of(desk.bela, article, key_of(claim))
    assert "850 + 120 = 970, leaving 10 of 980 unaccounted for." in shown
    assert "“some” and “over” leave room for this." in shown
    assert "¶2 says “at least 980 vehicles”." in shown


def test_evidence_newer_than_the_claim_or_of_the_claimant_is_told(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit, title="Road open", published="2023-01-24")
    claim = people.claim(desk.anahit, article, people.FIGURE)
    people.evidence(desk.bela, claim, "supports", "https://mfa.example.org/a", self_reported=True)
    Evidence.objects.get().document.__class__.objects.update(published="2023-02-22")
    shown = panel_of(desk.bela, article, key_of(claim))
    assert "is of 22 Feb 2023, the claim of 24 Jan 2023" in shown
    assert "It is no independent support." in shown


def test_a_link_is_searched_for_made_and_shown(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    here, other = people.claim(desk.anahit, article), people.claim(desk.anahit, article, people.FIGURE)
    client, key = client_of(desk.bela), key_of(here)
    found = client.get(f"/claims/{here.pk}/link?q=980 vehicles&back={key}", headers={"HX-Request": "true"}).content.decode()
    assert other.text in found
    assert "<html" not in found
    assert "<h1>Link another claim</h1>" in page_of(desk.bela, f"/claims/{here.pk}/link?q=nothing")
    answer = fragment(client, f"/claims/{here.pk}/relations", target=other.pk, kind="contradicts", back=key)
    assert answer.status_code == 200
    assert "Contradicts:" in answer.content.decode()
    assert Relation.objects.get().status == LinkStatus.CONFIRMED
    assert client.post(f"/claims/{here.pk}/relations", {"target": other.pk, "kind": "updates", "back": key}).status_code == 303
    assert fragment(client, f"/claims/{here.pk}/relations", target=other.pk, kind="likes").status_code == 400


def test_the_list_says_which_claims_say_the_same(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    first, second = people.claim(desk.anahit, article), people.claim(desk.anahit, article, people.FIGURE)
    relate_claims(by=desk.anahit, from_claim=second, to_claim=first, kind="paraphrase")
    page = page_of(desk.bela, f"/articles/{article.pk}")
    row = page.partition(f'id="row-{key_of(second)}"')[2].partition("</li>")[0]
    assert 'data-state="duplicate"' in row
    assert "Same as " in row


def test_remarks_of_a_blind_round_are_ones_own(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    claim = people.claim(desk.anahit, article)
    comment_on(by=desk.boris, claim=claim, text="Which ministry?")
    client, key = client_of(desk.bela), key_of(claim)
    shown = fragment(client, f"/claims/{claim.pk}/comments", text="Whose road?", back=key).content.decode()
    assert "Whose road?" in shown
    assert "Which ministry?" not in shown
    assert "Which ministry?" in panel_of(desk.edda, article, key)
    assert Comment.objects.count() == 2


def test_a_flag_reaches_the_leads_queue_and_is_settled(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    claim = people.claim(desk.anahit, article)
    key = key_of(claim)
    shown = fragment(client_of(desk.bela), f"/claims/{claim.pk}/flags", note="Two dates for one day.", back=key).content.decode()
    assert "You flagged this." in shown
    assert "Two dates for one day." in page_of(desk.edda, f"/?project={desk.project_id}")
    assert "Two dates for one day." not in page_of(desk.boris, f"/?project={desk.project_id}")
    assert "Two dates for one day." not in panel_of(desk.boris, article, key)
    flag = Flag.objects.get()
    answer = client_of(desk.edda).post(f"/flags/{flag.pk}/settle", {"_version": flag.etag})
    assert answer.status_code == 303
    assert "Two dates" not in panel_of(desk.edda, article, key)


def test_a_decided_claim_shows_its_verdict_and_who_may_reopens_it(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    claim = people.reviewed_claim(desk, ("refuted", "refuted"), article)
    shown = {name: panel_of(by, article, key_of(claim)) for name, by in (("bela", desk.bela), ("chen", desk.chen))}
    assert all("This claim is decided." in one and "The verdict" in one and "Refuted" in one for one in shown.values())
    assert ("Reopen" in shown["bela"], "Reopen" in shown["chen"]) == (False, True)


def test_a_submitted_review_is_shown_with_a_way_to_withdraw_it(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    claim = people.claim(desk.anahit, article)
    people.review(desk.bela, claim)
    key = key_of(claim)
    assert "Withdraw my review" in panel_of(desk.bela, article, key)
    form = {"_version": Review.objects.get().etag, "at": key}
    shown = fragment(client_of(desk.bela), f"/claims/{claim.pk}/review/withdraw", **form).content.decode()
    assert "review-form" in shown


def test_the_panel_leads_from_the_verdict_to_its_evidence_and_names_the_kind_of_claim(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    claim = people.claim(desk.anahit, article)
    edit_claim(by=desk.anahit, claim=claim, claim_type="causal")
    people.evidence(desk.bela, claim)
    shown = panel_of(desk.bela, article, key_of(claim))
    assert "Causal" in shown.partition("review-form")[0]
    order = [shown.index(words) for words in ('name="veracity"', "What I searched", 'id="evidence-h"', "Order of 22 February", "more")]
    assert order == sorted(order)
    assert shown.index("Who says it, and how") > order[3]


def test_a_returned_review_says_why(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    claim = people.reviewed_claim(desk, article=article)
    adjudicate(by=desk.chen, claim=claim, choice="return", reason="Name the page.")
    assert "Name the page." in panel_of(desk.bela, article, key_of(claim))


def test_an_act_says_what_was_done_and_what_is_in_hand_now_after_a_rejection_too(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    first, second = desk.anahit.spans().filter(edition__article=article, label__kind="claim", status="suggested").order_by("start")[:2]
    answer = fragment(client_of(desk.anahit), f"/spans/{first.pk}/reject", _version=first.etag)
    told = json.loads(answer["HX-Trigger"])
    assert told["wb:select"]["id"] == f"s{second.pk}"
    words = Truncator(first.quote[0]).chars(40)
    assert told["wb:say"]["message"].startswith(f"“{words}”: rejected. Claim 1, suggested, paragraph ")
    assert f"/spans/{first.pk}/reason" in answer.content.decode()
    first.refresh_from_db()
    kept = fragment(client_of(desk.anahit), f"/spans/{first.pk}/reason", _version=first.etag, reason="opinion")
    assert "Rejected: opinion" in kept.content.decode()
    first.refresh_from_db()
    assert (first.status, first.decision_reason) == (SpanStatus.REJECTED, "opinion")


def test_a_decision_tells_the_open_page_what_the_chips_count_now_and_the_map_of_a_short_text(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit, FIGURES)
    client = client_of(desk.bela)
    first = Span.objects.filter(edition__article=article, status=SpanStatus.SUGGESTED, label__kind="claim").order_by("start")[0]
    was = client.get(f"/articles/{article.pk}").context["layers"]["suggested"]
    shown = fragment(client, f"/spans/{first.pk}/accept", _version=first.etag).content.decode()
    assert f'<hx-partial hx-target="#n-suggested" hx-swap="textContent">{was - 1}</hx-partial>' in shown
    assert 'class="m-ok"' in shown
    assert "#n-claim" not in shown


def test_who_finishes_an_article_is_told_so_on_the_next_one(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit, FIGURES, title="Road open")
    answer = client_of(desk.bela).post(f"/articles/{article.pk}/finish", {"_version": article.etag}, follow=True)
    assert "Finished: “Road open”. What you left there goes back to the queue." in answer.content.decode()


def test_the_article_tells_its_place_and_neighbours(desk: people.Desk) -> None:
    first, second = (people.ingest(desk.anahit, f"{people.ARTICLE}{n}") for n in (1, 2))
    page = page_of(desk.bela, f"/articles/{first.pk}")
    assert "Article 1 of 2" in page
    assert f'href="/articles/{second.pk}" data-action="next-article"' in page
    assert "prev-article" not in page


def test_nothing_found_says_which_version_read_it(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit, "No.\n")
    page = page_of(desk.bela, f"/articles/{article.pk}")
    assert "The segmenter found nothing here" in page
    assert "Mark a claim yourself" in page


def printed(seat: people.Access, article: Article) -> str:
    return page_of(seat, f"/articles/{article.pk}/print")


def test_paper_has_verdicts_one_may_see_and_evidence_as_notes(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    claim = people.claim(desk.anahit, article)
    people.review(desk.bela, claim, rationale="The order says so.")
    own, others = printed(desk.bela, article), printed(desk.boris, article)
    assert all(words in own for words in ("my review", "Refuted", 'href="#note-1"', "The order says so."))
    assert not any(words in others for words in ("Refuted", "note-1", "The order says so."))
    people.review(desk.boris, Claim.objects.get())
    assert "decided" in printed(desk.vera, article)
    reopen(by=desk.chen, claim=Claim.objects.get(), reason="News.")
    assert "decided" not in printed(desk.vera, article).replace("undecided", "")


def test_paper_asks_no_more_of_more_claims(desk: people.Desk, django_assert_max_num_queries: Any) -> None:
    article = people.segmented_article(desk.anahit)
    for span in desk.anahit.spans().filter(edition__article=article, label__kind="claim"):
        client_of(desk.anahit).post(f"/spans/{span.pk}/accept", {"_version": span.etag})
    client = client_of(desk.bela)
    with django_assert_max_num_queries(26):
        assert client.get(f"/articles/{article.pk}/print").status_code == 200


def test_suggestions_arrive_on_an_open_page(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    client, place = client_of(desk.anahit), f"/articles/{article.pk}/arriving"
    assert f'data-poll="{place}"' in page_of(desk.anahit, f"/articles/{article.pk}")
    assert f'data-poll="{place}"' in client.get(place).content.decode()
    people.segment_due()
    answer = client.get(place)
    assert "data-poll" not in answer.content.decode().partition("</div>")[0]
    assert 'hx-target="#text"' in answer.content.decode()
    assert "data-sug=" in answer.content.decode()
    assert "suggestions have arrived" in json.loads(answer["HX-Trigger"])["wb:say"]["message"]


def decided_ahead(seat: people.Access, spans: list[Span], act: str) -> str:
    """The answer to a decision on the first, whose successor's panel the page shows already."""
    headers = {"HX-Request": "true", "HX-Target": "aside#panel", "X-Ahead": f"s{spans[1].pk}"}
    answer = client_of(seat).post(f"/spans/{spans[0].pk}/{act}", {"_version": spans[0].etag}, headers=headers)
    assert answer.status_code == 200
    return str(answer.content.decode())


def suggestions(article: Article) -> list[Span]:
    return list(Span.objects.filter(edition__article=article, status="suggested", label__kind="claim").order_by("start", "-end", "id"))


def test_a_panel_that_came_ahead_is_left_as_it_is_but_for_what_is_due(desk: people.Desk) -> None:
    shown = decided_ahead(desk.bela, suggestions(people.segmented_article(desk.anahit)), "accept")
    assert "data-in-hand" not in shown
    assert "1 accepted claim waits for your verdict." in shown


def test_a_panel_that_came_ahead_under_another_number_comes_again(desk: people.Desk) -> None:
    spans = suggestions(people.segmented_article(desk.anahit))
    shown = decided_ahead(desk.bela, spans, "reject")
    assert f'data-in-hand="s{spans[1].pk}"' in shown
