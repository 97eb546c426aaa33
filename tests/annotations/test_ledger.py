"""Tamper evidence (TE-01 … TE-06): what the ledger refuses, what it records by itself, and what a forger cannot hide."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, ProgrammingError, connection, transaction

from annotations.http.problems import classify
from annotations.models import Act, Membership, Span
from claims.models import Claim
from claims.services.edit_claim import edit_claim
from tests import people
from tests.plugins.database import owner_dsn, triggers_off
from workbench.doctor.anchors import Anchor
from workbench.doctor.chains import GENESIS, Verified, verify
from workbench.doctor.reading import snapshot
from workbench.owner import as_owner

pytestmark = pytest.mark.django_db(transaction=True)
HISTORY = ("annotations_act", "claims_verdict", "claims_verdictset", "claims_adjudication", "claims_publication")


def verified(**options: Any) -> Verified:
    with snapshot():
        return verify(**options)


def acts(chain: int, count: int) -> None:
    """More lines at the end of a chain, in one transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(workbench_act(%s, 'machine', 'test.act', 'test:' || i, jsonb_build_object('i', i, 'word', 'Լաչին', 'x', 1.50)))"
            " FROM generate_series(1, %s) i",
            [chain, count],
        )


def verify_ledger(*arguments: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("verify_ledger", *arguments, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def forger(committed_desk: people.Desk) -> Iterator[Callable[..., None]]:
    """Sixty acts, and somebody with the owner's log-in who turns the triggers off; verification sees the result."""
    acts(committed_desk.project_id, 60)
    with as_owner(connection), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        yield cursor.execute


def rewrite(chain: int, start: int) -> None:
    """Recompute every hash from `start` on and the head, as a patient forger would."""
    before = Act.objects.filter(chain=chain, seq=start - 1).values_list("hash", flat=True).first() or GENESIS
    with connection.cursor() as cursor:
        for seq, line in Act.objects.filter(chain=chain, seq__gte=start).order_by("seq").values_list("seq", "line"):
            digest = hashlib.sha256(f"{before}\n{line}".encode()).hexdigest()
            cursor.execute("UPDATE annotations_act SET prev = %s, hash = %s WHERE chain = %s AND seq = %s", [before, digest, chain, seq])
            before = digest
            cursor.execute("UPDATE annotations_acthead SET seq = %s, hash = %s WHERE chain = %s", [seq, digest, chain])


def head(chain: int) -> Anchor:
    last = Act.objects.filter(chain=chain).latest("seq")
    return Anchor(chain, last.seq, last.hash, "the anchor")


def extent(table: str) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*), max(id) FROM {table}")
        return tuple(cursor.fetchone())


@pytest.mark.case("TE-01")
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_history_is_not_changed_by_the_application_nor_its_owner(statement: str, committed_desk: people.Desk) -> None:
    people.published_claim(committed_desk)
    before = {table: extent(table) for table in HISTORY}
    assert all(count for count, _ in before.values())
    for table in HISTORY:
        with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
            cursor.execute(statement.format(table))
        with psycopg.connect(**owner_dsn()) as owner, pytest.raises(psycopg.errors.InsufficientPrivilege, match="only grows"):
            owner.execute(statement.format(table))
    assert {table: extent(table) for table in HISTORY} == before


@pytest.mark.case("TE-01")
@pytest.mark.parametrize("table", ["annotations_act", "annotations_acthead", "annotations_actdraft"])
def test_the_application_role_writes_no_act_but_through_the_door(table: str, committed_desk: people.Desk) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} (chain) VALUES (1)")
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("SELECT workbench_seal()")
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE t (id int, project_id int)")
        cursor.execute("CREATE TRIGGER t AFTER INSERT ON t FOR EACH STATEMENT EXECUTE FUNCTION workbench_draft_rows('', 'id', '')")
    assert verified().faults == ()


def test_a_sound_ledger_is_sound(committed_desk: people.Desk, dara: Any) -> None:
    people.published_claim(committed_desk)
    done = verified()
    assert done.faults == ()
    assert set(done.heads) >= {committed_desk.project_id, dara.project.pk}
    assert done.rows == Act.objects.count()


EDITS = {
    "number": "seq = seq + 1000",
    "time": "at = at + interval '1 microsecond'",
    "actor": "actor = 'user:999'",
    "verb": "verb = 'test.other'",
    "object": "object = 'test:0'",
    "payload": "payload = payload || '{\"i\": 0}'",
    "payload's number of digits": "payload = payload || '{\"x\": 1.5}'",
    "line": "line = replace(line, 'test.act', 'test.cat')",
    "line's white space": "line = line || ' '",
    "predecessor": "prev = repeat('0', 64)",
    "hash": "hash = repeat('f', 64)",
    "chain": "chain = chain + 1000",
    "verb in column and line": "verb = 'test.cat', line = replace(line, 'test.act', 'test.cat')",
}


