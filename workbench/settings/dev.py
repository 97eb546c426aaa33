"""The embedded default: loopback, plain http, servers of `manage.py up`."""

from __future__ import annotations

from workbench.settings.base import *
from workbench.settings.base import ALLOWED_HOSTS

ALLOWED_HOSTS = ALLOWED_HOSTS or ["127.0.0.1", "localhost", "[::1]"]
