"""Rows SP-01 to SP-07 of the reliability catalogue through the API. Data only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from tests.hostile.asking import Ask, Row, json
from tests.people import ARTICLE, FIGURE, STATEMENT

START = ARTICLE.index(STATEMENT)
END = START + len(STATEMENT)
LENGTH = len(ARTICLE)
MARK: dict[str, Any] = {"start": START, "end": END, "quote": STATEMENT, "label": "claim"}
FIRST, LAST = ARTICLE.index(STATEMENT), ARTICLE.index(FIGURE)
PARTS: dict[str, Any] = {
    "fragments": [[FIRST, FIRST + 8], [LAST, LAST + 3]],
    "quote": [ARTICLE[FIRST : FIRST + 8], ARTICLE[LAST : LAST + 3]], "label": "quantity",
}  # fmt: skip
PLACE = "articles/{article}/spans"
mark = json("POST", PLACE, MARK)
parts = json("POST", PLACE, PARTS)
edges = json("PATCH", "spans/{span}", {"start": START, "end": END - 5, "quote": STATEMENT[:-5]}, If_Match="{span_tag}")


def bounds() -> Iterator[Row]:
    """SP-01."""
    for what, changed, reason in (
        ("the end before the start", {"end": START - 1}, "order"), ("nothing between them", {"end": START}, "empty"),
        ("a negative start", {"start": -1}, "negative"),
        ("a start at the end of the text", {"start": LENGTH, "end": LENGTH + 1}, "out_of_range"),
        ("an end beyond the text", {"end": LENGTH + 1}, "out_of_range"), ("no end", {"end": None}, None),
    ):  # fmt: skip
        yield Row("SP-01", what, mark.saying({**MARK, **changed}), 400, reason, mark)
        moved = edges.saying({"quote": STATEMENT, "start": START, "end": END, **changed})
        yield Row("SP-01", f"{what}, in a change", moved, 400, reason, edges)


def numbers() -> Iterator[Row]:
    """SP-02: JSON integers only."""
    values: dict[str, bytes] = {
        "2³¹": b"2147483648", "2⁶³": b"9223372036854775808", "10⁴⁰⁰": b"1" + b"0" * 400, "1.0": b"1.0", "1.5": b"1.5", "1e2": b"1e2",
        "a string": b'"3"', "an Arabic digit": '"٣"'.encode(), "true": b"true", "null": b"null", "an array": b"[1]", "an object": b"{}",
    }  # fmt: skip
    for what, value in values.items():
        for name in ("start", "end"):
            body = orjson.dumps({**MARK, name: "HERE"}).replace(b'"HERE"', value)
            yield Row("SP-02", f"{name} is {what}", mark.saying(body), 400, None, mark)


def quotes() -> Iterator[Row]:
    """SP-04: the words are the text's, to the last code point."""
    for what, words in {
        "other words": "The road has been opened since 12 December 2022",
        "another case": STATEMENT.upper(), "a space more": STATEMENT + " ",
        "no words": "", "two quotes": [STATEMENT, STATEMENT], "none": [], "another space": STATEMENT.replace(" ", "\u00a0"),
        "a hidden character": STATEMENT[:4] + "\u200b" + STATEMENT[4:],
    }.items():  # fmt: skip
        yield Row("SP-04", what, mark.saying({**MARK, "quote": words}), 400, "quote_mismatch", mark, "quote")
    for what, value, reason in (("a number", 5, "wrong_type"), ("NUL", "a\0", "invalid_char"), ("nothing", None, None)):
        yield Row("SP-04", f"{what} for words", mark.saying({**MARK, "quote": value}), 400, reason, mark, "quote")
    yield Row("SP-04", "no quote", mark.saying({k: v for k, v in MARK.items() if k != "quote"}), 400, "required", mark, "quote")
    yield Row("SP-04", "edges without their words", edges.saying({"start": START, "end": END}), 400, "required", edges, "quote")


