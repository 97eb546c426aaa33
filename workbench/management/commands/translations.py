"""`manage.py translations`: the catalogues of the other languages, brought up to what the code says, and compiled."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from workbench.language import catalogues


class Command(BaseCommand):
    """Extract every sentence, bring each `.po` up to date, compile it; tell what has no translation yet."""

    help = __doc__.splitlines()[0]
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """`--check` changes nothing; `--missing` prints what is still to be translated."""
        parser.add_argument("--check", action="store_true", help="Change nothing; exit 1 if something would change or is missing.")
        parser.add_argument("--missing", action="store_true", help="Print the sentences that have no translation yet.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write, or look."""
        stale = [] if self._same(catalogues.FOLDER / "sentences.json", catalogues.sentences().encode(), options) else ["sentences.json"]
        missing = 0
        for language in catalogues.languages():
            catalogue = catalogues.renewed(language)
            path = catalogues.po_path(language)
            made = ((path, catalogues.as_po(catalogue).encode()), (path.with_suffix(".mo"), catalogues.as_mo(catalogue)))
            stale += [f"{language}/{where.name}" for where, content in made if not self._same(where, content, options)]
            lacking = list(catalogues.untranslated(catalogue))
            missing += len(lacking)
            self.stdout.write(f"{language}: {len(catalogue)} sentences, {len(lacking)} without translation")
            if options["missing"]:
                for entry in lacking:
                    self.stdout.write(f"{entry.context or ''}|{entry.id}")
        if options["check"] and (stale or missing):
            self.stderr.write(f"run `python3 manage.py translations`: {', '.join(stale) or 'sentences'} lag behind the code")
            sys.exit(1)

    @staticmethod
    def _same(path: Any, content: bytes, options: dict[str, Any]) -> bool:
        if path.exists() and path.read_bytes() == content:
            return True
        if not options["check"]:
            path.write_bytes(content)
        return False
