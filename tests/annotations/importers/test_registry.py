"""The open list of formats, and how a problem answers over HTTP."""

from __future__ import annotations

import pytest

from annotations.importers import FORMATS, Problem


def test_no_two_formats_claim_one_name() -> None:
    for claims in ([known.key for known in FORMATS], [s for known in FORMATS for s in known.suffixes]):
        assert len(claims) == len(set(claims))


def test_media_types_have_one_reader_each() -> None:
    types = [media_type for known in FORMATS for media_type in known.media_types]
    assert len(types) == len(set(types))


@pytest.mark.parametrize(
    ("code", "status", "reason"),
    [
        ("text.empty", 400, "empty"),
        ("text.invalid_char", 400, "invalid_char"),
        ("text.encoding", 400, "encoding"),
        ("pdf.encrypted", 400, "encrypted"),
        ("docx.damaged", 400, "damaged"),
        ("archive.damaged", 400, "damaged"),
        ("xml.forbidden", 400, "forbidden"),
        ("archive.member", 400, "archive_member"),
        ("archive.limit", 413, "archive_limit"),
        ("text.too_large", 413, "text_too_large"),
        ("file.too_large", 413, "file_too_large"),
        ("format.not_recognised", 415, "not_recognised"),
        ("docx.macro", 415, "macro"),
    ],
)
def test_a_problem_knows_its_answer(code, status, reason) -> None:
    problem = Problem(code, "")
    assert (problem.status, problem.reason) == (status, reason)
