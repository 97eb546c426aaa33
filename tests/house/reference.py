"""The tables of docs/reference, made from what they describe. `python -m tests.house.reference` writes them anew.

A page holds them between `<!-- table: NAME -->` and `<!-- end -->`; all around is prose for people.
"""

from __future__ import annotations

import ast
import inspect
import itertools
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "reference"
BLOCK = re.compile(r"<!-- table: (?P<name>[a-z-]+) -->\n(?P<content>.*?)<!-- end -->", re.DOTALL)


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Markdown; pipes in cells are escaped."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |\n" for line in lines)


def verbs() -> str:
    """Every verb, what it lets one do, and which roles hold it."""
    from annotations import policy  # noqa: PLC0415  Django is set up by now
    from claims.policy import VERBS as OF_CLAIMS  # noqa: PLC0415
    from workbench.roles import ROLES  # noqa: PLC0415

    told = {**policy.VERBS, **OF_CLAIMS}
    rows = [(f"`{verb}`", words, *("yes" if verb in held else "" for held in ROLES.values())) for verb, words in told.items()]
    return table(("verb", "what it lets one do", *ROLES), rows)


STATES = {
    "span": "annotations.Span.status",
    "span-anchor": "annotations.Span.anchor",
    "mention": "claims.Mention.status",
    "relation": "claims.Relation.status",
    "claim": "claims.Claim.state",
    "review": "claims.Review.state",
    "assignment": "claims.Assignment.state",
    "publication": "claims.Publication.state",
    "document": "claims.Document.capture",
    "job": "annotations.Job.state",
}


def states() -> str:
    """The values each status column can hold, in the models' order."""
    from django.apps import apps  # noqa: PLC0415

    rows = []
    for name, place in STATES.items():
        room, model, field = place.split(".")
        choices = apps.get_model(room, model)._meta.get_field(field).choices or []
        rows.append((name.replace("-", ", its "), f"`{place}`", " · ".join(f"`{value}`" for value, _ in choices)))
    return table(("of", "column", "states"), rows)


def events() -> str:
    """Every signal with the words under it."""
    rows = []
    for room in ("annotations", "claims"):
        body = ast.parse((ROOT / room / "events.py").read_text(encoding="utf-8")).body
        for node, after in itertools.pairwise(body):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and ast.unparse(node.value) == "Signal()":
                assert isinstance(after, ast.Expr)
                assert isinstance(after.value, ast.Constant)
                rows.append((f"`{room}.events.{ast.unparse(node.targets[0])}`", " ".join(str(after.value.value).split())))
    return table(("event", "what it carries, and when it is sent"), rows)


def first_line(thing: Any) -> str:
    """What a module, class or function says of itself, in one line."""
    return (inspect.getdoc(thing) or "").partition("\n")[0]


def importers() -> str:
    """Every kind of file that is read."""
    from annotations.importers import FORMATS  # noqa: PLC0415

    rows = []
    for one in FORMATS:
        suffixes = " ".join(f"`{suffix}`" for suffix in one.suffixes)
        kind = "all or nothing" if one.bulk else "each member an import of its own" if one.key == "zip" else "one article"
        rows.append((f"`{one.key}`", suffixes, kind, f"`{inspect.getsourcefile(type(one)) or ''}`".replace(f"{ROOT}/", "")))
    return table(("format", "file names", "a file is", "module"), rows)


def exporters() -> str:
    """Every format that is written, its choices, and what its loss report can hold."""
    from claims.exporters import EXPORTERS  # noqa: PLC0415

    rows = []
    for one in EXPORTERS:
        options = " ".join(f"`{name}`" for name in one.options) or "none"
        rows.append((f"`{one.key}`", one.name, f"`{one.media_type}`", options, " ".join(f"`{code}`" for code in one.loses)))
    return table(("format", "name", "media type", "choices", "can lose"), rows)


def losses() -> str:
    """What each loss code means."""
    from claims.exporters.losses import CODES  # noqa: PLC0415

    return table(("code", "kind", "what the person is told"), [(f"`{code}`", kind, words) for code, (kind, words) in CODES.items()])


