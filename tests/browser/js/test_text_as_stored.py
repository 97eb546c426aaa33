"""What the browser makes of the painted text is the stored text, code point by code point."""

from __future__ import annotations

import pytest

from annotations.anchoring import MarkedSpan, lay_out
from annotations.segmentation.lines import read_lines
from tests.browser.js.conftest import Open
from workbench.desk.marks import paint_paragraph, paint_paragraphs

pytestmark = pytest.mark.browser

TEXT = "\n".join(
    [
        "  Two blanks before, a tab\there, a hard\u00a0one, two  together and one at the end. ",
        "<script>window.broken = 1</script></p><img src=x onerror='window.broken = 1'> &amp; &lt;b&gt; <!-- ]]>",
        "",
        "\u202eright to left override\u202c, \u2066isolate\u2069, zero\u200bwidth\u200d\ufeff, soft\u00adhyphen",
        "e\u0301 👨🏻\u200d🚒 🇦🇿🇦🇲 🔥 قال الرئيس שלום",
        "one\rtwo\r\nthree\u2028four\u0085five",
        "x" * 100_000,
        "The end.",
    ]
)
SPANS = [
    MarkedSpan("s1", 2, 300, "claim"),
    MarkedSpan("s2", 2, 300, "quotation", suggested=True),
    MarkedSpan("s3", 100, 200, "framing"),
    MarkedSpan("s4", 150, len(TEXT) - 4, "quantity"),
    MarkedSpan("s5", TEXT.index("👨") + 1, TEXT.index("🚒"), "claim"),
]


def test_the_text_on_the_page_is_the_stored_text(open_page: Open) -> None:
    bounds = [(line.start, line.end) for line in read_lines(TEXT)]
    plain = {"n": 1, "role": "body", "layout": "", "flag": '"><script>window.broken = 1</script>', "excluded": True, "heading": False}
    following = [*(start for start, _ in bounds[1:]), len(TEXT)]
    painted = zip(bounds, paint_paragraphs(text=TEXT, paragraphs=bounds, laid=lay_out(SPANS), badges={}), following, strict=True)
    body = [paint_paragraph({**plain, "id": start, "html": html, "gap": TEXT[end:after]}) for (start, end), html, after in painted]
    page = open_page(f'<article lang="en" data-text="x" data-version="1">{"".join(body)}</article>')
    assert page.locator("[data-o]").evaluate_all("(found) => found.map((p) => p.textContent)") == [TEXT[start:end] for start, end in bounds]
    last = bounds[-1][1]
    slices = page.evaluate(
        """async ([start, end]) => {
          const { slice } = await import("/static/wb/offsets.js");
          return slice(document.querySelector("article"), start, end);
        }""",
        [bounds[0][0], last],
    )
    assert slices == TEXT[bounds[0][0] : last]
    assert page.evaluate("() => window.broken") is None
    for span in SPANS:
        words = page.locator(f"mark[data-s~={span.id}]").all_text_contents()
        cut = [TEXT[max(span.start, start) : min(span.end, end)] for start, end in bounds if start < span.end and span.start < end]
        assert "".join(words) == "".join(cut)
