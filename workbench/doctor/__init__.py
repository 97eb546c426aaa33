"""Consistency checks over the whole database; read-only but for what `--fix` mends."""
