"""The one error of this package: a sentence for the person at the terminal instead of a trace."""

from __future__ import annotations


class CannotStart(Exception):
    """Why the workbench does not start, and what to do about it."""


class Stopped(BaseException):
    """Ctrl-C, SIGTERM or a closed terminal: not an error, so no `except Exception` may swallow it."""
