"""Somebody was there first: both versions are shown and one is chosen; what is forbidden says by whom, and the way on."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from annotations.access import Access, enter
from annotations.models import Article, Span
from annotations.services.change_span import adjust_edges, relabel_span
from annotations.services.lexicon import add_entry, change_entry
from annotations.services.lexicon_file import import_lexicon
from annotations.services.members import change_role
from annotations.services.projects import configure_project
from annotations.services.suggestions import accept_suggestion, reject_suggestion
from claims.models import Claim, Review
from claims.services.edit_claim import edit_claim
from claims.services.review import open_review, save_draft
from tests import people
from workbench.desk.words import merged, own_parts

FRAGMENT = {"HX-Request": "true", "HX-Target": "aside#panel"}


class Form(HTMLParser):
    """The fields of the first form of a page's conflict, as a browser without scripts would send them."""

    def __init__(self, page: str, choice: str) -> None:
        super().__init__()
        self.action, self.fields, self._area, self._select = "", {"_choice": choice}, "", ""
        self.feed(page[page.index("<form", max(page.index("conflict") - 80, 0)) :])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "form" and not self.action:
            self.action = known["action"]
        elif tag == "input" and known.get("type") == "hidden":
            self.fields[known["name"]] = known["value"]
        elif tag == "textarea":
            self._area = known["name"]
            self.fields[self._area] = ""
        elif tag == "select":
            self._select = known["name"]
        elif tag == "option" and "selected" in known:
            self.fields[self._select] = known["value"]

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""


def client_of(by: Access) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(by.user)
    return client


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit)


def suggested(desk: people.Desk) -> Span:
    article = people.segmented_article(desk.anahit)
    return desk.bela.spans().filter(edition__article=article, status="suggested", label__kind="claim").order_by("start")[0]


@pytest.fixture
def suggestion(desk: people.Desk) -> Span:
    return suggested(desk)


def drafted(desk: people.Desk, claim: Claim) -> tuple[Any, dict[str, str]]:
    """Bela's draft in two windows: the older one is sent after the newer was saved."""
    review = open_review(by=desk.bela, claim=claim)
    old = review.etag
    refuted, partly = (people.scale_label(desk.bela, key).pk for key in ("refuted", "partly"))
    save_draft(by=desk.bela, review=review, rationale="The order says the road stays open.", veracity=refuted)
    said = {"rationale": "The order says the corridor stays open.", "veracity": str(partly), "attribution": "", "_version": old}
    return review, said


def test_the_words_of_both_are_cut_where_they_differ_and_merged_without_loss() -> None:
    mine, theirs = "The road is open today.", "The corridor is open."
    assert [part["text"] for part in own_parts(mine, theirs) if part["own"]] == ["road ", "open today."]
    assert merged(mine, theirs) == "The road corridor is open today. open."
    assert merged("", theirs) == theirs
    assert merged(mine, mine) == mine


def test_texts_of_very_many_words_are_not_compared_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.desk.words.MOST_COMPARED", 5)
    assert own_parts("one two three", "one two four") == [{"text": "one two three", "own": True}]
    assert own_parts("one two three", "one two three") == [{"text": "one two three", "own": False}]
    assert merged("one two three", "one two four") == "one two three\n\none two four"
    assert merged("one two three", "one two three") == "one two three"


@pytest.mark.parametrize("fragment", [True, False], ids=["as a dialog", "as a page"])
def test_a_draft_saved_elsewhere_meanwhile_shows_both_word_by_word(desk: people.Desk, claim: Claim, fragment: bool) -> None:
    _review, said = drafted(desk, claim)
    answer = client_of(desk.bela).post(f"/claims/{claim.pk}/review", said, headers=FRAGMENT if fragment else {})
    shown = answer.content.decode()
    assert (answer.status_code, answer["X-Refused"]) == (412, "stale")
    assert shown.lstrip().startswith("<dialog") is fragment
    assert "<ins>corridor </ins>" in shown
    assert "<ins>road </ins>" in shown
    assert "You saved it in another window" in shown
    assert "Your other window" in shown
    assert "Theirs" not in shown
    assert shown.count('name="_choice"') == 3
    assert 'value="mine" checked' in shown


