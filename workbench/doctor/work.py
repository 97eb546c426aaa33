"""Work that is due gets done: assignments, jobs, and what is kept for a time only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from annotations.services import housekeeping, jobs
from annotations.services.articles import cancel_work_on_deleted
from annotations.services.resegment_parts import close_ended
from claims.services.housekeeping import EXPORTS_KEPT_DAYS, drop_exports, expire_assignments
from workbench.doctor.findings import Finding, Scope
from workbench.doctor.reading import streamed
from workbench.housekeeping import forget_sessions

_ASSIGNMENTS = """
SELECT a.project_id, a.id, CASE WHEN a.lease_until < now() - interval '1 minute' THEN 'is over its time'
    ELSE 'is on deleted articles alone' END
FROM claims_assignment a WHERE {scope} AND a.state = 'open' AND (a.lease_until < now() - interval '1 minute' OR (
    EXISTS (SELECT 1 FROM claims_mention m WHERE m.claim_id = a.claim_id)
    AND NOT EXISTS (SELECT 1 FROM claims_mention m JOIN annotations_span s ON s.id = m.span_id
        JOIN annotations_edition e ON e.id = s.edition_id JOIN annotations_article t ON t.id = e.article_id
        WHERE m.claim_id = a.claim_id AND t.deleted_at IS NULL)))
"""
# An hour of grace: the sweeper comes every 15 seconds, so what is older was never tidied.
_EXPIRED = """
SELECT 'kept answer', count(*) FROM annotations_keptanswer WHERE created_at < now() - make_interval(hours => %(answers)s + 1)
UNION ALL SELECT 'session', count(*) FROM django_session WHERE expire_date < now() - interval '1 hour'
UNION ALL SELECT 'export file', count(*) FROM claims_export x JOIN annotations_job j ON j.id = x.job_id
    WHERE x.filename <> '' AND j.finished_at < now() - make_interval(days => %(exports)s, hours => 1)
"""
_JOBS = """
SELECT j.project_id, j.id, CASE
    WHEN j.state IN ('pending', 'running') AND t.deleted_at IS NOT NULL THEN 'waits for a deleted article'
    WHEN j.state = 'pending' AND j.attempts >= 3 THEN 'used up its attempts and was not quarantined'
    WHEN j.state = 'running' AND j.lease_until < now() - interval '1 minute' THEN 'lost its worker and nobody took it over'
    WHEN j.state = 'pending' AND j.due_at < now() - interval '5 minutes' AND NOT (j.priority = 2 AND EXISTS (
        SELECT 1 FROM annotations_job p WHERE p.id = j.parent_id AND p.state IN ('pending', 'running')))
        THEN 'is due for more than 5 minutes'
    WHEN j.kind = 'resegment' AND j.state = 'running' AND j.lease_token IS NULL AND NOT EXISTS (
        SELECT 1 FROM annotations_job c WHERE c.parent_id = j.id AND (c.state IN ('pending', 'running')
            OR c.finished_at > now() - interval '1 minute')) THEN 'has no part left to wait for and was not closed'
    WHEN j.state NOT IN ('pending', 'running') AND j.finished_at IS NULL THEN 'ended at no time'
    WHEN j.kind = 'segment' AND j.text_sha256 <> e.sha256 THEN 'is for another text than its edition''s'
    WHEN j.kind = 'segment' AND j.state = 'done' AND NOT EXISTS (SELECT 1 FROM annotations_segmentation s
        WHERE s.edition_id = j.edition_id AND s.current) THEN 'is done, but nothing came of it'
    END AS what
FROM annotations_job j LEFT JOIN annotations_edition e ON e.id = j.edition_id
LEFT JOIN annotations_article t ON t.id = e.article_id WHERE {scope}
"""
_NEVER_DUE = """
SELECT e.project_id, e.id FROM annotations_edition e JOIN annotations_article t ON t.id = e.article_id
WHERE {scope} AND t.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM annotations_job j WHERE j.edition_id = e.id AND j.kind = 'segment')
"""


def assignments(scope: Scope) -> Iterator[Finding]:
    """D-07: nobody holds a claim for ever, nor one whose articles are gone."""
    for project, pk, what in streamed(_ASSIGNMENTS.format(scope=scope.where("a")), scope.values):
        yield Finding(f"assignment:{pk}", what, project)


def give_assignments_back() -> str:
    """Mend D-07."""
    return f"{_until_none(expire_assignments)} assignments given back to the queue"


def expired(scope: Scope) -> Iterator[Finding]:
    """D-08: what is kept for a time is not kept longer. These rows are the installation's, not one project's."""
    if scope.project is not None:
        return
    kept = {"answers": housekeeping.ANSWERS_KEPT_HOURS, "exports": EXPORTS_KEPT_DAYS}
    for what, count in streamed(_EXPIRED, kept):
        if count:
            yield Finding(what, f"{count} of them have expired and are still there")


def forget_expired() -> str:
    """Mend D-08."""
    answers, sessions = _until_none(housekeeping.forget_answers), _until_none(_sessions)
    return f"{answers} kept answers, {sessions} sessions and {_until_none(drop_exports)} export files deleted"


def _sessions() -> int:
    return forget_sessions(sender=None)["sessions_deleted"]


def background(scope: Scope) -> Iterator[Finding]:
    """D-09: every job goes on, ends, and leaves what it says; every text was made due."""
    rows = streamed(f"SELECT * FROM ({_JOBS.format(scope=scope.where('j'))}) found WHERE what IS NOT NULL", scope.values)  # noqa: S608
    for project, pk, what in rows:
        yield Finding(f"job:{pk}", what, project)
    for project, pk in streamed(_NEVER_DUE.format(scope=scope.where("e")), scope.values):
        yield Finding(f"edition:{pk}", "was never made due for segmentation", project)


def move_jobs_on() -> str:
    """Mend D-09 as the sweeper would, and cancel what waits for deleted articles."""
    cancelled = cancel_work_on_deleted()
    swept = jobs.sweep()
    close_ended()
    return f"{cancelled} jobs cancelled, {swept.quarantined} quarantined, {swept.republished} sent again"


def _until_none(step: Callable[[], int]) -> int:
    total = 0
    while done := step():
        total += done
    return total
