"""One JSON line per event, escaped, with the request's id; no address, agent or whole token."""

from __future__ import annotations

import logging.config
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

_TOKEN = re.compile(r"\b(wb_[0-9A-Za-z]{3})[0-9A-Za-z]+")
_QUIET = {
    "django.request": "ERROR",
    "django.security.csrf": "ERROR",
    "django.security.DisallowedHost": "CRITICAL",
}


def configure(options: dict[str, Any]) -> None:
    """What Django calls with `settings.LOGGING`: `level`, and `json` (off: coloured lines for a terminal)."""
    last = structlog.processors.JSONRenderer() if options["json"] else structlog.dev.ConsoleRenderer()
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": shared,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            hide_tokens,
            last,
        ],
    }
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": formatter},
            "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"handlers": ["out"], "level": options["level"]},
            "loggers": {name: {"level": level} for name, level in _QUIET.items()},
        }
    )


def hide_tokens(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Tokens are cut to their first six characters wherever they turn up (AU-04)."""
    for name, value in event.items():
        if isinstance(value, str):
            event[name] = _TOKEN.sub(r"\1…", value)
    return event
