"""Rows RQ-01 to RQ-17 of the reliability catalogue, on routes of texts and marks. Data only."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

from tests.hostile.asking import Ask, Row, json

TEXT = {"text": "The bridge is closed."}
LABEL = {"key": "promise", "name": "Promise", "kind": "claim"}
PROJECT = {"name": "Border", "language": "en", "guideline": "g", "publisher_name": "p", "publisher_url": "", "reviews_per_claim": 2}
FLAGS = ("blind", "separate_approver", "second_publisher", "public_pages", "fetching", "learning")
PROJECT |= {"highlights": "shared"} | dict.fromkeys(FLAGS, True)
FACTS = {"title": "t", "outlet": "o", "author": "a", "url": "", "published": "2023", "language": "en", "external_id": "x"}

write = json("POST", "articles", TEXT)
label = json("POST", "labels", LABEL)
ENTRY = {"term": "gang", "forms": ["gangs"], "gloss": "group", "language": "en", "note": "", "off": False}
entry = json("POST", "lexicon", ENTRY)
member = json("POST", "members", {"username": "dara", "role": "viewer"})
facts = json("PATCH", "articles/{article}", {"metadata": {"n": 1}}, If_Match="{article_tag}")
listed = Ask("GET", "articles")
read = Ask("GET", "articles/{article}")
project = json("POST", "/api/v1/projects", PROJECT)
token = json("POST", "/api/v1/tokens", {"name": "n", "project": None, "read_only": True, "expires_at": None})


def nested(depth: int) -> bytes:
    """Metadata in an object of this depth."""
    lists = depth - 2
    return b'{"metadata": {"n": ' + b"[" * lists + b"]" * lists + b"}}"


MALFORMED = {
    "an empty body": b"", "null": b"null", "an array": b"[]", "a string": b'"x"', "a number": b"1", "a truncated object": b'{"text": "a"',
    "garbage behind the object": b'{"text": "a"} x', "UTF-16": '{"text": "a"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"text": "a"}',
    "bytes that are not UTF-8": b'{"text": "\xff"}', "single quotes": b"{'text': 'a'}", "a comment": b'{"text": "a" /* */}',
}  # fmt: skip
NUMBERS = {
    "NaN": (b"NaN", "not_finite"), "Infinity": (b"Infinity", "not_finite"), "-Infinity": (b"-Infinity", "not_finite"),
    "an overflow to infinity": (b"1e999", "not_finite"), "65 digits": (b"1" * 65, "number_too_long"),
    "65 digits behind the point": (b"0." + b"1" * 65, "number_too_long"),
}  # fmt: skip
TWICE = {
    "a key twice": b'{"text": "a", "text": "a"}', "a key twice, once escaped": b'{"text": "a", "te\\u0078t": "a"}',
    "a key twice deep inside": b'{"text": "a", "metadata": {"a": {"b": 1, "b": 1}}}',
}  # fmt: skip
MEDIA = {
    "a form": {"Content_Type": "application/x-www-form-urlencoded"}, "plain text": {"Content_Type": "text/plain"},
    "another charset": {"Content_Type": "application/json; charset=latin-1"}, "no type": {"Content_Type": "application/octet-stream"},
    "multipart": {"Content_Type": "multipart/form-data; boundary=x"}, "an encoding": {"Content_Encoding": "gzip"},
}  # fmt: skip


def bodies() -> Iterator[Row]:
    """RQ-01 to RQ-06."""
    for what, body in MALFORMED.items():
        yield Row("RQ-05" if "UTF" in what or "mark" in what else "RQ-01", what, write.saying(body), 400, "malformed", write)
    for what, (number, reason) in NUMBERS.items():
        yield Row("RQ-02", what, facts.saying(b'{"metadata": {"n": ' + number + b"}}"), 400, reason, facts)
    for what, body in TWICE.items():
        yield Row("RQ-03", what, write.saying(body), 400, "duplicate_key", write)
    for depth in (65, 50_000, 100_000):
        yield Row("RQ-04", f"{depth} deep", facts.saying(nested(depth)), 400, "too_deep", facts.saying(nested(64)))
    for what, headers in MEDIA.items():
        body = gzip.compress(b'{"text": "a"}') if what == "an encoding" else b'{"text": "a"}'
        yield Row("RQ-06", what, write.saying(body).under(**headers), 415, None, write)


def fields() -> Iterator[Row]:
    """RQ-07: what nobody may send."""
    for name, value in {"id": 1, "project": 1, "created_at": "2023-01-01T00:00:00Z", "status": "x", "version": 1, "is_staff": True}.items():
        yield Row("RQ-07", f"{name} in a label", label.saying({**LABEL, name: value}), 400, "read_only", label, name)
        yield Row("RQ-07", f"{name} in an article", write.saying({**TEXT, name: value}), 400, "read_only", write, name)
    for name in ("created_by", "titel", "", "__class__", "text\u200b"):
        reason = "read_only" if name == "created_by" else "unknown_field"
        yield Row("RQ-07", f"a field called {name!r}", write.saying({**TEXT, name: "x"}), 400, reason, write)


def queries() -> Iterator[Row]:
    """RQ-08 to RQ-10."""
    for query, reason in {"titel=x": "unknown_parameter", "outlet=a&outlet=b": "duplicate_key", "page=2": "unknown_parameter"}.items():
        yield Row("RQ-08", f"?{query}", listed.at(f"articles?{query}"), 400, reason, listed.at("articles?outlet=a"))
    for query in ("text=0", "x="):
        asked = Ask("GET", "spans/{span}")
        yield Row("RQ-08", f"?{query} where nothing is asked", asked.at(f"spans/{{span}}?{query}"), 400, "unknown_parameter", asked)
    for limit in ("-1", "0", "201", "1" + "0" * 30, "1.0", "1e1", "%D9%A3", "007", "+1", "", "all"):
        yield Row("RQ-09", f"limit={limit}", listed.at(f"articles?limit={limit}"), 400, None, listed.at("articles?limit=200"), "limit")
    for cursor in ("junk", "W10:1abc:def", "0", "%00", "a" * 2_001):
        yield Row("RQ-09", f"cursor={cursor[:9]}", listed.at(f"articles?cursor={cursor}"), 400, None, listed, "cursor")
    words = listed.at("articles?search=corridor")
    for what, search in {"NUL": "a%00b", "invalid UTF-8": "%ff%fe", "9 KiB": "a" * 9_216, "1,001 characters": "a" * 1_001}.items():
        yield Row("RQ-10", f"a search with {what}", listed.at(f"articles?search={search}"), 400, None, words)
    for search in ("-", "%22%22", "%7C%26%21", "OR", ".*%2B%3F%28", "%5Cm", "%27%3B--", "%25_"):
        yield Row("RQ-10", f"{search} is plain text", listed.at(f"articles?search={search}"), 200, None, words)


def addresses() -> Iterator[Row]:
    """RQ-11 to RQ-16."""
    for spelled in ("0", "-1", "007", "+1", "1.0", "1" + "0" * 30, "1" * 5_000, "%D9%A1", "1%00", "%ff", "1e0", "0x1", "None"):
        yield Row("RQ-11", f"the id {spelled[:9]}", read.at(f"articles/{spelled}"), 404, None, read)
    for method in ("PROPFIND", "TRACE", "PUT", "POST", "LINK"):
        yield Row("RQ-12", method, read.by(method), 405, None, read)
    override = {"X_HTTP_Method_Override": "DELETE", "X_Forwarded_Host": "evil.example", "X_Forwarded_For": "1.2.3.4"}
    for name, value in {**override, "Accept_Language": "xx-junk;q=zz", "X_Original_URL": "/admin/"}.items():
        yield Row("RQ-13", f"{name.replace('_', '-')} is ignored", read.under(**{name: value}), 200, None, read)
    for accept in ("application/xml", "text/html", "application/json;q=0", "image/*"):
        yield Row("RQ-14", f"Accept: {accept}", read.under(Accept=accept), 406, None, read.under(Accept="application/*"))
    for path in ("articles/", "articles/{article}/", "Articles", "articles//{article}", "articles/{article}.json"):
        yield Row("RQ-16", path, read.at(path), 404, None, read)


def headers() -> Iterator[Row]:
    """L8 and L9: tags and keys as they may be written."""
    for tag in ("*", 'W/"1-1"', "1-1", '"1-1', '"a" "b"', '"ä\u2028"'):
        yield Row("RQ-06", f"If-Match: {tag!a}", facts.under(If_Match=tag), 400, "bad_header", facts)
    yield Row("RQ-06", "no If-Match", facts.under(If_Match=""), 428, None, facts)
    yield Row("RQ-06", "another object's If-Match", facts.under(If_Match='"999999-1"'), 412, None, facts)
    for key in ("a b", "x" * 256, "ä", "a\tb"):
        keyed = write.under(Idempotency_Key="x" * 255)
        yield Row("RQ-06", f"Idempotency-Key: {key[:9]!a}", write.under(Idempotency_Key=key), 400, "bad_header", keyed)


WRONG: dict[str, Any] = {"an object": {"a": 1}, "an array": [[1]], "a float": 1.5}


def types() -> Iterator[Row]:
    """RQ-17: another JSON type in every field."""
    routes = {
        "an article": (write, {**TEXT, **FACTS, "on_duplicate": "refuse"}), "a label": (label, LABEL), "a project": (project, PROJECT),
        "an entry of the lexicon": (entry, {name: value for name, value in ENTRY.items() if name != "forms"}),
        "a member": (member, {"username": "dara", "role": "viewer"}),
        "a token": (token, {"name": "n", "project": None, "read_only": True, "expires_at": None}),
    }  # fmt: skip
    for route, (control, body) in routes.items():
        for name in body:
            for what, value in WRONG.items():
                wrong = control.saying({**body, name: value})
                yield Row("RQ-17", f"{what} as {name} of {route}", wrong, 400, "wrong_type", control.saying(body), name)
    for what, value in {"an array": [], "a string": "x", "null": None}.items():
        yield Row("RQ-17", f"{what} as metadata", facts.saying({"metadata": value}), 400, None, facts, "metadata")


def entries() -> Iterator[Row]:
    """What names no loaded wording."""
    for what, change, reason, blamed in (
        ("no letters", {"term": "42 — !"}, "no_words", "term"), ("a term of nine words", {"term": "a b c d e f g h i"}, "too_long", "term"),
        ("letters that grow in lower case", {"term": "İ" * 60}, "too_long", "term"),
        ("a form without letters", {"forms": ["gangs", "..."]}, "no_words", "forms"),
        ("forty-one forms", {"forms": [f"gang{'s' * n}" for n in range(41)]}, "too_many", "forms"),
        ("a term of 101 characters", {"term": "g" * 101}, "too_long", "term"),
        ("a tag as language", {"language": "en-GB"}, "language", "language"),
        ("NUL in the gloss", {"gloss": "a\0b"}, "invalid_char", "gloss"),
        ("a bell in the note", {"note": "a\x07b"}, "invalid_char", "note"),
        ("a gloss of 301", {"gloss": "g" * 301}, "too_long", "gloss"),
    ):  # fmt: skip
        yield Row("RQ-17", f"{what} in an entry", entry.saying({**ENTRY, **change}), 400, reason, entry, blamed)


def again() -> Iterator[Row]:
    """Asking for texts to be read again takes nothing but the address, and the address names no version."""
    corpus, one = Ask("POST", "resegment"), Ask("POST", "articles/{article}/resegment")
    for what, ask in (("of a corpus", corpus), ("of an article", one)):
        yield Row("RQ-07", f"a version in the rereading {what}", ask.saying({"pipeline_version": "0.1"}), 400, "malformed", ask)
        yield Row("RQ-01", f"a list as the rereading {what}", ask.saying([]), 400, "malformed", ask)
        yield Row("RQ-10", f"a parameter of the rereading {what}", ask.at(f"{ask.path}?force=1"), 400, "unknown_parameter", ask)
    for wrong in ("0", "-1", "1.5", "9" * 30, "x"):
        yield Row("RQ-11", f"article {wrong[:4]} to be read again", one.at(f"articles/{wrong}/resegment"), 404, None, one)
    progress = Ask("GET", "resegment")
    yield Row("RQ-10", "progress of another version", progress.at("resegment?version=0.1"), 400, "unknown_parameter", progress)


ROWS = [*bodies(), *fields(), *queries(), *addresses(), *headers(), *types(), *entries(), *again()]
