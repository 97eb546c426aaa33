"""What is saved in the console goes through the services: policy, act, version, refusal in place."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from annotations.models import Act, Article, Job, JobState, Label, Membership, Project, Segment, Span
from annotations.services.resegment import resegment_project
from claims.models import Assignment, Claim, Evidence, Mention, Relation
from tests import people
from tests.workbench.admin.conftest import SEALED, seal
from workbench.models import ApiToken, User

pytestmark = pytest.mark.django_db


def page(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def adding(model: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")


def form_of(console: Client, path: str) -> dict[str, Any]:
    """The fields as the page shows them, ready to be sent back."""
    shown = console.get(path)
    form = shown.context["adminform"].form
    fields = {name: form[name].value() for name in form.fields}
    version = shown.context.get("shown_version")
    kept = {name: value for name, value in fields.items() if value is not None and value is not False}
    return kept | ({"_version": version} if version else {})


def acts() -> list[Act]:
    """All that is sealed, now."""
    seal()
    return list(Act.objects.exclude(verb=SEALED).order_by("pk"))


def last_act(user: User, *, installation: bool = False) -> tuple[str, str]:
    act = [one for one in acts() if (one.chain == 0) == installation][-1]
    assert act.actor == f"user:{user.pk}"
    return act.verb, act.object


def press(console: Client, row: Any, verb: str) -> Any:
    sent = {"_verb": verb}
    if hasattr(row, "etag"):
        row.refresh_from_db()
        sent["_version"] = row.etag
    return console.post(page(row), sent)


@pytest.mark.case("TE-04")
@pytest.mark.parametrize(
    ("find", "changes", "verb"),
    [
        pytest.param(Article.objects.get, {"title": "A better title"}, "article.edit", id="an article's title"),
        pytest.param(Project.objects.get, {"reviews_per_claim": 3}, "project.configure", id="a project's rule"),
        pytest.param(lambda: Label.objects.get(key="claim"), {"name": "Statement"}, "label.change", id="a label's name"),
        pytest.param(lambda: Membership.objects.get(user__username="vera"), {"role": "reviewer"}, "member.role", id="a role"),
        pytest.param(Claim.objects.first, {"text": "The road was blocked."}, "claim.edit", id="a claim's wording"),
        pytest.param(Mention.objects.first, {"stance": "denies"}, "mention.change", id="a mention's stance"),
        pytest.param(lambda: Span.objects.filter(origin="human").first(), {"voice": "direct"}, "span.correct", id="a span's voice"),
        pytest.param(lambda: Segment.objects.filter(kind="paragraph").first(), {"role": "deck"}, "segment.correct", id="a segment's role"),
        pytest.param(Evidence.objects.first, {"stance": "supports"}, "evidence.change", id="a passage's stance"),
    ],
)
def test_a_change_is_the_services_and_names_its_act(
    console: Client, root: User, desk: people.Desk, media: Any, find: Any, changes: dict[str, Any], verb: str
) -> None:
    article = people.segmented_article(desk.anahit, title="Lachin")
    people.evidence(desk.bela, people.claim(desk.anahit, article))
    row = find()
    before = getattr(row, "version", 0)
    answer = console.post(page(row), form_of(console, page(row)) | changes)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    row.refresh_from_db()
    assert {name: getattr(row, name) for name in changes} == changes
    assert row.version == before + 1
    assert last_act(root) == (verb, f"{row._meta.model_name}:{row.pk}")


def test_saving_what_is_stored_writes_nothing(console: Client, desk: people.Desk) -> None:
    label = Label.objects.get(key="claim")
    before = len(acts())
    assert console.post(page(label), form_of(console, page(label))).status_code == 302
    label.refresh_from_db()
    assert (label.version, len(acts())) == (1, before)


@pytest.mark.parametrize(
    ("version", "status"),
    [
        pytest.param("", 428, id="no version"),
        pytest.param("*", 400, id="any version"),
        pytest.param('"1-99"', 412, id="another version"),
    ],
)
def test_a_form_made_from_another_state_is_refused_in_place(
    console: Client, desk: people.Desk, version: str, status: int
) -> None:
    label = Label.objects.get(key="claim")
    answer = console.post(page(label), form_of(console, page(label)) | {"name": "Statement", "_version": version})
    assert answer.status_code == status
    assert "errornote" in answer.content.decode()
    label.refresh_from_db()
    assert label.name == "Claim"


def test_a_refusal_stands_beside_its_field_with_its_status(console: Client, desk: people.Desk) -> None:
    sent = {"project": desk.project_id, "key": "claim", "name": "Again", "kind": "claim"}
    answer = console.post(adding(Label), sent)
    assert answer.status_code in {400, 409}
    assert "errornote" in answer.content.decode()
    assert Label.objects.filter(key="claim").count() == 1


def test_the_last_manager_stays(console: Client, desk: people.Desk) -> None:
    edda = Membership.objects.get(user=desk.edda.user)
    answer = console.post(page(edda), form_of(console, page(edda)) | {"role": "viewer"})
    assert answer.status_code == 409
    assert answer.context["adminform"].form.non_field_errors().get_json_data()[0]["code"] == "last_manager"
    assert press(console, edda, "remove").status_code == 409
    assert Membership.objects.filter(pk=edda.pk).exists()


def test_people_come_and_go(console: Client, root: User, desk: people.Desk) -> None:
    sent = {"project": desk.project_id, "user": people.person("dara").pk, "role": "viewer"}
    assert console.post(adding(Membership), sent).status_code == 302
    made = Membership.objects.get(user__username="dara")
    assert last_act(root) == ("member.add", f"membership:{made.pk}")
    assert console.post(adding(Membership), sent).status_code in {400, 409}
    assert press(console, made, "remove").status_code == 302
    assert last_act(root) == ("member.remove", f"membership:{made.pk}")
    assert not Membership.objects.filter(pk=made.pk).exists()


def test_a_project_opened_here_has_labels_scales_and_a_manager(console: Client, root: User) -> None:
    sent = form_of(console, adding(Project)) | {"name": "New corpus"}
    assert console.post(adding(Project), sent).status_code == 302
    made = Project.objects.get(name="New corpus")
    assert Label.objects.filter(project=made).count() == 4
    assert Membership.objects.get(project=made).user == root


def test_an_article_is_deleted_and_restored_with_its_work(console: Client, root: User, desk: people.Desk, media: Any) -> None:
    article = people.ingest(desk.anahit)
    assert press(console, article, "delete").status_code == 302
    article.refresh_from_db()
    assert article.deleted_at is not None
    assert Job.objects.get().state == JobState.CANCELLED
    assert last_act(root)[0] == "article.delete"
    assert press(console, article, "restore").status_code == 302
    article.refresh_from_db()
    assert article.deleted_at is None
    assert Job.objects.get().state == JobState.PENDING


def test_a_verb_of_a_list_takes_each_row_by_itself(console: Client, desk: people.Desk, media: Any) -> None:
    done = people.segmented_article(desk.anahit)
    people.ingest(desk.anahit, "Another text, about something else.")
    quarantined = Job.objects.exclude(edition__article=done).get()
    Job.objects.filter(pk=quarantined.pk).update(state=JobState.QUARANTINED, attempts=3)
    path = reverse("admin:annotations_job_changelist")
    answer = console.post(path, {"action": "retry", "_selected_action": [one.pk for one in Job.objects.all()]}, follow=True)
    words = answer.content.decode()
    assert "Try again: 1" in words
    assert "Only failed or quarantined work is tried again." in words
    quarantined.refresh_from_db()
    assert (quarantined.state, quarantined.attempts) == (JobState.PENDING, 0)


def test_a_corpus_that_is_read_again_can_be_stopped(console: Client, desk: people.Desk) -> None:
    job = resegment_project(by=desk.edda)
    assert press(console, job, "stop").status_code == 302
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED


def test_claims_are_related_within_a_project_only(console: Client, desk: people.Desk, media: Any) -> None:
    article = people.ingest(desk.anahit)
    first, second = people.claim(desk.anahit, article), people.claim(desk.anahit, article, people.FIGURE)
    foreign = people.claim(people.strangers_project())
    sent = {"from_claim": first.pk, "to_claim": foreign.pk, "kind": "contradicts"}
    answer = console.post(adding(Relation), sent)
    assert answer.status_code == 400
    assert answer.context["adminform"].form.errors.get_json_data()["to_claim"][0]["code"] == "unknown_reference"
    assert console.post(adding(Relation), {**sent, "to_claim": second.pk}).status_code == 302
    assert Relation.objects.get().to_claim == second


def test_a_reviewer_is_asked(console: Client, desk: people.Desk, media: Any) -> None:
    about = people.claim(desk.anahit)
    sent = {"claim": about.pk, "reviewer": desk.vera.user.pk}
    assert console.post(adding(Assignment), sent).status_code == 400
    assert console.post(adding(Assignment), {**sent, "reviewer": desk.bela.user.pk}).status_code == 302
    about.refresh_from_db()
    assert about.state == "assigned"


def test_an_invitation_is_shown_once_and_opens_the_door(console: Client, root: User) -> None:
    sent = {"username": "gayane", "display_name": "Gayane", "email": "gayane@example.org"}
    answer = console.post(adding(User), sent)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    link = answer.context["link"]
    assert "/welcome/" in link
    made = User.objects.get(username="gayane")
    assert not made.has_usable_password()
    assert not made.is_staff
    assert last_act(root, installation=True) == ("user.invite", f"user:{made.pk}")
    assert link not in console.get(page(made)).content.decode()
    guest = Client(headers={"Origin": "http://testserver"})
    words = {"new_password1": "corridor-of-stone-7", "new_password2": "corridor-of-stone-7"}
    assert guest.get(link).status_code == 200
    assert guest.post(link, words).status_code == 303
    assert guest.get(link).status_code == 404


def test_a_new_link_for_somebody_who_lost_their_password(console: Client, root: User, desk: people.Desk) -> None:
    bela = desk.bela.user
    answer = press(console, bela, "link")
    assert "/welcome/" in answer.context["link"]
    assert last_act(root, installation=True) == ("user.link", f"user:{bela.pk}")


def test_nobody_takes_their_own_powers_away(console: Client, root: User) -> None:
    sent = form_of(console, page(root))
    sent.pop("is_superuser")
    answer = console.post(page(root), sent)
    assert answer.status_code == 409
    root.refresh_from_db()
    assert root.is_superuser


def test_somebody_is_deactivated_with_an_act(console: Client, root: User, desk: people.Desk) -> None:
    bela = desk.bela.user
    sent = form_of(console, page(bela))
    sent.pop("is_active")
    assert console.post(page(bela), sent).status_code == 302
    bela.refresh_from_db()
    assert not bela.is_active
    assert last_act(root, installation=True) == ("user.change", f"user:{bela.pk}")


def test_a_revoked_token_opens_nothing_and_its_page_never_showed_it(console: Client, root: User, desk: people.Desk) -> None:
    token, secret = ApiToken.objects.create(user=desk.edda.user, name="press desk")
    words = console.get(page(token)).content.decode()
    assert secret not in words
    assert token.token_key not in words
    assert press(console, token, "revoke").status_code == 302
    assert last_act(root, installation=True) == ("token.revoke", f"user:{desk.edda.user.pk}")
    assert Client().get("/api/v1/projects", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
