"""Our ES modules as browsers get them: two files, what a page starts with and what comes later, instead of one request a module.

Written and tested, a module is a file; served, its statements stand with those of all others in one function, each module after
what it needs, its imports and the word `export` gone. So a name at the top of a module is there once in all modules, and an import
renames nothing; only `start`, which many modules export, gets the module's own name:

    import { start as list } from "./list.js";         (gone)
    export function start() { … }                      function list() { … }

`main.js` and all that it imports as it starts are the first bundle, under the same name. What it imports later
(`import("./palette.js")`) is in the second, `late.js`, which exists only as served: a function that is handed what it uses of the
first, so that each module exists once. Any other way to write an import or an export is refused as the files are gathered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

MAIN, LATE, START = "main", "late", "start"
_IMPORT = re.compile(r'^import \{ ([^}]*) \} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) (\w+))", re.MULTILINE)
_TOP = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+|[\[{][^=]*)", re.MULTILINE)
_START = re.compile(rf"(?<=^function ){START}(?=\()|(?<=^async function ){START}(?=\()", re.MULTILINE)
_LATER = re.compile(r'(?<!\{)\bimport\("\./(\w+)\.js"\)')
_OTHER = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)
FETCH = """let fetched;
const fetchLate = (name) => (fetched ??= import("./late.js").then(({ default: begin }) => begin(HANDED),
  (broken) => { fetched = undefined; throw broken; })).then((late) => late[name]);
"""


class Unbundled(ValueError):
    """A module is written in a way that cannot be put into a bundle."""


def bundles(modules: Mapping[str, str]) -> tuple[str, str]:
    """The two files, of the sources of all modules by name (without `.js`).

    Raises:
        Unbundled: for a circle of imports, for imports and exports in another form, and for a name that two modules have.

    """
    names(modules)
    first = _in_order(modules, [MAIN], ())
    rest = _in_order(modules, sorted(modules.keys() - {MAIN}), first)
    used = {name: None for module in rest for source, taken in _taken(modules[module]) if source in first for name in taken}
    handed = f"[{', '.join(used)}]"
    asked = sorted({found[1] for name in first for found in _LATER.finditer(modules[name])})
    given = ", ".join(f"{name}: {{ {_given(name, modules[name])} }}" for name in asked)
    begun = FETCH.replace("HANDED", handed) + "".join(_flat(name, modules[name]) for name in first)
    later = "".join(_flat(name, modules[name]) for name in rest)
    return f"(() => {{\n{begun}}})();\n", f"export default ({handed}) => {{\n{later}return {{ {given} }};\n}};\n"


def names(modules: Mapping[str, str]) -> dict[str, str]:
    """The module of each name at the top of one."""
    owners: dict[str, str] = {}
    for module, source in modules.items():
        for found in re.findall(r"\w+", " ".join(_TOP.findall(source))):
            name = module if found == START else found
            if name in owners:
                raise Unbundled(f"{owners[name]}.js and {module}.js both have {name}; in a bundle it can be there once.")
            owners[name] = module
    return owners


def _in_order(modules: Mapping[str, str], wanted: Iterable[str], known: Iterable[str]) -> list[str]:
    """These modules and what they import, each after what it needs."""
    before = set(known)
    done: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise Unbundled(f"Modules import one another in a circle: {' → '.join([*above, name])}.")
        if name not in done and name not in before:
            for source, _taken_names in _taken(modules[name]):
                visit(source, (*above, name))
            done[name] = None

    for name in wanted:
        visit(name, ())
    return list(done)


def _taken(source: str) -> list[tuple[str, list[str]]]:
    """What a module imports: from which, and under which names."""
    return [
        (found[2], [found[2] if name == f"{START} as {found[2]}" else name for name in re.split(r",\s*", found[1].strip(", \n"))])
        for found in _IMPORT.finditer(source)
    ]


def _given(name: str, source: str) -> str:
    """What a module exports, as the entries of an object."""
    return ", ".join(f"{START}: {name}" if given == START else given for given in _EXPORT.findall(source))


def _flat(name: str, source: str) -> str:
    """A module's statements as they stand in a bundle."""
    renamed = [taken for _source, all_taken in _taken(source) for taken in all_taken if not taken.isidentifier()]
    body = _START.sub(name, _EXPORT.sub("", _IMPORT.sub("", source)))
    body = _LATER.sub(r'fetchLate("\1")', body)
    other = renamed or _OTHER.findall(body)
    if other:
        raise Unbundled(f"{name}.js has an import or export in a form that bundles do not know: {other[0]}")
    return body
