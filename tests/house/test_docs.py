"""Documentation cannot lie: links lead somewhere, paths exist, commands are ours, promises have living tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotations.segmentation import segment
from tests.house.sources import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMES = [str(path.relative_to(ROOT)) for path in PAGES]
DECISIONS = sorted((ROOT / "docs/decisions").glob("0*.md"))
TOP = ("annotations", "claims", "workbench", "tests", "docs", "deploy", "seeds", "bench")


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_paths_of_the_repository_exist(path: Path) -> None:
    named = re.findall(r"`([\w./-]+/[\w./-]*)`", path.read_text(encoding="utf-8"))
    ours = [name for name in named if name.split("/")[0] in TOP]
    assert [name for name in ours if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_commands_of_manage_py_are_ours_or_djangos(path: Path) -> None:
    own = {one.stem for one in (ROOT / "workbench/management/commands").glob("*.py")}
    known = own | {"up", "test", "shell", "createsuperuser", "check", "collectstatic"}
    named = re.findall(r"manage\.py (\w+)", path.read_text(encoding="utf-8"))
    assert set(named) <= known


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_nothing_of_this_machine_and_no_shouting(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"/work/|/root/|\.\./shared", text)
    assert not re.search(r"\w!(\s|$)", text, flags=re.MULTILINE)


def test_the_readme_sets_up_with_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.split("## Set up")[1].split("\n## ")[0]
    assert re.findall(r"^    (.+)$", section, flags=re.MULTILINE) == ["python3 manage.py up", "python3 manage.py test"]
    assert "manage.py test" in (ROOT / ".ci/run").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["macOS", "Windows", "Alpine", "arm64", "pgbouncer", "managed PostgreSQL", "a real Docker run"])
def test_the_readme_says_what_nobody_has_tried(name: str) -> None:
    assert name in (ROOT / "README.md").read_text(encoding="utf-8").split("Not tried anywhere yet:")[1].split(".")[0]


def test_every_how_to_and_decision_is_listed() -> None:
    for folder in ("docs/how-to", "docs/decisions", "docs/reference"):
        index = (ROOT / folder / "README.md").read_text(encoding="utf-8")
        pages = {path.name for path in (ROOT / folder).glob("*.md")} - {"README.md"}
        assert {page for page in pages if f"({page})" not in index} == set(), folder


def test_decisions_are_numbered_without_gaps() -> None:
    assert [path.name[:4] for path in DECISIONS] == [f"{number:04d}" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("path", DECISIONS, ids=[path.stem for path in DECISIONS])
def test_a_decision_is_one_page_of_four_parts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, flags=re.MULTILINE) == ["Context", "Decision", "Consequences", "What would change our mind"]
    assert len(text.splitlines()) <= 60


PROMISES = re.findall(r"^\| (P-\d\d) .*?\| ([^|]*) \|$", (ROOT / "docs/threat-model.md").read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_thirteen_promises_stand() -> None:
    assert [name for name, _ in PROMISES] == [f"P-{number:02d}" for number in range(1, 14)]


@pytest.mark.parametrize(("name", "tests"), PROMISES, ids=[name for name, _ in PROMISES])
def test_a_promise_has_living_tests(name: str, tests: str) -> None:
    paths = [ROOT / path for path in re.findall(r"`(tests/[^`]+\.py)`", tests)]
    assert paths, f"{name} names no test"
    texts = [path.read_text(encoding="utf-8") for path in paths]
    assert any("def test_" in text for text in texts), f"{name} names data alone"
    for case in re.findall(r"\b[A-Z]{2}-\d\d\b", tests):
        assert any(f'case("{case}")' in text or f'"{case}"' in text for text in texts), f"{name}: no test named here carries {case}"


def test_the_page_on_the_pipeline_names_its_stages_in_their_order() -> None:
    page = (ROOT / "docs/reference/pipeline.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \|", page, flags=re.MULTILINE)
    assert told == [note.stage for note in segment("A road was closed.\n\nIt was closed on Monday, Ann Lee said.").notes]
