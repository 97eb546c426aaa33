"""Render the desk's screens with sample data to static pages, without a database.

`python -m tests.workbench.design.preview OUT`, and templates and stylesheets can be looked at, side by side
with the mocks, whatever the views do.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory

ROOT = Path(__file__).resolve().parents[3]


def configure() -> None:
    """A Django that knows templates and nothing else; one that is configured already stays as it is."""
    if settings.configured:
        return
    settings.configure(
        SECRET_KEY="only for pages drawn with sample data",
        USE_I18N=True,
        STATIC_URL="/static/",
        ROOT_URLCONF="tests.workbench.design.preview",
        INSTALLED_APPS=[],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [ROOT / "workbench" / "templates"],
                "OPTIONS": {
                    "libraries": {"wb": "workbench.templatetags.wb", "words": "workbench.templatetags.words"},
                    "string_if_invalid": "",
                    "context_processors": ["django.template.context_processors.request"],
                },
            }
        ],
    )
    django.setup()


urlpatterns: list[Any] = []


def shell(*, current: str, theme: str) -> dict[str, Any]:
    """What the context processor gives every page."""
    places = [
        ("queue", "My queue", "/", 0),
        ("articles", "Articles", "/articles", 0),
        ("claims", "Claims", "/claims", 0),
        ("adjudicate", "Adjudicate", "/adjudicate", 3),
        ("exports", "Exports", "/exports", 0),
        ("members", "Members", "/members", 0),
    ]
    nav = [
        {"key": key, "label": label, "url": url, "icon": key, "count": count, "current": key == current}
        for key, label, url, count in places
    ]
    foot = [{"key": "settings", "label": "Settings", "url": "/settings", "icon": "settings"}]
    user = {"id": 6, "initials": "NA", "shown_name": "Anahit"}
    project = {"id": 1, "name": "Lachin corridor 2023"}
    return {"nav": nav, "foot_nav": foot, "user": user, "project": project, "theme": theme}


def render(template: str, sample: dict[str, Any], *, current: str, theme: str) -> str:
    """One page as the browser would get it."""
    request = RequestFactory().get("/preview")
    return render_to_string(template, {**shell(current=current, theme=theme), **sample}, request=request)


def main(out: Path) -> None:
    """Write every sample page in both themes, and the static files beside them."""
    configure()
    from tests.workbench.design.samples import SCREENS  # noqa: PLC0415  templates must be configured first

    out.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "workbench" / "static", out / "static", dirs_exist_ok=True)
    for name, (template, current, sample) in SCREENS.items():
        for theme in ("light", "dark"):
            page = render(template, sample, current=current, theme=theme)
            (out / f"{name}_{theme}.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
