"""Commands that read and write files alone (evaluation, training): no server is asked for and none is reached."""

from __future__ import annotations

import os
import secrets

os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
os.environ.setdefault("DATABASE_URL", "postgres://nobody@127.0.0.1:9/none")
os.environ.setdefault("REDIS_URL", "redis://127.0.0.1:9/0")

from workbench.settings.base import *

DATABASES = {}  # whoever touches one is told so by Django