@pytest.mark.parametrize("auto", [True, False], ids=["saved by itself", "sent"])
def test_what_another_window_saved_alike_is_no_conflict_and_the_draft_goes_on(desk: people.Desk, claim: Claim, auto: bool) -> None:
    review, said = drafted(desk, claim)
    saved = Review.objects.get(pk=review.pk)
    said |= {"rationale": saved.rationale, "veracity": str(saved.veracity_id)}
    answer = client_of(desk.bela).post(f"/claims/{claim.pk}/review", said, headers=FRAGMENT | ({"X-Autosave": "true"} if auto else {}))
    assert (answer.status_code, answer["ETag"]) == (204 if auto else 200, saved.etag)


def test_a_wording_that_another_gave_alike_is_no_conflict(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit)
    old = claim.etag
    edit_claim(by=desk.edda, claim=claim, text="The road is closed since December.")
    claim.refresh_from_db()
    answer = client_of(desk.anahit).post(f"/claims/{claim.pk}/wording", {"text": claim.text, "_version": old})
    assert (answer.status_code, answer["Location"], answer["ETag"]) == (303, f"/claims/{claim.pk}", claim.etag)


def test_a_form_made_before_another_window_began_the_review_shows_both_too(desk: people.Desk, claim: Claim) -> None:
    save_draft(by=desk.bela, review=open_review(by=desk.bela, claim=claim), rationale="From the first window.")
    answer = client_of(desk.bela).post(f"/claims/{claim.pk}/review", {"rationale": "From the second."}, headers=FRAGMENT)
    assert answer.status_code == 412
    assert "You saved it in another window" in answer.content.decode()
    assert "If-Match" not in answer.content.decode()


@pytest.mark.parametrize("choice", ["mine", "theirs", "merged"])
def test_the_choice_is_saved_against_the_version_that_was_shown(desk: people.Desk, claim: Claim, choice: str) -> None:
    review, said = drafted(desk, claim)
    client = client_of(desk.bela)
    form = Form(client.post(f"/claims/{claim.pk}/review", said).content.decode(), choice)
    answer = client.post(form.action, form.fields)
    review.refresh_from_db()
    assert answer.status_code == 303
    assert review.rationale == {
        "mine": "The order says the corridor stays open.",
        "theirs": "The order says the road stays open.",
        "merged": "The order says the corridor road stays open.",
    }[choice]
    assert review.veracity.key == {"mine": "partly", "theirs": "refuted", "merged": "partly"}[choice]
    assert client.get(answer["Location"]).status_code == 200


def test_a_conflict_on_a_conflict_is_one_again(desk: people.Desk, claim: Claim) -> None:
    review, said = drafted(desk, claim)
    client = client_of(desk.bela)
    form = Form(client.post(f"/claims/{claim.pk}/review", said).content.decode(), "mine")
    review.refresh_from_db()
    save_draft(by=desk.bela, review=review, rationale="A third one.")
    answer = client.post(form.action, form.fields)
    assert answer.status_code == 412
    assert "A third one." in answer.content.decode().replace("<ins>", "").replace("</ins>", "")


def test_taking_theirs_leads_nowhere_else(desk: people.Desk, claim: Claim) -> None:
    client = client_of(desk.bela)
    for back in ("https://elsewhere.example", "//elsewhere.example", "javascript:alert(1)"):
        said = {"_choice": "theirs", "_back": back}
        assert client.post(f"/claims/{claim.pk}/review", said)["Location"] == "/"
        assert client.post(f"/claims/{claim.pk}/review", said, headers=FRAGMENT)["HX-Redirect"] == "/"
    for header, more in (("Location", {}), ("HX-Redirect", FRAGMENT)):
        said = {"_choice": "theirs", "_back": "/claims/1?at=մ\r\nX-Not: ours"}
        assert client.post(f"/claims/{claim.pk}/review", said, headers=more)[header] == "/claims/1?at=%D5%B4%0AX-Not:%20ours"


