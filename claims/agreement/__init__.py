"""How far people agree, beyond what chance would give: coefficients for verdicts, F1 for marks.

Units are what was judged; each is a mapping from rater to label, and a rater who gave none is simply
absent. Every answer is a `Coefficient`, which explains itself where the number does not exist.
"""

from __future__ import annotations

from claims.agreement.alpha import Interval, bootstrap_interval, krippendorff_alpha
from claims.agreement.coefficient import Coefficient, Undefined, Unit
from claims.agreement.kappa import cohen_kappa, fleiss_kappa, gwet_ac1, percent_agreement
from claims.agreement.spans import Mark, overlap_f1, span_f1

__all__ = [
    "Coefficient",
    "Interval",
    "Mark",
    "Undefined",
    "Unit",
    "bootstrap_interval",
    "cohen_kappa",
    "fleiss_kappa",
    "gwet_ac1",
    "krippendorff_alpha",
    "overlap_f1",
    "percent_agreement",
    "span_f1",
]
