"""One's last acts are taken back and done again by inverse acts, with their rights, and nothing of anybody else's is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from annotations.access import enter
from annotations.errors import Conflict, Forbidden, NotFound
from annotations.models import Act, Article, Attribution, Membership, Segment, Span, UndoStep
from annotations.services.articles import delete_article, edit_article
from annotations.services.attribute import Hop, attribute
from annotations.services.change_span import adjust_edges, relabel_span, remove_span, restore_span
from annotations.services.correct_details import correct_details
from annotations.services.highlight_many import Mark, highlight_many
from annotations.services.layout import correct_segment
from annotations.services.speakers import alias_speaker
from annotations.services.suggestions import accept_suggestion, reconsider_suggestion, reject_suggestion
from annotations.services.undo import redo, steps, undo
from annotations.undoing import KEPT
from tests import people

Story = Callable[[people.Desk, Article], tuple[Callable[[], Any], Callable[[], Any]]]
"""What is done, and how to see what it moved."""


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit, outlet="Reuters")


def suggestion(article: Article, kind: str = "claim") -> Span:
    return Span.objects.filter(edition__article=article, status="suggested", label__kind=kind).order_by("start")[0]


def seen(span: Span, *names: str) -> Callable[[], Any]:
    return lambda: Span.objects.values_list(*names).get(pk=span.pk)


def accepting(desk: people.Desk, article: Article) -> Any:
    span = suggestion(article)
    return lambda: accept_suggestion(by=desk.anahit, span=span), seen(span, "status", "decided_by")


def rejecting(desk: people.Desk, article: Article) -> Any:
    span = suggestion(article)
    return lambda: reject_suggestion(by=desk.anahit, span=span, reason="No claim."), seen(span, "status", "decision_reason")


def reconsidering(desk: people.Desk, article: Article) -> Any:
    span = reject_suggestion(by=desk.anahit, span=suggestion(article), reason="No claim.")
    return lambda: reconsider_suggestion(by=desk.anahit, span=span), seen(span, "status", "decision_reason")


def marking(desk: people.Desk, article: Article) -> Any:
    def shown() -> Any:
        return [row.status for row in Span.objects.filter(edition__article=article, origin="human").exclude(status="removed")]

    return lambda: people.mark(desk.anahit, article, people.FIGURE), shown


def removing(desk: people.Desk, article: Article) -> Any:
    span = people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    return lambda: remove_span(by=desk.anahit, span=span), seen(span, "status")


def removing_what_was_rejected(desk: people.Desk, article: Article) -> Any:
    span = reject_suggestion(by=desk.anahit, span=suggestion(article), reason="No claim.")
    return lambda: remove_span(by=desk.anahit, span=span), seen(span, "status", "decision_reason")


def restoring(desk: people.Desk, article: Article) -> Any:
    span = remove_span(by=desk.anahit, span=people.mark(desk.anahit, article, people.FIGURE, label="quantity"))
    return lambda: restore_span(by=desk.anahit, span=span), seen(span, "status")


def moving_edges(desk: people.Desk, article: Article) -> Any:
    span = people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    bounds, words = (span.start, span.start + len("980 vehicles")), "980 vehicles"
    return lambda: adjust_edges(by=desk.anahit, span=span, fragments=[bounds], quote=[words]), seen(span, "start", "end", "quote")


def relabelling(desk: people.Desk, article: Article) -> Any:
    span = people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    label = desk.anahit.labels().get(key="framing")
    act = lambda: relabel_span(by=desk.anahit, span=span, label=label, voice="direct", stance="denies")  # noqa: E731
    return act, seen(span, "label__key", "voice", "stance")


def correcting_details(desk: people.Desk, article: Article) -> Any:
    span = suggestion(article, "quantity")
    see = seen(span, "details__value", "details__comparator", "details__unit")
    return lambda: correct_details(by=desk.anahit, span=span, sort="number", value="12–15", comparator="<", unit="lorries"), see


def attributing(desk: people.Desk, article: Article) -> Any:
    span = people.mark(desk.anahit, article, people.FIGURE, label="quotation")
    attribute(by=desk.anahit, span=span, chain=[Hop("The ministry", "speaker", "according to")], voice="indirect")
    chain = [Hop("Reuters", "reporter"), Hop("A spokesman", "speaker", "said")]

    def see() -> Any:
        rows = Attribution.objects.filter(span=span).order_by("position").values_list("speaker__name", "role", "cue")
        return list(rows), Span.objects.get(pk=span.pk).voice

    return lambda: attribute(by=desk.anahit, span=span, chain=chain, voice="direct"), see


def correcting_layout(desk: people.Desk, article: Article) -> Any:
    segment = Segment.objects.filter(edition__article=article, kind="paragraph").order_by("start")[2]

    def see() -> Any:
        return Segment.objects.values_list("role", "excluded", "excluded_by").get(pk=segment.pk)

    return lambda: correct_segment(by=desk.anahit, segment=segment, role="caption", excluded="a caption"), see


def aliasing(desk: people.Desk, article: Article) -> Any:
    span = people.mark(desk.bela, article, people.FIGURE, label="quotation")
    attribute(by=desk.bela, span=span, chain=[Hop("Ilham Aliyev", "reporter"), Hop("I. Aliyev", "speaker")])
    speaker = desk.bela.speakers().get(name="Ilham Aliyev")

    def see() -> Any:
        return sorted(desk.bela.speakers().filter(name__endswith="Aliyev").values_list("name", "aliases"))

    return lambda: alias_speaker(by=desk.bela, speaker=speaker, aliases=["I. Aliyev"]), see


def editing_the_article(desk: people.Desk, article: Article) -> Any:
    see = lambda: Article.objects.values_list("title", "outlet").get(pk=article.pk)  # noqa: E731
    return lambda: edit_article(by=desk.anahit, article=article, title="Open road", outlet="AFP"), see


def deleting_the_article(desk: people.Desk, article: Article) -> Any:
    return lambda: delete_article(by=desk.edda, article=article), lambda: Article.objects.get(pk=article.pk).deleted_at is None


STORIES = [
    accepting, rejecting, reconsidering, marking, removing, removing_what_was_rejected, restoring, moving_edges, relabelling,
    correcting_details, attributing, correcting_layout, aliasing, editing_the_article, deleting_the_article,
]  # fmt: skip


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__.replace("_", " "))
def test_an_act_is_taken_back_and_done_again_and_taken_back(desk: people.Desk, article: Article, story: Story) -> None:
    act, see = story(desk, article)
    before = see()
    act()
    after = see()
    assert before != after
    by = next(seat for seat in desk.seats().values() if steps(seat).exists() and steps(seat).first() == UndoStep.objects.first())
    undo(by=by)
    assert see() == before
    redo(by=by)
    assert see() == after
    undo(by=by)
    assert see() == before


def test_each_step_back_is_an_act_of_its_own_in_the_log(desk: people.Desk, article: Article) -> None:
    span = suggestion(article)
    accept_suggestion(by=desk.anahit, span=span)
    undo(by=desk.anahit)
    redo(by=desk.anahit)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS act_seal IMMEDIATE")
    acts = Act.objects.filter(object=f"span:{span.pk}").order_by("seq").values_list("verb", "actor")
    me = f"user:{desk.anahit.user.pk}"
    assert list(acts) == [("span.accept", me), ("span.reconsider", me), ("span.accept", me)]


def test_steps_go_back_one_by_one_and_on_in_the_same_order(desk: people.Desk, article: Article) -> None:
    one, two = Span.objects.filter(edition__article=article, status="suggested", label__kind="claim").order_by("start")[:2]
    accept_suggestion(by=desk.anahit, span=one)
    reject_suggestion(by=desk.anahit, span=two)
    both = lambda: [Span.objects.get(pk=span.pk).status for span in (one, two)]  # noqa: E731
    undo(by=desk.anahit)
    assert both() == ["accepted", "suggested"]
    undo(by=desk.anahit)
    assert both() == ["suggested", "suggested"]
    redo(by=desk.anahit)
    assert both() == ["accepted", "suggested"]
    redo(by=desk.anahit)
    assert both() == ["accepted", "rejected"]
    with pytest.raises(Conflict) as refusal:
        redo(by=desk.anahit)
    assert refusal.value.reason == "nothing_left"


def test_a_new_act_clears_what_could_be_done_again(desk: people.Desk, article: Article) -> None:
    accept_suggestion(by=desk.anahit, span=suggestion(article))
    undo(by=desk.anahit)
    people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    with pytest.raises(Conflict):
        redo(by=desk.anahit)
    assert steps(desk.anahit).count() == 1


def test_fifty_steps_are_kept_and_the_oldest_goes(desk: people.Desk, article: Article) -> None:
    span = suggestion(article)
    for _ in range(KEPT // 2 + 1):
        accept_suggestion(by=desk.anahit, span=span)
        reconsider_suggestion(by=desk.anahit, span=span)
    assert steps(desk.anahit).count() == KEPT == 50
    for _ in range(KEPT):
        undo(by=desk.anahit)
    with pytest.raises(Conflict) as refusal:
        undo(by=desk.anahit)
    assert refusal.value.reason == "nothing_left"


def test_the_stack_is_ones_own_and_the_projects(desk: people.Desk, article: Article) -> None:
    span = suggestion(article)
    accept_suggestion(by=desk.anahit, span=span)
    step = steps(desk.anahit).get()
    stranger = people.strangers_project()
    for other in (desk.bela, stranger):
        assert not steps(other).exists()
        with pytest.raises(NotFound):
            undo(by=other, step_id=step.pk)
    with pytest.raises(Conflict):
        undo(by=desk.bela)


def test_what_somebody_changed_since_is_not_overwritten_and_the_step_stays(desk: people.Desk, article: Article) -> None:
    span = people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    adjust_edges(by=desk.anahit, span=span, fragments=[(span.start, span.start + 12)], quote=["980 vehicles"])
    adjust_edges(by=desk.bela, span=span, fragments=[(span.start, span.start + 3)], quote=["980"])
    with pytest.raises(Conflict) as refusal:
        undo(by=desk.anahit)
    (error,) = refusal.value.errors
    assert (error.code, error.meta["object"], error.meta["verb"]) == ("changed_since", f"span:{span.pk}", "span.edges")
    assert Span.objects.get(pk=span.pk).quote == ["980"]
    assert steps(desk.anahit).count() == 2


def test_another_side_of_the_same_thing_may_have_changed_since(desk: people.Desk, article: Article) -> None:
    span = people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    adjust_edges(by=desk.anahit, span=span, fragments=[(span.start, span.start + 12)], quote=["980 vehicles"])
    relabel_span(by=desk.bela, span=span, voice="direct")
    undo(by=desk.anahit)
    span.refresh_from_db()
    assert (span.quote, span.voice) == ([people.FIGURE], "direct")


def test_a_step_given_up_lets_the_one_before_it_be_reached(desk: people.Desk, article: Article) -> None:
    first = people.mark(desk.anahit, article, people.STATEMENT, label="framing")
    own = people.mark(desk.anahit, article, "food and medicine", label="quantity")
    relabel_span(by=desk.anahit, span=own, voice="direct")
    relabel_span(by=desk.bela, span=own, voice="mixed")
    with pytest.raises(Conflict) as refusal:
        undo(by=desk.anahit)
    undo(by=desk.anahit, past=[refusal.value.errors[0].meta["step"]])
    assert [Span.objects.get(pk=span.pk).status for span in (own, first)] == ["removed", "accepted"]
    assert steps(desk.anahit).filter(undone_at=None).count() == 1


def test_what_already_is_as_it_was_needs_nothing(desk: people.Desk, article: Article) -> None:
    span = suggestion(article)
    accept_suggestion(by=desk.anahit, span=span)
    reconsider_suggestion(by=desk.bela, span=span)
    undo(by=desk.anahit)
    assert Span.objects.get(pk=span.pk).status == "suggested"


def test_a_right_that_was_lost_is_lost_for_undoing_too(desk: people.Desk, article: Article) -> None:
    span = suggestion(article)
    accept_suggestion(by=desk.anahit, span=span)
    Membership.objects.filter(project=desk.project_id, user=desk.anahit.user).update(role="viewer")
    with pytest.raises(Forbidden):
        undo(by=enter(desk.anahit.user, desk.project_id))
    assert Span.objects.get(pk=span.pk).status == "accepted"


def test_what_is_gone_is_told(desk: people.Desk, article: Article) -> None:
    accept_suggestion(by=desk.anahit, span=suggestion(article))
    delete_article(by=desk.edda, article=article)
    with pytest.raises(Conflict) as refusal:
        undo(by=desk.anahit)
    assert refusal.value.reason == "gone"


def test_many_marks_at_once_are_one_step(desk: people.Desk, article: Article) -> None:
    edition = people.edition_of(article)
    label = desk.anahit.labels().get(key="framing")
    marks = [Mark(label, [(n, n + 5)], [edition.text[n : n + 5]]) for n in (0, 10, 20)]
    highlight_many(by=desk.anahit, edition=edition, marks=marks)
    undo(by=desk.anahit)
    assert list(Span.objects.filter(origin="human").values_list("status", flat=True)) == ["removed"] * 3
    redo(by=desk.anahit)
    assert list(Span.objects.filter(origin="human").values_list("status", flat=True)) == ["accepted"] * 3
