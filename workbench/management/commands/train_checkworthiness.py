"""`manage.py train_checkworthiness --data FOLDER`: the weights of check-worthiness, learnt anew from ClaimBuster."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.evaluation.claimbuster import held_back, learn, read_crowdsourced
from annotations.segmentation.claims.checkworthiness import WEIGHTS_FILE
from annotations.segmentation.claims.features import WORD, features
from annotations.segmentation.claims.logistic import BIAS, calibrated

_ABOUT = (
    "Log odds that a sentence is worth checking, learnt by `manage.py train_checkworthiness` from ClaimBuster (Arslan et al. 2020,"
    " arXiv 2004.14425, Zenodo 3836810, CC BY 4.0). See docs/reference/checkworthiness.md."
)
_TOO_LITTLE = 0.02


class Command(BaseCommand):
    """The same data give the same file; takes a minute or two."""

    help = "Learn the weights of check-worthiness from ClaimBuster and write them where the pipeline reads them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the data lie, where the weights go."""
        parser.add_argument("--data", type=Path, required=True, help="folder of the labelled data (holds claimbuster/)")
        parser.add_argument("--to", type=Path, default=WEIGHTS_FILE, help="file to write (default: the one that ships)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Fit on everything; calibrate on what the folds held back."""
        try:
            sentences = read_crowdsourced(options["data"])
        except FileNotFoundError as error:
            raise CommandError(f"{error.filename} is missing from the data; docs/reference/evaluation.md says what is expected.") from error
        labels = [one.worth for one in sentences]
        slope, offset = calibrated(held_back(sentences), labels)
        weights = learn([features(one.text) for one in sentences], labels)
        options["to"].write_text(_stored(weights, slope, offset), encoding="utf-8")
        self.stdout.write(f"{options['to']}: {len(weights)} weights from {len(sentences)} sentences")


def _stored(weights: dict[str, float], slope: float, offset: float) -> str:
    """Signs with three digits; words that say next to nothing left out."""
    words = {name.removeprefix(WORD): round(weight, 2) for name, weight in weights.items() if name.startswith(WORD)}
    signs = {name: round(weight, 3) for name, weight in weights.items() if not name.startswith(WORD) and name != BIAS}
    said = {word: weight for word, weight in sorted(words.items()) if abs(weight) >= _TOO_LITTLE}
    whole = {"about": _ABOUT, "bias": round(weights[BIAS], 3), "slope": round(slope, 4), "offset": round(offset, 4)}
    return json.dumps({**whole, "signs": dict(sorted(signs.items())), "words": said}, ensure_ascii=False, indent=0) + "\n"
