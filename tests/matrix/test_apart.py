"""Marking apart: an annotator sees nothing of what others marked until the article is finished, by whatever route one asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection

from annotations.access import enter
from annotations.models import Project, Span
from annotations.services.attribute import Hop, attribute
from claims.models import Claim, Mention, Relation
from claims.services.edit_claim import edit_claim
from claims.services.relate import relate_claims
from tests import people
from tests.matrix.asking import Asker, address, names, things_of, undone
from tests.matrix.row import Row
from tests.matrix.table import ROWS
from tests.matrix.world import World, _seal, words

pytestmark = pytest.mark.case("AZ-01")
SECRET = "Only Boris has this in mind."
TRACE = re.compile(rf"777000\d{{3}}|{SECRET}")
TABLES = ("annotations_span", "annotations_attribution", "claims_claim", "claims_mention", "claims_relation")


@dataclass
class Hidden:
    """What Boris marked, and what was made of it; everything of it has a number beginning with 777000."""

    span: Span
    claim: Claim
    mention: Mention
    relation: Relation

    def instead(self, row: Row) -> dict[str, Any]:
        """In the place of the things that the address of a row names."""
        ids = {"span_id": self.span, "claim_id": self.claim, "mention_id": self.mention, "relation_id": self.relation}
        return {row.at.get(name, name.removesuffix("_id")): thing for name, thing in ids.items() if name in names(row)}


@pytest.fixture
def hidden(world: World) -> Iterator[Hidden]:
    with undone():
        with connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), 777000000)")
        desk, article = world.here.desk, world.here.things["article"]
        Project.objects.filter(pk=desk.project_id).update(highlights="independent", blind=False)
        claim = people.claim(desk.boris, article, words(world.here, 13))
        edit_claim(by=desk.boris, claim=claim, text=f"{SECRET} {claim.text}")
        span = Span.objects.get(mentions__claim=claim)
        attribute(by=desk.boris, span=span, chain=[Hop("The mayor", "speaker")])
        relation = relate_claims(by=desk.boris, from_claim=claim, to_claim=world.here.things["claim"], kind="same")
        _seal()
        claim.refresh_from_db()
        yield Hidden(span, claim, claim.mentions.get(), relation)


def asked(world: World, asker: Asker, row: Row, role: str, **instead: Any) -> Any:
    things = {**things_of(row, world.here, role, world), **instead}
    with undone():
        return asker.ask(row, role, path=address(row, dict.fromkeys(names(row), things)), things=things)


def test_no_page_and_no_answer_shows_it(world: World, asker: Asker, hidden: Hidden) -> None:
    shown = {}
    for row in ROWS:
        if row.method == "GET" and row.may != "staff" and row.allows("annotator"):
            answer = asked(world, asker, row, "annotator")
            assert answer.status_code < 400, row
            if traces := TRACE.findall(answer.content.decode(errors="replace")):
                shown[str(row)] = sorted(set(traces))
    assert shown == {}
    told = {role: enter(world.users[role], world.here.desk.project_id).acts() for role in ("annotator", "reviewer")}
    assert [told[role].filter(object__contains=":777000").exists() for role in told] == [False, True]


def test_it_is_absent_under_its_own_address(world: World, asker: Asker, hidden: Hidden) -> None:
    found = {}
    for row in ROWS:
        instead = hidden.instead(row)
        if instead and row.may != "staff" and row.allows("annotator"):
            answer = asked(world, asker, row, "annotator", **instead)
            if answer.status_code != 404:
                found[str(row)] = answer.status_code
    assert found == {}


@pytest.mark.parametrize("role", ["viewer", "annotator", "reviewer", "manager"])
def test_who_does_not_mark_or_may_change_it_sees_it(world: World, asker: Asker, hidden: Hidden, role: str) -> None:
    where = f"articles/{world.here.things['article'].pk}"
    project = f"api/v1/projects/{world.here.desk.project_id}"
    for path in (where, f"{project}/{where}/document", f"{project}/claims"):
        answer = asker.ask(Row("GET", path), role, path=f"/{path}", things={})
        assert bool(TRACE.search(answer.content.decode())) is (role != "annotator"), path


def test_who_has_finished_the_article_sees_it_and_goes_on_seeing_it(world: World, asker: Asker, hidden: Hidden) -> None:
    where = f"articles/{world.here.things['article'].pk}"
    assert "You mark on your own" in asker.ask(Row("GET", where), "annotator", path=f"/{where}", things={}).content.decode()
    finished = asker.ask(Row("POST", f"{where}/finish"), "annotator", path=f"/{where}/finish", things={})
    assert finished.status_code == 303
    _seal()
    page = asker.ask(Row("GET", where), "annotator", path=f"/{where}", things={}).content.decode()
    assert f's{hidden.span.pk}"' in page
    assert "You mark on your own" not in page
    for row in (Row("GET", "claims/<claim_id>"), Row("GET", "spans/<span_id>/history")):
        assert asked(world, asker, row, "annotator", **hidden.instead(row)).status_code == 200
