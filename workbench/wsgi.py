"""The WSGI entry that gunicorn serves; it refuses to start unsafe."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings.dev")

application = get_wsgi_application()

from workbench.checks import refuse_unsafe_start  # noqa: E402  settings are there only by now

refuse_unsafe_start()
