"""docs/how-to/use-the-api.md runs as it is printed, against a live server, with a worker's part done beside it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from annotations.services import jobs
from claims.services.export import run_export
from tests import people
from workbench.settings.env import ROOT
from workbench.tokens import create_token

PAGE = (ROOT / "docs/how-to/use-the-api.md").read_text(encoding="utf-8")
SCRIPT = "\n".join(re.findall(r"^```sh\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL))


@pytest.fixture
def exporting() -> Iterator[None]:
    """A worker's loop over exports."""
    enough = threading.Event()

    def work() -> None:
        while not enough.wait(0.2):
            lease = jobs.claim_next(kind="export")
            if lease:
                run_export(lease)
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    yield
    enough.set()
    worker.join()


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_the_page_runs(committed_desk: people.Desk, live_server: Any, exporting: None, media: Path, tmp_path: Path) -> None:
    _, secret = create_token(user=committed_desk.bela.user, name="docs")
    environment = dict(os.environ) | {"BASE": live_server.url, "TOKEN": secret}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", SCRIPT], env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert "accepted" in lines
    assert "submitted" in lines
    assert '"code":"invalid"' in lines[-1].replace(" ", "")
    assert (tmp_path / "bundle.jsonl").stat().st_size > 1_000
