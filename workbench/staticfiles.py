"""Static files under names that hold their content's hash, so that browsers keep them for ever, and without what only we read."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import minify
import zopfli.gzip
from django.core.files.base import ContentFile, File
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from workbench.modules import LATE, MAIN, bundles

OURS = "wb/"
THIRD_PARTY = "wb/vendor/"
_CSS = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?:/\*.*?\*/|\s)+""", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r'@import url\("([\w-]+\.css)"\);')


def scripts(modules: Mapping[str, str]) -> dict[str, str]:
    """The two files that our modules (sources by name, without `.js`) are served as: no comments, short names inside."""
    made = zip((MAIN, LATE), bundles(modules), strict=True) if MAIN in modules else ()
    return {f"{OURS}{name}.js": str(minify.string("text/javascript", text)) for name, text in made}


def packed(content: bytes) -> bytes:
    """The content as gzip at its smallest; any browser unpacks it as it does any other."""
    return bytes(zopfli.gzip.compress(content))


def lean_style(source: str) -> str:
    """A style sheet without its comments, each run of white space as one space: which space is needless depends on the grammar."""
    return _CSS.sub(lambda found: _lean_token(found[0]), source).strip()


def _lean_token(token: str) -> str:
    if token[0] in "\"'":
        return token
    return " " if _COMMENT.sub("", token) else ""


class Lean:
    """The source of our style sheets as they are served; `@import` of a neighbour becomes what it holds."""

    def __init__(self, storage: Any) -> None:
        self.storage = storage

    def open(self, path: str) -> File[Any]:
        """The file's served content."""
        return ContentFile(self.read(path).encode(), path)

    def read(self, path: str) -> str:
        """The same as text."""
        with self.storage.open(path) as file:
            source = file.read().decode()
        folder = posixpath.dirname(path)
        return _IMPORT.sub(lambda found: self.read(posixpath.join(folder, found[1])), lean_style(source))


class Bundle:
    """One of the two files that our modules are served as."""

    def __init__(self, text: str) -> None:
        self.text = text

    def open(self, path: str) -> File[Any]:
        """The file's served content."""
        return ContentFile(self.text.encode(), path)


class Packer(Compressor):
    """Packs our own files, which are on every page, smaller than others: it takes ten times as long."""

    def write_data(self, path: str, data: bytes, suffix: str, stat_result: os.stat_result) -> str:
        """Write the packed file beside the other."""
        file = Path(path)
        ours = f"/{OURS}" in file.as_posix() and suffix == ".gz"
        return str(super().write_data(path, packed(file.read_bytes()) if ours else data, suffix, stat_result))


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Django's manifest with our scripts as two bundles that name each other by their hashes, and our styles made lean.

    Other people's scripts are left as they are: a JSDoc `import("../htmx")` in one of their comments would
    count as a reference to a file that does not exist (UI.md §4.2).
    """

    support_js_module_import_aggregation = True

    def create_compressor(self, **options: Any) -> Packer:
        """What packs the files that are gathered."""
        return Packer(**options)

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Hash what is served, not what is written."""
        ours = {name: file for name, file in paths.items() if name.startswith(OURS) and not name.startswith(THIRD_PARTY)}
        sheets = {name: (Lean(storage), path) for name, (storage, path) in ours.items() if name.endswith(".css")}
        modules = {name: file for name, file in ours.items() if name.endswith(".js")}
        rest = {name: file for name, file in paths.items() if name not in modules}
        bundled = _bundled(modules)
        for name, (bundle, _path) in bundled.items():  # where Django looks for what a file refers to
            self.delete(name)
            self.save(name, bundle.open(name))
        yield from super().post_process(rest | sheets | bundled, *args, **options)

    def url_converter(
        self, name: str, hashed_files: dict[str, Any], template: str | None = None
    ) -> Callable[[Any], str]:
        """The rewriting of one file's references; none in scripts that are not ours."""
        if name.endswith((".js", ".mjs")) and (not name.startswith(OURS) or name.startswith(THIRD_PARTY)):
            return lambda found: str(found[0])
        return super().url_converter(name, hashed_files, template)  # type: ignore[no-any-return]


def _bundled(modules: dict[str, Any]) -> dict[str, Any]:
    """The two files instead of all modules; a project without ours has none."""
    sources = {}
    for name, (storage, path) in modules.items():
        with storage.open(path) as file:
            sources[posixpath.basename(name).removesuffix(".js")] = file.read().decode()
    return {name: (Bundle(text), name) for name, text in scripts(sources).items()}
