"""Tests: the same parts, a throw-away cluster, cheap password hashes."""

from __future__ import annotations

from workbench.settings.base import *
from workbench.settings.base import DATABASES, LIMITS, STORAGES
from workbench.settings.env import env

ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LIMITS = {**LIMITS, "creations_per_minute": 1_000_000}
DATABASES["default"]["TEST"] = {"NAME": f"test_{env.str('TEST_DATABASE', default='workbench')}"}
if not env.bool("TEST_STATIC_GATHERED", default=False):  # as they lie in the checkout; the browsers' server has them as they are served
    STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
