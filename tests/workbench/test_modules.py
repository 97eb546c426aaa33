"""Modules as they are served: two bundles in which each module exists once, after what it needs."""

from __future__ import annotations

import pytest

from workbench.modules import Unbundled, bundles

BUS = "export const one=(x)=>x;export function on(name){return name}"
MAIN = 'import{one,on as hear}from"./bus.js";hear(one(1));import("./far.js").then((far)=>far.start());'
FAR = 'import{one}from"./bus.js";export async function start(){return one(2)}'


def test_a_page_starts_with_main_and_what_it_imports_each_after_what_it_needs() -> None:
    first, _late = bundles({"main": MAIN, "bus": BUS, "far": FAR})
    assert first.index("const [one,on]=") < first.index("const hear=on;hear(one(1))")
    assert "function start" not in first


def test_what_comes_later_is_handed_what_it_needs_of_the_modules_that_run_already() -> None:
    first, late = bundles({"main": MAIN, "bus": BUS, "far": FAR})
    assert "$fetch().then((late)=>late.far).then((far)=>far.start())" in first
    assert "start([one])" in first
    assert late.startswith("export default([one])=>{")
    assert "const one=" not in late
    assert "return{far:{start:start}};" in late


def test_a_name_that_several_modules_export_bears_its_modules() -> None:
    near = 'import{start as far}from"./far.js";export const start=()=>far();'
    first, _late = bundles({"main": 'import{start}from"./near.js";start();', "near": near, "far": "export function start(){}"})
    assert "const [start$far]=(()=>{function start(){}" in first
    assert "const [start$near]=(()=>{const far=start$far;" in first
    assert "const start=start$near;" in first


def test_the_types_that_a_comment_names_are_not_fetched() -> None:
    first, late = bundles({"main": '/** @param {import("./far.js").Far} far */ const go=(far)=>far;', "far": "export const far=1;"})
    assert 'import("./far.js").Far' in first
    assert "return{};" in late


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
