"""How what is done to claims, links, evidence and one's own reviews is taken back, verb by verb (annotations.undoing)."""

from __future__ import annotations

from annotations.access import Access
from annotations.errors import NotFound
from annotations.models import UndoPart
from annotations.services.undo import no_way_back
from annotations.undoing import Aspect, State, plain, teach
from claims import access
from claims.models import Assignment, AssignmentState, Claim, ClaimState, Evidence, Flag, LinkStatus, Mention, Relation, Review
from claims.services.assign import skip, take_up_again
from claims.services.edit_claim import edit_claim, reject_claim, restore_claim
from claims.services.evidence import change_evidence, remove_evidence, restore_evidence
from claims.services.finish import finish_article, reopen_article
from claims.services.flag import flag_claim, settle_flag
from claims.services.group_evidence import groups, regroup
from claims.services.relate import change_mention, relate_claims, unrelate_claims
from claims.services.review import state_of, submit_review, withdraw_review


def _claim(by: Access, part: UndoPart) -> Claim:
    return by.locked(access.claims(by), part.object_id)


def _words(by: Access, part: UndoPart) -> State:
    claim = _claim(by, part)
    return plain({name: getattr(claim, name) for name in part.after})


def _put_words(by: Access, part: UndoPart, wanted: State) -> None:
    edit_claim(by=by, claim=_claim(by, part), **wanted)


def _state(by: Access, part: UndoPart) -> State:
    return {"state": _claim(by, part).state}


def _put_state(by: Access, part: UndoPart, wanted: State) -> None:
    move = reject_claim if wanted["state"] == ClaimState.REJECTED else restore_claim
    move(by=by, claim=_claim(by, part))


def _stated(by: Access, part: UndoPart) -> State:
    """Of a claim that somebody asserted: whether the place still states it."""
    _claim(by, part)
    return {"held": by.one(access.mentions(by), part.after["mention"]).status == LinkStatus.CONFIRMED}


def _put_stated(by: Access, part: UndoPart, wanted: State) -> None:
    claim, mention = _claim(by, part), by.one(access.mentions(by), part.after["mention"])
    change_mention(by=by, mention=mention, status=LinkStatus.CONFIRMED if wanted["held"] else LinkStatus.REJECTED)
    if part.after["made"]:
        move = restore_claim if wanted["held"] else reject_claim
        move(by=by, claim=claim)


def _relation(by: Access, part: UndoPart) -> Relation | None:
    """By what it ties, not by its number: taken back and made again it has another."""
    ties = part.after
    for pk in sorted((ties["from"], ties["to"])):
        by.one(access.claims(by), pk)
    rows = access.relations(by).select_for_update(no_key=True, of=("self",))
    return rows.filter(from_claim_id=ties["from"], to_claim_id=ties["to"], kind=ties["kind"]).first()


def _link(by: Access, part: UndoPart) -> State:
    relation = _relation(by, part)
    return {"status": relation.status if relation else ""}


def _put_link(by: Access, part: UndoPart, wanted: State) -> None:
    relation, ties = _relation(by, part), part.after
    if wanted["status"]:
        one, other = (by.one(access.claims(by), ties[name]) for name in ("from", "to"))
        relate_claims(by=by, from_claim=one, to_claim=other, kind=ties["kind"], status=wanted["status"])
    elif relation is not None:
        unrelate_claims(by=by, relation=relation)


def _mention(by: Access, part: UndoPart) -> Mention:
    return by.locked(access.mentions(by), part.object_id)


def _occurrence(by: Access, part: UndoPart) -> State:
    mention = _mention(by, part)
    return {name: getattr(mention, name) for name in part.after}


def _put_occurrence(by: Access, part: UndoPart, wanted: State) -> None:
    change_mention(by=by, mention=_mention(by, part), **wanted)


def _piece(by: Access, part: UndoPart) -> Evidence:
    return by.locked(access.evidence_ever(by), part.object_id)


def _attached(by: Access, part: UndoPart) -> State:
    return {"attached": _piece(by, part).removed_at is None}


def _put_attached(by: Access, part: UndoPart, wanted: State) -> None:
    if wanted["attached"]:
        restore_evidence(by=by, evidence_id=part.object_id)
    else:
        remove_evidence(by=by, evidence=_piece(by, part))


def _passage(by: Access, part: UndoPart) -> State:
    piece = _piece(by, part)
    return plain({name: getattr(piece, name) for name in part.after})


def _put_passage(by: Access, part: UndoPart, wanted: State) -> None:
    change_evidence(by=by, evidence=_piece(by, part), **wanted)


