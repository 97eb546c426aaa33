"""Files sent as multipart (RELIABILITY UP-07, UP-14, UP-20)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.annotations.http.conftest import ByToken, House
from tests.annotations.http.test_views import problem

EDGE = "edge"


def part(name: str | None, body: bytes = b"x", filename: str | None = None) -> bytes:
    stated = (
        "form-data"
        + (f'; name="{name}"' if name else "")
        + (f'; filename="{filename}"' if filename is not None else "")
    )
    return f"--{EDGE}\r\nContent-Disposition: {stated}\r\n\r\n".encode() + body + b"\r\n"


def sent(
    client: ByToken,
    house: House,
    *parts: bytes,
    boundary: str = f"; boundary={EDGE}",
    end: bytes = b"--edge--\r\n",
) -> Any:
    body = b"".join(parts) + end
    path = f"/api/v1/projects/{house.project.pk}/upload"
    return client.send("POST", path, body, Content_Type=f"multipart/form-data{boundary}")


@pytest.mark.case("UP-14")
@pytest.mark.parametrize(
    ("filename", "shown"),
    [
        ("a.txt", "a.txt"),
        ("../../x", "x"),
        ("..", "unnamed"),
        ("/abs", "abs"),
        ("%2e%2e", "%2e%2e"),
        ("a" * 300, "a" * 255),
    ],
)
def test_a_file_keeps_a_clean_name_to_show(anahit: ByToken, house: House, filename: str, shown: str) -> None:
    answer = sent(anahit, house, part("file", filename=filename), part("language", b"ru"))
    assert answer.status_code == 200
    assert answer.json() == {"file": shown, "language": "ru"}


@pytest.mark.case("UP-20")
@pytest.mark.parametrize(
    ("parts", "more", "code"),
    [
        pytest.param([part("a")], {"boundary": ""}, "malformed", id="no boundary"),
        pytest.param([part("a")], {"boundary": "; boundary=other"}, "malformed", id="another boundary"),
        pytest.param([part(None)], {}, "malformed", id="a part without a name"),
        pytest.param([part("a"), part("a")], {}, "invalid", id="a field twice"),
        pytest.param([part("f", filename="a"), part("f", filename="b")], {}, "invalid", id="a file twice"),
        pytest.param([part(f"p{n}") for n in range(101)], {}, "invalid", id="101 parts"),
    ],
)
def test_a_form_that_does_not_hold_together_is_400(
    anahit: ByToken, house: House, parts: list[bytes], more: dict[str, str], code: str
) -> None:
    assert problem(sent(anahit, house, *parts, **more))[:2] == (400, code)


def test_a_hundred_parts_and_a_large_file_are_taken(anahit: ByToken, house: House) -> None:
    fields = [part(f"p{n}") for n in range(99)]
    assert sent(anahit, house, *fields, part("file", b"\r\n--edg" * 700_000, "big")).status_code == 200


@pytest.mark.case("UP-07")
@pytest.mark.parametrize(("more", "expected"), [(0, 200), (1, 413)], ids=["at the limit", "one byte over"])
def test_an_upload_is_measured_by_its_routes_limit(
    anahit: ByToken, house: House, settings: Any, more: int, expected: int
) -> None:
    frame = len(part("file", b"", "a")) + len(b"--edge--\r\n")
    settings.LIMITS = {**settings.LIMITS, "upload_body": frame + 5_000}
    answer = sent(anahit, house, part("file", b"x" * (5_000 + more), "a"))
    assert answer.status_code == expected


def test_json_is_no_upload(anahit: ByToken, house: House) -> None:
    answer = anahit.send("POST", f"/api/v1/projects/{house.project.pk}/upload", {"a": 1})
    assert problem(answer) == (415, "unsupported_media_type", "media_type")
