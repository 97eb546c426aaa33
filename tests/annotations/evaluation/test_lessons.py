"""The measure of lessons, on a ground truth of one's own."""

from __future__ import annotations

from pathlib import Path

from annotations.evaluation import lessons

FIGURES = "Unemployment fell by {n} percent and {n} million people lost more than 40 billion dollars in 2009."
HOPES = "I think that they should talk about road {n} again, and I hope they will."
WAR = "The war in the north and the attack on the harbour of {n} villages went on."


def truth(folder: Path, count: int = 400) -> Path:
    """Sentences of three kinds; figures and war are worth checking."""
    (folder / "claimbuster").mkdir()
    kinds = (FIGURES, HOPES, WAR)
    rows = [f'"{kinds[at % 3].format(n=at)}",{-1 if at % 3 == 1 else 1},{at % 7}' for at in range(count)]
    (folder / "claimbuster" / "groundtruth.csv").write_text("Text,Verdict,File_id\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return folder


def test_without_data_there_is_nothing_to_measure() -> None:
    assert list(lessons.measure(None)) == []


def test_a_desk_with_a_taste_gains_and_no_desk_loses(tmp_path: Path) -> None:
    figures = {figure.measure: figure for figure in lessons.measure(truth(tmp_path))}
    assert len(figures) == len(lessons.TASTES) * len(lessons.DECISIONS)
    war = figures["AP, desk takes up war and laws, 240 decisions"]
    assert war.value > float(war.peers.removeprefix("as delivered ")) + 0.1
    experts = figures["AP, desk takes up what the experts do, 240 decisions"]
    assert experts.met
