"""Two at once over claims, reviews and decisions: nothing is lost, nothing is doubled, no deadlock reaches anybody."""

from __future__ import annotations

from functools import partial

import pytest

from annotations.models import Span
from claims.models import Adjudication, Claim, Comment, Relation, Review, Verdict
from tests import people
from tests.annotations.api.conftest import Program
from tests.race.at_once import TIMES, at_once, reason, statuses

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.case("CC-01")
@pytest.mark.parametrize("times", TIMES)
def test_of_two_changes_from_one_state_one_holds_and_the_other_is_told(desk: people.Desk, times: int) -> None:
    claim = people.claim(desk.anahit)
    one, two = Program("bela", desk.project_id), Program("boris", desk.project_id)
    place = f"claims/{claim.pk}"
    for turn in range(times):
        tag = one.send("GET", place)["ETag"]
        words = [f"Bela's words, {turn}.", f"Boris's words, {turn}."]
        asking = zip((one, two), words, strict=True)
        both = at_once([partial(who.send, "PATCH", place, {"text": text}, If_Match=tag) for who, text in asking])
        assert statuses(both) == [200, 412]
        kept = words[[answer.status_code for answer in both].index(200)]
        refused = next(answer for answer in both if answer.status_code == 412)
        assert refused.json()["current"]["text"] == kept
        claim.refresh_from_db()
        assert (claim.text, claim.version) == (kept, turn + 2)


@pytest.mark.case("CC-02")
@pytest.mark.parametrize("times", TIMES)
def test_one_key_sent_twice_at_once_does_one_thing(desk: people.Desk, times: int) -> None:
    place = f"claims/{people.claim(desk.anahit).pk}/comments"
    bela = [Program("bela", desk.project_id) for _ in range(2)]
    for turn in range(times):
        body, key = {"text": f"Remark {turn}."}, f"key-{turn}"
        both = at_once([partial(who.send, "POST", place, body, Idempotency_Key=key) for who in bela])
        assert statuses(both) in ([201, 201], [201, 409])
        assert {reason(answer) for answer in both} <= {"", "in_progress"}
        again = bela[0].send("POST", place, body, Idempotency_Key=key)
        assert (again.status_code, again["Idempotent-Replay"]) == (201, "true")
        assert {answer.json()["id"] for answer in (*both, again) if answer.status_code == 201} == {again.json()["id"]}
        assert bela[0].send("POST", place, {"text": "Another."}, Idempotency_Key=key).status_code == 422
        assert Comment.objects.count() == turn + 1


@pytest.mark.case("CC-03")
@pytest.mark.parametrize("times", [pytest.param(3, id="3 times"), pytest.param(20, id="20 times", marks=pytest.mark.slow)])
def test_one_mark_by_twenty_posts_is_one_mark(desk: people.Desk, times: int) -> None:
    article = people.ingest(desk.anahit)
    programs = [Program("anahit", desk.project_id) for _ in range(20)]
    for turn in range(times):
        words = people.ARTICLE[100 + turn : 140 + turn]
        body = {"start": 100 + turn, "end": 140 + turn, "quote": words, "label": "claim"}
        all_of_them = at_once([partial(who.send, "POST", f"articles/{article.pk}/spans", body) for who in programs])
        assert statuses(all_of_them) == [200] * 19 + [201]
        assert len({answer.json()["id"] for answer in all_of_them}) == 1
        assert (Span.objects.count(), Claim.objects.count()) == (turn + 1, turn + 1)


def disputed(desk: people.Desk, turn: int) -> Claim:
    """A new dispute each turn."""
    article = people.ingest(desk.anahit, f"{people.ARTICLE}\nEdition {turn}.\n")
    return people.reviewed_claim(desk, article=article)


@pytest.mark.case("CC-04")
@pytest.mark.parametrize("late", ["a review is withdrawn", "evidence is changed", "evidence is added"])
@pytest.mark.parametrize("times", TIMES)
def test_a_decision_and_a_late_change_never_both_hold(desk: people.Desk, late: str, times: int) -> None:
    chen, boris = Program("chen", desk.project_id), Program("boris", desk.project_id)
    for turn in range(times):
        claim = disputed(desk, turn)
        place = f"claims/{claim.pk}"
        dossier = chen.send("GET", f"{place}/dossier")
        review = Review.objects.get(claim=claim, reviewer=desk.boris.user)
        versions = list(Review.objects.filter(claim=claim).order_by("pk").values_list("version", flat=True))
        piece = claim.evidence.get(created_by=desk.boris.user)
        body = {"choice": "take", "review_id": review.pk, "reason": "So."}
        added = {"stance": "supports", "title": "A late find"}
        writes = {
            "a review is withdrawn": partial(boris.send, "POST", f"{place}/review/withdraw", If_Match=review.etag),
            "evidence is changed": partial(boris.send, "PATCH", f"evidence/{piece.pk}", {"note": "Late."}, If_Match=piece.etag),
            "evidence is added": partial(boris.send, "POST", f"{place}/evidence", added),
        }
        decision = partial(chen.send, "POST", f"{place}/adjudicate", body, If_Match=dossier["ETag"])
        decided, changed = at_once([decision, writes[late]])
        statuses([decided, changed])
        outcome = (decided.status_code, reason(decided), changed.status_code, reason(changed))
        assert outcome in {(200, "", 409, "claim_locked"), (412, "stale", changed.status_code, "")}, outcome
        made = Adjudication.objects.filter(claim=claim)
        assert [one.review_versions for one in made] == ([versions] if decided.status_code == 200 else [])
        assert Verdict.objects.filter(claim=claim, review=None).count() == len(made)


@pytest.mark.case("CC-08")
@pytest.mark.parametrize("times", TIMES)
def test_two_claims_merged_into_one_another_end_as_one(desk: people.Desk, times: int) -> None:
    one, two = Program("bela", desk.project_id), Program("boris", desk.project_id)
    for turn in range(times):
        article = people.ingest(desk.anahit, f"{people.ARTICLE}\nEdition {turn}.\n")
        a, b = people.claim(desk.anahit, article), people.claim(desk.anahit, article, people.FIGURE)
        both = at_once([
            partial(one.send, "POST", f"claims/{a.pk}/merge", {"into": b.pk}, If_Match=a.etag),
            partial(two.send, "POST", f"claims/{b.pk}/merge", {"into": a.pk}, If_Match=b.etag),
        ])  # fmt: skip
        assert statuses(both) == [200, 409], [answer.content for answer in both]
        assert {reason(answer) for answer in both} <= {"", "relation_cycle", "claim_merged"}
        assert sorted(Claim.objects.filter(pk__in=[a.pk, b.pk]).values_list("state", flat=True)) == ["accepted", "merged"]


@pytest.mark.case("CC-08")
@pytest.mark.parametrize("times", TIMES)
def test_two_halves_of_a_circle_are_not_both_drawn(desk: people.Desk, times: int) -> None:
    article = people.ingest(desk.anahit)
    a, b = people.claim(desk.anahit, article), people.claim(desk.anahit, article, people.FIGURE)
    one, two = Program("bela", desk.project_id), Program("boris", desk.project_id)
    for _ in range(times):
        both = at_once([
            lambda: one.send("POST", f"claims/{a.pk}/relations", {"to_claim": b.pk, "kind": "updates"}),
            lambda: two.send("POST", f"claims/{b.pk}/relations", {"to_claim": a.pk, "kind": "updates"}),
        ])  # fmt: skip
        assert statuses(both) == [201, 409]
        Relation.objects.all().delete()
