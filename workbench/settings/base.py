"""Settings every deployment shares. What differs lives in dev, test and prod; where values come from, in env."""

from __future__ import annotations

from workbench.settings.env import ROOT, STATE, app_role, database, env, owner_credentials, role_level

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
# Where the workbench is reached: addresses inside exports and public reviews begin with it. `up` says where it serves.
PUBLIC_URL = env.str("PUBLIC_URL", default=env.str("WORKBENCH_ADDRESS", default="http://127.0.0.1:8000"))
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "workbench.apps.WorkbenchConfig",
    "claims.apps.ClaimsConfig",
    "annotations.apps.AnnotationsConfig",
    "workbench.apps.ConsoleConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]

MIDDLEWARE = [
    "workbench.middleware.RequestIdMiddleware",
    "workbench.middleware.SecurityHeadersMiddleware",
    "workbench.language.choice.LanguageMiddleware",
    "workbench.middleware.LastResortMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "workbench.middleware.DeskMiddleware",
]

ROOT_URLCONF = "workbench.urls"
WSGI_APPLICATION = "workbench.wsgi.application"
APPEND_SLASH = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "workbench.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "workbench" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "workbench.desk.context.shell",
            ],
        },
    },
]

# One alias, the application role; `migrate` swaps in the owner (workbench/management/commands/migrate.py).
DATABASES = {"default": database()}
DATABASE_ROLE_LEVEL = role_level()
DATABASE_APP_ROLE = app_role()
DATABASE_OWNER = owner_credentials()

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "français")]
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [ROOT / "workbench" / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = STATE / "static"
STATICFILES_DIRS = [ROOT / "workbench" / "static"]
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(STATE / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "workbench.staticfiles.HashedStaticFiles"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 100

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "workbench.errors.csrf_failure"
TRUSTED_PROXIES: list[str] = env.list("TRUSTED_PROXIES", default=[])
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.str("REDIS_URL"),
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["workbench.auth.ApiTokenAuthentication", "workbench.auth.ApiSessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["annotations.http.rendering.JsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["annotations.http.parsing.StrictJsonParser"],
    "DEFAULT_SCHEMA_CLASS": "annotations.http.schema.WorkbenchSchema",
    "EXCEPTION_HANDLER": "annotations.http.problems.handle",
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "annotations.http.rendering.StrictNegotiation",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Fact-check workbench",
    "DESCRIPTION": "Articles in, verdicts out. Every object lives in a project; see docs/reference/api.md.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "PATH_CONVERTER_OVERRIDES": {"positive": {"type": "integer", "format": "int64", "minimum": 1}, "token_key": {"type": "string"}},
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "annotations.http.schema.add_problem_responses",
    ],
    "PREPROCESSING_HOOKS": ["annotations.http.schema.only_api_v1"],
    "ENUM_NAME_OVERRIDES": {
        "MarkKind": "annotations.models.Kind",
        "JobKind": "annotations.models.JobKind",
        "JobState": "annotations.models.JobState",
        "SegmentKind": "annotations.models.SegmentKind",
        "SegmentRole": "annotations.models.SegmentRole",
        "SpeakerKind": "annotations.models.SpeakerKind",
        "SpanStatus": "annotations.models.SpanStatus",
        "EntryOrigin": "annotations.services.lexicon.ORIGINS",
        "Origin": "annotations.models.Origin",
        "HopRole": "annotations.models.HopRole",
        "MemberRole": "annotations.models.Role",
        "Voice": "annotations.models.Voice",
        "Stance": "annotations.models.Stance",
        "ClaimState": "claims.models.ClaimState",
        "ClaimType": "claims.models.ClaimType",
        "LinkStatus": "claims.models.LinkStatus",
        "RelationKind": "claims.models.RelationKind",
        "EvidenceStance": "claims.models.EvidenceStance",
        "Strength": "claims.models.Strength",
        "Medium": "claims.models.Medium",
        "CaptureState": "claims.models.CaptureState",
        "ReviewState": "claims.models.ReviewState",
        "Confidence": "claims.models.Confidence",
        "Axis": "claims.models.Axis",
        "Core": "claims.models.Core",
        "AssignmentState": "claims.models.AssignmentState",
        "AdjudicationChoice": "claims.models.Choice",
        "PublicationState": "claims.models.PublicationState",
        "LossKind": "claims.api.exports.KINDS",
        "ProgressState": "claims.records.progress.STATES",
    },
}
REST_KNOX = {
    "TOKEN_MODEL": "workbench.ApiToken",
    "TOKEN_PREFIX": "wb_",
    "TOKEN_TTL": None,
    "AUTH_HEADER_PREFIX": "Bearer",
}
KNOX_TOKEN_MODEL = "workbench.ApiToken"  # noqa: S105  a model, no secret

CELERY = {
    "broker_url": env.str("REDIS_URL"),
    "broker_connection_retry_on_startup": True,
    "broker_connection_max_retries": None,  # a worker waits for its broker as long as it takes
    "task_acks_late": True,
    "task_reject_on_worker_lost": False,
    "worker_prefetch_multiplier": 1,
    "task_soft_time_limit": 15,
    "task_time_limit": 20,
    "worker_max_tasks_per_child": 200,
    "worker_max_memory_per_child": 400_000,
    "task_ignore_result": True,
    "task_default_queue": "segment",
    "worker_hijack_root_logger": False,
    "broker_transport_options": {
        "visibility_timeout": env.int("CELERY_VISIBILITY_TIMEOUT", default=60),
        "unacked_restore_interval": 2,
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": 1,
        "socket_timeout": 1,
        "socket_keepalive": True,
        "max_retries": 0,
        "interval_start": 0,
        "interval_step": 0,
        "interval_max": 0,
    },
    "task_routes": {
        "annotations.tasks.run_segmentation": {"queue": "segment"},
        "annotations.tasks.run_resegmentation": {"queue": "segment"},
        "annotations.tasks.run_learning": {"queue": "segment"},
        "annotations.tasks.run_import": {"queue": "ingest"},
        "claims.tasks.run_export": {"queue": "export"},
    },
    "beat_schedule": {"sweep": {"task": "annotations.tasks.sweep", "schedule": 15.0, "options": {"queue": "segment"}}},
    "timezone": "UTC",
}

# What a worker's child may take of the address space, in MiB: a document that eats memory fails alone.
WORKER_ADDRESS_SPACE = env.int("WORKER_ADDRESS_SPACE", default=2_048)

# Limits of RELIABILITY §2; importers get them as annotations.importers.Limits.
LIMITS = {
    "json_body": 2**20,
    "article_body": 12 * 2**20,
    "upload_body": 64 * 2**20,
    "article_text": 10 * 2**20,
    "json_depth": 64,
    "json_digits": 64,
    "json_keys": 1_000,
    "creations_per_minute": env.int("LIMIT_CREATIONS_PER_MINUTE", default=600),
    "exports_running": 3,
    "evidence_per_verdict": 50,
    "spans_per_call": 1_000,
    "ids_per_filter": 200,
}

LOGGING_CONFIG = "workbench.logging.configure"
LOGGING = {"level": env.str("LOG_LEVEL", default="INFO"), "json": env.bool("LOG_JSON", default=True)}
