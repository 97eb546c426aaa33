"""How fast and how heavy the reviewer's desk is in a real Chromium, printed beside its budgets.

    .venv/bin/python bench/bench_desk.py                     # a workbench of its own, five loads of each size
    .venv/bin/python bench/bench_desk.py --running STATE     # the one that runs from that state folder
    .venv/bin/python bench/bench_desk.py --reps 3 --only "60k / 2,000"

Loads articles of three sizes made of the seeds, accepts, highlights, scrolls, and tells medians. The result goes to
`bench/results/desk.json`; the next run prints the last one beside its own. Times hold on a quiet machine only: look at `load`.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from desk_pages import Desk, weigh
from workbench_server import ROOT, Server

OUT = ROOT / "bench" / "results" / "desk.json"
SMALL, MIDDLE, LARGE = "3k / 20", "60k / 2,000", "600k / 10,000"
BUDGETS = {
    "painted ms": {SMALL: 400, MIDDLE: 300, LARGE: 900},
    "all there ms": {},
    "server cpu ms": {SMALL: 80},
    "queries": {SMALL: 12},
    "accept painted ms": dict.fromkeys((SMALL, MIDDLE, LARGE), 50),
    "accept confirmed ms": dict.fromkeys((SMALL, MIDDLE, LARGE), 50),
    "accept served ms": {},
    "next claim ms": {},
    "highlight painted ms": dict.fromkeys((SMALL, MIDDLE, LARGE), 33),
    "hover painted ms": dict.fromkeys((SMALL, MIDDLE, LARGE), 34),
    "hit test ms": dict.fromkeys((SMALL, MIDDLE, LARGE), 2),
    "long tasks scrolling": dict.fromkeys((SMALL, MIDDLE, LARGE), 0),
    "heap MB": dict.fromkeys((SMALL, MIDDLE, LARGE), 5),
}
WEIGHTS = {"requests": 12, "script": 40_000, "style": 20_000, "font": 180_000}


def inside(server: Server) -> dict[str, Any]:
    """Run desk_articles.py in the workbench."""
    code = Path(__file__).with_name("desk_articles.py").read_text(encoding="utf-8")
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    env = {**server.env, "BENCH_PASSWORD": server.password}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    line = next((line for line in done.stdout.splitlines() if line.startswith("DESK ")), None)
    if line is None:
        raise SystemExit(done.stderr)
    return dict(json.loads(line.removeprefix("DESK ")))


def middle(runs: list[dict[str, float]]) -> dict[str, float]:
    """Medians of what several loads told."""
    return {name: round(statistics.median(run[name] for run in runs), 2) for name in runs[0]}


def measure(server: Server, known: dict[str, Any], only: str | None, reps: int) -> dict[str, Any]:
    """Every size in turn."""
    result: dict[str, Any] = {"load": [round(os.getloadavg()[0], 1)], "sizes": {}}
    with Desk(server.base, server.password) as desk:
        for name, article in known["articles"].items():
            if only in {None, name}:
                runs = [desk.visit(article) for _ in range(reps)]
                page = known["pages"][name]
                result["sizes"][name] = middle(runs) | {"queries": page["queries"], "server cpu ms": page["cpu_ms"]}
        result["weight"] = desk.weight(known["articles"][SMALL])
    result["pages"] = {name: page["queries"] for name, page in known["pages"].items()}
    result["load"].append(round(os.getloadavg()[0], 1))
    return result | {"gathered": weigh()}


def told(result: dict[str, Any], last: dict[str, Any]) -> None:
    """The table."""
    print(f"load before and after: {result['load']}\n\n{'':24}{'size':>16}{'measured':>12}{'budget':>10}{'last':>10}")
    for what, budgets in BUDGETS.items():
        for size, found in result["sizes"].items():
            row(what, size, found.get(what), budgets.get(size), last.get("sizes", {}).get(size, {}).get(what))
    rest = {what for found in result["sizes"].values() for what in found} - BUDGETS.keys()
    for what in sorted(rest):
        for size, found in result["sizes"].items():
            row(what, size, found.get(what), None, last.get("sizes", {}).get(size, {}).get(what))
    for kind, size in result["weight"].items():
        row(f"first view, {kind}", "" if kind == "requests" else "bytes", size, WEIGHTS.get(kind), last.get("weight", {}).get(kind))
    for kind, size in result["gathered"].items():
        row(f"all, {kind}", "bytes gz", size, WEIGHTS.get(kind), last.get("gathered", {}).get(kind))
    for page, count in result["pages"].items():
        row("queries", page, count, None, last.get("pages", {}).get(page))


def row(what: str, size: str, found: Any, budget: Any, before: Any) -> None:
    """One line; what is over its budget is marked."""
    over = " !" if budget is not None and found is not None and found > budget else ""
    shown = ["-" if value is None else f"{value:,}" for value in (found, budget, before)]
    print(f"{what:24}{size:>16}{shown[0]:>12}{shown[1]:>10}{shown[2]:>10}{over}")


def main() -> None:
    """Start, measure, tell, keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--running", metavar="STATE", help="the state folder of a workbench that runs already")
    parser.add_argument("--only", choices=[SMALL, MIDDLE, LARGE])
    parser.add_argument("--reps", type=int, default=5)
    asked = parser.parse_args()
    server = Server(asked.running)
    last = json.loads(OUT.read_text(encoding="utf-8")) if OUT.exists() else {}
    result = measure(server, inside(server), asked.only, asked.reps)
    told(result, last)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(result, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
