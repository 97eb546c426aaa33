"""How what is done to texts and marks is taken back, verb by verb: the one table (annotations.undoing tells how it is used)."""

from __future__ import annotations

from typing import Any

from annotations.access import Access
from annotations.errors import Conflict
from annotations.models import Anchor, Article, Attribution, Segment, Span, SpanStatus, UndoPart
from annotations.services.articles import delete_article, edit_article, restore_article
from annotations.services.attribute import Hop, attribute, hops_of
from annotations.services.change_span import adjust_edges, relabel_span, remove_span, restore_span
from annotations.services.correct_details import correct_details, stated
from annotations.services.layout import correct_segment
from annotations.services.speakers import alias_speaker
from annotations.services.suggestions import accept_suggestion, reconsider_suggestion, reject_suggestion
from annotations.undoing import Aspect, State, plain, teach


def _span(by: Access, part: UndoPart) -> Span:
    rows = by.spans().select_related("edition", "label").defer("edition__text", "edition__search")
    return by.locked(rows, part.object_id)


def _status(by: Access, part: UndoPart) -> State:
    return {"status": _span(by, part).status}


def _put_status(by: Access, part: UndoPart, wanted: State) -> None:
    """Through removal and decision, whichever lead there."""
    span = _span(by, part)
    if wanted["status"] == SpanStatus.REMOVED:
        remove_span(by=by, span=span)
        return
    if span.status == SpanStatus.REMOVED:
        span = restore_span(by=by, span=span)
    if span.status == wanted["status"]:
        return
    if wanted["status"] == SpanStatus.REJECTED:
        reject_suggestion(by=by, span=span, reason=wanted.get("reason", ""))
    elif wanted["status"] == SpanStatus.ACCEPTED:
        accept_suggestion(by=by, span=span)
    else:
        reconsider_suggestion(by=by, span=span)


def _edges(by: Access, part: UndoPart) -> State:
    return plain({"fragments": _span(by, part).fragments})


def _put_edges(by: Access, part: UndoPart, wanted: State) -> None:
    if wanted.get("anchor") == Anchor.ORPHANED:
        raise Conflict("A mark that found its place again is not cast adrift; move it or remove it.", reason="not_undoable",
            object=part.object, verb=part.verb, step=part.step_id)  # fmt: skip
    adjust_edges(by=by, span=_span(by, part), fragments=[(start, end) for start, end in wanted["fragments"]], quote=wanted["quote"])


def _about(by: Access, part: UndoPart) -> State:
    span = _span(by, part)
    return {name: getattr(span, f"{name}_id" if name == "label" else name) for name in part.after}


def _put_about(by: Access, part: UndoPart, wanted: State) -> None:
    label = by.referenced(by.labels(), wanted["label"], name="label") if "label" in wanted else None
    relabel_span(by=by, span=_span(by, part), label=label, voice=wanted.get("voice"), stance=wanted.get("stance"))


def _details(by: Access, part: UndoPart) -> State:
    return plain(stated(_span(by, part)))


def _put_details(by: Access, part: UndoPart, wanted: State) -> None:
    correct_details(by=by, span=_span(by, part), **wanted)


def _chain(by: Access, part: UndoPart) -> State:
    rows = Attribution.objects.filter(span=_span(by, part)).select_related("speaker").order_by("position")
    return plain({"chain": hops_of(rows)})


def _put_chain(by: Access, part: UndoPart, wanted: State) -> None:
    attribute(by=by, span=_span(by, part), chain=[Hop(**hop) for hop in wanted["chain"]])


def _segment(by: Access, part: UndoPart) -> Segment:
    return by.locked(by.segments(), part.object_id)


def _layout(by: Access, part: UndoPart) -> State:
    segment = _segment(by, part)
    return {"role": segment.role, "excluded": segment.excluded}


def _put_layout(by: Access, part: UndoPart, wanted: State) -> None:
    correct_segment(
        by=by, segment=_segment(by, part), role=wanted["role"], excluded=wanted["excluded"], as_read=not wanted.get("corrected", True)
    )


def _aliases(by: Access, part: UndoPart) -> State:
    return {"aliases": sorted(by.locked(by.speakers(), part.object_id).aliases)}


def _put_aliases(by: Access, part: UndoPart, wanted: State) -> None:
    by.locked_project()  # before the speaker's row, as the service locks them
    alias_speaker(by=by, speaker=by.one(by.speakers(), part.object_id), aliases=wanted["aliases"])


def _article(by: Access, part: UndoPart) -> Article:
    return by.locked(Article.objects.all(), part.object_id)


def _kept(by: Access, part: UndoPart) -> State:
    return {"kept": _article(by, part).deleted_at is None}


def _put_kept(by: Access, part: UndoPart, wanted: State) -> Any:
    article = _article(by, part)
    return restore_article(by=by, article_id=article.pk) if wanted["kept"] else delete_article(by=by, article=article)


def _metadata(by: Access, part: UndoPart) -> State:
    article = _article(by, part)
    return plain({name: getattr(article, name) for name in part.after})


def _put_metadata(by: Access, part: UndoPart, wanted: State) -> None:
    edit_article(by=by, article=_article(by, part), **wanted)


STATUS = Aspect(_status, _put_status)
KEPT = Aspect(_kept, _put_kept)
INVERSES = {
    "span.highlight": STATUS,
    "span.accept": STATUS,
    "span.reject": STATUS,
    "span.reconsider": STATUS,
    "span.remove": STATUS,
    "span.restore": STATUS,
    "span.edges": Aspect(_edges, _put_edges),
    "span.correct": Aspect(_about, _put_about),
    "span.details": Aspect(_details, _put_details),
    "span.attribute": Aspect(_chain, _put_chain),
    "segment.correct": Aspect(_layout, _put_layout),
    "speaker.alias": Aspect(_aliases, _put_aliases),
    "article.edit": Aspect(_metadata, _put_metadata),
    "article.delete": KEPT,
    "article.restore": KEPT,
}


def install() -> None:
    """Teach them, once, at start."""
    teach(INVERSES)
