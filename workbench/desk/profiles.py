"""What the project holds of one speaker or outlet: where, through whom, and how decided claims came out. Never a score."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from annotations.access import Access
from annotations.models import Attribution, HopRole, SpanStatus, Speaker, SpeakerKind, Stance
from claims import access
from claims.models import DECIDED, ClaimState, LinkStatus, Mention
from workbench.desk.article import title_of
from workbench.desk.dates import shown_date
from workbench.desk.figures import claims_in_words, decided_claims, labels_of, too_few
from workbench.language.words import named

MOST = 10
CLAIMS = 20


def of_speaker(by: Access, speaker: Speaker) -> dict[str, Any]:
    """Context of components/profile.html; a handful of queries however often somebody is quoted."""
    hops = _live(by).filter(speaker=speaker)
    spans = hops.values("span")
    said = access.mentions(by).filter(span__in=hops.filter(role=HopRole.SPEAKER).values("span"))
    beside = _live(by).filter(span__in=spans).exclude(speaker=speaker)
    role = [speaker.role, named(SpeakerKind(speaker.kind)) if speaker.kind != SpeakerKind.UNKNOWN else ""]
    return {
        "name": speaker.name, "what": " · ".join(part for part in role if part), "id": speaker.pk, "version": speaker.etag,
        "aliases": speaker.aliases, "lines": "\n".join(speaker.aliases),
        "roles": [{"name": named(HopRole(one)), "n": n} for one, n in hops.order_by().values_list("role").annotate(n=Count("pk"))],
        "articles": _articles(by, Q(pk__in=hops.values("span__edition__article"))),
        "tables": [
            _table(_("Quoted by"), _("Outlet"), _outlets(hops)),
            _table(_("On the way from and to the text"), _("Who else stands in the chain"), _people(by, beside)),
        ],
        "claims": _claims(said), "mix": _mix(by, said), "search": "/search?" + urlencode({"q": f'"{speaker.name}"'}),
    }  # fmt: skip


def of_outlet(by: Access, outlet: str) -> dict[str, Any] | None:
    """The same of an outlet; None where no article is of it."""
    articles = _articles(by, Q(outlet=outlet))
    if not articles["n"]:
        return None
    said = access.mentions(by).filter(span__edition__article__outlet=outlet)
    quoted = _live(by).filter(span__edition__article__outlet=outlet)
    known = access.sources(by).filter(name=outlet).first()
    facts = [known.kind, _("side: %(side)s") % {"side": known.side} if known.side else ""] if known else []
    return {
        "name": outlet, "what": " · ".join(part for part in facts if part) or _("Its owner and the side it takes are not recorded."),
        "articles": articles, "tables": [_table(_("Who is quoted there"), _("Speaker"), _people(by, quoted))],
        "claims": _claims(said), "mix": _mix(by, said), "list": "/articles?" + urlencode({"project": by.project.pk, "outlet": outlet}),
    }  # fmt: skip


def _live(by: Access) -> QuerySet[Attribution]:
    """Hops of marks that stand."""
    rows = by.attributions().filter(span__edition__article__deleted_at=None)
    return rows.exclude(span__status__in=[SpanStatus.REJECTED, SpanStatus.REMOVED])


def _articles(by: Access, which: Q) -> dict[str, Any]:
    rows = by.articles().filter(which)
    shown = [
        {"id": one.pk, "title": title_of(one), "note": " · ".join(part for part in (one.outlet, shown_date(one.published)) if part)}
        for one in rows.order_by("-created_at", "-pk")[:MOST]
    ]
    return {"n": rows.count(), "rows": shown}


def _table(title: str, first: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": title, "first": first, "rows": rows}


def _outlets(hops: QuerySet[Attribution]) -> list[dict[str, Any]]:
    rows = hops.order_by().annotate(about=F("span__edition__article__outlet")).values_list("about")
    found = rows.annotate(n=Count("span", distinct=True)).order_by("-n", "about")[:MOST]
    return [{"name": name or _("no outlet is stated"), "n": n, "url": _to(outlet=name) if name else ""} for name, n in found]


def _people(by: Access, hops: QuerySet[Attribution]) -> list[dict[str, Any]]:
    rows = hops.order_by().values_list("speaker", "speaker__name", "role").annotate(n=Count("span", distinct=True))
    found = rows.order_by("-n", "speaker__name")[:MOST]
    return [
        {"name": name, "what": named(HopRole(role)), "n": n, "url": _to(project=by.project.pk, speaker=pk)} for pk, name, role, n in found
    ]


def _to(**query: object) -> str:
    return f"/sources?{urlencode(query)}#profile"


def _claims(said: QuerySet[Mention]) -> dict[str, Any]:
    """Claims they assert, deny or question; rejected links aside."""
    rows = said.exclude(status=LinkStatus.REJECTED).exclude(claim__state__in=[ClaimState.REJECTED, ClaimState.MERGED]).order_by()
    n = rows.aggregate(n=Count("claim", distinct=True))["n"]
    newest = rows.values_list("claim", "claim__text", "claim__state", "stance").distinct().order_by("-claim")[:CLAIMS]
    shown = [
        {"id": pk, "text": text, "state": state, "state_name": named(ClaimState(state)),
         "stance": "" if stance == Stance.ASSERTS else named(Stance(stance))}
        for pk, text, state, stance in newest
    ]  # fmt: skip
    return {"n": n, "rows": shown}


def _mix(by: Access, said: QuerySet[Mention]) -> dict[str, Any]:
    """How the decided claims that they assert came out, with how many those are."""
    told = said.filter(status=LinkStatus.CONFIRMED, stance=Stance.ASSERTS, claim__state__in=DECIDED).values("claim")
    found = dict(decided_claims(by).filter(pk__in=told).order_by().values_list("rated").annotate(n=Count("pk")))
    n = sum(found.values())
    rows = [
        {"name": name, "n": found[key], "parts": [(tone, found[key])]}
        for key, (name, tone) in (labels_of(by) if found else {}).items()
        if key in found
    ]
    return {"rows": rows, "n": n, "words": claims_in_words(n), "few": too_few(n)}
