"""What became of a verdict: it has no status column, what followed tells."""

from __future__ import annotations

from claims.models import ClaimState, PublicationState


def verdict_status(*, of_review: bool, publication: str | None, claim_state: str, stands: bool) -> str:
    """`submitted`, `decided`, `approved`, `published`, `corrected` or `retracted`.

    `publication` is the state of the last publication that points at the verdict; `stands` says that it
    is the last of the claim's own verdicts, in the claim's present round. A claim that was reopened
    leaves a decided verdict.
    """
    if of_review:
        return "submitted"
    if publication is not None:
        return PublicationState(publication).value
    return "approved" if stands and claim_state == ClaimState.APPROVED else "decided"
