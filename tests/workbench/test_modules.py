"""Modules as they are served: two bundles in which each module exists once, after what it needs."""

from __future__ import annotations

import re
from pathlib import Path

import minify
import pytest

from workbench.modules import Unbundled, bundles, names

BUS = "export const one = (x) => x;\nexport function start(name) {}\n"
MAIN = 'import { one, start as bus } from "./bus.js";\n\nbus(one(1));\nimport("./far.js").then((far) => far.start());\n'
FAR = 'import { one } from "./bus.js";\n\nexport async function start() {\n  return one(2);\n}\n'


def test_a_page_starts_with_main_and_what_it_imports_each_after_what_it_needs() -> None:
    first, _late = bundles({"main": MAIN, "bus": BUS, "far": FAR})
    assert "const one = (x) => x;\nfunction bus(name) {}\n\nbus(one(1));" in first
    assert "function far" not in first
    assert "export" not in first


def test_what_comes_later_is_handed_what_it_uses_of_what_runs_already() -> None:
    first, late = bundles({"main": MAIN, "bus": BUS, "far": FAR})
    assert 'fetchLate("far").then((far) => far.start())' in first
    assert "begin([one])" in first
    assert late.startswith("export default ([one]) => {")
    assert "const one" not in late
    assert "async function far() {\n  return one(2);" in late
    assert "return { far: { start: far } };" in late


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('import all from "./bus.js";\n', "import all"),
        ('import "./bus.js";\n', "import"),
        ('import { one as two } from "./bus.js";\n', "one as two"),
        ("export default function () {}\n", "export default"),
        ("const a = 1;\nexport { a };\n", "export { a }"),
        ('import { b } from "./b.js";\nexport const a = b;\n', "circle"),
        ("const one = 2;\n", "both have one"),
        ("function one() {}\n", "both have one"),
        ("const [two, one] = [1, 2];\n", "both have one"),
        ("const bus = 2;\n", "both have bus"),
    ],
    ids=[
        *("a default import", "an import of nothing", "another name", "a default export", "a list of exports", "a circle"),
        *("a name twice", "a function's name twice", "one name of several twice", "the name of a module that starts"),
    ],
)
def test_another_way_of_writing_is_refused_as_files_are_gathered(source: str, words: str) -> None:
    circle = 'import { a } from "./a.js";\nexport const b = a;\n'
    with pytest.raises(Unbundled, match=words):
        bundles({"main": 'import { a } from "./a.js";\n', "a": source, "b": circle, "bus": BUS})


def test_words_in_a_sentence_and_types_in_a_comment_are_no_statements() -> None:
    main = '/** @type {import("./far.js").Far} */\nsay("Upload; export what you like. import it again");\n'
    first, late = bundles({"main": main, "far": FAR, "bus": BUS})
    assert "import it again" in first
    assert "return {  };" in late


OURS = Path(__file__).resolve().parents[2] / "workbench" / "static" / "wb"
SAID = re.compile(
    r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\$]|\\.|\$(?!\{))*`|`[^`]*?\$\{|\}[^`{}]*`"""
    r"""|(?<=[(,=:!&|?\[>])/(?!/)(?:[^/\\\n\[]|\\.|\[(?:[^\]\\]|\\.)*\])+/"""
)
FREE = re.compile(r"(?<![.\w$])(?:\.{3})?([A-Za-z_]\w+)\b(?!\s*:|-[a-z]|\([^()]*\)\{)")


def test_no_module_uses_what_another_has_without_importing_it() -> None:
    """In a bundle it would be found all the same. Names that a module binds itself are one letter once it is made lean."""
    modules = {path.stem: path.read_text(encoding="utf-8") for path in OURS.glob("*.js")}
    owners = names(modules)
    for module, source in modules.items():
        alone = "".join(line for line in source.splitlines(keepends=True) if not line.startswith("import ")).replace("export ", "")
        words = set(FREE.findall(SAID.sub("0", minify.string("text/javascript", f"(() => {{\n{alone}\n}})();"))))
        imported = set(re.findall(r"\w+", " ".join(re.findall(r"^import \{([^}]*)\}", source, re.MULTILINE))))
        assert [word for word in sorted(words - imported) if owners.get(word, module) != module] == [], module
