"""Static files under names that hold their content's hash, so that browsers keep them for ever, and without what only we read."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import rjsmin
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile, File
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "wb/"
THIRD_PARTY = "wb/vendor/"
_CSS = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?:/\*.*?\*/|\s)+""", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MODULE = re.compile(r'^import [^"]*?"\./([\w.-]+\.js)";', re.MULTILINE)
_IMPORT = re.compile(r'@import url\("([\w-]+\.css)"\);')


def lean_script(source: str) -> str:
    """A module without its comments and needless white space; names and statements stay as they are written."""
    return str(rjsmin.jsmin(source))


def lean_style(source: str) -> str:
    """A style sheet without its comments, each run of white space as one space: which space is needless depends on the grammar."""
    return _CSS.sub(lambda found: _lean_token(found[0]), source).strip()


def _lean_token(token: str) -> str:
    if token[0] in "\"'":
        return token
    return " " if _COMMENT.sub("", token) else ""


@cache
def imported_by(name: str) -> tuple[str, ...]:
    """The modules that one of ours imports as it starts, and those that they import."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        here = waiting.pop()
        source = Path(str(finders.find(here))).read_text(encoding="utf-8")
        fresh = [posixpath.join(posixpath.dirname(here), one) for one in _MODULE.findall(source)]
        waiting += [one for one in fresh if one not in found]
        found |= dict.fromkeys(fresh)
    return tuple(found)


class Lean:
    """The source of our own files as they are served; `@import` of a neighbour becomes what it holds."""

    def __init__(self, storage: Any) -> None:
        self.storage = storage

    def open(self, path: str) -> File[Any]:
        """The file's served content."""
        return ContentFile(self.read(path).encode(), path)

    def read(self, path: str) -> str:
        """The same as text."""
        with self.storage.open(path) as file:
            source = file.read().decode()
        if path.endswith(".js"):
            return lean_script(source)
        folder = posixpath.dirname(path)
        return _IMPORT.sub(lambda found: self.read(posixpath.join(folder, found[1])), lean_style(source))


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Django's manifest with the imports of our ES modules rewritten too, and our scripts and styles made lean.

    Other people's scripts are left as they are: a JSDoc `import("../htmx")` in one of their comments would
    count as a reference to a file that does not exist (UI.md §4.2).
    """

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Hash what is served, not what is written."""
        served = {name: (Lean(storage) if _lean(name) else storage, path) for name, (storage, path) in paths.items()}
        yield from super().post_process(served, *args, **options)

    def url_converter(
        self, name: str, hashed_files: dict[str, Any], template: str | None = None
    ) -> Callable[[Any], str]:
        """The rewriting of one file's references; none in scripts that are not ours."""
        if name.endswith((".js", ".mjs")) and (not name.startswith(OURS) or name.startswith(THIRD_PARTY)):
            return lambda found: str(found[0])
        return super().url_converter(name, hashed_files, template)  # type: ignore[no-any-return]


def _lean(name: str) -> bool:
    return name.startswith(OURS) and not name.startswith(THIRD_PARTY) and name.endswith((".js", ".css"))
