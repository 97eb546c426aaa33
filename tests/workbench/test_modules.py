"""Modules as they are served: one file in which each exists once, after what it needs."""

from __future__ import annotations

import re
from pathlib import Path

import minify
import pytest

from workbench.modules import Unbundled, bundle, names

BUS = "export const one = (x) => x;\nexport function start(name) {}\n"
FAR = 'import { one } from "./bus.js";\n\nexport async function start() {\n  return one(2);\n}\n'
MAIN = 'import { one, start as bus } from "./bus.js";\nimport { start as far } from "./far.js";\n\nbus(one(1));\nfar();\n'


def test_each_module_is_there_once_after_what_it_needs() -> None:
    served = bundle({"main": MAIN, "far": FAR, "bus": BUS})
    bus, far = "const one = (x) => x;\nfunction bus(name) {}\n", "\nasync function far() {\n  return one(2);\n}\n"
    assert served == f"(() => {{\n{bus}{far}\nbus(one(1));\nfar();\n}})();\n"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('import all from "./bus.js";\n', "import all"),
        ('import "./bus.js";\n', "import"),
        ('import { one as two } from "./bus.js";\n', "one as two"),
        ("export default function () {}\n", "export default"),
        ("const a = 1;\nexport { a };\n", "export { a }"),
        ('import { b } from "./b.js";\nexport const a = b;\n', "circle"),
        ('import("./bus.js").then();\n', "import"),
        ("const one = 2;\n", "both have one"),
        ("function one() {}\n", "both have one"),
        ("const [two, one] = [1, 2];\n", "both have one"),
        ("const bus = 2;\n", "both have bus"),
    ],
    ids=[
        *("a default import", "an import of nothing", "another name", "a default export", "a list of exports"),
        *("a circle", "a later import"),
        *("a name twice", "a function's name twice", "one name of several twice", "the name of a module that starts"),
    ],
)
def test_another_way_of_writing_is_refused_as_files_are_gathered(source: str, words: str) -> None:
    circle = 'import { a } from "./a.js";\nexport const b = a;\n'
    with pytest.raises(Unbundled, match=words):
        bundle({"main": 'import { a } from "./a.js";\nimport { start as bus } from "./bus.js";\n', "a": source, "b": circle, "bus": BUS})


def test_a_module_that_nothing_imports_is_refused() -> None:
    with pytest.raises(Unbundled, match="Nothing imports far"):
        bundle({"main": "", "far": "export const far = 1;\n"})


def test_words_in_a_sentence_and_types_in_a_comment_are_no_statements() -> None:
    main = '/** @type {import("./far.js").Far} */\nsay("Upload; export what you like. import it again");\n'
    assert "import it again" in bundle({"main": main})


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