def _review(by: Access, part: UndoPart) -> Review:
    found = Review.objects.filter(project_id=by.project.pk, reviewer=by.user, pk=part.object_id).first()
    if found is None:
        raise NotFound
    by.locked(access.claims(by), found.claim_id)  # before the review, as the services lock them
    found.refresh_from_db()
    return found


def _submitted(by: Access, part: UndoPart) -> State:
    return plain(state_of(_review(by, part)))


def _put_submitted(by: Access, part: UndoPart, wanted: State) -> None:
    move = submit_review if wanted["submitted"] else withdraw_review
    move(by=by, review=_review(by, part))


def _grouped(by: Access, part: UndoPart) -> State:
    return {"groups": groups(_review(by, part).evidence_sets)}


def _put_grouped(by: Access, part: UndoPart, wanted: State) -> None:
    regroup(by=by, review=_review(by, part), wanted=wanted["groups"])


def _assignment(by: Access, part: UndoPart) -> State:
    claim = _claim(by, part)
    skipped = Assignment.objects.filter(claim=claim, reviewer=by.user, round=claim.round, state=AssignmentState.SKIPPED)
    return {"skipped": skipped.exists()}


def _put_assignment(by: Access, part: UndoPart, wanted: State) -> None:
    claim = _claim(by, part)
    if wanted["skipped"]:
        skip(by=by, claim=claim)
    else:
        take_up_again(by=by, claim=claim, state=wanted["state"])


def _finished(by: Access, part: UndoPart) -> State:
    mine = Assignment.objects.select_for_update(no_key=True).filter(project_id=by.project.pk, reviewer=by.user, pk__in=_closed(part))
    return {"open": sorted(one.pk for one in mine if one.state == AssignmentState.OPEN)}


def _closed(part: UndoPart) -> list[int]:
    return [*part.before["open"], *part.after["open"]]


def _put_finished(by: Access, part: UndoPart, wanted: State) -> None:
    article = by.article(part.object_id)
    if wanted["open"]:
        reopen_article(by=by, article=article, assignments=wanted["open"])
    else:
        finish_article(by=by, article=article)


def _flag(by: Access, part: UndoPart) -> Flag | None:
    """One's open one on the claim, by whatever number."""
    claim = by.locked(access.claims(by), part.after["claim"])
    return access.flags(by).filter(claim=claim, created_by_id=by.user.pk, settled_at=None).first()


def _put_flag(by: Access, part: UndoPart) -> None:
    flag = _flag(by, part)
    if flag is not None:
        settle_flag(by=by, flag=flag)
    else:
        flag_claim(by=by, claim=by.one(access.claims(by), part.after["claim"]), note=part.after["note"])


STATE, LINK, ATTACHED = Aspect(_state, _put_state), Aspect(_link, _put_link), Aspect(_attached, _put_attached)
DECISION = no_way_back("A decision is not taken back; reopen the claim with a reason instead.")
PUBLICATION = no_way_back("What was made public is not taken back; correct or retract it instead.")
INVERSES = {
    "claim.assert": Aspect(_stated, _put_stated),
    "claim.edit": Aspect(_words, _put_words),
    "claim.reject": STATE,
    "claim.restore": STATE,
    "claim.merge": no_way_back("A merge is not taken back: what was said of both claims is one claim's now."),
    "claim.skip": Aspect(_assignment, _put_assignment),
    "article.finish": Aspect(_finished, _put_finished),
    "relation.make": LINK,
    "relation.suggested": LINK,
    "relation.confirmed": LINK,
    "relation.rejected": LINK,
    "mention.change": Aspect(_occurrence, _put_occurrence),
    "flag.raise": Aspect(lambda by, part: {"raised": _flag(by, part) is not None}, lambda by, part, _wanted: _put_flag(by, part)),
    "evidence.attach": ATTACHED,
    "evidence.remove": ATTACHED,
    "evidence.restore": ATTACHED,
    "evidence.change": Aspect(_passage, _put_passage),
    "review.submit": Aspect(_submitted, _put_submitted),
    "review.group": Aspect(_grouped, _put_grouped),
    "review.withdraw": Aspect(_submitted, _put_submitted),
    "comment.add": no_way_back("What was said in the discussion stays; say the other thing beside it."),
    "adjudication.take": DECISION,
    "adjudication.merge": DECISION,
    "adjudication.return": no_way_back("The reviewers have the claim back; what they were told is not taken back."),
    "claim.approve": DECISION,
    "claim.reopen": no_way_back("The next round has begun; a reopened claim is decided anew."),
    "claim.published": PUBLICATION,
    "claim.corrected": PUBLICATION,
    "claim.retracted": PUBLICATION,
}


def install() -> None:
    """Teach them, once, at start."""
    teach(INVERSES)
