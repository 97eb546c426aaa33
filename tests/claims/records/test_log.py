"""The log leaves with a bundle only for those who may read who did what."""

from __future__ import annotations

import pytest
from django.db import connection

from annotations import ledger
from claims.records import ProjectSnapshot
from tests.claims.exporters.reading import assert_valid, lines, losses, written
from tests.claims.records.harbour import Harbour, build

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Harbour:
    found = build()
    about = {"verb": "claim.assert", "obj": f"claim:{found.claim1.pk}"}
    ledger.record(project_id=found.project.pk, actor=found.people["anahit"], **about)
    connection.check_constraints()  # seals the acts of this transaction, as its COMMIT would
    return found


def test_a_manager_takes_the_log_along(made: Harbour) -> None:
    data, report = written("bundle", ProjectSnapshot(made.access("edda")))
    found = lines(data)
    acts = [line for line in found if line["type"] == "act"]
    for line in acts:
        assert_valid("bundle_record", line)
    named = next(line for line in acts if line["name"] == "claim.assert")
    assert named["target"] == {"type": "claim", "id": str(made.claim1.pk)}
    assert named["created_by"] == str(made.people["anahit"].pk)
    assert found[1]["settings"]["ledger"]["seq"] == len(acts)
    assert "act.hidden" not in losses(report)


def test_others_are_told_that_it_stayed(made: Harbour) -> None:
    data, report = written("bundle", ProjectSnapshot(made.access("chen")))
    assert not [line for line in lines(data) if line["type"] == "act"]
    (hidden,) = [loss for loss in report.losses if loss.code == "act.hidden"]
    assert hidden.count > 0
    assert hidden.ids == ()
