"""The law of text: one way from bytes to text, and nothing changed that need not be."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.importers import Refusal, decode_text, lawful

LAWFUL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\ufffe\uffff"))
ANY = st.text(st.one_of(st.characters(), st.sampled_from("\r\n\t\x00\x0c\ufeff\u2028\x85\ufffe🚢")))


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "cp1252", "koi8-r", "utf-16-le"]))
def test_any_bytes_are_a_lawful_text_or_refused(raw, encoding) -> None:
    try:
        text = decode_text(raw, encoding=encoding).text
    except Refusal as refusal:
        assert refusal.problem.code in {"text.encoding", "text.invalid_char"}  # noqa: PT017 -- either is right
    else:
        assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", text)
        assert text.encode().decode() == text


@settings(deadline=None)
@given(LAWFUL)
def test_only_other_controls_change(text) -> None:
    decoded = decode_text(b"\xef\xbb\xbf" + text.encode())
    assert decoded.text == re.sub("[\x01-\x08\x0b\x0c\x0e-\x1f]", " ", text)


@settings(deadline=None)
@given(LAWFUL, st.sampled_from(["utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(text, encoding) -> None:
    raw = text.encode(encoding) if encoding == "utf-8-sig" else ("\ufeff" + text).encode(encoding)
    assert decode_text(raw, encoding="koi8-r").text == decode_text(b"\xef\xbb\xbf" + text.encode()).text


@settings(deadline=None)
@given(st.text(st.sampled_from("ab\n 🚢\t")))
def test_line_ends_of_all_systems_give_one_text(text) -> None:
    results = {decode_text(text.replace("\n", end).encode()).text for end in ("\n", "\r\n", "\r")}
    assert results == {text}


@settings(deadline=None)
@given(ANY)
def test_a_text_under_the_law_stays_as_it_is(text) -> None:
    try:
        once = lawful(text, encoding="utf-8")
    except Refusal:
        return
    assert lawful(once.text, encoding="utf-8").text == once.text


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a", "🚢", "\r\n", "\r", "\n"]), max_size=30))
def test_offsets_move_with_the_line_ends(parts) -> None:
    unfolded = "".join(parts)
    decoded = lawful(unfolded, encoding="utf-8")
    for offset in range(len(unfolded) + 1):
        inside = unfolded[offset - 1 : offset + 1] == "\r\n"
        if not inside:
            assert decoded.text[: decoded.moved(offset)] == lawful(unfolded[:offset], encoding="utf-8").text


@pytest.mark.parametrize("kept", ["\x85", "\u2028", "\u2029", "\x7f", "\x80", "e\u0301", "é", "“", "\u200f"])
def test_what_is_not_a_c0_control_stays(kept) -> None:
    assert decode_text(f"a{kept}b".encode()).text == f"a{kept}b"


@pytest.mark.parametrize(
    ("text", "code", "offsets"),
    [
        pytest.param("page\x0cpage", "text.control_replaced", [4], id="a form feed"),
        pytest.param("a\r\nb\x1bc", "text.control_replaced", [3], id="an escape after a folded line end"),
        pytest.param("a\u202eb\u202c", "text.bidi_control", [1, 3], id="an override of direction"),
        pytest.param("a\u2066b", "text.bidi_control", [1], id="an isolate that is not closed"),
        pytest.param("so\u00adft", "text.invisible_char", [2], id="a soft hyphen"),
        pytest.param("a\u200bb", "text.invisible_char", [1], id="a zero-width space"),
        pytest.param("a\u200db", "text.invisible_char", [1], id="a joiner between Latin letters"),
        pytest.param("a\U000e0041", "text.invisible_char", [1], id="a tag character"),
        pytest.param("a\ufeffb", "text.invisible_char", [1], id="a mark inside the text"),
    ],
)
def test_what_a_reader_cannot_see_is_reported(text, code, offsets) -> None:
    (notice,) = decode_text(text.encode()).warnings
    assert (notice.code, notice.meta["offsets"], notice.meta["count"]) == (code, offsets, len(offsets))


@pytest.mark.parametrize("text", ["👩\u200d🚒", "می\u200cخواهم", "plain\ttext\n"])
def test_joiners_that_shape_a_script_or_an_emoji_are_not_reported(text) -> None:
    assert decode_text(text.encode()).warnings == ()


@pytest.mark.parametrize(
    ("raw", "encoding", "offset"),
    [
        pytest.param(b"ab\xff", None, 2, id="a byte that UTF-8 has not"),
        pytest.param(b"\xef\xbb\xbfab\xff", None, 5, id="counted with the mark before it"),
        pytest.param(b"ab\x81", "cp1252", 2, id="a byte that cp1252 has not"),
        pytest.param(b"\xff\xfea\x00\x00\xd8", None, 4, id="half a pair in UTF-16"),
    ],
)
def test_a_refusal_names_the_byte(raw, encoding, offset) -> None:
    with pytest.raises(Refusal) as refused:
        decode_text(raw, encoding=encoding)
    assert (refused.value.problem.code, refused.value.problem.meta["offset"]) == ("text.encoding", offset)


def test_a_forbidden_character_is_named_with_offset_and_line() -> None:
    with pytest.raises(Refusal) as refused:
        decode_text(b"one\r\ntwo\x00")
    problem = refused.value.problem
    assert (problem.code, problem.meta["offset"], problem.line) == ("text.invalid_char", 7, 2)
