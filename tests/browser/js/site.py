"""A small site for the modules: our static files and the tests' pages, under the desk's policy."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from workbench.staticfiles import lean_script

STATIC = Path(__file__).parents[3] / "workbench" / "static"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>
<link rel="icon" href="data:,">
<meta name="htmx-config" content='{{"includeIndicatorCSS": false}}'>
<script src="/static/wb/vendor/{htmx}" defer></script>
<script type="module" src="/static/wb/main.js"></script></head>
<body data-scope="{scope}" data-user="anahit"><div class="app">{body}</div>
<div id="toasts"></div><div id="live" role="status" aria-live="polite"></div></body></html>"""


def page(body: str, *, scope: str = "review") -> str:
    """Write a page as the desk sends it: htmx, the modules, and the given content."""
    htmx = next((STATIC / "wb" / "vendor").glob("htmx-*.min.js")).name
    return PAGE.format(htmx=htmx, scope=scope, body=body)


class Site:
    """Pages by path; what a page posts is answered by the test that put it there."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.origin = ""

    def put(self, path: str, body: str, *, scope: str = "review") -> str:
        """Serve a page and say where."""
        self.pages[path] = page(body, scope=scope)
        return self.origin + path

    def find(self, path: str) -> tuple[str, bytes] | None:
        """Give the content type and bytes of a path, or nothing."""
        if path in self.pages:
            return "text/html; charset=utf-8", self.pages[path].encode()
        content = served(path.removeprefix("/static/")) if path.startswith("/static/") else None
        return None if content is None else (TYPES.get(Path(path).suffix, "application/octet-stream"), content)


@cache
def bundled() -> bytes:
    """The script that all our modules are served as."""
    return lean_script({path.stem: path.read_text(encoding="utf-8") for path in (STATIC / "wb").glob("*.js")}).encode()


def served(name: str) -> bytes | None:
    """A static file as people get it; a module that a test asks for by itself as it is written."""
    if name == "wb/main.js":
        return bundled()
    file = STATIC / name
    return file.read_bytes() if ".." not in name and file.is_file() else None


def handler(site: Site) -> type[BaseHTTPRequestHandler]:
    """Make a request handler that answers for this site."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = site.find(self.path.split("?")[0])
            self.send_response(200 if found else 404)
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Content-Type", found[0] if found else "text/plain")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(found[1] if found else b"not here")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep the tests quiet."""

    return Handler


@contextmanager
def running() -> Iterator[Site]:
    """Serve on a free port of the loopback interface until the tests are over."""
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(site))
    site.origin = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
