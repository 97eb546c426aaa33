"""An article as the server writes it, small, with its text beside it."""

from __future__ import annotations

from html import escape

SPAN_FORM = (
    '<form id="span-form" method="post" action="/spans" hx-post="/spans" hx-swap="none" hidden>'
    + "".join(
        f'<input type="hidden" name="{name}">'
        for name in ("start", "end", "quote", "label", "text_sha256", "_idempotency_key")
    )
    + "</form>"
)
MARK_BAR = (
    '<div id="mark-bar" role="toolbar" aria-label="Make a span" hidden>'
    '<button type="button" data-action="make-claim" data-label="claim">Claim</button>'
    '<button type="button" data-action="make-quote" data-label="quotation">Quotation</button></div>'
)


def article(text: str, *, marks: dict[str, tuple[int, int]] | None = None, lang: str = "en") -> str:
    """Paragraphs split at line feeds, each with the code point it begins at; spans must not overlap."""
    paragraphs, at = [], 0
    for content in text.split("\n"):
        if content:
            html = paint(content, at, marks or {})
            paragraphs.append(f'<p id="p{at}" dir="auto" data-o="{at}">{html}</p>')
        at += len(content) + 1
    body = "\n".join(paragraphs)
    return f'<article lang="{lang}" dir="auto" data-text="sha256:x" data-version="1">{body}</article>'


def paint(content: str, at: int, marks: dict[str, tuple[int, int]]) -> str:
    """One paragraph with its marks."""
    html, done = "", 0
    for name, (start, end) in sorted(marks.items(), key=lambda item: item[1]):
        low, high = max(start - at, 0), min(end - at, len(content))
        if low < high:
            html += escape(content[done:low])
            html += (
                f'<mark class="k-claim t-sug l0-claim d0" data-s="{name}">{escape(content[low:high])}</mark>'
            )
            done = high
    return html + escape(content[done:])
