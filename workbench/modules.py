"""Our ES modules as browsers get them: two files, what a page starts with and what comes later, instead of one request a module.

Written and tested, a module is a file; served, it is a function in its bundle that is called once and gives what it exports:

    import { one, on as hear } from "./bus.js";        const{one,on:hear}=$bus;
    export function start() { … }                      … return{start};

`main.js` and all that it imports as it starts are the first bundle, under the same name. What it imports later
(`import("./palette.js")`) is in the second, `late.js`, which exists only as served: a function that is handed the modules of the
first, so that each exists once. Any other way to write an import or an export is refused as the files are gathered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

MAIN, LATE = "main", "late"
_IMPORT = re.compile(r'(?<![\w.])import ?\{([^}]*)\} ?from ?"\./(\w+)\.js";?')
_EXPORT = re.compile(r"(?<![\w.])export (?=(?:async )?(?:function|const) ?(\w+))")
_LATER = re.compile(r'(?<![\w.])import\("\./(\w+)\.js"\)')
_OTHER = re.compile(r"(?:^|(?<=[;}\n]))(?:import|export)\b(?! ?:)[^;]{0,60}")
FETCH = """let fetched;
const $fetch=()=>(fetched??=import("./late.js").then(({default:start})=>start(MODULES),(broken)=>{fetched=undefined;throw broken;}));
"""


class Unbundled(ValueError):
    """A module is written in a way that cannot be put into a bundle."""


def bundles(modules: Mapping[str, str]) -> tuple[str, str]:
    """The two files, of all modules by name (without `.js`), their comments taken out.

    Raises:
        Unbundled: for a circle of imports, and for imports and exports in another form.

    """
    first = _in_order(modules, [MAIN], ())
    rest = _in_order(modules, sorted(modules.keys() - {MAIN}), first)
    known = "{" + ",".join(f"${name}" for name in first) + "}"
    begun = FETCH.replace("MODULES", known) + "".join(_wrapped(name, modules[name]) for name in first)
    later = "".join(_wrapped(name, modules[name]) for name in rest)
    return begun, f"export default({known})=>{{\n{later}return{{{','.join(f'${name}' for name in rest)}}};\n}};\n"


def _in_order(modules: Mapping[str, str], wanted: Iterable[str], known: Iterable[str]) -> list[str]:
    """These modules and what they import, each after what it needs."""
    before = set(known)
    done: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise Unbundled(f"Modules import one another in a circle: {' → '.join([*above, name])}.")
        if name not in done and name not in before:
            for found in _IMPORT.finditer(modules[name]):
                visit(found[2], (*above, name))
            done[name] = None

    for name in wanted:
        visit(name, ())
    return list(done)


def _wrapped(name: str, source: str) -> str:
    """A module as a function that is called at once."""
    taken = "".join(f"const{{{found[1].replace(' as ', ':')}}}=${found[2]};" for found in _IMPORT.finditer(source))
    body = _IMPORT.sub("", source)
    given = ",".join(_EXPORT.findall(body))
    body = _LATER.sub(r"$fetch().then((late)=>late.$\1)", _EXPORT.sub("", body))
    other = _OTHER.search(body)
    if other:
        raise Unbundled(f"{name}.js has an import or export in a form that bundles do not know: {other[0]}")
    return f"const ${name}=(()=>{{{taken}{body}\nreturn{{{given}}};}})();\n"
