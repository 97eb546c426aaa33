"""Every sentence of ours that a person may see, read out of the code: templates, Python, modules of the browser, refusals.

Nothing is run. A message is `(context, sentence, plural)`; context and plural may be empty.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

from workbench.language.reasons import REASONS
from workbench.language.refusals import refusals
from workbench.language.words import MARK, RATING, REASON, REFUSAL

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("annotations", "claims", "workbench")
CALLS = {
    "_": ("msgid",), "gettext": ("msgid",), "gettext_lazy": ("msgid",), "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "plural"), "ngettext_lazy": ("msgid", "plural"), "pgettext": ("context", "msgid"),
    "pgettext_lazy": ("context", "msgid"), "npgettext": ("context", "msgid", "plural"), "npgettext_lazy": ("context", "msgid", "plural"),
}  # fmt: skip
_CALL = re.compile(r"\b(n?p?gettext|_)\(")
_LITERAL = re.compile(r"""\s*,?\s*u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
_SAY = re.compile(r"\bsay\(")
_SAID = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ROW = re.compile(r'^\s*\["[^"]+", "[^"]*", "([^"]+)"', re.MULTILINE)
_NUMBERED = re.compile(r'numbered\("[^"]+", (\d+), "([^"]+)"')
_TABLE = re.compile(r"/\*\* [^/]*\(say\)[^/]*\*/\s*(?:export )?const [A-Z_]+ = ([^;]*);")
"""A table of sentences that are said later: its comment ends with `(say)`."""
_GROUPS = re.compile(r'table\("([\w-]+)"')


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One entry of the catalogue, and the file it was found in."""

    msgid: str
    context: str = ""
    plural: str = ""
    place: str = ""


def messages() -> list[Message]:
    """All of them, in the order of their files; one that stands in several is there several times."""
    found = [*_of_code(), *_of_templates(), *_of_scripts(), *_of_data()]
    return [one for one in found if one.msgid]


def script_sentences() -> list[str]:
    """What the modules of the browser may say, each once."""
    return sorted({one.msgid for one in _of_scripts()})


def holed(context: str) -> list[str]:
    """Sentences of a context, with and without holes."""
    return sorted({one.msgid for one in _of_data() if one.context == context})


def _of_code() -> Iterator[Message]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                text = path.read_text(encoding="utf-8")
                if "gettext" in text or "TextChoices" in text:
                    yield from _of_tree(ast.parse(text), str(path.relative_to(ROOT)))


def _of_tree(tree: ast.Module, place: str) -> Iterator[Message]:
    calls = _aliased(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            parts = calls.get(getattr(node.func, "id", getattr(node.func, "attr", "")), ())
            given = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if parts and len(given) >= len(parts):
                yield Message(place=place, **dict(zip(parts, given, strict=False)))
        elif isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("TextChoices") for base in node.bases):
            yield from _choices(node, place)


def _aliased(tree: ast.Module) -> dict[str, tuple[str, ...]]:
    """The calls by the names this module gives them: `gettext_lazy as lazy`."""
    lines = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"]
    imported = [one for node in lines for one in node.names]
    return CALLS | {one.asname: CALLS[one.name] for one in imported if one.asname and one.name in CALLS}


def _choices(node: ast.ClassDef, place: str) -> Iterator[Message]:
    for line in node.body:
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple):
            label = str(ast.literal_eval(line.value.elts[-1]))
            yield Message(label[:1].upper() + label[1:], context=node.name, place=place)


def _of_templates() -> Iterator[Message]:
    for path in sorted((ROOT / "workbench" / "templates").rglob("*.html")):
        place = str(path.relative_to(ROOT))
        code = templatize(path.read_text(encoding="utf-8"), origin=place)
        for call in _CALL.finditer(code):
            parts, at = CALLS[call[1]], call.end()
            given: list[str] = []
            while len(given) < len(parts) and (literal := _LITERAL.match(code, at)):
                given.append(str(ast.literal_eval(literal[1])))
                at = literal.end()
            if len(given) == len(parts):
                yield Message(place=place, **dict(zip(parts, given, strict=True)))


def _of_scripts() -> Iterator[Message]:
    for path in sorted((ROOT / "workbench" / "static" / "wb").glob("*.js")):
        code, place = path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))
        for call in _SAY.finditer(code):
            yield from (Message(one, place=place) for one in said(code, call.end()))
        if path.name == "keytable.js":
            yield from (Message(words, place=place) for words in _ROW.findall(code))
            yield from (Message(one.capitalize(), place=place) for one in _GROUPS.findall(code))
            for most, words in _NUMBERED.findall(code):
                yield from (Message(f"{words} {n}", place=place) for n in range(1, int(most) + 1))
        for table in _TABLE.findall(code):
            yield from (Message(one, place=place) for one in re.findall(r'"([A-Z][^"]+)"', table))


def said(code: str, at: int) -> list[str]:
    """The sentences in `say(…)` that begins before `at`: its first argument, and both ends of a choice."""
    depth, stop = 1, at
    while depth and stop < len(code):
        if string := _SAID.match(code, stop):
            stop = string.end()
            continue
        sign = code[stop]
        if sign == "," and depth == 1:
            break
        depth += (sign in "([{") - (sign in ")]}")
        stop += 1
    return [str(ast.literal_eval(f'"{one}"')) for one in _SAID.findall(code[at:stop])]


def _of_data() -> Iterator[Message]:
    yield from (Message(one, context=REASON, place="workbench/language/reasons.py") for one in REASONS)
    yield from (Message(sentence, context=REFUSAL, place=place) for place, sentence in refusals(ROOT))
    for path, name, at, context in (
        ("claims/presets.py", "VERACITY", 1, RATING),
        ("claims/presets.py", "ATTRIBUTION", 1, RATING),
        ("annotations/services/projects.py", "DEFAULT_LABELS", 1, MARK),
    ):
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign | ast.AnnAssign) and name in ast.unparse(node).split("=", maxsplit=1)[0]:
                rows = node.value.elts if isinstance(node.value, ast.Tuple) else []
                yield from (
                    Message(str(ast.literal_eval(row.elts[at])), context=context, place=path) for row in rows if isinstance(row, ast.Tuple)
                )
