"""What must be there before anybody may enter: tables, static files, at the first start the seed articles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from workbench.embedded import commands
from workbench.embedded.packages import STAMP
from workbench.embedded.progress import say, step
from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import ROOT, State, given, read_json, write_private


def prepare(*, state: State, environment: Mapping[str, str]) -> None:
    """Everything in order; the static files are gathered beside the rest."""
    current_static = fingerprint()
    gathered = state.folder / "static.json"
    static = None
    if not (state.folder / "static").is_dir() or read_json(gathered).get("from") != current_static:
        static = commands.begin("collectstatic", "--noinput", "-v", "0", state=state, environment=environment)
    migrate_tables(state=state, environment=environment)
    load_seeds(state=state, environment=environment)
    if static:
        with step("static files") as current:
            well, _ = static.finish()
            if not well:
                raise CannotStart(f"The static files could not be gathered; {static.log} tells why.")
            write_private(gathered, json.dumps({"from": current_static}))
            current.note = "gathered"


def migrate_tables(*, state: State, environment: Mapping[str, str]) -> None:
    """The tables as this version needs them; nothing runs on others."""
    with step("database") as current:
        migrate = commands.begin("migrate", state=state, environment=environment)
        well, _ = migrate.finish()
        if not well:
            raise CannotStart(f"The tables could not be brought up to date; {migrate.log} tells why.")
        current.note = "tables are current"


def load_seeds(*, state: State, environment: Mapping[str, str]) -> None:
    """Once for each database.

    A workbench without its examples is still one, so a failure is told and passed over.
    """
    stamp = state.folder / "seeded.json"
    place = database(environment)
    if read_json(stamp).get(place):
        return
    with step("seed articles") as current:
        seed = commands.begin("seed", state=state, environment=environment)
        well, printed = seed.finish()
        current.note = (printed.splitlines() or ["loaded"])[-1]
        if well:
            write_private(stamp, json.dumps(read_json(stamp) | {place: "yes"}))
        else:
            current.note = "not loaded"
    if not well:
        say(f"  The seed articles could not be loaded; {seed.log} tells why. The next start tries again.")


def database(environment: Mapping[str, str]) -> str:
    """Which database this is, without its password."""
    if not given("DATABASE_URL"):
        return "embedded"
    address = urlsplit(environment.get("DATABASE_URL", ""))
    return f"{address.hostname}:{address.port}{address.path}"


def fingerprint() -> str:
    """Tell whether a static file of ours or the installed packages changed (gathering would take seconds)."""
    known = hashlib.sha256()
    for path in sorted((ROOT / "workbench" / "static").rglob("*")):
        about = path.stat()
        known.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    stamp = Path(ROOT / ".venv" / STAMP)
    known.update(stamp.read_bytes() if stamp.exists() else b"")
    return known.hexdigest()
