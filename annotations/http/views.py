"""The base of every API view: the checks of RELIABILITY §1 in their order, in one transaction.

A resource is a class that *declares* what it takes and gives, and a handler a method that says what happens:

    class SpanView(ProjectView):  # …/projects/<positive:project_id>/spans/<positive:span_id>
        verbs = {"PATCH": "mark", "DELETE": "mark"}  # GET, HEAD, OPTIONS need "read" unless named
        bodies = {"PATCH": SpanChanges}  # a StrictSerializer; none declared: no body is taken
        answers = {"GET": SpanOut, "PATCH": SpanOut}  # [SpanOut] is a page of them; none declared: 204

        def find(self) -> None:  # 404: what the URL names, each a child of the one before
            self.span = self.row(self.access.spans(), "span_id")

        def get(self, request: Request, **ids: int) -> HttpResponse:
            return self.single(self.span)  # 200 with its ETag; 304 when the reader has it

        def patch(self, request: Request, **ids: int) -> HttpResponse:
            changes = self.body()  # 400: every reason at once
            self.match(self.span)  # 412 with the current state
            return self.single(move_span(access=self.access, span=self.span, **changes))

        def delete(self, request: Request, **ids: int) -> HttpResponse:
            self.match(self.span)
            remove_span(access=self.access, span=self.span)
            return self.nothing()  # 204

    class SpansView(ProjectView):  # …/articles/<positive:article_id>/spans
        verbs = {"POST": "mark"}
        queries = {"GET": SpanQuery}  # a PageQuery; unknown or repeated parameters: 400
        bodies = {"POST": SpanDraft}
        answers = {"GET": [SpanOut], "POST": SpanOut}

        def get(self, request: Request, **ids: int) -> HttpResponse:
            wanted = self.query()
            rows = self.access.spans().filter(…)
            return self.page(rows, order=("start", "id"), wanted=wanted)

        def post(self, request: Request, **ids: int) -> HttpResponse:
            span = highlight(access=self.access, **self.body())
            return self.created(span, location=reverse("api:span", …))

PATCH, PUT and DELETE need `If-Match`; a POST that acts on what it found says `matched = frozenset({"POST"})`.
`row(…)` locks the row when the method is matched, so the comparison holds; for the tag of another object
(a dossier) say `match(obj, etag=…)`. A handler that never compared `If-Match` is a bug (500); a body or query that it
never read is refused (400): nothing is ignored in silence. Every POST may carry `Idempotency-Key`; the kept
answer comes after 401 to 415 and before 400.

Refuse by raising from annotations.errors, in services as well; answers of 400 and more undo the transaction.
Handlers may run up to three times (deadlock): no effects but the database's; `events.announce` waits for the
commit. Upload routes say `parser_classes = (StrictMultiPartParser,)`, `limit = "upload_body"`, read `raw_body()`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from annotations import access, policy
from annotations.errors import Forbidden, NotFound
from annotations.http.handling import SAFE, Handling
from annotations.http.replies import Replies

__all__ = ["ApiView", "ProjectView"]


class ApiView(Replies, Handling):
    """A view of the person alone (profile, own tokens, the list of projects)."""

    project_in_url: ClassVar[bool] = False

    def enter(self) -> None:
        """A token that may only read changes nothing; one bound to a project opens nothing else."""
        if self.method not in SAFE and self.read_only:
            raise Forbidden("This token may only read.", reason="token_read_only", needs="write")

    @property
    def read_only(self) -> bool:
        """Whether the request came with a token that may only read."""
        return bool(getattr(self.request.auth, "read_only", False))

    @property
    def bound_project_id(self) -> int | None:
        """The one project the request's token opens; None: all of the person's."""
        bound = getattr(self.request.auth, "project_id", None)
        return None if bound is None else int(bound)


class ProjectView(ApiView):
    """A view inside a project: `self.access` is the actor's seat there (404 for everyone who has none)."""

    project_in_url = True
    verbs: ClassVar[dict[str, str]] = {}
    access: access.Access

    def enter(self) -> None:
        """The seat, then what the URL names, then the right."""
        project_id = int(self.kwargs["project_id"])
        if self.bound_project_id not in {None, project_id}:
            raise NotFound
        self.access = access.enter(self.request.user, project_id, read_only=self.read_only)
        self.find()
        self.permit()

    def find(self) -> None:
        """Fetch what the URL names, each as a child of the one before it; NotFound for anything else."""

    def verb(self) -> str:
        """The right this request needs; may look at what `find` found (one's own, or another's)."""
        return self.verbs.get(self.method, "read") if self.method in SAFE else self.verbs[self.method]

    def permit(self) -> None:
        """403 with the missing right; a read-only token reads whatever its person may read."""
        verb = self.verb()
        if self.method not in SAFE:
            if self.read_only:
                raise Forbidden("This token may only read.", reason="token_read_only", needs=verb)
            self.access.require(verb)
        elif not self.access.may(verb):
            raise policy.needs(verb)

    def row(self, rows: Any, name: str) -> Any:
        """The project's row whose id the URL gives as `name`; locked when its version will be compared."""
        fetch = self.access.locked if self.method in self.matched else self.access.one
        return fetch(rows, int(self.kwargs[name]))
