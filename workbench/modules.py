"""Our ES modules as browsers get them: one file instead of one request a module.

Written and tested, a module is a file; served, its statements stand with those of all others in one function, each module after
what it needs, its imports and the word `export` gone. So a name at the top of a module is there once in all modules, and an import
renames nothing; only `start`, which many modules export, gets the module's own name:

    import { start as list } from "./list.js";         (gone)
    export function start() { … }                      function list() { … }

The file is called `main.js`, after the module that imports all others. Any other way to write an import or an export is refused
as the files are gathered, and a module that nothing imports. No name stands at the top of the file, so that a minifier may shorten
all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

MAIN, START = "main", "start"
_IMPORT = re.compile(r'^import \{ ([^}]*) \} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) \w+)", re.MULTILINE)
_TOP = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+|[\[{][^=]*)", re.MULTILINE)
_START = re.compile(rf"^((?:async )?function ){START}(?=\()", re.MULTILINE)
_OTHER = re.compile(r'^(?:import|export)\b.*|\bimport\("[^"]*"\)(?!\.[A-Z]).*', re.MULTILINE)  # a type in a comment is no import


class Unbundled(ValueError):
    """A module is written in a way that cannot be put into the bundle."""


def bundle(modules: Mapping[str, str]) -> str:
    """The file, of the sources of all modules by name (without `.js`).

    Raises:
        Unbundled: for a circle of imports, for imports and exports in another form, for a name that two modules have, and for
            a module that is not imported.

    """
    names(modules)
    order = _in_order(modules)
    statements = "".join(_flat(name, modules[name]) for name in order)
    if left := sorted(modules.keys() - set(order)):
        raise Unbundled(f"Nothing imports {', '.join(left)}.")
    return f"(() => {{\n{statements}}})();\n"


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


def _in_order(modules: Mapping[str, str]) -> list[str]:
    """Main and all that it imports, each after what it needs."""
    done: dict[str, None] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise Unbundled(f"Modules import one another in a circle: {' → '.join([*above, name])}.")
        if name not in done:
            for found in _IMPORT.finditer(modules[name]):
                visit(found[2], (*above, name))
            done[name] = None

    visit(MAIN, ())
    return list(done)


def _flat(name: str, source: str) -> str:
    """A module's statements as they stand in the bundle."""
    taken = [(word, found[2]) for found in _IMPORT.finditer(source) for word in re.split(r",\s*", found[1].strip(", \n"))]
    renamed = [word for word, module in taken if not word.isidentifier() and word != f"{START} as {module}"]
    body = _START.sub(rf"\g<1>{name}", _EXPORT.sub("", _IMPORT.sub("", source)))
    if other := renamed or _OTHER.findall(body):
        raise Unbundled(f"{name}.js has an import or export in a form that bundles do not know: {other[0]}")
    return body
