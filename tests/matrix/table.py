"""Who may do what by which route: the one copy. A route without a row here fails the build, and a row without a route.

Later changes of roles are made here first. Longer than a file of ours should be, because it is the one list.
"""

from __future__ import annotations

from tests.matrix.row import Id, Its, Row

P = "api/v1/projects/<project_id>"
A, S, C = f"{P}/articles/<article_id>", f"{P}/spans/<span_id>", f"{P}/claims/<claim_id>"
E, R, X = f"{P}/evidence/<evidence_id>", f"{P}/relations/<relation_id>", f"{P}/exports/<export_id>"
F = f"{P}/flags/<flag_id>"
IN_LIST = {"project": Id("project", text=True, refused=(404, "not_found"))}
NO_REVIEWER = frozenset({"viewer", "annotator"})
BLIND = frozenset({"viewer", "annotator", "reviewer"})
BUT_ITS_AUTHOR = frozenset({"viewer", "annotator", "adjudicator", "manager"})
MARK = {"label": "quantity", "start": Its("place", "start"), "end": Its("place", "end"), "quote": Its("place", "quote")}
DRAFT = {
    "veracity": "refuted", "attribution": "faithful", "confidence": "medium", "rationale": "The order says so.", "evidence_sets": [],
}  # fmt: skip
RATED = {"veracity": Id("veracity", text=True), "attribution": Id("attribution", text=True), "confidence": "medium", "rationale": "So."}
OF_OURS = {"stance": "refutes", "quote": "It has a second paragraph."}
MERGED = {"veracity": "refuted", "attribution": "faithful", "confidence": "high", "rationale": "Both.", "evidence_sets": [Id("set")]}
NEW_PASSWORD = {"new_password1": "Xk29-pilgrim", "new_password2": "Xk29-pilgrim"}
RULES = {"name": "Another name", "guideline": "", "reviews_per_claim": "2", "blind": "on", "separate_approver": "on"}


def of(thing: str) -> Its:
    """The tag to be sent."""
    return Its(thing, "etag")


