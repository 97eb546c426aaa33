"""Our ES modules as browsers get them: two files, what a page starts with and what comes later, instead of one request a module.

Written and tested, a module is a file; served, it is a function in its bundle that is called once, and what it exports has
its name in the whole bundle:

    import { one, on as hear } from "./bus.js";        const hear=on;
    export function start() { … }                      … return[start];

`main.js` and all that it imports as it starts are the first bundle, under the same name. What it imports later
(`import("./palette.js")`) is in the second, `late.js`, which exists only as served: a function that is handed what it needs of the
first, so that each module exists once. Any other way to write an import or an export is refused as the files are gathered.

No name stands at the top of a bundle, so that a minifier may shorten all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

MAIN, LATE = "main", "late"
_IMPORT = re.compile(r'(?<![\w.])import ?\{([^}]*)\} ?from ?"\./(\w+)\.js";?')
_EXPORT = re.compile(r"(?<![\w.])export (?=(?:async )?(?:function|const) ?(\w+))")
_LATER = re.compile(r'(?<![\w.])import\("\./(\w+)\.js"\)(?!\.[A-Z])')  # followed by a type's name, it stands in a comment
_OTHER = re.compile(r"(?:^|(?<=[;}\n]))(?:import|export)\b(?! ?:)[^;]{0,60}")
FETCH = """let fetched;
const $fetch=()=>(fetched??=import("./late.js").then(({default:start})=>start(HANDED),(broken)=>{fetched=undefined;throw broken;}));
"""


class Unbundled(ValueError):
    """A module is written in a way that cannot be put into a bundle."""


class Taken(NamedTuple):
    """What a module imports: whose it is, its name there, its name here."""

    module: str
    name: str
    alias: str


def bundles(modules: Mapping[str, str]) -> tuple[str, str]:
    """The two files, of all modules by name (without `.js`).

    Raises:
        Unbundled: for a circle of imports, and for imports and exports in another form.

    """
    bundle = _Bundle(modules)
    first = bundle.in_order([MAIN], ())
    rest = bundle.in_order(sorted(modules.keys() - {MAIN}), first)
    handed = f"[{','.join(dict.fromkeys(bundle.called(taken) for name in rest for taken in bundle.taken(name) if taken.module in first))}]"
    begun = FETCH.replace("HANDED", handed) + "".join(bundle.wrapped(name) for name in first)
    later = "".join(bundle.wrapped(name) for name in rest)
    asked = {name for source in modules.values() for name in _LATER.findall(source)}
    given = ",".join(bundle.namespace(name) for name in rest if name in asked)
    return f"(()=>{{\n{begun}}})();\n", f"export default({handed})=>{{\n{later}return{{{given}}};\n}};\n"


class _Bundle:
    """Modules by name, and what each exports."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        self.modules = modules
        self.exports = {name: _EXPORT.findall(source) for name, source in modules.items()}
        self.times = Counter(name for names in self.exports.values() for name in names)

    def taken(self, name: str) -> Iterator[Taken]:
        """What a module imports as it starts."""
        for found in _IMPORT.finditer(self.modules[name]):
            for part in filter(None, (part.strip() for part in found[1].split(","))):
                there, _as, here = part.partition(" as ")
                yield Taken(found[2], there, here or there)

    def called(self, taken: Taken) -> str:
        """The name of an export in the whole bundle: its own, or with its module's where several modules export that name."""
        return taken.name if self.times[taken.name] == 1 else f"{taken.name}${taken.module}"

    def in_order(self, wanted: Iterable[str], known: Iterable[str]) -> list[str]:
        """These modules and what they import, each after what it needs."""
        before = set(known)
        done: dict[str, None] = {}

        def visit(name: str, above: tuple[str, ...]) -> None:
            if name in above:
                raise Unbundled(f"Modules import one another in a circle: {' → '.join([*above, name])}.")
            if name not in done and name not in before:
                for taken in self.taken(name):
                    visit(taken.module, (*above, name))
                done[name] = None

        for name in wanted:
            visit(name, ())
        return list(done)

    def wrapped(self, name: str) -> str:
        """A module as a function that is called at once."""
        renamed = [f"{one.alias}={self.called(one)}" for one in self.taken(name) if one.alias != self.called(one)]
        body = _LATER.sub(r"$fetch().then((late)=>late.\1)", _EXPORT.sub("", _IMPORT.sub("", self.modules[name])))
        other = _OTHER.search(body)
        if other:
            raise Unbundled(f"{name}.js has an import or export in a form that bundles do not know: {other[0]}")
        names = self.exports[name]
        outside = ",".join(self.called(Taken(name, one, one)) for one in names)
        aliases = f"const {','.join(renamed)};" if renamed else ""
        return f"{f'const [{outside}]=' if names else ''}(()=>{{{aliases}{body}\nreturn[{','.join(names)}];}})();\n"

    def namespace(self, name: str) -> str:
        """What `import()` of a module gives."""
        return f"{name}:{{{','.join(f'{one}:{self.called(Taken(name, one, one))}' for one in self.exports[name])}}}"