def test_who_decided_a_suggestion_first_is_named_with_the_time(committed_desk: people.Desk) -> None:
    desk = committed_desk
    suggestion = suggested(desk)
    old = suggestion.etag
    reject_suggestion(by=desk.bela, span=suggestion)
    answer = client_of(desk.edda).post(f"/spans/{suggestion.pk}/accept", {"_version": old}, headers=FRAGMENT)
    shown = answer.content.decode()
    assert answer.status_code == 412
    assert "Bela rejected this 1\xa0minute ago" in shown
    assert 'value="mine"' in shown
    form = Form(shown, "mine")
    assert client_of(desk.edda).post(form.action, form.fields).status_code == 303
    suggestion.refresh_from_db()
    assert suggestion.status == "accepted"


def test_who_corrected_it_afterwards_is_not_said_to_have_decided(committed_desk: people.Desk) -> None:
    desk = committed_desk
    suggestion = suggested(desk)
    old = suggestion.etag
    accept_suggestion(by=desk.bela, span=suggestion)
    relabel_span(by=desk.edda, span=suggestion, voice="direct")
    shown = client_of(desk.chen).post(f"/spans/{suggestion.pk}/reject", {"_version": old}, headers=FRAGMENT).content.decode()
    assert "Bela accepted this" in shown
    assert "Edda" not in shown.partition("</dialog>")[0]


@pytest.mark.parametrize("thing", ["a role", "an entry", "the rules", "a switch"])
def test_of_a_thing_on_the_projects_pages_its_own_last_change_is_told(committed_desk: people.Desk, thing: str) -> None:
    desk = committed_desk
    other = enter(people.person("chen"), desk.project_id)
    page = f"/projects/{desk.project_id}"
    member = desk.edda.members().get(user=desk.vera.user)
    entry = add_entry(by=desk.edda, term="gang", gloss="group")
    change_role(by=desk.edda, member=desk.edda.members().get(user=other.user), role="manager")
    chen = enter(other.user, desk.project_id)
    acts = {
        "a role": (f"{page}/members/{member.pk}", lambda: change_role(by=chen, member=member, role="annotator"), {"role": "viewer"}),
        "an entry": (f"{page}/lexicon/{entry.pk}", lambda: change_entry(by=chen, entry=entry, gloss="armed group"), {"gloss": "men"}),
        "the rules": (f"{page}/settings", lambda: configure_project(by=chen, guideline="Read twice."), {"name": "Road"}),
        "a switch": (f"{page}/ranking/switch", lambda: configure_project(by=chen, learning=False), {"learning": "on"}),
    }
    address, act, said = acts[thing]
    act()
    import_lexicon(by=desk.edda, data=b"term,gloss\nmob,crowd\n")
    shown = client_of(desk.edda).post(address, {**said, "_version": '"1-999"'}).content.decode()
    assert "Chen changed this" in shown
    form = Form(shown, "mine")
    assert client_of(desk.edda).post(form.action, form.fields).status_code != 412
    assert 'value="mine"' in shown


def test_who_may_not_change_others_is_offered_no_such_choice(desk: people.Desk, suggestion: Span) -> None:
    old = suggestion.etag
    reject_suggestion(by=desk.edda, span=suggestion)
    shown = client_of(desk.anahit).post(f"/spans/{suggestion.pk}/accept", {"_version": old}, headers=FRAGMENT).content.decode()
    assert "_choice" not in shown
    assert "See it as it is now" in shown


def test_two_who_decide_alike_have_nothing_left_to_do(desk: people.Desk, suggestion: Span) -> None:
    old = suggestion.etag
    accept_suggestion(by=desk.bela, span=suggestion)
    shown = client_of(desk.boris).post(f"/spans/{suggestion.pk}/accept", {"_version": old}, headers=FRAGMENT).content.decode()
    assert "It is as you wanted it." in shown
    assert "_choice" not in shown


