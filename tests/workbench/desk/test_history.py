"""The history of an article, a mark and a claim: in words, with what differs and the way back, and nothing that is blind."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from annotations.importers import IncomingArticle
from annotations.models import Article, Span
from annotations.services.change_span import adjust_edges, relabel_span, remove_span
from annotations.services.revise import revise_edition
from annotations.services.suggestions import reject_suggestion
from annotations.undoing import undoable_verbs
from claims.models import Claim
from claims.services.edit_claim import edit_claim
from tests import people
from tests.workbench.desk.test_correct_chain import client_of
from workbench.desk import history
from workbench.desk.act_words import PHRASES
from workbench.desk.words import word_diff


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit)


def sealed() -> None:
    """What was done stands in the log, as after a commit. Who signs in does so before: that is sealed once only."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS act_seal IMMEDIATE")
        cursor.execute("SET CONSTRAINTS act_seal DEFERRED")


def read(client: Client, address: str) -> str:
    sealed()
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, page: str, address: str) -> int:
    """The first form that goes there, as it stands."""
    form = re.search(rf'<form method="post" action="{address}">(.*?)</form>', page, re.DOTALL)
    assert form
    found = re.findall(r'<input type="hidden" name="(\w+)" value="(.*?)">', form[1])
    fields = {name: unescape(value) for name, value in found}
    return client.post(address, fields).status_code


def test_a_mark_that_found_its_place_on_a_newer_text_says_which_words_it_had_on_the_older(desk: people.Desk, article: Article) -> None:
    people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    for opening in ("Corrected.", "Corrected twice."):
        text = people.ARTICLE.replace(people.FIGURE, "nobody has counted the lorries")
        revise_edition(by=desk.edda, article=article, incoming=IncomingArticle(text=f"{opening}\n\n{text}"))
    span = Span.objects.get(edition=people.edition_of(article), anchor="orphaned")
    start = span.edition.text.index("the lorries")
    adjust_edges(by=desk.anahit, span=span, fragments=[(start, start + 11)], quote=["the lorries"])
    adjust_edges(by=desk.anahit, span=span, fragments=[(start + 4, start + 11)], quote=["lorries"])
    page = read(client_of(desk.anahit), f"/spans/{span.pk}/history")
    told = unescape(re.sub(r"<[^>]+>", "", page))
    for words in people.FIGURE.split():
        assert words in told
    assert page.count(f'action="/spans/{span.pk}/edges"') == 1


def test_edges_are_told_word_by_word_and_brought_back(desk: people.Desk, article: Article) -> None:
    span = people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    adjust_edges(by=desk.anahit, span=span, fragments=[(span.start, span.start + 12)], quote=["980 vehicles"])
    bela = client_of(desk.bela)
    page = read(bela, f"/spans/{span.pk}/history")
    assert "Moved the edges of “980 vehicles”" in page
    assert re.search(r"980 vehicles<del>.* have used the road</del>", page)
    assert "span.edges" not in page
    assert send(bela, page, f"/spans/{span.pk}/edges") == 303
    assert Span.objects.get(pk=span.pk).quote == [people.FIGURE]


def test_a_removed_mark_and_a_rejected_one_come_back_from_here(desk: people.Desk, article: Article) -> None:
    gone = remove_span(by=desk.anahit, span=people.mark(desk.anahit, article, people.FIGURE, label="quantity"))
    no = Span.objects.filter(edition__article=article, status="suggested").order_by("start")[0]
    reject_suggestion(by=desk.anahit, span=no, reason="An opinion.")
    client = client_of(desk.anahit)
    page = read(client, f"/articles/{article.pk}/history")
    assert "An opinion." in page
    assert send(client, page, f"/spans/{gone.pk}/restore") == 303
    assert send(client, page, f"/spans/{no.pk}/reconsider") == 303
    assert [Span.objects.get(pk=one.pk).status for one in (gone, no)] == ["accepted", "suggested"]


def test_a_label_is_told_before_and_after(desk: people.Desk, article: Article) -> None:
    span = people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    relabel_span(by=desk.anahit, span=span, label=desk.anahit.labels().get(key="framing"))
    page = read(client_of(desk.vera), f"/spans/{span.pk}/history")
    assert re.search(r"<del>.*Quantity</del><ins>.*Framing</ins>", page)
    assert "/restore" not in page


def test_restoring_a_wording_adds_one(desk: people.Desk, article: Article) -> None:
    claim = people.claim(desk.anahit, article)
    for words in ("The road was blocked in December.", "The road has been blocked since December."):
        edit_claim(by=desk.anahit, claim=claim, text=words)
    client = client_of(desk.anahit)
    page = read(client, f"/claims/{claim.pk}/history")
    assert re.search(r"<del>.*was</del><ins>.*has been</ins>", page)
    assert page.count("Restore this wording") == 2
    assert send(client, page, f"/claims/{claim.pk}/wording") == 303
    assert Claim.objects.get(pk=claim.pk).text == "The road was blocked in December."
    assert read(client, f"/claims/{claim.pk}/history").count("Changed the claim") == 3


def test_a_blind_review_has_no_history_for_others_until_the_claim_is_decided(desk: people.Desk, article: Article) -> None:
    claim = people.claim(desk.anahit, article)
    people.review(desk.bela, claim, "refuted", rationale="Only Bela knows.")
    address = f"/claims/{claim.pk}/history"
    bela, boris = client_of(desk.bela), client_of(desk.boris)
    mine, theirs = read(bela, address), read(boris, address)
    assert "Submitted a review" in mine
    assert "Only Bela knows." in mine
    assert "Bela" not in theirs.partition("<main")[2]
    people.review(desk.boris, claim, "refuted")
    assert "Only Bela knows." in read(boris, address)


def test_pages_are_turned(
    desk: people.Desk, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = people.claim(desk.anahit, article)
    for number in range(5):
        edit_claim(by=desk.anahit, claim=claim, text=f"Wording {number}.")
    monkeypatch.setattr(history, "ROWS", 3)
    client, seen, address = client_of(desk.anahit), 0, f"/claims/{claim.pk}/history"
    while address:
        page = read(client, address)
        seen += page.count('<li><span class="pt">')
        more = re.search(r'id="history-more"><a class="btn sm" href="([^"]+)"', page)
        address = more[1].replace("&amp;", "&") if more else ""
    assert seen == 7  # five wordings, the claim, its mark
    fragment = client.get(f"/claims/{claim.pk}/history", headers={"HX-Request": "true"}).content.decode()
    assert fragment.lstrip().startswith("<ol")


@pytest.mark.parametrize("address", ["/articles/{}/history", "/spans/{}/history", "/claims/{}/history"])
def test_a_stranger_finds_no_history(desk: people.Desk, article: Article, address: str) -> None:
    claim = people.claim(desk.anahit, article)
    stranger = client_of(people.strangers_project())
    ids = {"articles": article.pk, "spans": claim.mentions.get().span_id, "claims": claim.pk}
    assert stranger.get(address.format(ids[address.split("/")[1]])).status_code == 404


def test_every_verb_that_can_be_taken_back_has_words() -> None:
    assert [verb for verb in undoable_verbs() if verb not in PHRASES] == []


WORDS = st.text(alphabet="ab é\n.", max_size=40)


@given(before=WORDS, after=WORDS)
def test_pieces_rebuild_both_texts(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(piece.text for piece in pieces if piece.how != "ins") == before
    assert "".join(piece.text for piece in pieces if piece.how != "del") == after
