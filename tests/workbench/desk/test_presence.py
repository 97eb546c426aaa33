"""Who else is here: told for a minute, kept nowhere; in a blind project a fellow reviewer is somebody."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client
from redis.exceptions import RedisError

from annotations.access import Access
from annotations.models import Act, Article
from claims.models import Claim
from tests import people
from workbench.desk import presence


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch) -> LocMemCache:
    """A cache of the test's own: other tests run beside it on the same numbers."""
    own = LocMemCache(uuid4().hex, {})
    monkeypatch.setattr(presence, "cache", own)
    return own


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.ingest(desk.anahit)


@pytest.fixture
def claim(desk: people.Desk, article: Article) -> Claim:
    return people.claim(desk.anahit, article)


def key_of(claim: Claim) -> str:
    return f"s{claim.mentions.get().span_id}"


def beat(by: Access, path: str, at: str = "") -> Any:
    client = Client(raise_request_exception=False)
    client.force_login(by.user)
    return client.post(path, {"at": at})


def test_who_looks_at_the_same_article_is_named_to_members(desk: people.Desk, article: Article) -> None:
    assert "av" not in beat(desk.bela, f"/articles/{article.pk}/here").content.decode()
    shown = beat(desk.chen, f"/articles/{article.pk}/here").content.decode()
    assert 'aria-label="Also here: Bela"' in shown
    assert "Chen" not in shown


def test_another_article_is_another_place(desk: people.Desk, article: Article) -> None:
    beat(desk.bela, f"/articles/{article.pk}/here")
    other = people.ingest(desk.anahit, "Another text altogether.\n")
    assert "Bela" not in beat(desk.chen, f"/articles/{other.pk}/here").content.decode()


def test_the_word_is_good_for_a_minute(
    desk: people.Desk, article: Article, cache: LocMemCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, int] = {}
    monkeypatch.setattr(cache, "set", lambda key, value, timeout: kept.update({key: timeout}))
    beat(desk.bela, f"/articles/{article.pk}/here")
    assert kept == {f"here:{desk.project_id}:{desk.bela.user.pk}": 60}


def test_in_a_blind_project_a_fellow_reviewer_on_the_claim_is_somebody(desk: people.Desk, article: Article, claim: Claim) -> None:
    path, key = f"/articles/{article.pk}/here", key_of(claim)
    beat(desk.bela, path, key)
    shown = beat(desk.boris, path, key).content.decode()
    assert "Somebody else is on this claim" in shown
    assert f'<data value="{key}" data-mark="•" data-words="Somebody is on this claim">' in shown
    assert "Bela is on" not in shown
    lead = beat(desk.edda, path, key).content.decode()
    assert f'<data value="{key}" data-mark="B" data-words="Bela is on this claim">' in lead


def test_in_an_open_project_the_claim_names_who_is_on_it(article: Article) -> None:
    desk = people.make_project("Open", blind=False)
    text = people.ingest(desk.anahit, "The road has been blocked since 12 December 2022, they said.\n")
    claim = people.claim(desk.anahit, text)
    beat(desk.bela, f"/claims/{claim.pk}/here")
    shown = beat(desk.boris, f"/articles/{text.pk}/here", key_of(claim)).content.decode()
    assert "Bela is on this claim. You may go on" in shown


def test_on_the_claim_page_one_sees_who_has_it_in_hand_elsewhere(desk: people.Desk, article: Article, claim: Claim) -> None:
    beat(desk.bela, f"/articles/{article.pk}/here", key_of(claim))
    assert "Bela is on this claim" in beat(desk.chen, f"/claims/{claim.pk}/here").content.decode()
    somebody = beat(desk.boris, f"/claims/{claim.pk}/here").content.decode()
    assert "Somebody else is on this claim" in somebody
    assert "Bela" not in somebody  # nor by a picture: who is on a claim is no reader of an article
    assert "Bela and others are on this claim" in beat(desk.edda, f"/claims/{claim.pk}/here").content.decode()


def test_what_is_foreign_is_absent(desk: people.Desk, dara: Access, article: Article, claim: Claim) -> None:
    assert beat(dara, f"/articles/{article.pk}/here").status_code == 404
    assert beat(dara, f"/claims/{claim.pk}/here").status_code == 404
    beat(desk.bela, f"/articles/{article.pk}/here")
    theirs = people.ingest(dara, "Elsewhere.\n")
    assert "Bela" not in beat(dara, f"/articles/{theirs.pk}/here", key_of(claim)).content.decode()


def test_who_has_left_is_seen_no_more(desk: people.Desk, article: Article) -> None:
    beat(desk.bela, f"/articles/{article.pk}/here")
    desk.bela.user.is_active = False
    desk.bela.user.save()
    assert "Bela" not in beat(desk.chen, f"/articles/{article.pk}/here").content.decode()


def test_a_hint_that_cannot_be_kept_is_no_error(
    desk: people.Desk, article: Article, cache: LocMemCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_args: object, **_more: object) -> None:
        raise RedisError

    monkeypatch.setattr(cache, "set", away)
    monkeypatch.setattr(cache, "get_many", away)
    assert beat(desk.chen, f"/articles/{article.pk}/here").status_code == 200


def test_a_beat_writes_no_row_and_costs_the_same_for_few_and_many(
    desk: people.Desk, article: Article, claim: Claim, django_assert_max_num_queries: Any
) -> None:
    acts, key = Act.objects.count(), key_of(claim)
    client = Client()
    client.force_login(desk.chen.user)
    with django_assert_max_num_queries(10) as alone:
        client.post(f"/articles/{article.pk}/here", {"at": key})
    asked = len(alone)
    for by in (desk.bela, desk.boris, desk.edda, desk.vera):
        beat(by, f"/articles/{article.pk}/here", key)
    with django_assert_max_num_queries(asked) as crowd:
        client.post(f"/articles/{article.pk}/here", {"at": key})
    assert not [one["sql"] for one in crowd if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert Act.objects.count() == acts
