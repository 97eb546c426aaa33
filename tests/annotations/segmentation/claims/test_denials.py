"""What a denial speaks against, and what is no denial."""

from __future__ import annotations

import pytest

from annotations.segmentation import segment


def read(text: str) -> list[tuple[str, str]]:
    """Stance and draft of each claim."""
    return [(one.stance, str(one.details["draft"])) for one in segment(text).suggestions if one.kind == "claim"]


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        pytest.param("The rumours of arson were baseless.", "There is arson.", id="of something"),
        pytest.param("Rumours that the dam broke are unfounded.", "The dam broke.", id="that something is so"),
        pytest.param("Ann Lee said the claims of a closure of the port are false.", "The port is closed.", id="somebody says so"),
        pytest.param("Ann Lee rejected claims of a closure of the port by Oslo.", "The port is closed by Oslo.", id="rejected"),
        pytest.param("Ann Lee denied any misconduct.", "Ann Lee denied any misconduct.", id="no claim by itself"),
        pytest.param("Ann Lee rejected the complaint.", "Ann Lee rejected the complaint.", id="a thing"),
        pytest.param("Ann Lee denied selling the harbour in May.", "Ann Lee denied selling the harbour in May.", id="a gerund"),
    ],
)
def test_what_is_denied(text: str, draft: str) -> None:
    assert read(text) == [("denies", draft)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The rumour that the dam broke is not false.", id="twice denied"),
        pytest.param("Rumours of arson, once called baseless, were confirmed by a court.", id="by others, before"),
        pytest.param("Rumours of arson in May called baseless are true.", id="another verb between"),
        pytest.param("The rumours were false.", id="nothing is told"),
        pytest.param("Claims that Bob Moe made in May were false.", id="the claims are what was made"),
        pytest.param("The town mourned ten dead, and rumours of arson were false.", id="something else stands before"),
        pytest.param("Accusations of bribing voters are baseless.", id="no noun"),
    ],
)
def test_in_doubt_nothing_is_denied(text: str) -> None:
    assert read(text) == [("asserts", text)]


def test_a_denial_by_the_way_ends_at_its_comma() -> None:
    assert read("Bob Moe, who denies the fraud, sold 40 stolen cars in May.") == [
        ("asserts", "Bob Moe, who denies the fraud, sold 40 stolen cars in May."),
        ("denies", "Bob Moe denies the fraud."),
    ]


def test_an_adverb_before_that_is_no_part_of_what_is_said() -> None:
    assert read("Ann Lee said plainly that the harbour was closed.") == [("asserts", "The harbour was closed.")]