OPEN = (
    Row("GET", "health/live", "public"),
    Row("GET", "health/ready", "public"),
    Row("GET", "api/schema", "public"),
    Row("GET", "api/docs", "public"),
    Row("GET", "sign-in", "public"),
    Row("POST", "sign-in", "public", send={"username": Its("person", "username"), "password": "correct horse"}),
    Row("GET", "welcome/<who>/<token>", "public", prepared="an invitation"),
    Row("POST", "welcome/<who>/<token>", "public", prepared="an invitation", send=NEW_PASSWORD),
    Row("GET", "reviews/<claim_id>", "public", at={"claim_id": "published"}),
    Row("GET", "reviews/<claim_id>.jsonld", "public", at={"claim_id": "published"}),
    Row("POST", "settings/theme", "public", send={"theme": "dark"}),
)
ONESELF = (
    Row("GET", "api/v1/me", "anybody"),
    Row("GET", "api/v1/tokens", "anybody", page=True),
    Row("POST", "api/v1/tokens", "anybody", send={"name": "Nightly"}),
    Row("GET", "api/v1/tokens/<token_id>", "anybody"),
    Row("DELETE", "api/v1/tokens/<token_id>", "anybody", match=of("token tag")),
    Row("GET", "api/v1/projects", "anybody", page=True),
    Row("POST", "api/v1/projects", "anybody", send={"name": "A new one"}),
    Row("POST", "sign-out", "anybody"),
    Row("GET", "password", "anybody"),
    Row("POST", "password", "anybody", send={
        "old_password": "correct horse", **NEW_PASSWORD,
    }),
    Row("GET", "session", "anybody"),
    Row("GET", "projects", "anybody"),
    Row("POST", "projects", "anybody", send={"name": "A new one"}),
    Row("POST", "settings", "anybody", send={"reading_size": "18"}),
    Row("POST", "settings/keys", "anybody", send={"name": "accept", "keys": "Y"}),
    Row("POST", "settings/seen", "anybody", send={"hint": "verdict"}),
    Row("POST", "settings/undo", "anybody"),
    Row("POST", "tour", "anybody", send={"step": "1"}),
)  # fmt: skip
PROJECT = (
    Row("GET", P),
    Row("PATCH", P, "manager", match=of("project"), send={"guideline": "Read twice."}),
    Row("GET", f"{P}/members", page=True),
    Row("POST", f"{P}/members", "manager", send={"username": "outsider-to-be", "role": "viewer"}, prepared="a newcomer"),
    Row("GET", f"{P}/members/<member_id>"),
    Row("PATCH", f"{P}/members/<member_id>", "manager", match=of("member"), send={"role": "viewer"}),
    Row("DELETE", f"{P}/members/<member_id>", "manager", match=of("member")),
    Row("GET", f"{P}/labels", page=True),
    Row("POST", f"{P}/labels", "manager", send={"key": "loaded", "name": "Loaded", "kind": "framing"}),
    Row("GET", f"{P}/labels/<label_id>"),
    Row("PATCH", f"{P}/labels/<label_id>", "manager", match=of("label"), send={"name": "Other"}),
    Row("GET", f"{P}/ranking"),
    Row("POST", f"{P}/ranking/learn", "manager"),
    Row("POST", f"{P}/ranking/forget", "manager"),
    Row("GET", f"{P}/lessons", page=True),
    Row("GET", f"{P}/lexicon", page=True),
    Row("POST", f"{P}/lexicon", "manager", send={"term": "puppet court", "gloss": "court"}),
    Row("GET", f"{P}/lexicon/in-force"),
    Row("GET", f"{P}/lexicon/<entry_id>"),
    Row("PATCH", f"{P}/lexicon/<entry_id>", "manager", match=of("entry"), send={"gloss": "body"}),
    Row("DELETE", f"{P}/lexicon/<entry_id>", "manager", match=of("entry")),
    Row("GET", f"{P}/events"),
    Row("GET", f"{P}/speakers", page=True),
    Row("GET", f"{P}/speakers/<speaker_id>"),
    Row("PATCH", f"{P}/speakers/<speaker_id>", "reviewer", match=of("speaker"), send={"aliases": ["The spokesman"]}),
    Row("GET", f"{P}/imports", page=True),
    Row("POST", f"{P}/imports", "annotator", upload=("note.txt", b"A text that came as a file.\n")),
    Row("GET", f"{P}/jobs/<job_id>"),
    Row("POST", f"{P}/jobs/<job_id>/retry", "annotator", refused=frozenset({"reviewer", "adjudicator"}), prepared="the tag of the job",
        match=of("job tag")),
    Row("POST", f"{P}/jobs/<job_id>/cancel", "manager", at={"job_id": "corpus"}, prepared="the tag of the corpus", match=of("corpus tag")),
    Row("GET", f"{P}/resegment"),
    Row("POST", f"{P}/resegment", "manager"),
)  # fmt: skip
TEXTS = (
    Row("GET", f"{P}/articles", page=True),
    Row("POST", f"{P}/articles", "annotator", send={"text": "A text that came as JSON.\n"}),
    Row("GET", f"{P}/deleted-articles", "manager", page=True),
    Row("GET", A),
    Row("PATCH", A, "annotator", match=of("article"), send={"outlet": "Elsewhere"}),
    Row("DELETE", A, "manager", match=of("article")),
    Row("POST", f"{A}/restore", "manager", at={"article_id": "deleted_article"}, match=of("deleted_article")),
    Row("GET", f"{A}/document"),
    Row("GET", f"{A}/original"),
    Row("GET", f"{A}/editions", page=True),
    Row("POST", f"{A}/editions", "annotator", send={"text": "A corrected text.\n"}),
    Row("GET", f"{A}/progress"),
    Row("GET", f"{A}/segmentation"),
    Row("POST", f"{A}/resegment", "manager", at={"article_id": "second_article"}),
    Row("GET", f"{A}/segments", page=True),
    Row("GET", f"{A}/segments/<segment_id>"),
    Row("PATCH", f"{A}/segments/<segment_id>", "annotator", match=of("segment"), send={"role": "caption"}),
    Row("GET", f"{A}/spans", page=True),
    Row("POST", f"{A}/spans", "annotator", send={**MARK, "label": Id("label", attr="key", absent="no-such", text=True)}),
    Row("POST", f"{A}/spans/bulk", "annotator", send={
        "spans": [{**MARK, "label": "quantity"}, {**MARK, "label": Id("label", attr="key", absent="no-such", text=True)}],
    }),
    Row("GET", S),
    Row("PATCH", S, "annotator", match=of("span"), send={"label": Id("label", attr="key", absent="no-such", text=True)}),
    Row("DELETE", S, "annotator", match=of("span")),
    Row("POST", f"{S}/accept", "annotator", at={"span_id": "suggestion"}, match=of("suggestion")),
    Row("POST", f"{S}/reject", "annotator", at={"span_id": "suggestion"}, match=of("suggestion")),
    Row("POST", f"{S}/reconsider", "annotator", at={"span_id": "rejected_span"}, match=of("rejected_span")),
    Row("POST", f"{S}/restore", "annotator", at={"span_id": "removed_span"}, match=of("removed_span")),
    Row("GET", f"{S}/attribution"),
    Row("PUT", f"{S}/attribution", "annotator", match=of("span"), send={"chain": []}),
)  # fmt: skip
CLAIMS = (
    Row("GET", f"{P}/claims", page=True),
    Row("POST", f"{P}/claims", "annotator", send={"span_id": Id("claim_span"), "text": "Said in other words."}),
    Row("GET", C),
    Row("PATCH", C, "annotator", match=of("claim"), send={"note": "Look again."}),
    Row("POST", f"{C}/reject", "annotator", match=of("claim")),
    Row("POST", f"{C}/restore", "annotator", at={"claim_id": "rejected_claim"}, match=of("rejected_claim")),
    Row("POST", f"{C}/merge", "reviewer", match=of("claim"), send={"into": Id("empty")}),
    Row("GET", f"{C}/mentions", page=True),
    Row("POST", f"{C}/mentions", "annotator", send={"span_id": Id("claim_span")}),
    Row("GET", f"{P}/mentions/<mention_id>"),
    Row("PATCH", f"{P}/mentions/<mention_id>", "annotator", match=of("mention"), send={"stance": "denies"}),
    Row("GET", f"{C}/relations", page=True),
    Row("GET", f"{C}/alike"),
    Row("POST", f"{C}/relations", "annotator", send={"to_claim": Id("disputed"), "kind": "contradicts"}),
    Row("GET", R),
    Row("POST", f"{R}/confirm", "annotator", at={"relation_id": "suggested_relation"}, match=of("suggested_relation")),
    Row("POST", f"{R}/reject", "annotator", at={"relation_id": "suggested_relation"}, match=of("suggested_relation")),
    Row("POST", f"{R}/undecide", "annotator", match=of("relation")),
    Row("GET", f"{P}/scales", page=True),
    Row("GET", f"{P}/queue", "reviewer", page=True),
    Row("POST", f"{C}/assign", "manager", match=of("claim"), send={
        "username": Id("reviewer", attr="username", absent="nobody-here", text=True),
    }),
    Row("POST", f"{C}/skip", "reviewer", match=of("claim")),
    Row("GET", f"{C}/comments", at={"claim_id": "published"}, page=True),
    Row("POST", f"{C}/comments", "annotator", send={"text": "A remark."}),
    Row("GET", f"{C}/flags", page=True),
    Row("POST", f"{C}/flags", "annotator", send={"note": "Two figures for one day."}),
    Row("GET", f"{P}/flags", page=True),
    Row("GET", F, "reviewer", absent=NO_REVIEWER),
    Row("POST", f"{F}/settle", "reviewer", absent=NO_REVIEWER, match=of("flag")),
)  # fmt: skip
JUDGEMENT = (
    Row("GET", f"{P}/sources", page=True),
    Row("GET", f"{P}/documents", page=True),
    Row("GET", f"{C}/evidence", at={"claim_id": "published"}, page=True),
    Row("POST", f"{C}/evidence", "reviewer", send={**OF_OURS, "article_id": Id("second_article")}),
    Row("GET", E, "reviewer", absent=NO_REVIEWER),
    Row("PATCH", E, "reviewer", absent=NO_REVIEWER, match=of("evidence"), send={"note": "See page 3."}),
    Row("DELETE", E, "reviewer", absent=NO_REVIEWER, match=of("evidence")),
    Row("POST", f"{E}/restore", "reviewer", absent=BUT_ITS_AUTHOR, at={"evidence_id": "removed_evidence"}, match=of("removed_evidence")),
    Row("GET", f"{C}/review", "reviewer", absent=NO_REVIEWER, prepared="a draft"),
    Row("PUT", f"{C}/review", "reviewer", send={**DRAFT, "evidence_sets": [[Id("draft evidence")]]}, prepared="evidence"),
    Row("POST", f"{C}/review/submit", "reviewer", absent=NO_REVIEWER, prepared="a draft", match=of("draft")),
    Row("POST", f"{C}/review/withdraw", "reviewer", absent=NO_REVIEWER, prepared="a submitted review", match=of("draft")),
    Row("GET", f"{C}/reviews", at={"claim_id": "published"}, page=True),
    Row("GET", f"{C}/verdicts", at={"claim_id": "published"}, page=True),
    Row("GET", f"{C}/dossier", "adjudicator", at={"claim_id": "disputed"}, absent=BLIND),
    Row("POST", f"{C}/adjudicate", "adjudicator", at={"claim_id": "disputed"}, match=Its("disputed", "dossier_etag"), send={
        "choice": "take", "reason": "The order leaves no room.", "review_id": Id("review"),
    }),
    Row("POST", f"{C}/approve", "adjudicator", at={"claim_id": "agreed"}, match=Its("agreed", "dossier_etag")),
    Row("POST", f"{C}/reopen", "adjudicator", at={"claim_id": "approved"}, match=of("approved"), send={"reason": "New documents."}),
    Row("POST", f"{C}/publish", "adjudicator", at={"claim_id": "approved"}, match=of("approved")),
    Row("POST", f"{C}/retract", "adjudicator", at={"claim_id": "published"}, match=of("published"), send={"note": "The page was forged."}),
    Row("GET", f"{P}/publications", page=True),
    Row("GET", f"{P}/exports", "reviewer", page=True),
    Row("POST", f"{P}/exports", "reviewer", send={"format": "csv_claims"}),
    Row("GET", X, "reviewer", absent=NO_REVIEWER),
    Row("GET", f"{X}/file", "reviewer", absent=NO_REVIEWER),
    Row("GET", f"{X}/loss", "reviewer", absent=NO_REVIEWER),
    Row("GET", f"{P}/export-formats"),
)  # fmt: skip
DESK = (
    Row("GET", "", query=IN_LIST),
    Row("GET", "articles", query=IN_LIST),
    Row("GET", "claims", query=IN_LIST),
    Row("GET", "search", query={**IN_LIST, "q": "road"}),
    Row("GET", "settings", query=IN_LIST),
    Row("GET", "palette", query={**IN_LIST, "q": "road"}),
    Row("GET", "tour", query=IN_LIST),
    Row("GET", "adjudicate", "adjudicator", query=IN_LIST),
    Row("GET", "articles/new", "annotator", query=IN_LIST),
    Row("POST", "articles/new/preview", "annotator", query=IN_LIST, send={"text": "A pasted text."}),
    Row("POST", "articles/new", "annotator", query=IN_LIST, send={"text": "A pasted text."}),
    Row("GET", "exports", "reviewer", query=IN_LIST),
    Row("POST", "exports", "reviewer", query=IN_LIST, send={"format": "csv_claims"}),
    Row("GET", "exports/<export_id>", "reviewer", absent=NO_REVIEWER),
    Row("GET", "exports/<export_id>/file", "reviewer", absent=NO_REVIEWER),
    Row("GET", "style", "staff"),
    Row("GET", "articles/<article_id>"),
    Row("GET", "articles/<article_id>/print"),
    Row("GET", "articles/<article_id>/arriving"),
    Row("GET", "articles/rows", query=IN_LIST),
    Row("GET", "articles/bulk", "manager", query={**IN_LIST, "act": "resegment", "article": Id("second_article", text=True)}),
    Row("POST", "articles/bulk", "manager", query=IN_LIST, send={"act": "resegment", "article": Id("second_article", text=True)}),
    Row("POST", "articles/<article_id>/spans", "annotator", send={**MARK, "label": Id("label", attr="key", absent="no-such", text=True)}),
    Row("POST", "articles/<article_id>/finish", "reviewer"),
    Row("POST", "articles/<article_id>/here"),
    Row("GET", "jobs/<job_id>"),
    Row("POST", "jobs/<job_id>/retry", "annotator", refused=frozenset({"reviewer", "adjudicator"})),
    Row("POST", "jobs/<job_id>/cancel", "manager", at={"job_id": "corpus"}, prepared="the tag of the corpus", match=of("corpus tag")),
    Row("POST", "articles/<article_id>/resegment", "manager", at={"article_id": "second_article"}),
    Row("GET", "projects/<project_id>/resegment"),
    Row("POST", "projects/<project_id>/resegment", "manager"),
    Row("POST", "spans/<span_id>/accept", "annotator", at={"span_id": "suggestion"}, match=of("suggestion")),
    Row("POST", "spans/<span_id>/reject", "annotator", at={"span_id": "suggestion"}, match=of("suggestion")),
    Row("POST", "spans/<span_id>/reason", "annotator", at={"span_id": "rejected_span"}, match=of("rejected_span"), send={"reason": "x"}),
    Row("POST", "spans/<span_id>/reconsider", "annotator", at={"span_id": "rejected_span"}, match=of("rejected_span")),
    Row("POST", "spans/<span_id>/edges", "annotator", match=of("span"), send={name: MARK[name] for name in ("start", "end", "quote")}),
    Row("POST", "spans/<span_id>/delete", "annotator", match=of("span")),
    Row("POST", "spans/<span_id>/restore", "annotator", at={"span_id": "removed_span"}, match=of("removed_span")),
    Row("POST", "spans/<span_id>/attribution", "annotator", match=of("span"), send={"name-0": "A spokesman", "voice": "indirect"}),
    Row("POST", "spans/<span_id>/details", "annotator", match=of("span"), send={"value": "980"}),
    Row("POST", "segments/<segment_id>", "annotator", match=of("segment"), send={"out": "on", "excluded": "a menu"}),
    Row("GET", "speakers", query=IN_LIST),
    Row("GET", "speakers/names", query=IN_LIST),
    Row("POST", "speakers/<speaker_id>", "reviewer", match=of("speaker"), send={"aliases": "The spokesman"}),
    Row("GET", "projects/<project_id>/members"),
    Row("POST", "projects/<project_id>/members", "manager", prepared="a newcomer", send={"username": "outsider-to-be", "role": "viewer"}),
    Row("POST", "projects/<project_id>/members/<member_id>", "manager", match=of("member"), send={"role": "viewer"}),
    Row("POST", "projects/<project_id>/members/<member_id>/remove", "manager", match=of("member")),
    Row("GET", "projects/<project_id>/guideline"),
    Row("GET", "projects/<project_id>/ranking"),
    Row("POST", "projects/<project_id>/ranking/learn", "manager"),
    Row("POST", "projects/<project_id>/ranking/forget", "manager"),
    Row("POST", "projects/<project_id>/ranking/switch", "manager", match=of("project"), send={"learning": "off"}),
    Row("GET", "projects/<project_id>/lexicon"),
    Row("POST", "projects/<project_id>/lexicon", "manager", send={"term": "puppet court", "gloss": "court", "language": "en"}),
    Row("GET", "projects/<project_id>/lexicon.csv"),
    Row("POST", "projects/<project_id>/lexicon/import", "manager", upload=("lexicon.csv", b"term,gloss\npuppet court,court\n")),
    Row("POST", "projects/<project_id>/lexicon/<entry_id>", "manager", match=of("entry"), send={"gloss": "body", "language": "en"}),
    Row("POST", "projects/<project_id>/lexicon/<entry_id>/delete", "manager", match=of("entry")),
    Row("POST", "projects/<project_id>/guideline/adopt", "manager", match=of("project")),
    Row("GET", "projects/<project_id>/settings", "manager"),
    Row("POST", "projects/<project_id>/settings", "manager", match=of("project"), send=RULES),
    Row("GET", "claims/<claim_id>"),
    Row("POST", "claims/<claim_id>/here"),
    Row("GET", "claims/<claim_id>/claimreview", at={"claim_id": "approved"}),
    Row("GET", "claims/<claim_id>/link", "annotator"),
    Row("POST", "claims/<claim_id>/wording", "annotator", match=of("claim"), send={"text": "In other words."}),
    Row("POST", "claims/<claim_id>/relations", "annotator", send={"target": Id("disputed", text=True), "kind": "contradicts"}),
    Row("POST", "relations/<relation_id>/confirm", "annotator", at={"relation_id": "suggested_relation"}, match=of("suggested_relation")),
    Row("POST", "relations/<relation_id>/reject", "annotator", at={"relation_id": "suggested_relation"}, match=of("suggested_relation")),
    Row("POST", "mentions/<mention_id>/confirm", "annotator", match=of("mention")),
    Row("POST", "mentions/<mention_id>/reject", "annotator", match=of("mention")),
    Row("POST", "claims/<claim_id>/review", "reviewer", send=RATED),
    Row("POST", "claims/<claim_id>/review/submit", "reviewer", prepared="a draft", match=of("draft"), send=RATED),
    Row("POST", "claims/<claim_id>/review/withdraw", "reviewer", prepared="a submitted review", match=of("draft")),
    Row("POST", "claims/<claim_id>/comments", "annotator", send={"text": "A remark."}),
    Row("POST", "claims/<claim_id>/flags", "annotator", send={"note": "Two figures for one day."}),
    Row("POST", "flags/<flag_id>/settle", "reviewer", absent=NO_REVIEWER, match=of("flag")),
    Row("GET", "claims/<claim_id>/evidence", "reviewer"),
    Row("POST", "claims/<claim_id>/evidence", "reviewer", send={**OF_OURS, "article": Id("second_article", text=True)}),
    Row("POST", "evidence/<evidence_id>/delete", "reviewer", absent=NO_REVIEWER, match=of("evidence")),
    Row("GET", "claims/<claim_id>/adjudicate", "adjudicator", at={"claim_id": "disputed"}),
    Row("GET", "claims/<claim_id>/adjudicate/preview", "adjudicator", at={"claim_id": "disputed"}, query={"choice": "take-A"}),
    Row("POST", "claims/<claim_id>/adjudicate", "adjudicator", at={"claim_id": "disputed"}, match=Its("disputed", "dossier_etag"), send={
        "choice": "merge", "reason": "Both are partly right.", "confidence": "high",
        "veracity": Id("veracity", text=True), "attribution": Id("attribution", text=True),
    }),
    Row("POST", "claims/<claim_id>/approve", "adjudicator", at={"claim_id": "agreed"}, match=of("agreed")),
    Row("POST", "claims/<claim_id>/publish", "adjudicator", at={"claim_id": "approved"}, match=of("approved")),
    Row("POST", "claims/<claim_id>/correct", "adjudicator", at={"claim_id": "corrected"}, match=of("correction tag"), send={
        "note": "It was otherwise.",
    }),
    Row("POST", "claims/<claim_id>/retract", "adjudicator", at={"claim_id": "published"}, match=of("publication tag"), send={
        "note": "Forged.",
    }),
    Row("POST", "claims/<claim_id>/reopen", "adjudicator", at={"claim_id": "approved"}, match=of("approved"), send={"reason": "News."}),
)  # fmt: skip

ROWS = (*OPEN, *ONESELF, *PROJECT, *TEXTS, *CLAIMS, *JUDGEMENT, *DESK)

CONSOLE = {
    "annotations": (
        "act", "actdraft", "acthead", "article", "attribution", "edition", "job", "keptanswer", "label", "lesson", "lexiconentry",
        "membership", "original", "project", "segment", "segmentation", "siteline", "span", "speaker", "textprint",
    ),
    "claims": (
        "adjudication", "assignment", "claim", "comment", "document", "evidence", "evidenceset", "evidencesetitem", "export", "mention",
        "publication", "relation", "review", "scale", "scalelabel", "source", "verdict", "verdictset",
    ),
    "workbench": ("apitoken", "user"),
}  # fmt: skip
ADDED = {"article", "assignment", "label", "lexiconentry", "membership", "project", "relation", "user"}
PAGES = ("", "add/", "<path>/history/", "<path>/delete/", "<path>/change/", "<path>/")
SITE = (
    "", "login/", "logout/", "password_change/", "password_change/done/", "autocomplete/", "jsi18n/", "r/<content_type_id>/<path>/",
    "^(?P<app_label>annotations|workbench|claims)/$", "(?P<url>.*)$",
)  # fmt: skip
