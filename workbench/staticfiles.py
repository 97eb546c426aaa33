"""Static files under names that hold their content's hash, so that browsers keep them for ever, and without what only we read."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import minify
import zopfli.gzip
from django.core.files.base import ContentFile, File
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from workbench.modules import MAIN, bundle

OURS = "wb/"
THIRD_PARTY = "wb/vendor/"
_CSS = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?:/\*.*?\*/|\s)+""", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r'@import url\("([\w-]+\.css)"\);')


def lean_script(modules: Mapping[str, str]) -> str:
    """The file that our modules (sources by name, without `.js`) are served as: no comments, short names inside."""
    return str(minify.string("text/javascript", bundle(modules)))


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
    """The file that our modules are served as."""

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
    """Django's manifest with our scripts as one bundle and our styles made lean; other people's scripts are left as they are."""

    def create_compressor(self, **options: Any) -> Packer:
        """What packs the files that are gathered."""
        return Packer(**options)

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Hash what is served, not what is written."""
        ours = {name: file for name, file in paths.items() if name.startswith(OURS) and not name.startswith(THIRD_PARTY)}
        sheets = {name: (Lean(storage), path) for name, (storage, path) in ours.items() if name.endswith(".css")}
        modules = {name: file for name, file in ours.items() if name.endswith(".js")}
        rest = {name: file for name, file in paths.items() if name not in modules}
        yield from super().post_process(rest | sheets | _bundled(modules), *args, **options)


def _bundled(modules: dict[str, Any]) -> dict[str, Any]:
    """The one file instead of all modules; a project without ours has none."""
    sources = {}
    for name, (storage, path) in modules.items():
        with storage.open(path) as file:
            sources[posixpath.basename(name).removesuffix(".js")] = file.read().decode()
    name = f"{OURS}{MAIN}.js"
    return {name: (Bundle(lean_script(sources)), name)} if MAIN in sources else {}
