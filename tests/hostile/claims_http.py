"""Hostile bodies for claims, mentions, relations, evidence, reviews, decisions and exports, as data.

A row: its id, the catalogue's case, who asks, method and path, the body, the answer (status, class, reason, field).
`{claim}`, `{other}`, `{span}`, … are ids of the test's own project, `{foreign_claim}` … of somebody else's. Each path has
its valid control in CONTROLS.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

LONG_NOTE = "x" * 20_001
INVALID = (400, "invalid")


@dataclass(frozen=True, slots=True)
class Row:
    """One request that must be refused, or (without `answer`) its valid control."""

    name: str
    case: str
    who: str
    method: str
    path: str
    body: Any
    answer: tuple[Any, ...] = ()
    tag: str = ""  # which object's tag goes with it as If-Match
    headers: dict[str, str] = field(default_factory=dict)


def evidence(name: str, case: str, body: dict[str, Any], reason: str, field: str) -> Row:
    """A piece of evidence that is refused."""
    whole = {"stance": "refutes", "quote": "all measures", **body}
    return Row(name, case, "bela", "POST", "claims/{claim}/evidence", whole, (*INVALID, reason, field))


def draft(name: str, case: str, body: dict[str, Any], reason: str, field: str) -> Row:
    """A draft of a review that is refused."""
    return Row(name, case, "bela", "PUT", "claims/{claim}/review", body, (*INVALID, reason, field))


def patch(name: str, case: str, body: dict[str, Any], reason: str, field: str) -> Row:
    """A change of a claim that is refused."""
    return Row(name, case, "anahit", "PATCH", "claims/{claim}", body, (*INVALID, reason, field), tag="claim")


def url(name: str, case: str, address: str, reason: str) -> Row:
    """An address that is no evidence."""
    return evidence(name, case, {"url": address}, reason, "url")


URLS = [
    url("a script", "EV-01", "javascript:alert(1)", "scheme"),
    url("a script behind a control character", "EV-01", "\x01javascript:alert(1)", "invalid_char"),
    url("a script with a tab in it", "EV-01", "java\tscript:alert(1)", "invalid_char"),
    url("data", "EV-01", "data:text/html,hello", "scheme"),
    url("a file", "EV-01", "file:///etc/passwd", "scheme"),
    url("ftp", "EV-01", "ftp://icj-cij.org/x", "scheme"),
    url("no scheme", "EV-01", "//icj-cij.org/x", "scheme"),
    url("no slashes", "EV-01", "http:icj-cij.org", "scheme"),
    url("no host", "EV-01", "http:///x", "host"),
    url("loopback", "EV-02", "http://127.0.0.1/", "not_public_address"),
    url("loopback, short", "EV-02", "http://127.1/", "host"),
    url("loopback, hexadecimal", "EV-02", "http://0x7f.1/", "host"),
    url("loopback, one number", "EV-02", "http://2130706433/", "host"),
    url("loopback, octal", "EV-02", "http://0177.0.0.1/", "host"),
    url("nought", "EV-02", "http://0/", "host"),
    url("localhost with a dot", "EV-02", "http://localhost./", "not_public_address"),
    url("circled digits", "EV-02", "http://①②⑦.⓪.⓪.①/", "not_public_address"),
    url("ideographic full stops", "EV-02", "http://127。0。0。1/", "not_public_address"),
    url("IPv6 loopback", "EV-03", "http://[::1]/", "not_public_address"),
    url("IPv6 nothing", "EV-03", "http://[::]/", "not_public_address"),
    url("mapped", "EV-03", "http://[::ffff:127.0.0.1]/", "not_public_address"),
    url("NAT64", "EV-03", "http://[64:ff9b::7f00:1]/", "not_public_address"),
    url("6to4", "EV-03", "http://[2002:7f00:1::]/", "not_public_address"),
    url("link-local with a zone", "EV-03", "http://[fe80::1%25eth0]/", "host"),
    url("metadata service", "EV-04", "http://169.254.169.254/latest", "not_public_address"),
    url("metadata service, IPv6", "EV-04", "http://[fd00:ec2::254]/", "not_public_address"),
    url("metadata service, shared space", "EV-04", "http://100.100.100.200/", "not_public_address"),
    url("metadata service, special block", "EV-04", "http://192.0.0.192/", "not_public_address"),
    url("a user in the address", "EV-06", "http://a:b@icj-cij.org/", "userinfo"),
    url("a backslash", "EV-06", "http://icj-cij.org\\@127.0.0.1/", "invalid_char"),
    url("an at sign behind a fragment", "EV-06", "http://icj-cij.org#@127.0.0.1/", "userinfo"),
    url("an odd port", "EV-06", "http://icj-cij.org:8080/", "port"),
    url("an unclosed bracket", "EV-06", "http://[::1/", "host"),
    url("over 2,048 characters", "EV-01", "https://icj-cij.org/" + "a" * 2_048, "out_of_range"),
]

EVIDENCE = [
    evidence("no place to find it", "EV-01", {}, "missing", "url"),
    evidence("another's article", "VD-02", {"article_id": "{foreign_article}"}, "unknown_reference", "article_id"),
    evidence("an article that is nowhere", "VD-02", {"article_id": 999_999_999}, "unknown_reference", "article_id"),
    evidence("an unknown stance", "VD-05", {"title": "T", "stance": "Supports"}, "unknown_value", "stance"),
    evidence("a title over 300", "VD-06", {"title": "x" * 301}, "too_long", "title"),
    evidence("a note over 20,000", "VD-06", {"title": "T", "note": LONG_NOTE}, "too_long", "note"),
    evidence("NUL in the quote", "UP-02", {"title": "T", "quote": "a\x00b"}, "invalid_char", "quote"),
    evidence("a noncharacter in the title", "UP-11", {"title": "T\uffff"}, "invalid_char", "title"),
    evidence("a string where a flag belongs", "RQ-17", {"title": "T", "self_reported": "true"}, "wrong_type", "self_reported"),
    evidence("a round of one's own choosing", "RQ-07", {"title": "T", "round": 1}, "unknown_field", "round"),
    evidence("30 February", "VD-05", {"title": "T", "published": "2023-02-30"}, "date", "published"),
    evidence("the year 0", "VD-05", {"title": "T", "published": "0000-01-01"}, "date", "published"),
]

DRAFTS = [
    draft("an unknown label", "VD-01", {"veracity": "true"}, "unknown_reference", "veracity"),
    draft("a label in capitals", "VD-01", {"veracity": "Refuted"}, "unknown_reference", "veracity"),
    draft("a label with a blank", "VD-01", {"veracity": "refuted "}, "unknown_reference", "veracity"),
    draft("a label of the other axis", "VD-01", {"veracity": "faithful"}, "unknown_reference", "veracity"),
    draft("a retired label", "VD-01", {"veracity": "misleading"}, "unknown_reference", "veracity"),
    draft("another project's label", "VD-01", {"veracity": "theirs"}, "unknown_reference", "veracity"),
    draft("a number for a label", "RQ-17", {"veracity": 3}, "wrong_type", "veracity"),
    draft("confidence as a number", "VD-05", {"confidence": 0.5}, "wrong_type", "confidence"),
    draft("confidence in capitals", "VD-05", {"confidence": "Medium"}, "unknown_value", "confidence"),
    draft("empty confidence", "VD-05", {"confidence": ""}, "unknown_value", "confidence"),
    draft("a rationale over 20,000", "VD-06", {"rationale": LONG_NOTE}, "too_long", "rationale"),
    draft("51 sets", "VD-06", {"evidence_sets": [["{evidence}"]] * 51}, "too_many", "evidence_sets"),
    draft("51 pieces in one set", "VD-06", {"evidence_sets": [["{evidence}"] * 51]}, "too_many", "evidence_sets.0"),
    draft("51 pieces in two sets", "VD-06", {"evidence_sets": [["{evidence}"] * 50, ["{evidence}"]]}, "too_many", "evidence_sets"),
    draft("another project's evidence", "VD-02", {"evidence_sets": [["{foreign_evidence}"]]}, "unknown_reference", "evidence_sets"),
    draft("another claim's evidence", "VD-02", {"evidence_sets": [["{other_evidence}"]]}, "unknown_reference", "evidence_sets"),
    draft("a fellow reviewer's hidden evidence", "VD-02", {"evidence_sets": [["{hidden_evidence}"]]}, "unknown_reference", "evidence_sets"),
    draft("an empty set", "VD-02", {"evidence_sets": [[]]}, "too_few", "evidence_sets.0"),
    draft("a state of one's own choosing", "RQ-07", {"state": "submitted"}, "unknown_field", "state"),
    draft("another reviewer", "RQ-07", {"reviewer": 1}, "unknown_field", "reviewer"),
]

CLAIMS = [
    patch("two lines", "UP-02", {"text": "One.\nTwo."}, "white_space", "text"),
    patch("a blank at the end", "UP-02", {"text": "One. "}, "white_space", "text"),
    patch("no words", "UP-01", {"text": ""}, "blank", "text"),
    patch("2,001 characters", "VD-06", {"text": "x" * 2_001}, "too_long", "text"),
    patch("a state of one's own choosing", "RQ-07", {"state": "approved"}, "unknown_field", "state"),
    patch("its author", "RQ-07", {"created_by": 1}, "read_only", "created_by"),
    patch("a day that is none", "VD-05", {"claim_date": "2023-02-30"}, "date", "claim_date"),
    patch("digits of another script", "VD-05", {"claim_date": "٢٠٢٣-٠٢-٢٠"}, "date", "claim_date"),
    patch("a country in small letters", "VD-05", {"location": "am"}, "country", "location"),
    patch("an unknown type", "VD-01", {"claim_type": "Numerical"}, "unknown_value", "claim_type"),
    Row("a claim from another's mark", "VD-02", "anahit", "POST", "claims", {"span_id": "{foreign_span}"},
        (*INVALID, "unknown_reference", "span_id")),
    Row("a claim from a quantity", "VD-02", "anahit", "POST", "claims", {"span_id": "{figure_span}"},
        (*INVALID, "not_a_claim_label", "span_id")),
    Row("a mention of another's mark", "VD-02", "anahit", "POST", "claims/{claim}/mentions", {"span_id": "{foreign_span}"},
        (*INVALID, "unknown_reference", "span_id")),
    Row("a mention without a mark", "RQ-17", "anahit", "POST", "claims/{claim}/mentions", {"span_id": None},
        (*INVALID, "null", "span_id")),
]  # fmt: skip

RELATIONS = [
    Row("a claim that contradicts itself", "VD-07", "anahit", "POST", "claims/{claim}/relations",
        {"to_claim": "{claim}", "kind": "contradicts"}, (*INVALID, "self_relation", "to_claim")),
    Row("a claim that repeats itself", "VD-07", "anahit", "POST", "claims/{claim}/relations",
        {"to_claim": "{claim}", "kind": "same"}, (*INVALID, "self_relation", "to_claim")),
    Row("another project's claim", "VD-02", "anahit", "POST", "claims/{claim}/relations",
        {"to_claim": "{foreign_claim}", "kind": "same"}, (*INVALID, "unknown_reference", "to_claim")),
    Row("an unknown kind", "VD-01", "anahit", "POST", "claims/{claim}/relations",
        {"to_claim": "{other}", "kind": "SAME"}, (*INVALID, "unknown_value", "kind")),
    Row("a circle", "VD-07", "anahit", "POST", "claims/{other}/relations",
        {"to_claim": "{claim}", "kind": "updates"}, (409, "conflict", "relation_cycle", None)),
    Row("a claim merged into itself", "VD-07", "bela", "POST", "claims/{claim}/merge",
        {"into": "{claim}"}, (*INVALID, "self_relation", "into"), tag="claim"),
    Row("a claim merged into another project's", "VD-02", "bela", "POST", "claims/{claim}/merge",
        {"into": "{foreign_claim}"}, (*INVALID, "unknown_reference", "into"), tag="claim"),
    Row("a merge in a circle", "VD-07", "bela", "POST", "claims/{other}/merge",
        {"into": "{merged}"}, (409, "conflict", "relation_cycle", None), tag="other"),
]  # fmt: skip

DECISIONS = [
    Row("a decision without its review", "VD-02", "chen", "POST", "claims/{disputed}/adjudicate",
        {"choice": "take", "reason": "So."}, (*INVALID, "missing", "review_id"), tag="dossier"),
    Row("a decision with another claim's review", "VD-02", "chen", "POST", "claims/{disputed}/adjudicate",
        {"choice": "take", "reason": "So.", "review_id": "{own_review}"}, (*INVALID, "unknown_reference", "review_id"), tag="dossier"),
    Row("a merge without its verdict", "VD-02", "chen", "POST", "claims/{disputed}/adjudicate",
        {"choice": "merge", "reason": "So."}, (*INVALID, "missing", "merged"), tag="dossier"),
    Row("a return that brings a verdict", "VD-02", "chen", "POST", "claims/{disputed}/adjudicate",
        {"choice": "return", "reason": "So.", "merged": {"veracity": "refuted"}}, (*INVALID, "not_with_choice", "merged"), tag="dossier"),
    Row("a merge with an unknown label", "VD-01", "chen", "POST", "claims/{disputed}/adjudicate",
        {"choice": "merge", "reason": "So.", "merged": {"veracity": "true"}}, (*INVALID, "unknown_reference", "veracity"), tag="dossier"),
    Row("a merge with a set of nobody's", "VD-02", "chen", "POST", "claims/{disputed}/adjudicate",
        {"choice": "merge", "reason": "So.", "merged": {"veracity": "refuted", "evidence_sets": [999_999_999]}},
        (*INVALID, "unknown_reference", "evidence_sets"), tag="dossier"),
    Row("a decision without a reason", "VD-06", "chen", "POST", "claims/{disputed}/adjudicate",
        {"choice": "return", "reason": ""}, (*INVALID, "blank", "reason"), tag="dossier"),
    Row("a decision on the claim's tag, not the dossier's", "CC-04", "chen", "POST", "claims/{disputed}/adjudicate",
        {"choice": "return", "reason": "So."}, (412, "stale", None, None), tag="disputed"),
    Row("a decision on no tag", "CC-04", "chen", "POST", "claims/{disputed}/adjudicate",
        {"choice": "return", "reason": "So."}, (428, "precondition_required", None, None)),
    Row("a decision on any tag", "CC-04", "chen", "POST", "claims/{disputed}/adjudicate",
        {"choice": "return", "reason": "So."}, (400, "bad_header", "bad_header", "If-Match"), tag="*"),
    Row("a verdict published that is not approved", "VD-04", "chen", "POST", "claims/{disputed}/publish",
        {}, (409, "conflict", "not_approved", None), tag="disputed"),
    Row("a retraction of nothing", "VD-04", "chen", "POST", "claims/{disputed}/retract",
        {"note": "Wrong."}, (409, "conflict", "not_published", None), tag="disputed"),
    Row("somebody who is nobody is asked", "AZ-08", "edda", "POST", "claims/{claim}/assign",
        {"username": "nobody"}, (*INVALID, "unknown_reference", "username"), tag="claim"),
    Row("a stranger is asked", "AZ-08", "edda", "POST", "claims/{claim}/assign",
        {"username": "dara"}, (*INVALID, "unknown_reference", "username"), tag="claim"),
    Row("an annotator is asked", "AZ-08", "edda", "POST", "claims/{claim}/assign",
        {"username": "anahit"}, (*INVALID, "unknown_reference", "username"), tag="claim"),
]  # fmt: skip

EXPORTS = [
    Row("an unknown format", "VD-01", "bela", "POST", "exports", {"format": "Bundle"}, (*INVALID, "unknown_reference", "format")),
    Row("a path for a format", "EX-03", "bela", "POST", "exports", {"format": "../../x"}, (*INVALID, "unknown_reference", "format")),
    Row("an option of another format", "RQ-07", "bela", "POST", "exports",
        {"format": "bundle", "options": {"raw": "true"}}, (*INVALID, "unknown_field", "raw")),
    Row("an option nobody knows", "RQ-07", "bela", "POST", "exports",
        {"format": "bundle", "options": {"names": "real"}}, (*INVALID, "unknown_field", "options.names")),
    Row("a flag where a word belongs", "RQ-17", "bela", "POST", "exports",
        {"format": "csv_claims", "options": {"raw": True}}, (*INVALID, "wrong_type", "options.raw")),
    Row("a list for options", "RQ-17", "bela", "POST", "exports", {"format": "csv_claims", "options": []},
        (*INVALID, "wrong_type", "options")),
    Row("claims in an unknown state", "RQ-08", "vera", "GET", "claims?state=open", None, (*INVALID, "unknown_value", "state")),
    Row("claims by their author's password", "AZ-07", "vera", "GET", "claims?created_by__password__startswith=a", None,
        (*INVALID, "unknown_parameter", "created_by__password__startswith")),
    Row("claims, the same state twice", "RQ-08", "vera", "GET", "claims?state=merged&state=merged", None,
        (*INVALID, "duplicate_key", "state")),
    Row("claims with NUL in the search", "RQ-10", "vera", "GET", "claims?search=a%00b", None, (*INVALID, "invalid_char", "search")),
    Row("a page of none", "RQ-09", "vera", "GET", "claims?limit=0", None, (*INVALID, "out_of_range", "limit")),
    Row("a cursor of another list", "RQ-09", "vera", "GET", "publications?cursor=abc", None, (*INVALID, "cursor", "cursor")),
    Row("an unknown filter of the queue", "RQ-08", "bela", "GET", "queue?state=open", None, (*INVALID, "unknown_parameter", "state")),
]  # fmt: skip

ROWS = [*URLS, *EVIDENCE, *DRAFTS, *CLAIMS, *RELATIONS, *DECISIONS, *EXPORTS]

CONTROLS = [
    Row("evidence", "", "bela", "POST", "claims/{claim}/evidence",
        {"stance": "refutes", "url": "https://www.icj-cij.org/case/180", "title": "Order", "published": "2023-02", "note": "x" * 20_000}),
    Row("evidence in an article", "", "bela", "POST", "claims/{claim}/evidence", {"stance": "context", "article_id": "{article}"}),
    Row("a draft", "", "bela", "PUT", "claims/{claim}/review",
        {"veracity": "refuted", "attribution": "faithful", "confidence": "medium", "rationale": "x" * 20_000,
         "evidence_sets": [["{evidence}"] * 50]}),
    Row("a change of a claim", "", "anahit", "PATCH", "claims/{claim}",
        {"text": "x" * 2_000, "claim_date": "2023-02-28", "location": "AM", "claim_type": "numerical"}, tag="claim"),
    Row("a claim from a mark", "", "anahit", "POST", "claims", {"span_id": "{span}", "text": "In other words."}),
    Row("a mention", "", "anahit", "POST", "claims/{claim}/mentions", {"span_id": "{other_span}"}),
    Row("a relation", "", "anahit", "POST", "claims/{other}/relations", {"to_claim": "{claim}", "kind": "contradicts"}),
    Row("a merge", "", "bela", "POST", "claims/{claim}/merge", {"into": "{other}"}, tag="claim"),
    Row("a decision", "", "chen", "POST", "claims/{disputed}/adjudicate",
        {"choice": "merge", "reason": "So.", "merged": {"veracity": "refuted"}}, tag="dossier"),
    Row("an assignment", "", "edda", "POST", "claims/{claim}/assign", {"username": "bela"}, tag="claim"),
    Row("an export", "", "bela", "POST", "exports", {"format": "csv_claims", "options": {"raw": "true", "verdicts": "decided"}}),
    Row("a list of claims", "", "vera", "GET", "claims?state=accepted&search=road%20-sea&limit=200", None),
    Row("a search of operators alone", "RQ-10", "vera", "GET", "claims?search=%26%7C%21%28%29%3A%2A", None),
    Row("publications", "", "vera", "GET", "publications?state=published", None),
    Row("the queue", "", "bela", "GET", "queue", None),
]  # fmt: skip
