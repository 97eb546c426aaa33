"""The few ways in which the workbench says no. One class is one row of the status table (docs/reference/api.md).

`code` is the class of the answer, `FieldError.code` the reason; both are stable and part of the API.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class FieldError:
    """One reason: the field to blame (or None), a stable word, a sentence for the reader, facts beside it."""

    field: str | None
    code: str
    message: str
    meta: Mapping[str, Any] = made(default_factory=dict)


class WorkbenchError(Exception):
    """Base of every refusal. Raise a subclass; `classify` in annotations.http.problems turns it into an answer."""

    status: ClassVar[int] = 400
    code: ClassVar[str] = "invalid"
    title: ClassVar[str] = "Invalid input"

    def __init__(
        self, detail: str = "", *, field: str | None = None, reason: str | None = None, errors: tuple[FieldError, ...] = (), **meta: Any
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        if not errors and reason:
            errors = (FieldError(field, reason, self.detail, meta),)
        self.errors = errors

    @property
    def reason(self) -> str:
        """The first reason, or the class when the class says it all."""
        return self.errors[0].code if self.errors else self.code


class BadRequest(WorkbenchError):
    """Undecodable request or bad host."""

    code, title = "bad_request", "The request could not be read"


class Malformed(WorkbenchError):
    """A body that is no JSON object of the expected form."""

    code, title = "malformed", "Malformed body"


class Invalid(WorkbenchError):
    """Wrong in form, type, range or vocabulary; also an unknown or foreign id in body or query."""


class BadHeader(WorkbenchError):
    """Malformed `If-Match` or `Idempotency-Key`."""

    code, title = "bad_header", "Malformed header"


class Unauthenticated(WorkbenchError):
    """No, bad, expired or revoked credential."""

    status, code, title = 401, "unauthenticated", "Sign in to continue"


class CsrfFailed(WorkbenchError):
    """A cookie session without proof that the form is ours."""

    status, code, title = 403, "csrf", "The form could not be verified; reload the page and send it again"


class Forbidden(WorkbenchError):
    """The actor may see the object but lacks the right named in `meta.needs`."""

    status, code, title = 403, "forbidden", "Your role does not allow this"
    project_id: int | None = None
    people: tuple[str, ...] = ()  # who could do it there, for the page that says whom to ask


class NotFound(WorkbenchError):
    """Absent, foreign or hidden: one answer for all three."""

    status, code, title = 404, "not_found", "Not found"


class MethodNotAllowed(WorkbenchError):
    """The route exists, the method is not offered there."""

    status, code, title = 405, "method_not_allowed", "Method not allowed"

    def __init__(self, *, allow: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.allow = allow


class NotAcceptable(WorkbenchError):
    """`Accept` excludes what the route can give."""

    status, code, title = 406, "not_acceptable", "Not acceptable"


class Conflict(WorkbenchError):
    """Well-formed and fresh, but the object's state forbids it."""

    status, code, title = 409, "conflict", "The current state does not allow this"


class InProgress(WorkbenchError):
    """The first request with this `Idempotency-Key` is still running."""

    status, code, title = 409, "in_progress", "The first request with this key is still running"


class Stale(WorkbenchError):
    """`If-Match` is not the current tag; carries the current state for the reader to merge."""

    status, code, title = 412, "stale", "Someone changed this meanwhile"

    def __init__(self, *, current: Mapping[str, Any] | None = None, current_etag: str = "") -> None:
        super().__init__()
        self.current, self.current_etag = current or {}, current_etag


class TooLarge(WorkbenchError):
    """Body, text or archive over its limit."""

    status, code, title = 413, "body_too_large", "Too large"


class TextTooLarge(TooLarge):
    """An article's text over its limit."""

    code, title = "text_too_large", "The text is too large"


class ArchiveLimit(TooLarge):
    """An archive whose directory already shows that it is over a limit."""

    code, title = "archive_limit", "The archive is over a limit"


class UnsupportedMedia(WorkbenchError):
    """Media type, charset, encoding or file type that is not accepted."""

    status, code, title = 415, "unsupported_media_type", "This type is not accepted"


class KeyReused(WorkbenchError):
    """Same `Idempotency-Key`, other request."""

    status, code, title = 422, "key_reused", "This key was used for another request"


class PreconditionRequired(WorkbenchError):
    """`If-Match` is missing where an existing object is changed."""

    status, code, title = 428, "precondition_required", "Send If-Match with the object's ETag"


class Throttled(WorkbenchError):
    """Quota or throttle."""

    status, code, title = 429, "throttled", "Too many requests"

    def __init__(self, detail: str = "", *, retry_after: int = 60) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class Unavailable(WorkbenchError):
    """PostgreSQL unreachable or out of room, a time-out, a log that cannot be written."""

    status, code, title = 503, "unavailable", "Temporarily unavailable, nothing was changed"

    def __init__(self, detail: str = "", *, reason: str | None = None, retry_after: int = 2) -> None:
        super().__init__(detail, reason=reason)
        self.retry_after = retry_after
