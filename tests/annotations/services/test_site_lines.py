"""A desk's own articles teach the pipeline what an outlet writes around each of them, and a page's markup is kept."""

from __future__ import annotations

import pytest

from annotations.access import Access
from annotations.importers import IncomingArticle, read_file
from annotations.models import Edition, Segment, SiteLine
from annotations.services import jobs
from annotations.services.ingest import ingest_article
from annotations.services.revise import revise_edition
from annotations.services.segment import segment_edition
from annotations.services.site_lines import site_lines
from tests import people

pytestmark = pytest.mark.usefixtures("media")
SLOGAN = "Your voice counts with us"


def text_of(number: int) -> str:
    return f"Road of day {number} stays open\n\nOn day {number} of this winter the envoys agreed to keep the road open to all.\n\n{SLOGAN}"


def segmented() -> None:
    lease = jobs.claim_next(kind="segment")
    assert lease is not None
    segment_edition(lease)


def read(by: Access, number: int, outlet: str = "Azernews") -> Edition:
    made = ingest_article(by=by, incoming=IncomingArticle(text=text_of(number), outlet=outlet))
    segmented()
    return Edition.objects.get(pk=made.edition_id)


def slogan_in(edition: Edition) -> Segment:
    return Segment.objects.filter(edition=edition, kind="paragraph").order_by("-start")[0]


def test_the_third_article_of_an_outlet_knows_its_slogan(desk: people.Desk) -> None:
    first, second, third = (read(desk.anahit, number) for number in range(3))
    assert (slogan_in(first).excluded, slogan_in(second).excluded) == ("", "")
    assert (slogan_in(third).role, slogan_in(third).excluded) == ("boilerplate", "stands in 3 articles of Azernews")


def test_outlets_and_projects_are_counted_apart(desk: people.Desk) -> None:
    for number in range(2):
        read(desk.anahit, number)
    other = read(desk.anahit, 2, outlet="Gazette")
    stranger = read(people.strangers_project(), 3)
    nameless = read(desk.anahit, 4, outlet="")
    assert [slogan_in(one).excluded for one in (other, stranger, nameless)] == ["", "", ""]


def test_the_same_outlet_in_other_letters_is_the_same(desk: people.Desk) -> None:
    read(desk.anahit, 0, outlet="AZERNEWS")
    read(desk.anahit, 1, outlet="azernews ")
    assert "Azernews" in slogan_in(read(desk.anahit, 2)).excluded


def test_a_new_edition_is_counted_instead_of_the_old_one(desk: people.Desk) -> None:
    edition = read(desk.anahit, 0)
    revise_edition(by=desk.anahit, article=edition.article, incoming=IncomingArticle(text=text_of(9)))
    segmented()
    assert SiteLine.objects.filter(article=edition.article).count() == 3
    assert site_lines(edition.article, text_of(9)) == {}


def test_counting_takes_one_query_however_many_articles(desk: people.Desk, django_assert_num_queries: object) -> None:
    articles = [read(desk.anahit, number).article for number in range(4)]
    with django_assert_num_queries(1):  # type: ignore[operator]
        counts = site_lines(articles[0], text_of(0))
    assert list(counts.values()) == [4]


def test_what_the_markup_says_is_kept_with_the_edition_and_read(desk: people.Desk) -> None:
    story = "".join(f"<p>The mayor said on Monday that the bridge would open again in spring, part {part}.</p>" for part in range(6))
    page = f"<html><body><article><h1>Bridge</h1><div>{story}</div>"
    page += "<figure><figcaption>The river</figcaption></figure></article></body></html>"
    (incoming,) = read_file(page.encode(), filename="a.html")
    assert isinstance(incoming, IncomingArticle)
    made = ingest_article(by=desk.anahit, incoming=incoming)
    segmented()
    found = Segment.objects.filter(edition_id=made.edition_id, kind="paragraph").order_by("start")
    assert [one.role for one in found] == ["headline", *["body"] * 6, "caption"]
    assert found[7].reason == "the page's markup calls it a caption"