def commands() -> str:
    """Our own commands and their options."""
    from django.core.management import load_command_class  # noqa: PLC0415

    rows = []
    for path in sorted((ROOT / "workbench/management/commands").glob("[a-z]*.py")):
        command = load_command_class("workbench", path.stem)
        usual = {action.dest for action in load_command_class("django.core", "check").create_parser("", "check")._actions[:1]}
        parser = command.create_parser("manage.py", path.stem)
        own = [action for action in parser._action_groups[1]._group_actions if action.dest not in usual | DJANGOS]
        places = [f"`{action.dest.upper()}`" for action in parser._action_groups[0]._group_actions if action.dest not in DJANGOS]
        said = " ".join([*places, *(f"`{action.option_strings[-1]}`" for action in own if action.option_strings)])
        rows.append((f"`{path.stem}`", first_line(inspect.getmodule(type(command))), said or "none"))
    return table(("command", "what it does", "options"), rows)


DJANGOS = {
    "version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks",
    "app_label", "migration_name", "database", "interactive", "fake", "fake_initial", "plan", "run_syncdb", "check_unapplied", "prune",
}  # fmt: skip


def keys() -> str:
    """The one table of keys, as the desk reads it."""
    from workbench import keytable  # noqa: PLC0415

    rows = [(key.scope, " or ".join(f"`{one}`" for one in key.keys), key.words, f"`{key.name}`") for key in keytable.table()]
    return table(("where", "key", "what it does", "name, for one's own keys"), rows)


def routes() -> str:
    """Every address of the API with what its methods do."""
    from django.urls import get_resolver  # noqa: PLC0415

    rows = []
    for path, view in api_views(get_resolver().url_patterns):
        for method in ("get", "post", "put", "patch", "delete"):
            handler = getattr(view, method, None)
            if handler is not None:
                verb = getattr(view, "verbs", {}).get(method.upper(), "read" if method == "get" else "")
                needs = f"`{verb}`" if verb and getattr(view, "project_in_url", False) else ""
                rows.append((method.upper(), f"`{path}`", first_line(handler) or first_line(view), needs))
    return table(("method", "address", "what it does", "right"), rows)


def api_views(patterns: list[Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """(address, view class) of everything under /api/v1, ids in braces."""
    for one in patterns:
        here = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from api_views(one.url_patterns, here)
        elif here.startswith("api/v1/"):
            yield "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", here), one.callback.view_class


def errors() -> str:
    """Every class of refusal."""
    from annotations import errors as module  # noqa: PLC0415

    found = [one for one in vars(module).values() if inspect.isclass(one) and issubclass(one, module.WorkbenchError)]
    rows = [(str(one.status), f"`{one.code}`", one.title, first_line(one)) for one in found if one is not module.WorkbenchError]
    return table(("status", "`code`", "title", "when"), sorted(rows))


def checks() -> str:
    """What the doctor looks at."""
    from workbench.doctor.checks import CHECKS  # noqa: PLC0415

    return table(("check", "what holds"), [(f"`{one.id}`", str(one.holds)) for one in CHECKS])


TABLES: dict[str, Callable[[], str]] = {
    "verbs": verbs,
    "states": states,
    "events": events,
    "importers": importers,
    "exporters": exporters,
    "losses": losses,
    "commands": commands,
    "keys": keys,
    "routes": routes,
    "errors": errors,
    "checks": checks,
}


def rewritten(page: str) -> str:
    """The page with every table as it should be."""
    return BLOCK.sub(lambda found: f"<!-- table: {found['name']} -->\n\n{TABLES[found['name']]()}\n<!-- end -->", page)


def main() -> None:
    """Write them all; no server is asked for anything."""
    for name, value in {
        "DJANGO_SETTINGS_MODULE": "workbench.settings.test",
        "DATABASE_URL": "postgres://nobody@127.0.0.1/nowhere",
        "REDIS_URL": "redis://127.0.0.1",
        "SECRET_KEY": "not for anything that serves",
    }.items():
        os.environ.setdefault(name, value)
    import django  # noqa: PLC0415

    django.setup()
    for path in sorted(PAGES.glob("*.md")):
        path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
