"""What PostgreSQL's refusals mean: out of reach is 503, a broken rule is the rule's own error."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from django.db import DatabaseError, DataError, IntegrityError, InterfaceError, OperationalError

from annotations.errors import Conflict, Invalid, Unavailable, WorkbenchError

Factory: TypeAlias = Callable[[], WorkbenchError]

RETRIED = frozenset({"40001", "40P01"})  # serialization failure, deadlock: the whole transaction again
_OUT_OF_REACH = ("08", "53", "57", "58")  # connection, resources (disk full), operator, system errors
_WAITED_TOO_LONG = {
    "55P03",
    "25P03",
    "25006",
}  # lock time-out, idle too long in a transaction, a replica after failover

_factories: dict[str, Factory] = {}


def register_constraint(name: str, factory: Factory) -> None:
    """Say once, at start, which refusal a named constraint stands for.

    register_constraint("edition_text_once", lambda: Conflict("…", reason="duplicate_text"))
    """
    _factories[name] = factory


def sqlstate(error: BaseException) -> str | None:
    """The five characters PostgreSQL gave, if it got as far as giving any."""
    state = getattr(error.__cause__ or error, "sqlstate", None)
    return state if isinstance(state, str) else None


def constraint_name(error: BaseException) -> str | None:
    """The constraint that was broken."""
    name = getattr(getattr(error.__cause__ or error, "diag", None), "constraint_name", None)
    return name if isinstance(name, str) else None


def refusal(error: Exception) -> WorkbenchError | None:
    """The refusal a database error stands for; None when it is a bug of ours."""
    if not isinstance(error, DatabaseError | InterfaceError):
        return None
    state = sqlstate(error)
    if _is_out_of_reach(error, state):
        return Unavailable()
    if isinstance(error, IntegrityError):
        return _broken_rule(constraint_name(error), state)
    if isinstance(error, DataError):
        return Invalid("A value is outside what can be stored.", reason="out_of_range")
    return None


def _is_out_of_reach(error: Exception, state: str | None) -> bool:
    if state is None:
        return isinstance(error, OperationalError | InterfaceError)
    return state.startswith(_OUT_OF_REACH) or state in _WAITED_TOO_LONG or state in RETRIED


def _broken_rule(name: str | None, state: str | None) -> WorkbenchError | None:
    """The registered refusal, else the class of the rule; a missing NOT NULL value is a bug."""
    if name in _factories:
        return _factories[name]()
    return {
        "23505": lambda: Conflict("This is here already.", reason="duplicate"),
        "23503": lambda: Invalid("Something this refers to is not here.", reason="unknown_reference"),
        "23514": lambda: Invalid("A value breaks a rule of this object.", reason="rule", rule=name),
    }.get(state or "", lambda: None)()
