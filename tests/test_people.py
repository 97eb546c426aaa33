"""The cast is fit for the stage: what the factories promise is what the services made of it."""

from __future__ import annotations

from annotations.models import Span
from tests import people


def test_everybody_has_the_seat_of_their_role(desk: people.Desk) -> None:
    assert {name: seat.role for name, seat in desk.seats().items()} == people.ROLES


def test_a_segmented_article_has_suggestions(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    assert Span.objects.filter(edition__article=article, origin="machine").exists()


def test_differing_reviews_leave_a_claim_disputed_and_equal_ones_approve_it(desk: people.Desk) -> None:
    assert people.reviewed_claim(desk).state == "disputed"
    other = people.ingest(desk.anahit, people.ARTICLE + "Again.\n")
    assert people.reviewed_claim(desk, ("refuted", "refuted"), other).state == "approved"


def test_a_published_claim_is_approved_and_public(committed_desk: people.Desk) -> None:
    about, publication = people.published_claim(committed_desk)
    assert (about.state, publication.state) == ("approved", "published")


def test_dara_sits_elsewhere(desk: people.Desk, dara: object) -> None:
    assert people.enter(people.person("dara"), dara.project.pk).project != desk.edda.project  # type: ignore[attr-defined]
