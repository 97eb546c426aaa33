"""Decisions leave as training data: as suggested, as moved, with their sentence, under the name the asker may see."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.importers import IncomingArticle
from annotations.models import Lesson, Origin, Span
from annotations.services.change_span import adjust_edges, relabel_span, remove_span
from annotations.services.decisions import decided_claims
from annotations.services.lexicon import add_entry
from annotations.services.revise import revise_edition
from annotations.services.suggestions import accept_suggestion, reconsider_suggestion, reject_suggestion
from claims.records import ProjectSnapshot
from tests import people
from tests.claims.exporters.reading import assert_valid, lines, losses, written

pytestmark = pytest.mark.django_db


def suggestions(kind: str = "claim") -> list[Span]:
    return list(Span.objects.filter(origin=Origin.MACHINE, label__kind=kind).order_by("start", "-end", "pk"))


def exported(by: Any) -> list[dict[str, Any]]:
    found = lines(written("decisions", ProjectSnapshot(by))[0])
    for line in found:
        assert_valid("decision", line)
    return found


@pytest.fixture
def decided(desk: people.Desk) -> people.Desk:
    """One claim accepted and moved, one rejected with a reason, a quantity accepted; one taken back."""
    people.segmented_article(desk.anahit, title="Lachin corridor", language="en")
    first, second, third, *_ = suggestions()
    accept_suggestion(by=desk.anahit, span=first)
    moved = Span.objects.get(pk=first.pk)
    adjust_edges(by=desk.anahit, span=moved, fragments=[(first.start, first.end - 4)], quote=[first.quote[0][:-4]])
    reject_suggestion(by=desk.bela, span=second, reason="Only a header.")
    accept_suggestion(by=desk.bela, span=third)
    reconsider_suggestion(by=desk.bela, span=Span.objects.get(pk=third.pk))
    accept_suggestion(by=desk.anahit, span=suggestions("quantity")[0])
    return desk


def test_a_decision_tells_what_was_suggested_and_what_became_of_it(decided: people.Desk) -> None:
    claims = suggestions()
    taken, rejected = (next(one for one in exported(decided.edda) if one["span_id"] == str(span.pk)) for span in claims[:2])
    first = claims[0]
    assert taken["suggested"]["text"] == people.edition_of(first.edition.article).text[first.suggested_start : first.suggested_end]
    assert taken["adjusted"] == {"start": first.start, "end": first.end, "text": first.quote[0]}
    assert taken["suggested"]["text"] in taken["sentence"]["text"] or taken["sentence"]["text"] in taken["suggested"]["text"]
    assert (taken["decision"], taken["article_title"], taken["language"]) == ("accepted", "Lachin corridor", "en")
    assert (taken["features"] != {}, taken["pipeline_version"]) == (True, first.segmentation.pipeline_version)  # type: ignore[union-attr]
    assert (rejected["decision"], rejected["adjusted"], rejected["reason"]) == ("rejected", None, "Only a header.")
    assert len(exported(decided.edda)) == 3
    quantity = next(one for one in exported(decided.edda) if one["kind"] == "quantity")
    assert quantity["features"] == {}


def test_what_was_suggested_as_another_kind_says_so(decided: people.Desk) -> None:
    span = suggestions()[1]
    relabel_span(by=decided.bela, span=span, label=decided.bela.labels().get(key="framing"))
    told = next(one for one in exported(decided.edda) if one["span_id"] == str(span.pk))
    assert (told["kind"], told["suggested_kind"]) == ("framing", "claim")


def test_people_go_by_pseudonyms_and_days_where_the_asker_may_not_know_them(decided: people.Desk) -> None:
    known, hidden = exported(decided.edda), exported(decided.chen)
    assert {one["decided_by"] for one in known} == {str(decided.anahit.user.pk), str(decided.bela.user.pk)}
    assert all(one["decided_by"].startswith("p-") for one in hidden)
    assert all(one["decided_at"].endswith("T00:00:00Z") for one in hidden)
    assert len({one["decided_by"] for one in hidden}) == 2


def test_what_is_no_decision_is_counted_as_left_out(decided: people.Desk) -> None:
    article = Span.objects.all()[0].edition.article
    own = people.mark(decided.anahit, article, "food and medicine", label="framing")
    gone = people.mark(decided.anahit, article, "120,000 people", label="framing")
    remove_span(by=decided.anahit, span=gone)
    _, report = written("decisions", ProjectSnapshot(decided.edda))
    left_out = losses(report)["span.undecided"]
    assert str(own.pk) in left_out
    assert not {str(gone.pk), *(one["span_id"] for one in exported(decided.edda))} & set(left_out)
    assert report.records == 3


def test_a_decision_counts_once_however_often_its_text_was_corrected(decided: people.Desk) -> None:
    article, rejected = suggestions()[0].edition.article, suggestions()[1]
    before = {one["span_id"] for one in exported(decided.edda)}
    revise_edition(by=decided.edda, article=article, incoming=IncomingArticle(text="Corrected.\n\n" + people.edition_of(article).text))
    assert Span.objects.filter(carried_from__in=before, decided_at__isnull=False).exists()
    assert {one["span_id"] for one in exported(decided.edda)} == before
    assert decided_claims(article.project_id).count() == 2
    again = Span.objects.get(carried_from=rejected)
    accept_suggestion(by=decided.bela, span=again)
    assert {one["span_id"] for one in exported(decided.edda)} == {*before, str(again.pk)}


def test_the_number_of_queries_does_not_grow_with_the_decisions(decided: people.Desk) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            exported(decided.edda)
        return len(queries)

    before = asked()
    for span in suggestions()[2:]:
        accept_suggestion(by=decided.anahit, span=span)
    assert asked() == before


def test_an_empty_project_has_no_decisions(desk: people.Desk) -> None:
    assert exported(desk.edda) == []


def test_the_bundle_holds_the_lexicon_and_what_was_taught(desk: people.Desk) -> None:
    add_entry(by=desk.edda, term="Gang", forms=["gangs"], gloss="group", note="Ask first.")
    shifts = [{"name": "number", "shift": 0.4, "accepted": 9, "rejected": 1}]
    Lesson.objects.create(project=desk.edda.project, number=1, used=True, pipeline_version="2.0.0", signs=shifts, before=0.5, after=0.6)
    (project,) = [line for line in lines(written("bundle", ProjectSnapshot(desk.edda))[0]) if line["type"] == "project"]
    assert_valid("bundle_record", project)
    told = project["settings"]
    assert told["lexicon"] == [{"term": "Gang", "forms": ["gangs"], "gloss": "group", "language": "en", "note": "Ask first.", "off": False}]
    assert (told["learning"], told["taught"]) == (True, {"number": 0.4})
