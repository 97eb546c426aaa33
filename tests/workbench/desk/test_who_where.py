"""People, bodies and places of the article stand below the text with their other names, and lead to every place that names them."""

from __future__ import annotations

from html import unescape

import pytest

from annotations.models import Article, Segmentation
from tests import people
from tests.workbench.desk.test_correct_chain import client_of

TEXT = "Elnur Mammadov spoke in Khankendi.\n\nMamadov left Khankandi at noon.\n"
MAMMADOV = {
    "name": "Elnur Mammadov", "kind": "person", "mentions": [[0, 14], [36, 43]], "certain": True, "reasons": ["begins with a given name"],
    "aliases": [{"name": "Mamadov", "reason": "spelt otherwise", "certain": False}],
}  # fmt: skip


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit, TEXT)


def page(desk: people.Desk, article: Article, entities: object) -> str:
    run = Segmentation.objects.get(edition__article=article)
    Segmentation.objects.filter(pk=run.pk).update(found={**run.found, "entities": entities})
    return unescape(client_of(desk.vera).get(f"/articles/{article.pk}").content.decode())


def test_a_name_leads_to_its_places_and_its_aliases_tell_why(desk: people.Desk, article: Article) -> None:
    shown = page(desk, article, [MAMMADOV]).partition('id="who-where"')[2]
    assert 'data-place="0 14 36 43"' in shown
    assert "2 mentions" in shown
    assert 'href="#p0" data-action="show-place" data-place="0 14">¶1<' in shown
    assert 'href="#p36" data-action="show-place" data-place="36 43">¶2<' in shown
    assert "<dt>Mamadov</dt><dd>spelt otherwise" in shown
    assert shown.partition("</dl>")[0].count("not sure") == 1
    assert "begins with a given name" in shown


def test_the_most_mentioned_come_first_and_many_are_counted(desk: people.Desk, article: Article) -> None:
    place = {"kind": "place", "mentions": [[24, 33]], "aliases": [], "reasons": [], "certain": False}
    once = [{"name": f"Place {n}", **place} for n in range(90)]
    often = {**once[0], "name": "Khankendi", "mentions": [[24, 33], [49, 58]]}
    shown = page(desk, article, [*once, often])
    assert shown.index(">Khankendi<") < shown.index(">Place 0<")
    assert "and 31 more" in shown
    assert "not sure" in shown


@pytest.mark.parametrize("entities", [[], None], ids=["none found", "before entities were looked for"])
def test_without_entities_there_is_no_disclosure(desk: people.Desk, article: Article, entities: object) -> None:
    run = Segmentation.objects.get(edition__article=article)
    Segmentation.objects.filter(pk=run.pk).update(found={} if entities is None else {"entities": entities})
    answer = client_of(desk.vera).get(f"/articles/{article.pk}")
    assert answer.status_code == 200
    assert 'id="who-where"' not in answer.content.decode()