@pytest.mark.case("TE-02")
@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_row_is_named_by_its(edit: str, forger: Callable[..., None], committed_desk: people.Desk) -> None:
    chain = committed_desk.project_id
    last = head(chain).seq
    for seq in random.Random(edit).sample(range(last - 59, last + 1), 3):
        with transaction.atomic():
            forger(f"UPDATE annotations_act SET {EDITS[edit]} WHERE chain = %s AND seq = %s", [chain, seq])
            faults = [fault for fault in verified().faults if fault.chain == chain]
            transaction.set_rollback(True)
        named = [fault.seq for fault in faults]
        assert named == [seq] or (named == [last - 1] and seq == last and edit in {"number", "chain"})
    assert verified().faults == ()


@pytest.mark.case("TE-02")
def test_a_deleted_an_inserted_and_two_swapped_rows_are_named(forger: Callable[..., None], committed_desk: people.Desk) -> None:
    chain = committed_desk.project_id
    shift = "UPDATE annotations_act SET seq = -seq WHERE chain = %s AND seq >= %s"
    back = "UPDATE annotations_act SET seq = -seq + %s WHERE chain = %s AND seq < 0"
    copy = (
        "INSERT INTO annotations_act (chain, seq, at, actor, verb, object, payload, line, prev, hash)"
        " SELECT chain, %s, at, actor, verb, object, payload, line, prev, hash FROM annotations_act WHERE chain = %s AND seq = %s"
    )
    tamperings: dict[str, list[tuple[str, list[int]]]] = {
        "deleted": [("DELETE FROM annotations_act WHERE chain = %s AND seq = 30", [chain])],
        "deleted and closed up": [
            ("DELETE FROM annotations_act WHERE chain = %s AND seq = 30", [chain]),
            (shift, [chain, 31]),
            (back, [-1, chain]),
        ],
        "inserted": [(shift, [chain, 30]), (back, [1, chain]), (copy, [30, chain, 20])],
        "swapped": [
            ("UPDATE annotations_act SET seq = -1 WHERE chain = %s AND seq = 30", [chain]),
            ("UPDATE annotations_act SET seq = 30 WHERE chain = %s AND seq = 40", [chain]),
            ("UPDATE annotations_act SET seq = 40 WHERE chain = %s AND seq = -1", [chain]),
        ],
    }
    for what, statements in tamperings.items():
        with transaction.atomic():
            for sql, values in statements:
                forger(sql, values)
            faults = verified().faults
            transaction.set_rollback(True)
        assert [(fault.chain, fault.seq) for fault in faults] == [(chain, 30)], what


@pytest.mark.case("TE-02")
def test_a_head_that_is_not_the_last_row_and_a_chain_that_is_gone_are_named(
    forger: Callable[..., None], committed_desk: people.Desk
) -> None:
    chain = committed_desk.project_id
    for sql in (
        "UPDATE annotations_acthead SET seq = seq + 1 WHERE chain = %s",
        "UPDATE annotations_acthead SET hash = repeat('a', 64) WHERE chain = %s",
        "DELETE FROM annotations_acthead WHERE chain = %s",
        "DELETE FROM annotations_act WHERE chain = %s",
        "INSERT INTO annotations_actdraft (chain, actor, verb, object, payload) VALUES (%s, 'user:1', 'test.act', 'x', '{}')",
    ):
        with transaction.atomic():
            forger(sql, [chain])
            assert [fault.chain for fault in verified().faults] == [chain], sql
            transaction.set_rollback(True)
    with transaction.atomic():
        forger("DELETE FROM annotations_act WHERE chain = %s", [chain])
        forger("DELETE FROM annotations_acthead WHERE chain = %s", [chain])
        assert [fault.chain for fault in verified().faults] == [chain]
        transaction.set_rollback(True)


@pytest.mark.case("TE-03")
def test_a_cut_tail_shows_with_an_anchor_alone(forger: Callable[..., None], committed_desk: people.Desk) -> None:
    chain = committed_desk.project_id
    anchor = head(chain)
    with transaction.atomic():
        forger("DELETE FROM annotations_act WHERE chain = %s AND seq > %s", [chain, anchor.seq - 10])
        rewrite(chain, anchor.seq - 10)
        assert verified().faults == ()
        (fault,) = verified(anchors=[anchor]).faults
        transaction.set_rollback(True)
    assert (fault.chain, fault.seq) == (chain, anchor.seq - 9)
    assert verified(anchors=[anchor]).faults == ()


