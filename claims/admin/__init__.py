"""The judgement in the console: a file per group of tables."""

from __future__ import annotations

from claims.admin import claims, evidence, judgement, reviews

__all__ = ["claims", "evidence", "judgement", "reviews"]
