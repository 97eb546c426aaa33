"""What a person reads can be translated, and is: templates, Python of the desk, modules, catalogues."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from django.conf import settings

from tests.house.sources import ROOT, Hit, Source, hits, planted
from workbench import preferences
from workbench.language import catalogues
from workbench.language.extraction import said

TEMPLATES = ROOT / "workbench" / "templates"
OWN_WORDS = {
    "desk/style.html": "samples for who builds the desk, in English",
    "components/settings.html": "the sample of a text to read is a piece of an article",
}
KNOWN = ("workbench/desk/history_texts.py", "workbench/desk/settings_keys.py", "workbench/desk/keys")
"""Modules that look up sentences of a table which the catalogue has: choices of models, words of keys."""
"""Templates that are not for the people of the desk, and why."""
NAMES = {"ClaimReview JSON-LD", "ClaimReview", "JSON-LD", "Ctrl", "Esc", "Shift", "SHA-256", "JSON", "CSV", "UTC", "API", "https://"}
"""Names of things, which no language has another word for."""
_TAGS = re.compile(r"{%\s*(?:comment|blocktranslate)\b.*?{%\s*end(?:comment|blocktranslate)\s*%}|{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
_FOR_US = re.compile(r"{%\s*block (?:scope|layout|wide)\s*%}.*?{%\s*endblock\s*%}", re.DOTALL)
"""Blocks that fill an attribute of ours."""
_HEARD = re.compile(r'\b(?:aria-label|title|placeholder|alt|data-th)="([^"]*)"')
_TEXT = re.compile(r">([^<>]+)<")
_WORD = re.compile(r"[A-Za-z]{2,}")
_ENTITY = re.compile(r"&\w+;")
HOLES = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


def untranslatable(template: str) -> list[str]:
    """Words of a template that stand outside its translate tags, as text or in an attribute that is read out."""
    plain = _TAGS.sub(" ", _FOR_US.sub(" ", template)).split("<!doctype html>")[-1]
    found = [*_HEARD.findall(plain), *_TEXT.findall(re.sub(r"<(script|style)\b.*?</\1>", "<>", f">{plain}<", flags=re.DOTALL))]
    return [one.strip() for one in found if _WORD.search(_ENTITY.sub("", one)) and one.strip() not in NAMES]


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_has_no_words_outside_its_translate_tags(path: Path) -> None:
    if str(path.relative_to(TEMPLATES)) not in OWN_WORDS:
        assert untranslatable(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "template",
    ["<p>Nothing here</p>", '<a aria-label="Open">x</a>', '<p>{% translate "a" %} done</p>', '<input placeholder="Search {{ x }}">'],
)
def test_words_outside_would_be_found(template: str) -> None:
    assert untranslatable(template)


def test_what_is_translated_or_a_name_is_not_found() -> None:
    assert untranslatable("<p>{% translate 'Nothing' %} {{ n }} · <b title=\"{% translate 'x' %}\">α</b> <code>JSON-LD</code></p>") == []


def bare_messages(source: Source) -> Iterator[Hit]:
    """`messages.success(request, "…")` and the like with words of its own."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("messages."):
            for part in node.args[1:]:
                if isinstance(part, ast.JoinedStr) or (isinstance(part, ast.Constant) and isinstance(part.value, str)):
                    yield Hit(source.path, node.lineno, ast.unparse(part)[:80])


def computed(source: Source) -> Iterator[Hit]:
    """`_(name)`: a sentence that no catalogue can know."""
    for node in ast.walk(source.tree):
        name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        spoken = isinstance(node, ast.Call) and name in {"_", "gettext", "gettext_lazy", "ngettext"}
        if isinstance(node, ast.Call) and spoken and not (node.args and isinstance(node.args[0], ast.Constant)):
            yield Hit(source.path, node.lineno, ast.unparse(node)[:80])


