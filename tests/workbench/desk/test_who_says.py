"""The panel tells who says it by which words of the text, in whose voice, what is denied, and why a mark is suggested."""

from __future__ import annotations

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.models import Article, Label, Span, SpanStatus
from annotations.services.attribute import Hop, attribute
from tests import people

TEXT = (
    "Court orders Azerbaijan to keep the Lachin corridor open\n\n"
    "The road is closed, a resident told the Daily, the agency reported.\n\n"
    "The minister denied that the road is closed. About 850 trucks passed over the road since 12 December 2022.\n"
)


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit, TEXT, outlet="Anadolu Agency", published="2023-01-24")


def panel_of(by: people.Access, article: Article, span: Span) -> str:
    client = Client()
    client.force_login(by.user)
    return unescape(client.get(f"/articles/{article.pk}?at=s{span.pk}", headers={"HX-Request": "true"}).content.decode())


def suggested(desk: people.Desk, kind: str, quote: str) -> Span:
    spans = desk.anahit.spans().filter(status=SpanStatus.SUGGESTED, label__kind=kind)
    return next(span for span in spans if quote in span.quote[0])


def place(quote: str) -> tuple[int, int]:
    start = TEXT.index(quote)
    return start, start + len(quote)


def test_a_chain_stands_speaker_first_with_its_words_and_the_outlet_last(desk: people.Desk, article: Article) -> None:
    span = people.mark(desk.anahit, article, "The road is closed")
    (told, reported), (who, agency) = map(place, ("told", "reported")), map(place, ("a resident", "the agency"))
    cue = {"cue_start": reported[0], "cue_end": reported[1]}
    chain = [
        Hop("The agency", "reporter", "reported", speaker_start=agency[0], speaker_end=agency[1], **cue),
        Hop("The Daily", "relayer", "to", order_certain=False),
        Hop("A resident", "speaker", "told", speaker_start=who[0], speaker_end=who[1], cue_start=told[0], cue_end=told[1]),
    ]
    attribute(by=desk.anahit, span=span, chain=chain, voice="indirect")
    shown = panel_of(desk.anahit, article, span)
    chain_shown = shown.partition('<ol class="chain">')[2]
    order = [chain_shown.index(name) for name in ("A resident", "The Daily", "The agency", "Anadolu Agency")]
    assert order == sorted(order)
    assert f'data-place="{who[0]} {who[1]}">a resident<' in shown
    assert f'data-place="{reported[0]} {reported[1]}">reported<' in shown
    assert chain_shown.count("order uncertain") == 1
    assert "Indirect speech" in shown


def test_a_denial_names_the_denied_proposition_and_the_denier(desk: people.Desk, article: Article) -> None:
    span = suggested(desk, "claim", "road is closed")
    Span.objects.filter(pk=span.pk).update(stance="denies", details={"draft": "The road is closed.", "percentile": 0.82})
    attribute(by=desk.anahit, span=span, chain=[Hop("The minister", "speaker", "denied")])
    shown = panel_of(desk.anahit, article, span)
    assert "<dt>Denied proposition</dt><dd>The road is closed.</dd>" in shown
    assert "<dt>Denier</dt><dd>The minister</dd>" in shown


def test_reasons_stand_for_and_against_with_the_rank_in_the_article(desk: people.Desk, article: Article) -> None:
    span = suggested(desk, "claim", "road is closed")
    reasons = ["has a number", "less: opinion or feeling", "said by The minister"]
    Span.objects.filter(pk=span.pk).update(reasons=reasons, details={"percentile": 0.82, "chance": 0.376}, score=0.82)
    shown = panel_of(desk.anahit, article, span)
    assert '<li class="for">has a number</li>' in shown
    assert "opinion or feeling</li>" in shown
    assert "less: opinion" not in shown
    assert "Ranks higher than <b>82 %</b>" in shown
    assert "calibrated score <b>.38</b>" in shown
    assert "said by The minister" not in shown


@pytest.mark.parametrize(
    ("kind", "quote", "details", "row"),
    [
        pytest.param(
            "quantity", "850", {"type": "number", "value": 12850, "comparator": ">", "comparator_text": "over", "unit": "trucks"},
            "<dt>Value</dt><dd>12,850</dd><dt>Comparator</dt><dd>more than (“over”)</dd><dt>Unit</dt><dd>trucks</dd>", id="a figure",
        ),
        pytest.param(
            "quantity", "850", {"type": "number", "value": [10, 12.5], "comparator": None, "unit": None},
            "<dt>Value</dt><dd>10–12.5</dd><dt>Unit</dt><dd>none is stated</dd>", id="a range without unit",
        ),
        pytest.param("quantity", "850", {"type": "ratio", "numerator": 2, "denominator": 3}, "<dd>2 of 3</dd>", id="a ratio"),
        pytest.param(
            "quantity", "850", {"type": "date", "value": "2022-12", "granularity": "month", "anchor": "publication date"},
            "<dt>Date</dt><dd>Dec 2022, to the month</dd><dt>Resolved by</dt><dd>publication date</dd>", id="a date",
        ),
        pytest.param(
            "quantity", "850", {"type": "date", "value": None, "granularity": "day", "anchor": "unresolved"},
            "<dt>Date</dt><dd>cannot be known from the text</dd>", id="a date nobody can know",
        ),
        pytest.param("quotation", "850", {"repair": "closed with ' instead of \""}, "mended: closed with '", id="mended quotation marks"),
        pytest.param("framing", "850", {"gloss": "group of people"}, "<dt>Neutral gloss</dt><dd>group of people</dd>", id="a gloss"),
    ],
)  # fmt: skip
def test_what_was_read_is_told_in_words(
    desk: people.Desk, article: Article, kind: str, quote: str, details: dict[str, object], row: str
) -> None:
    span = suggested(desk, "quantity", quote)
    label = Label.objects.get(project=desk.anahit.project, kind=kind, retired=False)
    Span.objects.filter(pk=span.pk).update(details=details, label=label)
    assert row in panel_of(desk.anahit, article, span)


def test_the_panel_costs_the_same_for_one_hop_and_many(desk: people.Desk, article: Article) -> None:
    span = people.mark(desk.anahit, article, "The road is closed")
    client = Client()
    client.force_login(desk.anahit.user)
    client.get("/articles")  # the place in the project is remembered once
    costs = []
    for many in (1, 12):
        chain = [Hop(f"Agency {n}", "reporter") for n in range(many)]
        attribute(by=desk.anahit, span=span, chain=[*chain, Hop("A resident", "speaker")])
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/articles/{article.pk}?at=s{span.pk}", headers={"HX-Request": "true"})
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 20
