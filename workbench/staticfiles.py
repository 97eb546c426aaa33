"""Static files under names that hold their content's hash, so that browsers keep them for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = "wb/"
THIRD_PARTY = "wb/vendor/"


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Django's manifest with the imports of our ES modules rewritten too.

    Other people's scripts are left as they are: a JSDoc `import("../htmx")` in one of their comments would
    count as a reference to a file that does not exist (UI.md §4.2).
    """

    support_js_module_import_aggregation = True

    def url_converter(
        self, name: str, hashed_files: dict[str, Any], template: str | None = None
    ) -> Callable[[Any], str]:
        """The rewriting of one file's references; none in scripts that are not ours."""
        if name.endswith((".js", ".mjs")) and (not name.startswith(OURS) or name.startswith(THIRD_PARTY)):
            return lambda found: str(found[0])
        return super().url_converter(name, hashed_files, template)  # type: ignore[no-any-return]
