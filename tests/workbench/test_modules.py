"""Modules as they are served: two bundles in which each module exists once, after what it needs."""

from __future__ import annotations

import pytest

from workbench.modules import Unbundled, bundles

BUS = "export const one=(x)=>x;export function on(name){return name}"
MAIN = 'import{one,on as hear}from"./bus.js";hear(one(1));import("./far.js").then((far)=>far.start());'
FAR = 'import{one}from"./bus.js";export async function start(){return one(2)}'


def test_a_page_starts_with_main_and_what_it_imports_each_after_what_it_needs() -> None:
    first, _late = bundles({"main": MAIN, "bus": BUS, "far": FAR})
    assert first.index("const $bus=") < first.index("const{one,on:hear}=$bus;")
    assert "$far=" not in first


def test_what_comes_later_is_handed_the_modules_that_run_already() -> None:
    first, late = bundles({"main": MAIN, "bus": BUS, "far": FAR})
    assert "$fetch().then((late)=>late.$far).then((far)=>far.start())" in first
    assert "start({$bus,$main})" in first
    assert late.startswith("export default({$bus,$main})=>{")
    assert "const $bus=" not in late
    assert "return{start};" in late


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('import all from"./bus.js";', "import all"),
        ('import"./bus.js";', "import"),
        ("export default function(){}", "export default"),
        ("const a=1;export{a};", "export{a}"),
        ('import{b}from"./b.js";export const a=b;', "circle"),
    ],
    ids=["a default import", "an import of nothing", "a default export", "a list of exports", "a circle"],
)
def test_another_way_of_writing_is_refused_as_files_are_gathered(source: str, words: str) -> None:
    with pytest.raises(Unbundled, match=words):
        bundles({"main": 'import{a}from"./a.js";', "a": source, "b": 'import{a}from"./a.js";export const b=a;', "bus": BUS})


def test_words_in_a_sentence_are_no_statements() -> None:
    first, _late = bundles({"main": 'say("Upload; export what you like. import it again");'})
    assert "import it again" in first
