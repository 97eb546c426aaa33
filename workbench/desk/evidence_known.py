"""What the desk knows of a passage while it is typed: the page and its publisher, where else it is cited, with what it counts once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.access import Access
from annotations.errors import Invalid
from claims import access
from claims.capture.address import canonical_url, url_warnings
from claims.matching import Origin, Piece, shared_origin
from claims.models import Claim, Document
from workbench.desk.dates import shown_date
from workbench.desk.evidence_cards import first_said, group_name, is_claimants, known_pieces, newer, uses
from workbench.desk.panel import evidence_of
from workbench.language.words import refused as in_words


def known(by: Access, claim: Claim, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Context of components/evidence_known.html; empty where nothing is typed yet."""
    address, refused = _address(str(typed.get("url", "")))
    pieces = evidence_of(by, claim)
    names = sorted({group_name(one) for one in pieces})
    given = str(typed.get("independence_group", ""))
    if not (address or typed.get("article") or typed.get("publisher") or typed.get("quote")):
        return {"refused": refused, "notes": [], "names": names, "group": given, "why": "", "claimants": False, "filled": []}
    document = _document(by, address, typed.get("article"))
    publisher = str(typed.get("publisher") or "") or _publisher(by, document, address)
    piece = Piece(page=str(document.pk) if document else "", publisher=publisher, quote=str(typed.get("quote", "")))
    origin = shared_origin(piece, known_pieces(pieces))
    return {
        "refused": refused,
        "notes": _notes(by, claim, document, address, str(typed.get("published") or (document.published if document else ""))),
        "names": names,
        "group": given or (origin.group if origin else ""),
        "why": _why(origin) if origin else "",
        "claimants": is_claimants(claim, publisher),
        "filled": _filled(typed, document, publisher),
    }


def _address(url: str) -> tuple[str, str]:
    """The address in its one spelling, or why it is refused."""
    if not url.strip():
        return "", ""
    try:
        return canonical_url(url.strip()), ""
    except Invalid as refusal:
        return "", in_words(refusal.errors[0].message)


def _document(by: Access, address: str, article: Any) -> Document | None:
    rows = access.documents(by).select_related("source")
    if article:
        return rows.filter(article=article).first()
    return rows.filter(url=address).first() if address else None


def _publisher(by: Access, document: Document | None, address: str) -> str:
    """Who published the page, as it is known here; of a new page, who published the newest other one of its host."""
    if document is not None:
        return document.source.name if document.source else ""
    host = urlsplit(address).netloc
    if not host:
        return ""
    of_host = Q(url__startswith=f"https://{host}/") | Q(url__startswith=f"http://{host}/")
    rows = access.documents(by).filter(of_host, source__isnull=False).order_by("-pk")
    return rows.values_list("source__name", flat=True).first() or ""


def _filled(typed: Mapping[str, Any], document: Document | None, publisher: str) -> list[tuple[str, str]]:
    """What the form may take over from what is known, where nothing is typed: (field, value)."""
    known = {"title": document.title if document else "", "publisher": publisher, "published": document.published if document else ""}
    return [(name, value) for name, value in known.items() if value and not typed.get(name)]


def _notes(by: Access, claim: Claim, document: Document | None, address: str, published: str) -> list[str]:
    found = [one["message"] for one in url_warnings(address)] if address else []
    if document is not None:
        parts = [document.title, document.source.name if document.source else "", shown_date(document.published)]
        found.append(_("Known here: %(what)s") % {"what": " · ".join(part for part in parts if part) or document.url})
        n = uses(by, [document.pk]).get(document.pk, 0)
        if n:
            found.append(ngettext("Already used on %(n)s claim", "Already used on %(n)s claims", n) % {"n": n})
    if newer(published, first_said(by, claim)):
        found.append(_("Newer than the claim"))
    return found


def _why(origin: Origin) -> str:
    return {
        "same_page": _("Proposed: the same page is cited already."),
        "same_publisher": _("Proposed: the same publisher is cited already."),
        "same_words": _("Proposed: half of these words are cited already, as of a wire copy."),
    }[origin.reason]
