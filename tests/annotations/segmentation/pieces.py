"""What texts are put together from when they are meant to be awkward: marks, cues, names, numbers, odd characters."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        "“", "”", '"', "'", "‘", "’", "''", "«", "»", "(", ")", ". ", ".", "...", "? ", "\n", "\n\n", " ", "\u00a0",
        "Aliyev said that ", "he added, ", "according to ", "a statement by ", ", noting that ", "the president ",
        "Dec. 12, 2022", "over 980 vehicles ", "Mr. ", "U.S. ", "the road is open", "denied ", "and that ", "---",
        "by Ann Lee", "MOSCOW", "You may also like", "😀", "é", "e\u0301", "\u202e", "\u200b", "道路。", "\f", "\x85", "İ", "ß",
        "\u2028", "$", "3.5%", "52nd", "@ann ", "that ", "who ", "of ", ": ", "; ", "Lachin ", "\U0010ffff",
    ]
)  # fmt: skip
