"""Our adapter for the side-by-side harness: the same documents and loops as for the other tools, through our API.

    .venv/bin/python bench/bench_ours.py --harness ../shared/bench --small 200 --big 1000   # a smoke test, 1 minute
    .venv/bin/python bench/bench_ours.py --harness ../shared/bench                          # 10,000 documents
    .venv/bin/python bench/bench_ours.py --harness ../shared/bench --only list,get,span     # parts of it
    .venv/bin/python bench/bench_ours.py --harness ../shared/bench --browser                # in Chromium
    .venv/bin/python bench/bench_ours.py --harness ../shared/bench --starts                 # first and later start, memory

Starts a workbench of its own in a fresh state folder (`manage.py up`), raises the creations quota by its setting, and
stops it at the end; `--running STATE` measures the one that runs from that state folder instead (start it with
`LIMIT_CREATIONS_PER_MINUTE=100000000`). Needs `psutil`, and for the browser part `playwright` and Debian's chromium: the
project's own `.venv` after `manage.py test` has all three. Results go to `bench/results/` as JSON.

What differs from the other tools: lists have no page numbers, so the addresses of all pages are walked once, untimed,
and then asked for in the harness's random order; a span labelled CLAIM makes a claim and its mention with it; an export
is written by the worker and then downloaded, and both are timed. The other tools do not segment: their documents carry
the spans that were sent and no more, so segmentation that an import made due is put off until after the run
(`--segment` lets it run beside the loops). The harness's memory sums RSS and counts shared pages once a process; ours is
also told as PSS, which counts them once.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

from workbench_server import ROOT, Server

KINDS = {"CLAIM": "claim", "QUOTE": "quotation", "SOURCE": "framing", "NUMBER": "quantity"}
LOWER = """addEventListener("DOMContentLoaded", () => {
  const text = document.querySelector("article[data-text]");
  if (text) text.style.paddingTop = "60px";  // the harness seeks words below the tallest header of all tools
});"""


def adapter(driver: Any) -> type[Any]:
    """The Adapter subclass; the harness's module is known only at run time."""

    class Ours(driver.Adapter):  # type: ignore[misc, name-defined]
        """The workbench through its API."""

        name = "workbench"

        def __init__(self, server: Server, *, segment: bool) -> None:
            self.server, self.segment, self.http = server, segment, driver.Http(server.base)
            self.texts: dict[int, str] = {}
            self.marking, self.marked = threading.Lock(), set[tuple[int, int, int, str]]()
            self.sent: dict[int, list[str]] = {}
            self.pages: dict[int, list[str]] = {}
            self.ids: dict[int, list[int]] = {}

        def server_pids(self) -> list[int]:
            return [self.server.pid]

        def setup(self) -> None:
            self.http.headers["Authorization"] = f"Bearer {self.server.account()}"

        def api(self, project: int, tail: str) -> str:
            return f"/api/v1/projects/{project}/{tail}"

        def new_project(self, title: str) -> int:
            project = int(self.http.json("POST", "/api/v1/projects", {"name": title})["id"])
            for key, kind in KINDS.items():
                self.http.json("POST", self.api(project, "labels"), {"key": key, "name": key.title(), "kind": kind})
            return project

        def import_docs(self, project: int, docs: list[dict[str, Any]]) -> None:
            rows = (
                {"external_id": doc["key"], "text": doc["text"], "spans": [{"start": a, "end": b, "label": c} for a, b, c in doc["spans"]]}
                for doc in docs
            )
            data = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
            mark = "----workbench-bench"
            place = 'form-data; name="file"; filename="docs.jsonl"'
            head = f"--{mark}\r\nContent-Disposition: {place}\r\nContent-Type: application/jsonl\r\n\r\n"
            body = head.encode() + data + f"\r\n--{mark}--\r\n".encode()
            status, _, answer = self.http.raw(
                "POST", self.api(project, "imports"), body, {"Content-Type": f"multipart/form-data; boundary={mark}"}
            )
            if status != 202:
                raise RuntimeError((status, answer[:400]))
            self.wait(self.api(project, f"jobs/{json.loads(answer)['job']['id']}"))
            self.sent[project] = [doc["text"] for doc in docs]
            if not self.segment:
                self.server.put_off_segmentation()

        def wait(self, address: str) -> dict[str, Any]:
            """Until a job or an export is over."""
            while True:
                row: dict[str, Any] = self.http.json("GET", address)
                if row["state"] not in {"pending", "running"}:
                    if row["state"] != "done":
                        raise RuntimeError(row)
                    return row
                time.sleep(0.05)

        def walk(self, project: int) -> None:
            """The addresses of all pages and the ids in import order; once, and outside what is timed."""
            if project in self.ids:
                return
            address: str | None = self.api(project, "articles?limit=50")
            rows, self.pages[project] = [], []
            while address:
                self.pages[project].append(address)
                page = self.http.json("GET", address)
                rows += page["results"]
                address = page["next"]
            self.ids[project] = sorted(row["id"] for row in rows)
            self.texts.update(zip(self.ids[project], self.sent[project], strict=True))

        def count_docs(self, project: int) -> int:
            self.walk(project)
            return len(self.ids[project])

        def doc_ids(self, project: int, n: int) -> list[int]:
            self.walk(project)
            return self.ids[project][:n]

        def list_page(self, project: int, page: int, size: int) -> int:
            found = self.http.json("GET", self.pages[project][page - 1])["results"]
            if len(found) != size:
                raise RuntimeError(f"{len(found)} rows on page {page}")
            return size

        def get_doc(self, project: int, doc_id: int) -> int:
            return len(self.http.json("GET", self.api(project, f"articles/{doc_id}/document"))["spans"])

        def create_span(self, project: int, doc_id: int, start: int, end: int, label: str) -> None:
            with self.marking:  # the loop by eight sends the same marks as the one before it, and those exist by now
                while (doc_id, start, end, label) in self.marked:
                    end += 1
                self.marked.add((doc_id, start, end, label))
            said = {"start": start, "end": end, "quote": self.texts[doc_id][start:end], "label": label}
            self.http.json("POST", self.api(project, f"articles/{doc_id}/spans"), said)

        add_span_to_dense = create_span

        def exported(self, project: int, form: str) -> bytes:
            made = self.http.json("POST", self.api(project, "exports"), {"format": form})
            done = self.wait(self.api(project, f"exports/{made['id']}"))
            status, _, data = self.http.raw("GET", done["file"])
            if status != 200:
                raise RuntimeError((status, data[:300]))
            return bytes(data)

        def export_all(self, project: int, path: str) -> int:
            data = self.exported(project, "bundle")
            Path(path).write_bytes(data)
            return len(data)

        def export_spans(self, project: int) -> dict[str, list[tuple[int, int, str]]]:
            texts: dict[str, str] = {}
            found: dict[str, list[tuple[int, int, str]]] = {}
            for line in self.exported(project, "bundle").splitlines():
                row = json.loads(line)
                if row["type"] == "edition":
                    texts[row["id"]] = row["text"]
                    found[row["text"]] = []
                elif row["type"] == "span" and row["origin"] != "machine":
                    (start, end), *_ = row["fragments"]
                    found[texts[row["edition_id"]]].append((start, end, row["label"]))
            return found

        def search(self, project: int, needle: str) -> int:
            return len(self.http.json("GET", self.api(project, f"articles?limit=30&search={urllib.parse.quote(needle)}"))["results"])

    return Ours