@pytest.mark.case("TE-03")
def test_a_rewritten_chain_shows_with_an_anchor_alone(forger: Callable[..., None], committed_desk: people.Desk) -> None:
    chain = committed_desk.project_id
    anchor = head(chain)
    with transaction.atomic():
        forger(
            "UPDATE annotations_act SET verb = 'test.cat', line = replace(line, 'test.act', 'test.cat') WHERE chain = %s AND seq = 30",
            [chain],
        )
        rewrite(chain, 30)
        assert verified().faults == ()
        (fault,) = verified(anchors=[anchor]).faults
        transaction.set_rollback(True)
    assert (fault.chain, fault.seq) == (chain, anchor.seq)


@pytest.mark.case("TE-03")
def test_the_command_writes_anchors_and_compares_with_them(committed_desk: people.Desk, tmp_path: Path) -> None:
    chain, file = committed_desk.project_id, tmp_path / "anchors.jsonl"
    acts(chain, 20)
    assert verify_ledger("--write-anchor", str(file))[0] == 0
    acts(chain, 5)
    assert verify_ledger("--write-anchor", str(file))[0] == 0
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    assert [set(line) for line in lines] == [{"chain", "seq", "hash", "at"}] * len(lines)
    assert verify_ledger("--anchor", str(file))[0] == 0
    with triggers_off() as owner:
        owner.execute("DELETE FROM annotations_act WHERE chain = %s AND seq > %s", [chain, 15])
        owner.execute(
            "UPDATE annotations_acthead h SET seq = a.seq, hash = a.hash FROM annotations_act a"
            " WHERE h.chain = a.chain AND a.seq = 15 AND a.chain = %s",
            [chain],
        )
    assert verify_ledger()[0] == 0
    code, said = verify_ledger("--anchor", str(file))
    assert code == 1
    assert f"chain {chain}, seq 16: missing" in said


@pytest.mark.case("TE-03")
def test_an_earlier_export_is_an_anchor(committed_desk: people.Desk, tmp_path: Path) -> None:
    chain, bundle = committed_desk.project_id, tmp_path / "bundle.jsonl"
    last = head(chain)
    ledger = {"ledger": {"seq": last.seq, "hash": last.hash}}
    records = [{"type": "bundle"}, {"type": "project", "id": str(chain), "settings": ledger}, {"type": "end"}]
    bundle.write_text("".join(json.dumps(record) + "\n" for record in records))
    assert verify_ledger("--anchor", str(bundle))[0] == 0
    ledger["ledger"]["hash"] = "0" * 64
    bundle.write_text("".join(json.dumps(record) + "\n" for record in records))
    code, said = verify_ledger("--anchor", str(bundle), "--project", str(chain))
    assert (code, f"chain {chain}, seq {last.seq}: the export" in said) == (1, True)


def test_a_file_without_anchors_is_refused(db: None, tmp_path: Path) -> None:
    for content in ("", "{}\n", "no json\n", '{"chain": 1}\n', "[1]\n"):
        (tmp_path / "a").write_text(content)
        with pytest.raises(Exception, match="anchor"):
            verify_ledger("--anchor", str(tmp_path / "a"))


@pytest.mark.case("TE-04")
@pytest.mark.parametrize(
    ("statement", "table", "verb"),
    [
        pytest.param("UPDATE claims_claim SET note = 'x'", "claims_claim", "row.update", id="a claim changed"),
        pytest.param("UPDATE annotations_span SET details = '{}'", "annotations_span", "row.update", id="a span changed"),
        pytest.param(
            "UPDATE annotations_membership SET role = 'manager' WHERE role = 'viewer'", "annotations_membership", "row.update",
            id="a role changed",
        ),
        pytest.param("DELETE FROM claims_mention", "claims_mention", "row.delete", id="a mention deleted"),
        pytest.param(
            "INSERT INTO claims_verdict (project_id, claim_id, round, revision, veracity_id, confidence, rationale, search_log)"
            " SELECT c.project_id, c.id, 1, 99, l.id, '', '', '' FROM claims_claim c JOIN claims_scalelabel l"
            " ON l.project_id = c.project_id WHERE l.key = 'refuted'",
            "claims_verdict", "row.insert", id="a verdict inserted",
        ),
    ],
)  # fmt: skip
def test_raw_sql_leaves_an_act(statement: str, table: str, verb: str, committed_desk: people.Desk) -> None:
    people.claim(committed_desk.anahit)
    before = Act.objects.count()
    with connection.cursor() as cursor:
        cursor.execute(statement)
    (act,) = Act.objects.order_by("id")[before:]
    assert (act.chain, act.verb, act.object) == (committed_desk.project_id, verb, table)
    assert act.actor.startswith("role:")
    assert act.payload["rows"][0]["n"] >= 1
    assert verified().faults == ()


