"""The texts in the console: a file per group of tables."""

from __future__ import annotations

from annotations.admin import articles, log, marks, projects, work

__all__ = ["articles", "log", "marks", "projects", "work"]
