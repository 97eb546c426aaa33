"""Static files collected, hashed and imported under their hashed names (UI.md's trap of the JSDoc import)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from django.core.management import call_command


def test_every_file_is_collected_and_modules_import_hashed_names(tmp_path: Path, settings: Any) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "workbench.staticfiles.HashedStaticFiles"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    main = (tmp_path / names["wb/main.js"]).read_text()
    imported = re.findall(r'(?:from|import)\s*\(?"(\./[^"]+)"', main)
    assert imported
    assert all(re.fullmatch(r"\./[\w.-]+\.[0-9a-f]{12}\.js", name) for name in imported)
    assert all((tmp_path / "wb" / name).exists() for name in imported)
