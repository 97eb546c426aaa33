"""The Celery application: settings from Django's `CELERY`, tasks from the rooms."""

from __future__ import annotations

import os

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings.dev")

app = Celery("workbench")
app.conf.update(settings.CELERY)
app.autodiscover_tasks(["annotations", "claims"])