@pytest.mark.case("TE-04")
def test_bulk_operations_and_plain_saves_leave_an_act(committed_desk: people.Desk) -> None:
    about = people.claim(committed_desk.anahit)
    span = Span.objects.get(mentions__claim=about)
    for change in (
        lambda: Claim.objects.bulk_update([Claim(pk=about.pk, note="bulk")], ["note"]),
        lambda: Span.objects.filter(pk=span.pk).update(score=0.5),
        lambda: Membership.objects.get(user=committed_desk.vera.user).delete(),
        lambda: Claim(pk=about.pk, note="saved").save(update_fields=["note"]),
    ):
        before = Act.objects.count()
        change()
        assert Act.objects.count() == before + 1
        assert Act.objects.latest("id").verb.startswith("row.")


@pytest.mark.case("TE-04")
def test_a_service_names_its_act_and_the_rows_hang_on_it(committed_desk: people.Desk) -> None:
    about = people.claim(committed_desk.anahit)
    edit_claim(by=committed_desk.anahit, claim=about, note="clearer")
    act = Act.objects.latest("id")
    assert (act.verb, act.actor, act.object) == ("claim.edit", f"user:{committed_desk.anahit.user.pk}", f"claim:{about.pk}")
    assert act.payload["rows"] == [{"n": 1, "op": "update", "ids": [about.pk], "table": "claims_claim"}]
    assert "clearer" not in act.line


@pytest.mark.case("TE-05")
def test_what_cannot_be_recorded_does_not_happen(committed_desk: people.Desk) -> None:
    about = people.claim(committed_desk.anahit)
    with psycopg.connect(**owner_dsn()) as owner:
        owner.execute("SELECT 1 FROM annotations_acthead WHERE chain = %s FOR UPDATE", [committed_desk.project_id])
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '200ms'")
        with pytest.raises(OperationalError) as refused:
            edit_claim(by=committed_desk.anahit, claim=about, note="clearer")
        owner.rollback()
    connection.close()
    assert classify(refused.value).status == 503
    about.refresh_from_db()
    assert (about.note, about.version) == ("", 1)
    edit_claim(by=committed_desk.anahit, claim=about, note="clearer")
    assert verified().faults == ()


@pytest.mark.case("TE-06")
def test_rows_moved_between_two_chains_are_named_in_both(
    dara: Any, forger: Callable[..., None], committed_desk: people.Desk
) -> None:
    mine, hers = committed_desk.project_id, dara.project.pk
    forger("SET session_replication_role = origin")
    acts(hers, 20)
    forger("SET session_replication_role = replica")
    with transaction.atomic():
        forger("UPDATE annotations_act SET chain = -1 WHERE chain = %s AND seq = 10", [hers])
        forger("UPDATE annotations_act SET chain = %s WHERE chain = %s AND seq = 10", [hers, mine])
        forger("UPDATE annotations_act SET chain = %s WHERE chain = -1", [mine])
        faults = verified().faults
        transaction.set_rollback(True)
    assert {(fault.chain, fault.seq) for fault in faults} == {(mine, 10), (hers, 10)}


@pytest.mark.slow
@pytest.mark.case("TE-02")
def test_one_of_a_hundred_thousand(forger: Callable[..., None], committed_desk: people.Desk) -> None:
    chain = committed_desk.project_id
    forger("SET session_replication_role = origin")
    forger("SET statement_timeout = 0")
    for _ in range(200):  # the seal reads what its transaction drafted: many small ones, as in life
        acts(chain, 500)
    forger("SET session_replication_role = replica")
    assert verified().faults == ()
    for seq in random.Random(7).sample(range(100, 100_000), 5):
        with transaction.atomic():
            forger("UPDATE annotations_act SET actor = 'user:999' WHERE chain = %s AND seq = %s", [chain, seq])
            assert [(fault.chain, fault.seq) for fault in verified().faults] == [(chain, seq)]
            transaction.set_rollback(True)


def test_an_act_is_refused_where_its_line_would_lie(committed_desk: people.Desk) -> None:
    """The database's own word for it: even the owner's triggers stand before the row."""
    with pytest.raises(DatabaseError), as_owner(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE annotations_act SET actor = 'user:999' WHERE chain = %s", [committed_desk.project_id])
