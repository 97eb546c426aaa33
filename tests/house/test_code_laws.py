"""Rules of RELIABILITY's static gate that no linter knows; each is also shown something it must find."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.sources import ROOT, Hit, Rule, Source, called, hits, imported, planted, sources

MANAGERS = {"objects", "_base_manager", "_default_manager"}
VIEWS = ("annotations/api/", "claims/api/", "annotations/http/", "claims/exporters/")
"""Where no manager has any business: what is wanted comes through `access` (L6, L10)."""
READERS = ("workbench/desk/", "claims/records/", "workbench/reviews.py")
"""Where rows are read, but none by a bare id: they hang on the seat's project or on an object that a seat gave."""
SEATS = {"enter_through", "one", "locked", "referenced"}

WITHOUT_A_SEAT = {
    "annotations/http/idempotency.py": "kept answers are the actor's own, looked up by the actor",
}
BARE = {
    "claims/records/dossiers.py": "ids and projects of rows that the asker's sight has given before",
    "claims/records/progress.py": "subqueries that are only ever joined to articles of the caller's seat",
    "claims/records/project.py": "the asker's own project: its head of the log, its people, its labels",
    "workbench/desk/actors.py": "people behind acts that a seat has given before",
    "workbench/desk/account.py": "nobody has a seat before signing in; the link's token is checked at once",
    "workbench/desk/article_filters.py": "conditions that are only ever joined to articles of the caller's seat",
    "workbench/desk/bulk.py": "claims of a reviewer who is a member, joined to articles of the caller's seat",
    "workbench/desk/tasks.py": "the places of claims that the asker's seat gave a line before",
}
"""Modules in which a bare id is what a seat gave already; the reason is the reader's to check."""

MARKUP = (
    "workbench/desk/marks.py",  # the text with its marks
    "workbench/templatetags/",
    "workbench/reviews.py",  # JSON in a script element, every sign that markup needs escaped
)
NETWORK = (
    "socket", "socketserver", "http.client", "http.server", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "ftplib",
    "smtplib", "telnetlib", "imaplib", "poplib", "xmlrpc", "websockets", "asyncio",
)  # fmt: skip


RELATED = {
    "article", "edition", "span", "spans", "claim", "mentions", "review", "verdict", "segmentation", "set_items", "evidence",
    "project", "evidence_set", "cites",
}  # fmt: skip
"""Relations whose value is an object or a set of them, never a number from a request."""


def unseated(source: Source) -> Iterator[Hit]:
    """`Model.objects` where only an actor's rows may be looked at."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield Hit(source.path, node.lineno, ast.unparse(node))


def bare_ids(source: Source) -> Iterator[Hit]:
    """Rows by id, or all rows, that neither a seat nor an object that was fetched through one narrows."""
    above = {child: node for node in ast.walk(source.tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            whole, keywords = chain(node, above)
            over = above.get(whole)
            seated = isinstance(over, ast.Call) and called(over) in SEATS and whole in over.args
            if not seated and not any(narrows(keyword) for keyword in unpacked(keywords, source.tree)):
                yield Hit(source.path, node.lineno, ast.unparse(whole)[:100])


def chain(node: ast.expr, above: dict[ast.AST, ast.AST]) -> tuple[ast.expr, list[ast.keyword]]:
    """The whole of `Model.objects.filter(…).first()`, and every keyword in it."""
    keywords: list[ast.keyword] = []
    over = above.get(node)
    while (isinstance(over, ast.Attribute) and over.value is node) or (isinstance(over, ast.Call) and over.func is node):
        node = over
        keywords += node.keywords if isinstance(node, ast.Call) else []
        over = above.get(node)
    return node, keywords


def unpacked(keywords: list[ast.keyword], tree: ast.Module) -> Iterator[ast.keyword]:
    """The same with `**mine` taken apart, where `mine = {"claim": …}` stands in the module."""
    for keyword in keywords:
        if keyword.arg is None and isinstance(keyword.value, ast.Name):
            for node in ast.walk(tree):
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and ast.unparse(node.targets[0]) == keyword.value.id:
                    for key, value in zip(node.value.keys, node.value.values, strict=True):
                        yield ast.keyword(arg=key.value if isinstance(key, ast.Constant) else None, value=value)
        else:
            yield keyword


def narrows(keyword: ast.keyword) -> bool:
    """`project_id=by.project.pk`, `claim=claim`, `span__in=…`: anything but an id that may have come from anywhere."""
    value = ast.unparse(keyword.value)
    if value.endswith(("project.pk", "request.user", "by.user.pk")) or "OuterRef" in value:
        return True
    name = (keyword.arg or "pk").removesuffix("__in")
    related = name.split("__")[0]
    return name not in {"pk", "id"} and not name.endswith("_id") and related in RELATED


def sends(source: Source) -> Iterator[Hit]:
    """A message to the broker."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and called(node) in {"delay", "apply_async", "send_task"}:
            yield Hit(source.path, node.lineno, ast.unparse(node.func))


def declares_safe(source: Source) -> Iterator[Hit]:
    """Markup that skips escaping."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and called(node) in {"mark_safe", "SafeString", "SafeText"}:
            yield Hit(source.path, node.lineno, called(node))


def own_sql(source: Source) -> Iterator[Hit]:
    """The parts of the ORM that take SQL as text."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and called(node) == "RawSQL":
            yield Hit(source.path, node.lineno, "RawSQL")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"extra", "raw"}:
            yield Hit(source.path, node.lineno, ast.unparse(node.func))


