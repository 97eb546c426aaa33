"""What a file or a pasted text would come in as, before anything is stored, as the cards of the upload page show it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.access import Access
from annotations.importers import IncomingArticle, Problem, Refusal, display_name, lawful
from annotations.services.preview import Patience, preview_file, preview_text
from annotations.services.seen import Known, SeenFile, SeenText
from workbench.desk.layout import role_name
from workbench.language.words import reason, refused

FACTS = ("title", "outlet", "author", "published", "url", "language")
LONG, OUTS = 240, 6
SHOWN = 80
"""Paragraphs of a text that can be taken in and out before it is stored."""
CARRIED = 700_000
"""Bytes of a file that a page without scripts carries along until it is added."""
FORMATS = {
    "txt": "Text", "md": "Markdown", "html": "HTML", "docx": "Word", "pdf": "PDF", "zip": "ZIP", "jsonl": "JSONL", "csv": "CSV",
}  # fmt: skip


def file_card(  # noqa: PLR0913  one file, how it is shown, and how long it may be looked at
    by: Access, filename: str | None, data: bytes, media_type: str | None, *, pre: str, patience: Patience
) -> dict[str, Any]:
    """Context of components/upload_card.html for one file; with `pre` before the names of its fields the page carries it along."""
    name = display_name(filename)
    seen = preview_file(by=by, data=data, filename=name, media_type=media_type, patience=patience)
    text = text_card(seen.text) if seen.text else None
    return {
        "name": name, "size": filesizeformat(len(data)), "format": FORMATS.get(seen.format, seen.format.upper()), "state": _state(seen),
        "text": text, "members": [_member(one) for one in seen.members], "more": seen.more, "left": seen.left, "late": seen.late,
        "told": _told(seen.problems, name),
        "warnings": [refused(one.message) for one in (*seen.warnings, *(seen.text.incoming.warnings if seen.text else ()))],
        "bulk": seen.bulk, "encoding": (seen.text.incoming.encoding or "").upper() if seen.text else "", "pre": pre,
        "media_type": media_type or "",
        "data": b64encode(data).decode() if pre and not seen.refused and len(data) <= CARRIED else "",
    }  # fmt: skip


def _state(seen: SeenFile) -> str:
    if seen.refused:
        return "refused"
    if seen.text is not None and seen.text.known is not None:
        return "duplicate"
    return "later" if seen.too_large_here or seen.bulk or seen.late else "ready"


def _told(problems: Iterable[Problem], name: str) -> list[str]:
    """Each fault with its line, and its file where that is another than the card names."""
    told = []
    for one in problems:
        line = _("line %(n)s") % {"n": one.line} if one.line else ""
        place = [part for part in (one.file if one.file != name else "", line, one.pointer) if part]
        told.append(_("%(place)s: %(why)s") % {"place": ", ".join(place), "why": refused(one.message)} if place else refused(one.message))
    return told


def _member(one: IncomingArticle) -> dict[str, str]:
    place = one.filename or (_("line %(n)s") % {"n": one.line} if one.line else "")
    return {"name": place, "title": one.title or "", "size": _long(one.text)}


def _long(text: str) -> str:
    return ngettext("%(n)s character", "%(n)s characters", len(text)) % {"n": f"{len(text):,}"}


def paste(by: Access, sent: Mapping[str, str]) -> dict[str, Any] | None:
    """The look of a pasted text; None while there is none, and its fault where it cannot be a text."""
    written = sent.get("text", "").replace("\r\n", "\n")
    if not written.strip():
        return None
    said = {name: typed(sent, name) for name in FACTS}
    try:
        read = lawful(written, encoding="utf-8")
    except Refusal as refusal:
        return {"fault": refused(refusal.problem.message)}
    incoming = IncomingArticle(text=read.text, extractor="paste", warnings=read.warnings)
    return {**text_card(preview_text(by=by, incoming=incoming, facts=said)), "warnings": [refused(one.message) for one in read.warnings]}


def typed(sent: Mapping[str, str], name: str) -> str:
    """What a person wrote in a field; what we had put there ourselves and they left is no word of theirs."""
    value = str(sent.get(name, "")).strip()
    return "" if value and value == sent.get(f"found_{name}") else value


def text_card(seen: SeenText) -> dict[str, Any]:
    """Context of components/upload_text.html."""
    stated, found = seen.incoming, seen.found
    facts = {
        "title": stated.title or found.title, "outlet": stated.outlet or found.outlet, "author": stated.author or found.author,
        "published": stated.published or found.published, "url": stated.url, "language": stated.language,
    }  # fmt: skip
    outs = [one for one in seen.paragraphs if one.excluded is not None]
    out = len(outs)
    return {
        "facts": {name: value or "" for name, value in facts.items()}, "found": {name: getattr(found, name, None) or "" for name in FACTS},
        "language": seen.language, "long": _long(stated.text), "whole": seen.whole, "looked_at": f"{seen.looked_at:,}",
        "count": ngettext("%(n)s paragraph", "%(n)s paragraphs", len(seen.paragraphs)) % {"n": len(seen.paragraphs)},
        "out": ngettext("%(n)s left out", "%(n)s left out", out) % {"n": out} if out else "",
        "outs": [{"n": one.index + 1, "reason": reason(one.excluded)} for one in outs[:OUTS]], "more_outs": max(0, out - OUTS),
        "paragraphs": _paragraphs(seen), "hidden": max(0, len(seen.paragraphs) - SHOWN),
        "unbalanced": [{"n": one.paragraph, "why": reason(one.why), "words": one.words} for one in seen.unbalanced],
        "known": _known(seen.known), "near": _known(seen.near),
    }  # fmt: skip


def _paragraphs(seen: SeenText) -> Sequence[dict[str, Any]]:
    text = seen.incoming.text
    return [
        {
            "n": one.index + 1, "at": f"{one.start}-{one.end}", "out": one.excluded is not None,
            "role_name": role_name(one.role) if one.role != "body" else "",
            "reason": reason(one.excluded or (one.reason if one.role != "body" else "")),
            "words": " ".join(text[one.start : min(one.end, one.start + LONG)].split()), "cut": one.end > one.start + LONG,
        }
        for one in seen.paragraphs[:SHOWN]
    ]  # fmt: skip


def _known(known: Known | None) -> dict[str, Any] | None:
    if known is None:
        return None
    return {
        "id": known.article_id, "title": known.title, "deleted": known.deleted, "per_cent": known.per_cent,
        "new": [one[:LONG] for one in known.new[:12]], "gone": [one[:LONG] for one in known.gone[:12]],
        "shared": known.shared, "total": known.total,
    }  # fmt: skip
