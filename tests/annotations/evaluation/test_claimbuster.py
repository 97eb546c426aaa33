"""ClaimBuster's files, the folds and the training command, on a dozen made sentences."""

from __future__ import annotations

import gzip
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotations.evaluation import evaluate
from annotations.evaluation.claimbuster import BY_HAND, folds, held_back, learn, read_crowdsourced, read_groundtruth
from annotations.segmentation.claims.checkworthiness import read_model, weigh
from annotations.segmentation.claims.features import features

HEADER = "Sentence_id,Text,Speaker,Speaker_title,Speaker_party,File_id,Length,Line_number,Sentiment,Verdict\n"
FACT, TALK = "They cut taxes by 12 percent.", '"Well, thank you, good evening, I think."'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [f'{at},"{FACT if at % 3 else TALK.strip(chr(34))}",,,,debate{at % 7}.txt,5,{at},0,{1 if at % 3 else -1}\n' for at in range(42)]
    (tmp_path / "claimbuster").mkdir()
    (tmp_path / "claimbuster" / "crowdsourced.csv.gz").write_bytes(gzip.compress((HEADER + "".join(rows)).encode()))
    (tmp_path / "claimbuster" / "groundtruth.csv").write_text(HEADER + "".join(rows[:9]), encoding="utf-8")
    return tmp_path


def test_sentences_carry_their_verdict_and_debate(data: Path) -> None:
    talk, fact, *_ = read_crowdsourced(data)
    assert (talk.worth, talk.debate, talk.text) == (False, "debate0.txt", TALK.strip('"'))
    assert (fact.worth, fact.verdict, fact.text) == (True, 1, FACT)
    assert len(read_groundtruth(data)) == 9


def test_debates_stay_whole_and_folds_even() -> None:
    fold = folds(["a"] * 4 + ["b"] * 3 + ["c"] * 3 + ["d"] * 2, count=3)
    assert fold == [0] * 4 + [1] * 3 + [2] * 3 + [1] * 2


def test_what_is_set_by_hand_is_not_learnt() -> None:
    rows = [features("They exchanged views."), features("They left.")] * 5
    assert learn(rows, [True, False] * 5)["protocol"] == BY_HAND["protocol"]


def test_held_back_sentences_are_ranked_by_what_others_taught(data: Path) -> None:
    sentences = read_crowdsourced(data)
    odds = held_back(sentences)
    assert min(odd for odd, one in zip(odds, sentences, strict=True) if one.worth) > max(
        odd for odd, one in zip(odds, sentences, strict=True) if not one.worth
    )


def test_training_writes_weights_that_rank(data: Path, tmp_path: Path) -> None:
    call_command("train_checkworthiness", data=data, to=tmp_path / "weights.json", stdout=StringIO())
    model = read_model(json.loads((tmp_path / "weights.json").read_text(encoding="utf-8")))
    assert weigh(FACT, model=model).chance > 0.5 > weigh(TALK, model=model).chance


def test_training_without_data_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"crowdsourced\.csv\.gz is missing"):
        call_command("train_checkworthiness", data=tmp_path, to=tmp_path / "weights.json")


def test_without_data_nothing_is_told() -> None:
    assert list(evaluate(None, only=["checkworthiness"])) == []
