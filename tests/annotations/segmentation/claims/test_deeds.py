"""Noun phrases that name a deed, told as clauses; and those that are left alone."""

from __future__ import annotations

import pytest

from annotations.segmentation.claims.deeds import as_clause


def told(phrase: str) -> str | None:
    pieces = as_clause(phrase, (0, len(phrase)))
    return None if pieces is None else "".join(piece if isinstance(piece, str) else phrase[slice(*piece)] for piece in pieces)


@pytest.mark.parametrize(
    ("phrase", "clause"),
    [
        pytest.param("the illegal exploitation of deposits in the hills", "deposits are illegally exploited in the hills", id="several"),
        pytest.param("the misuse of the Lachin road", "the Lachin road is misused", id="one"),
        pytest.param("Armenia’s illegal use of the road in 2021", "the road was illegally used by Armenia in 2021", id="whose deed"),
        pytest.param("serious damage to the environment", "the environment is seriously damaged", id="damage to"),
        pytest.param("the free passage of its vehicles on the road", "its vehicles pass freely on the road", id="nothing is done to it"),
        pytest.param('the alleged "closure" of the road by the army', "the road is “closed” by the army", id="marks stay"),
        pytest.param("a blockade of residents and a disaster", "residents are blockaded and there is a disaster", id="something beside it"),
        pytest.param(
            "the looting of shops in Oslo, where soldiers came in 2019",
            "shops are looted in Oslo, where soldiers came in 2019",
            id="the place is dated",
        ),
        pytest.param("the looting of a shop on Friday", "a shop was looted on Friday", id="a day is past"),
    ],
)
def test_a_deed_is_told_as_a_clause(phrase: str, clause: str) -> None:
    assert told(phrase) == clause


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("the occupation of hills and a May 2019 pact", id="what stands beside it is dated"),
        pytest.param("destruction in the occupied territories", id="no object"),
        pytest.param("the use to the public", id="another link"),
        pytest.param("the closure of the road and the bridge", id="what belongs together is not sure"),
        pytest.param("the closure of a road that nobody uses", id="a clause inside"),
        pytest.param("illicit economic activities in the hills", id="a noun without a verb of its own"),
    ],
)
def test_what_is_not_plain_is_left_alone(phrase: str) -> None:
    assert told(phrase) is None
