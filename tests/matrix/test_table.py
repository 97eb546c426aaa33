"""No route without a row, no row without a route."""

from __future__ import annotations

from tests.matrix.routes import ADMIN, routes
from tests.matrix.row import RANKS
from tests.matrix.table import CONSOLE, PAGES, ROWS, SITE


def test_every_route_and_method_has_a_row_and_every_row_a_route() -> None:
    taken = {(method, route) for method, route in routes() if not route.startswith(ADMIN)}
    listed = [(row.method, row.route) for row in ROWS]
    assert sorted(taken - set(listed)) == [], "routes without a row in tests/matrix/table.py"
    assert sorted(set(listed) - taken) == [], "rows without a route"
    assert len(listed) == len(set(listed)), "a row twice"


def test_every_page_of_the_console_has_a_row_and_every_row_a_page() -> None:
    taken = {route.removeprefix(ADMIN).replace("<object_id>", "<path>") for _method, route in routes() if route.startswith(ADMIN)}
    listed = set(SITE) | {f"{room}/{model}/{page}" for room, models in CONSOLE.items() for model in models for page in PAGES}
    assert sorted(taken - listed) == [], "pages without a row in tests/matrix/table.py"
    assert sorted(listed - taken) == [], "rows without a page"


def test_every_row_lets_somebody_in() -> None:
    assert [str(row) for row in ROWS if row.may not in {"anybody", "public", "staff"} and not any(map(row.allows, RANKS))] == []
