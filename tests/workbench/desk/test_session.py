"""What the outbox asks before it sends: is the server there, who am I, and the proof for forms."""

from __future__ import annotations

from django.test import Client

from tests import people


def test_who_is_signed_in_is_told_with_a_proof_for_forms(desk: people.Desk) -> None:
    client = Client()
    client.force_login(desk.bela.user)
    answer = client.get("/session", headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert answer["X-User"] == str(desk.bela.user.pk)
    assert len(answer["X-CSRFToken"]) == 64
    assert "no-store" in answer["Cache-Control"]


def test_a_session_that_has_ended_is_no_redirect_for_a_script(db: None) -> None:
    answer = Client().get("/session", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["X-Refused"]) == (401, "unauthenticated")


def test_the_proof_given_here_is_good_for_a_form(desk: people.Desk) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(desk.bela.user)
    token = client.get("/session")["X-CSRFToken"]
    headers = {"Origin": "http://testserver", "X-CSRFToken": token}
    assert client.post("/settings/theme", {"theme": "dark"}, headers=headers).status_code == 303
    old = client.post("/settings/theme", {"theme": "dark"}, headers={**headers, "X-CSRFToken": "0" * 64})
    assert (old.status_code, old["X-Refused"]) == (403, "csrf")


def test_an_act_on_a_mark_answers_with_its_new_version(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    span = desk.bela.spans().filter(edition__article=article, status="suggested").first()
    assert span is not None
    client = Client()
    client.force_login(desk.bela.user)
    headers = {"HX-Request": "true", "HX-Target": f"li#row-s{span.pk}"}
    answer = client.post(f"/spans/{span.pk}/accept", {"_version": span.etag}, headers=headers)
    span.refresh_from_db()
    assert (answer.status_code, answer["ETag"]) == (200, span.etag)
