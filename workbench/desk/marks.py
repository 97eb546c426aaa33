"""The text with its marks as HTML: the one module of the product that declares markup safe.

Every paragraph's text content equals the slice of the edition it stands for: no words of ours inside, everything
escaped, numbers and flags in attributes that CSS prints (UI.md §3.2, §3.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from annotations.anchoring.slices import LaidSpan, Piece, slice_paragraphs

KINDS = {"claim": "claim", "quotation": "quote", "quantity": "number", "framing": "frame"}


@dataclass(frozen=True, slots=True)
class Badge:
    """The number a claim carries in text and list, and how it stands: ok, sug, dup."""

    number: int
    state: str


def key_of(span_id: int) -> str:
    """The name of a span on the page."""
    return f"s{span_id}"


def paint_paragraphs(
    *, text: str, paragraphs: Sequence[tuple[int, int]], laid: Sequence[LaidSpan], badges: Mapping[str, Badge]
) -> Iterator[SafeString]:
    """The inner HTML of each of these paragraphs, in order; O(n log n) in the number of spans."""
    for pieces in slice_paragraphs(laid, paragraphs):
        yield mark_safe("".join(_piece(text, piece, badges) for piece in pieces))  # noqa: S308  escaped below, in one place


def written(text: str, *, quote: bool = True) -> str:
    """Text as markup that reads as the same text: browsers would make a bare carriage return a line feed."""
    return escape(text, quote=quote).replace("\r", "&#13;")


def _piece(text: str, piece: Piece, badges: Mapping[str, Badge]) -> str:
    words = written(text[piece.start : piece.end], quote=False)
    if not piece.spans:
        return words
    return f"<mark{_attributes(piece, badges)}>{words}</mark>"


def _attributes(piece: Piece, badges: Mapping[str, Badge]) -> str:
    ids = [span.id for span in sorted(piece.spans, key=lambda span: span.start - span.end)]
    suggested = [span.id for span in piece.spans if span.suggested]
    said = f' class="{" ".join(_classes(piece))}" data-s="{" ".join(ids)}"'
    if suggested:
        said += f' data-sug="{" ".join(suggested)}"'
    opening = next((badges[span.id] for span in piece.opens if span.id in badges), None)
    if opening:
        said += f' data-n="{opening.number}" data-ns="{opening.state}"'
    return said


def _classes(piece: Piece) -> Iterator[str]:
    face = _face(piece)
    yield f"k-{KINDS[face.kind]}"
    yield "t-sug" if face.suggested else "t-ok"
    for lane, span in _lanes(piece).items():
        yield f"l{lane}-{KINDS[span.kind]}"
        if span.suggested:
            yield f"d{lane}"


def _face(piece: Piece) -> LaidSpan:
    """The span whose colour fills: a claim before other kinds, decided before suggested, then the shorter."""
    return min(piece.spans, key=lambda span: (span.kind != "claim", span.suggested, span.end - span.start))


def _lanes(piece: Piece) -> dict[int, LaidSpan]:
    """One span a lane; where several share the last one, the longest is drawn."""
    lanes: dict[int, LaidSpan] = {}
    for span in piece.spans:
        lanes.setdefault(span.lane, span)
    return lanes


def paint_paragraph(p: Mapping[str, Any]) -> SafeString:
    """A paragraph with its element, as workbench/desk/painted.py tells it; number and flag are attributes that CSS prints."""
    tag = "h1" if p["heading"] else "p"
    names = [*([f"role-{p['role']}"] if p["role"] else []), *(["excluded"] if p["excluded"] else [])]
    told = (("data-layout", p["layout"]), ("class", " ".join(names)), ("data-flag", p["flag"]), ("data-gap", p["gap"]))
    extra = "".join(f' {name}="{written(str(value))}"' for name, value in told if value)
    opened = f'<{tag} id="p{p["id"]}" dir="auto" data-o="{p["id"]}" data-pn="{p["n"]}"{extra}>'
    return mark_safe(f"{opened}{p['html']}</{tag}>")  # noqa: S308  numbers and what is escaped here or by paint_paragraphs