def browser_part(ours: Any, reps: int, out: Path) -> None:
    """The harness's browser loops over our review screen."""
    import browser_bench  # noqa: PLC0415  found through --harness

    class OursUI:
        """The review screen: marks are real elements, a label is chosen in the bar that a selection opens."""

        name, CONTAINER, TEXT, HILITE, VIRTUAL = "workbench", "article[data-text]", "article[data-text]", "article mark", False

        def __init__(self) -> None:
            self.ad, self.base, self.project, self.ids = ours, ours.server.base, 0, []

        def login(self, ctx: Any) -> None:
            ctx.add_init_script(LOWER)
            page = ctx.new_page()
            page.goto(f"{self.base}/sign-in")
            page.fill("[name=username]", "bench")
            page.fill("[name=password]", ours.server.password)
            page.click("main button[type=submit], button[type=submit]")
            page.wait_for_url(lambda url: "sign-in" not in url)
            page.close()

        def doc_url(self, i: int) -> str:
            return f"{self.base}/articles/{self.ids[i]}"

        def arm(self, page: Any) -> None:
            page.wait_for_timeout(100)

        def after_drag(self, page: Any) -> None:
            page.wait_for_selector("#mark-bar:not([hidden])", timeout=10_000)
            page.evaluate("window.__menu = performance.now() - window.__up; window.__lab0 = performance.now()")
            page.locator('#mark-bar [data-action="make-claim"]').first.click()

        def save(self, page: Any) -> None:
            page.wait_for_timeout(800)

    Path(browser_bench.SHOTS).mkdir(parents=True, exist_ok=True)
    result = browser_bench.measure(OursUI(), reps)
    (out / "browser_workbench.json").write_text(json.dumps(result, indent=1, ensure_ascii=False))


def starts() -> dict[str, Any]:
    """A first start, a later one, and the memory of the whole at rest."""
    began = time.perf_counter()
    server = Server()
    said: dict[str, Any] = {"first_start_s": round(time.perf_counter() - began, 1), "load1_first": round(os.getloadavg()[0], 1)}
    server.stop()
    said |= {"later_start_s": server.start(), "load1_later": round(os.getloadavg()[0], 1)}
    time.sleep(25)
    said["idle_pss_mb"] = server.pss_mb()
    return said


def main() -> None:
    """Start, measure, stop."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--harness", required=True, help="the folder of driver.py, gen_docs.py and browser_bench.py")
    parser.add_argument("--browser", action="store_true", help="measure in Chromium instead of over HTTP")
    parser.add_argument("--starts", action="store_true", help="measure starting and the memory at rest")
    parser.add_argument("--running", metavar="STATE", help="the state folder of a workbench that runs already")
    parser.add_argument("--segment", action="store_true", help="let the pipeline run beside the loops")
    parser.add_argument("--reps", type=int, default=5)
    parser.add_argument("--out", default=str(ROOT / "bench" / "results"))
    ours, rest = parser.parse_known_args()
    sys.path.insert(0, str(Path(ours.harness).resolve()))
    import driver  # noqa: PLC0415  found through --harness

    out = Path(ours.out)
    out.mkdir(parents=True, exist_ok=True)
    if ours.starts:
        said = starts()
        print(json.dumps(said))
        (out / "starts_workbench.json").write_text(json.dumps(said, indent=1))
        return
    server = Server(ours.running)
    os.environ.setdefault("BENCH_HOME", server.state)  # where the harness puts exports
    tool = adapter(driver)(server, segment=ours.segment)
    if ours.browser:
        tool.setup()
        browser_part(tool, ours.reps, out)
    else:
        print("idle_pss_mb", json.dumps(tool.server.pss_mb()), flush=True)
        driver.run(tool, ["--out", str(out), *rest])


if __name__ == "__main__":
    main()
