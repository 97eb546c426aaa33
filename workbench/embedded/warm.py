"""What a first request would otherwise load while somebody waits: addresses, and the templates of the desk."""

from __future__ import annotations

from pathlib import Path

from django.template import TemplateSyntaxError, engines
from django.urls import get_resolver


def warm_up() -> None:
    """Before the web workers part: what is loaded here they share."""
    assert get_resolver().url_patterns
    folder = Path(__file__).resolve().parents[1] / "templates"
    for file in sorted(folder.rglob("*.html")):
        try:
            engines["django"].get_template(file.relative_to(folder).as_posix())
        except TemplateSyntaxError:  # whoever asks for it is told
            continue
