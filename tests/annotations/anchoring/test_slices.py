"""Overlapping spans become flat pieces from which text and spans can be rebuilt."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.anchoring import LaidSpan, MarkedSpan, Piece, lay_out, slice_paragraphs, slice_range

TEXT = "Mayor Ada 🚢 said.\n\nNo crate waited e\u0301 more 👩‍🚒 than an hour.\n\nאמת"


@st.composite
def marked_spans(draw: st.DrawFn) -> list[MarkedSpan]:
    rows = []
    for number in range(draw(st.integers(0, 12))):
        for _ in range(draw(st.integers(1, 3))):
            start = draw(st.integers(0, len(TEXT) - 1))
            end = draw(st.integers(start + 1, len(TEXT)))
            rows.append(MarkedSpan(f"s{number}", start, end, "claim", suggested=number % 2 == 0))
    return draw(st.permutations(rows))


@st.composite
def paragraph_ranges(draw: st.DrawFn) -> list[tuple[int, int]]:
    cuts = sorted(draw(st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=10, unique=True)))
    return list(zip(cuts[::2], cuts[1::2], strict=False))


def simple_pieces(laid: tuple[LaidSpan, ...], start: int, end: int) -> list[Piece]:
    """The quadratic sweep of the specification, one cut after the other."""
    edges = {min(max(edge, start), end) for span in laid for fragment in span.fragments for edge in fragment}
    cuts = sorted({start, end, *edges})
    return [
        Piece(a, b, tuple(s for s in laid if any(first <= a and b <= last for first, last in s.fragments)))
        for a, b in itertools.pairwise(cuts)
    ]


@settings(deadline=None)
@given(marked_spans(), paragraph_ranges())
def test_the_pieces_are_those_of_the_simple_sweep(spans, paragraphs) -> None:
    laid = lay_out(spans)
    for (start, end), pieces in zip(paragraphs, slice_paragraphs(laid, paragraphs), strict=True):
        assert list(pieces) == simple_pieces(laid, start, end)
        assert pieces == slice_range(laid, start, end)


@settings(deadline=None)
@given(marked_spans(), paragraph_ranges())
def test_the_pieces_rebuild_the_text(spans, paragraphs) -> None:
    for (start, end), pieces in zip(paragraphs, slice_paragraphs(lay_out(spans), paragraphs), strict=True):
        assert "".join(TEXT[piece.start : piece.end] for piece in pieces) == TEXT[start:end]


@settings(deadline=None)
@given(marked_spans())
def test_the_pieces_of_a_span_join_to_its_quote(spans) -> None:
    laid = lay_out(spans)
    pieces = slice_range(laid, 0, len(TEXT))
    for span in laid:
        quote = "".join(TEXT[first:last] for first, last in span.fragments)
        assert "".join(TEXT[p.start : p.end] for p in pieces if span in p.spans) == quote


@settings(deadline=None)
@given(marked_spans())
def test_each_span_opens_once(spans) -> None:
    laid = lay_out(spans)
    opened = [span.id for piece in slice_range(laid, 0, len(TEXT)) for span in piece.opens]
    assert sorted(opened) == sorted(span.id for span in laid)


@settings(deadline=None)
@given(marked_spans())
def test_two_overlapping_spans_share_only_the_last_lane(spans) -> None:
    laid = lay_out(spans)
    for one in laid:
        for other in laid:
            if one.id < other.id and one.start < other.end and other.start < one.end:
                assert one.lane != other.lane or one.lane == 2


@pytest.mark.parametrize(
    ("rows", "lanes"),
    [
        pytest.param([(0, 5), (5, 9)], [0, 0], id="a span that begins where another ends takes its lane"),
        pytest.param([(0, 9), (0, 5)], [0, 1], id="of two with one start the longer lies above"),
        pytest.param([(0, 9), (1, 8), (2, 7), (3, 6)], [0, 1, 2, 2], id="the fourth shares the last lane"),
        pytest.param([(0, 4), (2, 6), (5, 9)], [0, 1, 0], id="a lane is free again after its span"),
    ],
)
def test_lanes(rows, lanes) -> None:
    spans = [MarkedSpan(str(number), start, end, "claim") for number, (start, end) in enumerate(rows)]
    assert [span.lane for span in lay_out(spans)] == lanes


def test_depth_counts_what_shares_the_last_lane() -> None:
    spans = [MarkedSpan(str(n), n, 20 - n, "claim") for n in range(6)]
    assert [span.depth for span in lay_out(spans)] == [0, 1, 2, 3, 4, 5]


def test_a_span_of_two_fragments_keeps_one_lane_and_leaves_the_gap_unmarked() -> None:
    spans = [
        MarkedSpan("quote", 0, 4, "quotation"),
        MarkedSpan("quote", 8, 12, "quotation"),
        MarkedSpan("n", 8, 9, "quantity"),
    ]
    pieces = slice_range(lay_out(spans), 0, 14)
    drawn = [(p.start, p.end, [f"{s.id}{s.lane}" for s in p.spans]) for p in pieces]
    assert drawn == [
        (0, 4, ["quote0"]),
        (4, 8, []),
        (8, 9, ["quote0", "n1"]),
        (9, 12, ["quote0"]),
        (12, 14, []),
    ]


def test_a_span_across_paragraphs_is_cut_at_their_ends() -> None:
    laid = lay_out([MarkedSpan("c", 3, 12, "claim")])
    first, second = slice_paragraphs(laid, [(0, 5), (7, 15)])
    assert [(p.start, p.end, len(p.spans)) for p in first] == [(0, 3, 0), (3, 5, 1)]
    assert [(p.start, p.end, len(p.spans)) for p in second] == [(7, 12, 1), (12, 15, 0)]
    assert not second[0].opens


def test_a_click_means_the_shortest_span() -> None:
    laid = lay_out([MarkedSpan("claim", 0, 9, "claim"), MarkedSpan("number", 2, 4, "quantity")])
    inner = [piece.innermost for piece in slice_range(laid, 0, 12)]
    assert [span.id if span else None for span in inner] == ["claim", "number", "claim", None]


def test_an_empty_paragraph_and_an_empty_span_give_nothing() -> None:
    laid = lay_out([MarkedSpan("empty", 4, 4, "claim")])
    assert laid == ()
    assert slice_range(laid, 4, 4) == ()
    assert slice_range(laid, 0, 4) == (Piece(0, 4, ()),)


def test_ten_thousand_spans_make_pieces_in_proportion() -> None:
    spans = [MarkedSpan(str(n), n * 5, n * 5 + 12, "claim") for n in range(10_000)]
    paragraphs = [(start, start + 500) for start in range(0, 50_000, 500)]
    pieces = [piece for row in slice_paragraphs(lay_out(spans), paragraphs) for piece in row]
    assert len(pieces) < 2 * len(spans) + len(paragraphs)
    assert max(len(piece.spans) for piece in pieces) == 3
