"""What an answer must look like, by what it means: let in, asked to sign in, absent, forbidden."""

from __future__ import annotations

from typing import Any

from tests.matrix.row import OUTSIDE, RANKS, Row

CODES = {401: "unauthenticated", 403: "forbidden", 404: "not_found", 400: "invalid"}


def expected(row: Row, actor: str) -> int:
    """The one right answer to somebody's sound request about the project of `here`; 200 stands for 2xx and 3xx."""
    if row.may == "public":
        return 200
    if actor == "anonymous":
        return 401
    if row.may == "staff":
        return 200 if actor == "staff" else 404
    if row.may == "anybody":
        return 200
    if actor in OUTSIDE or actor in row.absent:
        return 404
    if actor not in RANKS:
        raise AssertionError(actor)
    return 200 if row.allows(actor) else 403


def check(row: Row, answer: Any, wanted: int, *, hidden: str = "") -> None:
    """Status, body, headers; and no word of a project that the reader is not in."""
    told = f"{row}: {answer.status_code} {answer.content[:600]!r}"
    if wanted == 200:
        assert 200 <= answer.status_code < 400, told
        assert signs_in(row) or not asks_to_sign_in(answer), told
    elif wanted == 401 and not row.api:
        assert asks_to_sign_in(answer), told
    else:
        assert answer.status_code == wanted, told
    if hidden:
        assert hidden.encode() not in answer.content, told
        assert not any(hidden in str(value) for value in answer.headers.values()), told
    if row.api and wanted != 200:
        _problem(row, answer, wanted)
    _headers(row, answer, refused=wanted != 200)


def signs_in(row: Row) -> bool:
    """Whether a way to sign-in is the right answer to it."""
    return row.route == "sign-out"


def asks_to_sign_in(answer: Any) -> bool:
    """302 to the sign-in page."""
    return answer.status_code in {302, 303} and answer["Location"].partition("?")[0] == "/sign-in"


def _problem(row: Row, answer: Any, wanted: int) -> None:
    assert answer["Content-Type"] == "application/problem+json", f"{row}: {answer['Content-Type']}"
    body = answer.json()
    assert set(body) == {"type", "title", "status", "detail", "code", "request_id", "errors"}
    assert (body["status"], body["code"], body["type"]) == (wanted, CODES[wanted], f"/problems/{CODES[wanted]}"), body
    assert body["request_id"] == answer["X-Request-ID"]
    if wanted == 401:
        assert answer["WWW-Authenticate"].startswith("Bearer ")
    if wanted == 403:
        assert body["errors"][0]["meta"]["needs"], body
    if wanted in {401, 404}:
        assert body["errors"] == [], body


def _headers(row: Row, answer: Any, *, refused: bool) -> None:
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in answer
    if refused:
        assert answer["Cache-Control"] == "no-store" or (not row.api and "private" in answer["Cache-Control"])
        assert "ETag" not in answer