def test_edges_are_drawn_as_two_lanes_and_may_be_joined(desk: people.Desk, article: Article) -> None:
    span = people.mark(desk.bela, article, "blocked since 12 December")
    old, text = span.etag, people.edition_of(article).text
    start = text.index("since 12 December 2022")
    adjust_edges(by=desk.bela, span=span, fragments=[(start, start + 22)], quote=["since 12 December 2022"])
    mine = text.index("has been blocked since")
    said = {"start": mine, "end": mine + 22, "quote": "has been blocked since", "_version": old}
    shown = client_of(desk.bela).post(f"/spans/{span.pk}/edges", said).content.decode()
    drawn = '<mark class="onlya">has been blocked </mark><mark class="both">since</mark><mark class="onlyb"> 12 December 2022</mark>'
    assert drawn in shown
    form = Form(shown, "merged")
    assert client_of(desk.bela).post(form.action, form.fields).status_code == 303
    span.refresh_from_db()
    assert span.quote == ["has been blocked since 12 December 2022"]


def test_a_claim_reworded_meanwhile_shows_both_wordings(committed_desk: people.Desk) -> None:
    desk = committed_desk
    claim = people.claim(desk.anahit)
    old = claim.etag
    edit_claim(by=desk.edda, claim=claim, text="The road is closed since December.")
    said = {"text": "The road is blocked since December.", "_version": old}
    shown = client_of(desk.anahit).post(f"/claims/{claim.pk}/wording", said).content.decode()
    assert "Edda changed this" in shown
    assert "<ins>blocked </ins>" in shown


def test_rules_changed_meanwhile_are_shown_field_by_field(desk: people.Desk) -> None:
    client = client_of(desk.edda)
    project = desk.edda.project
    said = {"name": project.name, "guideline": "Read twice.", "reviews_per_claim": "2", "blind": "on", "highlights": "shared"}
    said["_version"] = '"1-999"'
    shown = client.post(f"/projects/{project.pk}/settings", said).content.decode()
    assert "<ins>Read twice.</ins>" in shown
    form = Form(shown, "mine")
    assert client.post(form.action, form.fields).status_code == 303
    project.refresh_from_db()
    assert (project.guideline, project.blind, project.separate_approver) == ("Read twice.", True, False)


def test_a_decided_claim_says_who_decided_it_and_keeps_what_was_written(committed_desk: people.Desk) -> None:
    desk = committed_desk
    claim = people.claim(desk.anahit)
    open_review(by=desk.edda, claim=claim)
    people.review(desk.bela, claim, "partly")
    people.review(desk.edda, claim, "partly")
    words = "A rationale that took me the whole afternoon to write down."
    answer = client_of(desk.boris).post(f"/claims/{claim.pk}/review", {"rationale": words}, headers=FRAGMENT)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "This claim is decided" in shown
    assert words in shown
    assert f'href="/claims/{claim.pk}"' in shown


def test_a_claim_with_all_its_reviews_does_not_say_whose_they_are(committed_desk: people.Desk) -> None:
    desk = committed_desk
    claim = people.claim(desk.anahit)
    open_review(by=desk.bela, claim=claim)
    open_review(by=desk.edda, claim=claim)
    answer = client_of(desk.boris).post(f"/claims/{claim.pk}/review", {"rationale": "Mine"}, headers=FRAGMENT)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Bela" not in shown
    assert "Edda" not in shown


def test_a_stranger_learns_nothing(desk: people.Desk, dara: Access, suggestion: Span) -> None:
    answer = client_of(dara).post(f"/spans/{suggestion.pk}/accept", {"_version": '"1-1"'}, headers=FRAGMENT)
    assert answer.status_code == 404
    assert "dialog" not in answer.content.decode()
