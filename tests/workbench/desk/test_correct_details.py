"""What was read in a figure, a date or a loaded word is corrected on the panel, kept beside the pipeline's reading, and undone."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest

from annotations.errors import Invalid
from annotations.models import Article, Label, Span, SpanStatus
from annotations.services.correct_details import correct_details
from tests import people
from tests.workbench.desk.test_correct_chain import FRAGMENT, Undo, client_of

TEXT = "About 850 trucks passed over the road since 12 December 2022.\n\nThe regime liberated the town.\n"
READ = {"type": "number", "value": 850, "comparator": "≈", "comparator_text": "About", "unit": "trucks"}


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit, TEXT)


@pytest.fixture
def figure(desk: people.Desk, article: Article) -> Span:
    spans = desk.anahit.spans().filter(status=SpanStatus.SUGGESTED, label__kind="quantity", edition__article=article)
    found = next(span for span in spans if "850" in span.quote[0])
    Span.objects.filter(pk=found.pk).update(details=READ)
    found.refresh_from_db()
    return found


def send(by: people.Access, span: Span, **fields: str) -> Any:
    span.refresh_from_db()
    return client_of(by).post(f"/spans/{span.pk}/details", {"_version": span.etag, **fields}, headers=FRAGMENT)


@pytest.mark.parametrize(
    ("fields", "stored", "shown"),
    [
        pytest.param({"value": "12,850"}, {"value": 12850}, "<dd>12,850</dd>", id="thousands apart"),
        pytest.param({"value": "2.5"}, {"value": 2.5}, "<dd>2.5</dd>", id="a fraction"),
        pytest.param({"value": "12 - 15"}, {"value": "12–15", "low": 12, "high": 15}, "<dd>12–15</dd>", id="a range"),
        pytest.param(
            {"sort": "date", "value": "199X"}, {"type": "date", "value": "199X", "granularity": "decade"},
            "<dd>1990s, to the decade</dd>", id="a decade",
        ),
        pytest.param(
            {"sort": "date", "value": "2020-23"}, {"type": "date", "value": "2020-23", "granularity": "season"},
            "<dd>autumn 2020, to the season</dd>", id="a season",
        ),
        pytest.param({"value": ""}, {"value": None}, "<dd>none is stated</dd>", id="no value"),
        pytest.param({"comparator": ">="}, {"comparator": ">="}, "<dd>at least (“About”)</dd>", id="comparator"),
        pytest.param({"unit": " vehicles "}, {"unit": "vehicles"}, "<dd>vehicles</dd>", id="unit"),
        pytest.param(
            {"sort": "date", "value": "2022-12"}, {"type": "date", "value": "2022-12", "granularity": "month", "anchor": None},
            "<dd>Dec 2022, to the month</dd>", id="a date, no finer than it is known",
        ),
    ],
)  # fmt: skip
def test_a_figure_is_corrected_and_the_pipelines_reading_kept(
    desk: people.Desk, figure: Span, fields: dict[str, str], stored: dict[str, object], shown: str
) -> None:
    answer = send(desk.anahit, figure, **fields)
    assert answer.status_code == 200
    assert shown in unescape(answer.content.decode())
    figure.refresh_from_db()
    assert {name: figure.details.get(name) for name in stored} == stored
    assert figure.details["suggested"] == {name: READ.get(name) for name in stored if READ.get(name) != stored[name]}


def test_what_the_pipeline_alone_can_say_stays_when_something_else_is_corrected(desk: people.Desk, figure: Span) -> None:
    read = {**READ, "value": "12–15", "low": 12, "high": 15, "comparator": "between"}
    Span.objects.filter(pk=figure.pk).update(details=read)
    answer = send(desk.anahit, figure, sort="number", value="12–15", comparator="between", unit="vehicles")
    assert answer.status_code == 200
    assert '<option value="between" selected>' in answer.content.decode()
    figure.refresh_from_db()
    assert figure.details == {**read, "unit": "vehicles", "suggested": {"unit": "trucks"}}


def test_undo_brings_the_reading_back(desk: people.Desk, figure: Span) -> None:
    answer = send(desk.anahit, figure, sort="date", value="2022", comparator="", unit="")
    undo = Undo(answer.content.decode())
    assert client_of(desk.anahit).post(undo.action, undo.fields, headers=FRAGMENT).status_code == 200
    figure.refresh_from_db()
    assert READ.items() <= figure.details.items()


RATIO = {"type": "ratio", "value": 0.4, "numerator": 2, "denominator": 5, "comparator": "between", "unit": "trucks"}
RANGE = {"type": "range", "value": "12 to 15", "low": 12, "high": 15, "comparator": "between", "unit": "trucks"}
SINCE = {"type": "date", "value": "202X", "granularity": "decade", "anchor": "publication"}
NONE = {"type": "number", "value": 0, "unit": "trucks"}


@pytest.mark.parametrize("fields", [{"value": "7"}, {"sort": "date", "value": "2022"}, {"value": "1-2", "comparator": "="}])
@pytest.mark.parametrize("read", [RATIO, RANGE, SINCE, NONE], ids=["ratio", "range", "decade", "nought"])
def test_undo_brings_back_all_that_was_read_of_a_value(
    desk: people.Desk, figure: Span, read: dict[str, object], fields: dict[str, str]
) -> None:
    Span.objects.filter(pk=figure.pk).update(details=read)
    answer = send(desk.anahit, figure, **{"sort": "number", "comparator": "", "unit": "", **fields})
    assert answer.status_code == 200
    undo = Undo(answer.content.decode())
    back = client_of(desk.anahit).post(undo.action, undo.fields, headers=FRAGMENT)
    assert back.status_code == 200, back.content.decode()[-2000:]
    figure.refresh_from_db()
    assert {name: one for name, one in figure.details.items() if name != "suggested" and one is not None} == read


def test_a_value_is_read_anew_when_it_is_said_to_be_of_another_sort(desk: people.Desk, figure: Span) -> None:
    Span.objects.filter(pk=figure.pk).update(details={**READ, "value": 12850})
    with pytest.raises(Invalid):
        correct_details(by=desk.anahit, span=figure, sort="date")
    Span.objects.filter(pk=figure.pk).update(details={**READ, "value": 1995})
    read = correct_details(by=desk.anahit, span=figure, sort="date").details
    assert (read["type"], read["value"], read["granularity"]) == ("date", "1995", "year")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"value": "many"}, "A number in digits"), ({"value": "1" * 30}, "A number in digits"), ({"value": "\0"}, "A number in digits"),
        ({"sort": "date", "value": "2022-13"}, "A date as far as it is known"), ({"sort": "date", "value": "12 Dec"}, "A date as far"),
        ({"sort": "mood", "value": "1"}, "a number or a date"), ({"comparator": "~"}, "A comparator is one of"),
        ({"unit": "x" * 400}, "At most 300"),
    ],
)  # fmt: skip
def test_what_is_no_number_or_date_is_said_in_its_place(desk: people.Desk, figure: Span, fields: dict[str, str], told: str) -> None:
    answer = send(desk.anahit, figure, **fields)
    figure.refresh_from_db()
    assert (answer.status_code, figure.details) == (400, READ)
    if "sort" not in fields or fields["sort"] == "date":
        assert told in unescape(answer.content.decode())


def test_a_gloss_is_corrected_and_a_claim_has_none(desk: people.Desk, article: Article, figure: Span) -> None:
    framing = people.mark(desk.anahit, article, "regime", label="framing")
    assert "<dd>government</dd>" in send(desk.anahit, framing, gloss="government").content.decode()
    assert send(desk.anahit, figure, gloss="government").status_code == 409
    Span.objects.filter(pk=figure.pk).update(label=Label.objects.get(project=desk.anahit.project, key="claim"))
    assert send(desk.anahit, figure, unit="trucks").status_code == 409


def test_an_older_version_is_refused_and_a_viewer_has_no_form(desk: people.Desk, article: Article, figure: Span) -> None:
    old = figure.etag
    send(desk.anahit, figure, unit="vehicles")
    late = client_of(desk.anahit).post(f"/spans/{figure.pk}/details", {"_version": old, "unit": "cars"})
    assert late.status_code == 412
    assert send(desk.vera, figure, unit="cars").status_code == 403
    assert f"/spans/{figure.pk}/details" not in client_of(desk.vera).get(f"/articles/{article.pk}?at=s{figure.pk}").content.decode()
