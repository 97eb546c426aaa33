"""Servers first, then Django: the settings name a database, so it must be there before they are read."""

from __future__ import annotations

import django

from tests.plugins.servers import provide_servers

provide_servers()
django.setup()

pytest_plugins = ["tests.plugins.skips", "tests.plugins.patience", "tests.plugins.order", "tests.plugins.database", "tests.fixtures"]
