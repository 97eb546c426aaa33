"""What must be there before anybody may enter: tables, static files, at the first start the seed articles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from workbench.embedded import commands
from workbench.embedded.packages import STAMP
from workbench.embedded.progress import say, step
from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import ROOT, State, given, read_json, write_private


def prepare(*, state: State, environment: Mapping[str, str], address: str) -> str:
    """Everything in order, the static files beside the rest; answers with how to sign in."""
    current_static = fingerprint()
    gathered = state.folder / "static.json"
    static = None
    if not (state.folder / "static").is_dir() or read_json(gathered).get("from") != current_static:
        static = commands.begin("collectstatic", "--noinput", "-v", "0", state=state, environment=environment)
    welcome = fill(state=state, environment=environment, address=address)
    if static:
        with step("static files") as current:
            well, _ = static.finish()
            if not well:
                raise CannotStart(f"The static files could not be gathered; {static.log} tells why.")
            write_private(gathered, json.dumps({"from": current_static}))
            current.note = "gathered"
    return welcome


def fill(*, state: State, environment: Mapping[str, str], address: str) -> str:
    """The tables as this version needs them, once for each database the seed articles, and the first person."""
    stamp = state.folder / "seeded.json"
    place = database(environment)
    wanted = [] if read_json(stamp).get(place) else ["--seed"]
    work = commands.begin("get_ready", "--base-url", address, *wanted, state=state, environment=environment)
    steps = work.steps()
    with step("database") as current:
        tables = next(steps, None)
        if tables is None or not tables.well:
            work.finish()
            why = work.log if tables is None else state.log("migrate")
            raise CannotStart(f"The tables could not be brought up to date; {why} tells why.")
        current.note = "tables are current"
    if wanted:
        load_seeds(steps, state=state, stamp=stamp, place=place)
    welcome = next(steps, None)
    work.finish()
    if welcome is None or not welcome.well:
        return f"  How to sign in could not be told; {state.log('first_login')} tells why."
    return welcome.told.strip()


def load_seeds(steps: Iterator[commands.Step], *, state: State, stamp: Path, place: str) -> None:
    """A workbench without its examples is still one, so a failure is told and passed over."""
    with step("seed articles") as current:
        seeds = next(steps, None)
        well = seeds is not None and seeds.well
        if seeds is not None and well:
            current.note = (seeds.told.strip().splitlines() or ["loaded"])[-1]
            write_private(stamp, json.dumps(read_json(stamp) | {place: "yes"}))
        else:
            current.note = "not loaded"
    if not well:
        say(f"  The seed articles could not be loaded; {state.log('seed')} tells why. The next start tries again.")


def database(environment: Mapping[str, str]) -> str:
    """Which database this is, without its password."""
    if not given("DATABASE_URL"):
        return "embedded"
    address = urlsplit(environment.get("DATABASE_URL", ""))
    return f"{address.hostname}:{address.port}{address.path}"


def fingerprint() -> str:
    """Tell whether a static file of ours, how they are gathered, or the installed packages changed (gathering would take seconds)."""
    known = hashlib.sha256()
    for path in [ROOT / "workbench" / "staticfiles.py", *sorted((ROOT / "workbench" / "static").rglob("*"))]:
        about = path.stat()
        known.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    stamp = Path(ROOT / ".venv" / STAMP)
    known.update(stamp.read_bytes() if stamp.exists() else b"")
    return known.hexdigest()