def connects(source: Source) -> Iterator[Hit]:
    """A way onto the network."""
    for line, name in imported(source.tree):
        if any(name == bad or name.startswith(f"{bad}.") for bad in NETWORK):
            yield Hit(source.path, line, name)


def exempts(source: Source) -> Iterator[Hit]:
    """A form without proof of where it comes from."""
    for line, name in imported(source.tree):
        if name.endswith("csrf_exempt"):
            yield Hit(source.path, line, name)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Attribute) and t.attr == "csrf_exempt" for t in node.targets):
            yield Hit(source.path, node.lineno, "csrf_exempt = …")


def counts_digits(source: Source) -> Iterator[Hit]:
    """`isdigit` takes ² for a digit and five thousand digits for a number: annotations.http.ids reads what is sent."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"isdigit", "isdecimal", "isnumeric"}:
            yield Hit(source.path, node.lineno, ast.unparse(node))


def is_silent(source: Source) -> Iterator[Hit]:
    """A module that does not say what it is; empty ones have nothing to say."""
    if source.tree.body and not ast.get_docstring(source.tree):
        yield Hit(source.path, 1, "no docstring")


ROOM_OF = {"annotations": 0, "claims": 1, "workbench": 2}


def points_upward(source: Source) -> Iterator[Hit]:
    """A foreign key named by string, which no import contract sees."""
    room = source.path.split("/")[0]
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and called(node) in {"ForeignKey", "OneToOneField", "ManyToManyField"}:
            for value in [*node.args[:1], *(k.value for k in node.keywords if k.arg in {"to", "through"})]:
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and "." in value.value:
                    target = value.value.split(".")[0]
                    if ROOM_OF.get(target, -1) > ROOM_OF.get(room, 0):
                        yield Hit(source.path, node.lineno, value.value)


RULES: dict[str, tuple[Rule, tuple[str, ...], tuple[str, ...]]] = {
    "objects are reached through the actor's seat": (unseated, tuple(WITHOUT_A_SEAT), VIEWS),
    "no reader looks up a bare id": (bare_ids, tuple(BARE), READERS),
    "messages leave in one place, after the commit": (sends, ("annotations/receivers.py",), ("",)),
    "markup is declared safe in one place": (declares_safe, MARKUP, ("",)),
    "the ORM is given no SQL as text": (own_sql, (), ("",)),
    "nothing connects but the supervisor and the containers' probe": (connects, ("workbench/embedded/", "workbench/probe.py"), ("",)),
    "no form goes unproved": (exempts, (), ("",)),
    "the desk reads numbers one way": (counts_digits, (), ("workbench/desk/",)),
    "every module says what it is": (is_silent, (), ("",)),
    "foreign keys point downwards": (points_upward, (), ("",)),
}


@pytest.mark.parametrize("name", RULES)
def test_the_house_keeps_its_law(name: str) -> None:
    rule, allowed, only = RULES[name]
    assert hits(rule, allowed=allowed, only=only) == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (unseated, "def get(self, pk): return Article.objects.get(pk=pk)"),
        (unseated, "Article._default_manager.all()"),
        (bare_ids, "row = Article.objects.get(pk=pk)"),
        (bare_ids, "rows = Article.objects.all()"),
        (bare_ids, "which = {'pk': pk}\nrows = Article.objects.filter(**which)"),
        (bare_ids, "rows = Article.objects.filter(project_id=project_id).first()"),
        (sends, "run.delay(1)"),
        (sends, "app.send_task('x')"),
        (declares_safe, "from django.utils import safestring as s\ns.mark_safe(x)"),
        (own_sql, "rows.extra(where=['1'])"),
        (own_sql, "Model.objects.raw('SELECT 1')"),
        (connects, "def f():\n import http.client"),
        (connects, "from urllib.request import urlopen"),
        (connects, "from urllib import request"),
        (exempts, "from django.views.decorators.csrf import csrf_exempt"),
        (exempts, "view.csrf_exempt = True"),
        (counts_digits, "at = int(sent) if sent.isdigit() else 0"),
        (is_silent, "x = 1"),
        (points_upward, "models.ForeignKey('claims.Claim', models.CASCADE)"),
        (points_upward, "models.ManyToManyField(to='workbench.User')"),
    ],
)
def test_a_rule_finds_what_it_is_there_for(rule: Rule, code: str) -> None:
    where = "annotations/models/planted.py" if rule is points_upward else "planted.py"
    assert list(rule(Source(where, ast.parse(code)))), code


def test_an_exception_that_nobody_needs_is_gone() -> None:
    for rule, exceptions in ((unseated, WITHOUT_A_SEAT), (bare_ids, BARE)):
        for path in exceptions:
            assert hits(rule, only=(path,)), f"{path} needs no exception any more"


@pytest.mark.parametrize(
    "code",
    [
        "by = enter_through(user, Claim.objects.all(), claim_id)",
        "row = by.locked(Mention.objects.all(), mention_id)",
        "rows = Verdict.objects.filter(project_id=by.project.pk)",
        "rows = Review.objects.filter(claim=claim).first()",
        "mine = {'claim': OuterRef('pk')}\nrows = Review.objects.filter(**mine)",
    ],
)
def test_what_a_seat_narrows_is_left_alone(code: str) -> None:
    assert not planted(bare_ids, code)


def test_no_file_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "misc", "core", "functions", "stuff", "base_utils"}
    named = {source.path for source in sources() if re.split(r"[/.]", source.path)[-2] in empty}
    tests = {str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("*.py") if path.stem in empty}
    assert not named | tests