def editions() -> Iterator[Row]:
    """SP-05: the older text is told before what depends on the text."""
    older = {"an older text": {}, "an older, longer text": {"end": LENGTH + 99}, "an older text with other words": {"quote": "x"}}
    for what, changed in older.items():
        ask = mark.saying({**MARK, **changed, "text_sha256": "0" * 64})
        yield Row("SP-05", what, ask, 409, "edition_changed", mark, "text_sha256")


def fragments() -> Iterator[Row]:
    """What parts may not be."""
    a, b = PARTS["fragments"]
    for what, places, reason in (
        ("overlapping parts", [a, [a[0] + 2, a[1] + 2]], "fragments_overlap"), ("parts backwards", [b, a], "fragments_overlap"),
        ("touching parts", [a, [a[1], a[1] + 3]], "fragments_overlap"),
        ("no parts", [], "too_few"), ("101 parts", [a] * 101, "too_many_fragments"),
        ("a part with one end", [[1]], "wrong_type"), ("a part with three", [[1, 2, 3]], "wrong_type"),
        ("a number for parts", 5, "wrong_type"),
    ):  # fmt: skip
        yield Row("SP-01", what, parts.saying({**PARTS, "fragments": places}), 400, reason, parts)
    yield Row("SP-01", "parts and edges", parts.saying({**PARTS, "start": 1}), 400, "not_with_fragments", parts)


def labels() -> Iterator[Row]:
    """VD-01 for labels of marks."""
    for key in ("Claim", "claim ", "unknown", "foreign", ""):
        yield Row("VD-01", f"the label {key!r}", mark.saying({**MARK, "label": key}), 400, None, mark, "label")
    for value in (5, None, ["claim"]):
        yield Row("VD-01", f"the label {value!r}", mark.saying({**MARK, "label": value}), 400, None, mark, "label")


def bulk() -> Iterator[Row]:
    """SP-07: one bad among many is named by its index, and nothing is written."""
    many = [{"start": at, "end": at + 2, "quote": ARTICLE[at : at + 2], "label": "quantity"} for at in range(0, 60, 2)]
    control = json("POST", f"{PLACE}/bulk", {"spans": many})
    for index, (what, changed, name) in enumerate((
        ("other words", {"quote": "??"}, "quote"), ("an end beyond the text", {"end": LENGTH + 1}, "end"),
        ("a float", {"start": 1.5}, "start"),
        ("an unknown label", {"label": "x"}, "label"), ("an unknown field", {"colour": "red"}, "colour"),
    )):  # fmt: skip
        at = 7 + index
        bad = [*many[:at], {**many[at], **changed}, *many[at + 1 :]]
        yield Row("SP-07", f"{what} at {at}", control.saying({"spans": bad}), 400, None, control, f"spans.{at}.{name}")
    yield Row("SP-07", "no spans", control.saying({"spans": []}), 400, "too_few", control, "spans")
    yield Row("SP-07", "1,001 spans", control.saying({"spans": [1] * 1_001}), 400, "too_many", control, "spans")
    yield Row("SP-07", "an object for the list", control.saying({"spans": {}}), 400, "wrong_type", control, "spans")


def states() -> Iterator[Row]:
    """What a mark's state forbids."""
    accept = Ask("POST", "spans/{span}/accept").under(If_Match="{span_tag}")
    back = accept.at("spans/{span}/reconsider")
    yield Row("SP-06", "taking back what was no suggestion", back, 409, "not_a_suggestion", accept)
    yield Row("SP-06", "a body where none is taken", accept.saying({"reason": "x"}), 400, "malformed", accept)
    reject = accept.at("spans/{span}/reject")
    yield Row("SP-06", "a reason of 301 characters", reject.saying({"reason": "x" * 301}), 400, "too_long", reject)


ROWS = [*bounds(), *numbers(), *quotes(), *editions(), *fragments(), *labels(), *bulk(), *states()]
