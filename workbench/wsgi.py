"""The WSGI entry that gunicorn serves; it refuses to start unsafe, in one sentence (RELIABILITY L14)."""

from __future__ import annotations

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings.dev")

try:
    application = get_wsgi_application()

    from workbench.checks import refuse_unsafe_start

    refuse_unsafe_start()
except ImproperlyConfigured as error:
    sys.exit(f"Refused to start: {error}")
