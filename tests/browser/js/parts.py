"""The parts of the desk around the text: popover, bar of the edges, list, panel."""

from __future__ import annotations

from playwright.sync_api import Page, Route

POPOVER = (
    '<div id="span-pop" popover="manual" role="toolbar" aria-label="Mark"><span data-pop-name></span>'
    "<small data-pop-more></small>"
    + "".join(
        f'<form method="post" data-url="/spans/{{id}}/{act}" hx-post="/spans/0/{act}" '
        f'hx-swap="none" data-span-act="{act}" data-only="suggested">'
        f'<button data-action="{act}">{act}</button></form>'
        for act in ("accept", "reject")
    )
    + '<button type="button" data-action="adjust">Adjust</button></div>'
)
EDGES = (
    '<div id="edges-bar" hidden><button type="button" data-action="keep-edges">Keep</button>'
    '<button type="button" data-action="close">Cancel</button></div>'
    '<form id="edges-form" method="post" data-url="/spans/{id}/edges" action="/spans/0/edges" '
    'hx-post="/spans/0/edges" hx-swap="none" hidden>'
    + "".join(f'<input type="hidden" name="{name}">' for name in ("start", "end", "quote", "text_sha256"))
    + "</form>"
)


def rows(*ids: str, state: str = "suggested") -> str:
    """Write the list beside the text, as buttons of a GET form."""
    items = "".join(
        f'<li id="row-{name}" data-row data-span="{name}" data-state="{state}" '
        f'data-name="Suggested claim" data-score=".91" data-version="&quot;{name}-3&quot;" '
        f'data-href="/panel/{name}"><button name="at" value="{name}">{name}</button></li>'
        for name in ids
    )
    return (
        f'<form method="get" action="/"><ol data-list data-target="#panel">{items}</ol></form>'
        '<aside id="panel"><h2>Nothing</h2></aside>'
    )


def panels(page: Page) -> list[str]:
    """Serve panels; the answer is the list of those asked for."""
    asked: list[str] = []

    def serve(route: Route) -> None:
        name = route.request.url.rsplit("/", 1)[1]
        asked.append(name)
        route.fulfill(content_type="text/html", body=f'<h2 id="title">Panel {name}</h2><textarea></textarea>')

    page.route("**/panel/*", serve)
    return asked