def english_months(source: Source) -> Iterator[Hit]:
    """`f"{day:%b}"`: months and days as the C locale has them."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None and re.search("%[aAbB]", ast.unparse(node.format_spec)):
            yield Hit(source.path, node.lineno, ast.unparse(node)[:80])


@pytest.mark.parametrize("rule", [bare_messages, computed, english_months])
def test_the_desk_says_nothing_that_cannot_be_translated(rule: object) -> None:
    assert hits(rule, only=("workbench/desk/", "workbench/reviews.py"), allowed=KNOWN) == []  # type: ignore[arg-type]


def test_each_rule_finds_what_it_is_there_for() -> None:
    assert planted(bare_messages, 'messages.success(request, "Saved")')
    assert planted(computed, "_(name)")
    assert planted(english_months, 'f"{day:%d %b}"')


SCRIPTS = sorted((ROOT / "workbench" / "static" / "wb").glob("*.js"))
SHOWN = re.compile(r'(?:textContent|title|ariaLabel|placeholder|"aria-label"|message)\s*[:=]\s*(["`])([A-Z][^"`]* [^"`]*)\1')


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_module_says_whole_sentences(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    assert [found[1] for found in SHOWN.findall(code)] == []
    assert "say(`" not in code.replace(" ", "")


def test_both_ends_of_a_choice_are_said() -> None:
    assert said('x = say(a ? "One" : "Two", { n: f("no") });', 8) == ["One", "Two"]


PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)?|left|right"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)


@pytest.mark.parametrize("path", sorted((ROOT / "workbench" / "static" / "wb").glob("*.css")), ids=lambda path: path.name)
def test_a_sheet_knows_start_and_end_not_left_and_right(path: Path) -> None:
    code = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert PHYSICAL.findall(code) == []


def test_left_and_right_would_be_found() -> None:
    assert PHYSICAL.search("a { margin-left: 1px }")
    assert PHYSICAL.search("a { position: fixed; left: 0 }")
    assert not PHYSICAL.search("a { margin-inline-start: 1px; --left: 0 }")


def test_every_language_offered_has_a_catalogue_and_may_be_chosen() -> None:
    offered = [code for code, _ in settings.LANGUAGES]
    assert sorted({"en", *catalogues.languages()}) == sorted(offered)
    assert all(preferences.checked({"language": code}) for code in ("auto", *offered))


def told(entry: Message) -> list[tuple[str, str]]:
    """(English, other) pairs of an entry."""
    ids, strings = (one if isinstance(one, tuple | list) else (one,) for one in (entry.id, entry.string))
    return list(zip((*ids, ids[-1]), strings, strict=False))


@pytest.mark.parametrize("language", catalogues.languages())
def test_a_translation_fills_the_holes_of_its_sentence(language: str) -> None:
    wrong = []
    for entry in catalogues.kept(language):
        for english, other in told(entry) if entry.id else ():
            if other and set(HOLES.findall(english)) != set(HOLES.findall(other)):
                wrong.append((english, other))
    assert wrong == []
    assert not [entry.id for entry in catalogues.kept(language) if entry.id and entry.fuzzy]


def test_french_is_set_as_french_is() -> None:
    faults = [
        other
        for entry in catalogues.kept("fr")
        for _, other in (told(entry) if entry.id else ())
        if re.search(r"\w[!?;]|[ \u00a0][!?;]|\w'\w|«[^\u202f]|[^\u202f]»|\w:(?=\s)", re.sub(r"https?://|%\(\w+\)s|&\w+;|</?b>", "", other))
    ]
    assert faults == []


@pytest.mark.parametrize("language", catalogues.languages())
def test_the_catalogue_has_every_sentence_of_the_code_and_says_it(language: str) -> None:
    """`python3 manage.py translations` writes the files; the sentences it prints with `--missing` are for a person."""
    catalogue, path = catalogues.renewed(language), catalogues.po_path(language)
    assert [entry.id for entry in catalogues.untranslated(catalogue)] == []
    assert path.read_text(encoding="utf-8") == catalogues.as_po(catalogue), "run: python3 manage.py translations"
    assert path.with_suffix(".mo").read_bytes() == catalogues.as_mo(catalogue), "run: python3 manage.py translations"


def test_what_the_desk_must_know_of_the_sentences_is_written_down() -> None:
    held = (catalogues.FOLDER / "sentences.json").read_text(encoding="utf-8")
    assert held == catalogues.sentences(), "run: python3 manage.py translations"
