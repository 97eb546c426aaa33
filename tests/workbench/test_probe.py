"""The containers' health checks say well only of what is well."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from workbench import probe
from workbench.embedded.loopback import free_port


def test_a_web_server_that_answers_under_its_name_is_well(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "testserver,other.example")
    assert probe.main(["web", live_server.url.removeprefix("http://")]) == 0


def test_no_web_server_is_not_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert probe.main(["web", f"127.0.0.1:{free_port()}"]) == 1
    assert "no answer" in capsys.readouterr().err


def test_a_web_server_called_by_a_foreign_name_is_not_well(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "elsewhere.example")
    assert probe.web(live_server.url.removeprefix("http://")) == "status 400"


@pytest.mark.parametrize(("hours", "well"), [(1, True), (25, True), (27, False)], ids=["an hour", "a day", "more than a day"])
def test_the_newest_backup_must_be_recent(tmp_path: Path, hours: int, well: bool) -> None:
    manifest = tmp_path / "workbench-20260301T120000Z" / "MANIFEST.json"
    manifest.parent.mkdir()
    manifest.write_text("{}")
    old = time.time() - hours * 3600
    os.utime(manifest, (old, old))
    assert (probe.backup(str(tmp_path)) == "") is well


def test_no_backup_is_not_well(tmp_path: Path) -> None:
    (tmp_path / ".unfinished-workbench-20260301T120000Z").mkdir()
    assert probe.backup(str(tmp_path)) == "there is no backup yet"
