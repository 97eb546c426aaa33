"""Writing into memory, and the independent readers that judge what was written."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from pyld import jsonld
from referencing import Registry, Resource

from claims.exporters import BY_KEY, ExportOptions, LossReport, report_bytes
from tests.claims.exporters.sample import FORMATS, OPTIONS


def written(key: str, snapshot: Any, options: ExportOptions = OPTIONS) -> tuple[bytes, LossReport]:
    """The bytes of a format and its report, which is checked against its schema on the way."""
    sink = io.BytesIO()
    report = BY_KEY[key].write(snapshot, sink, options)
    complaints = list(validator("loss_report").iter_errors(json.loads(report_bytes(report))))
    assert not complaints, complaints
    assert {loss.code for loss in report.losses} <= set(BY_KEY[key].loses)
    return sink.getvalue(), report


def lines(data: bytes) -> list[Any]:
    return [json.loads(line) for line in data.split(b"\n") if line]


def losses(report: LossReport) -> dict[str, tuple[str, ...]]:
    return {loss.code: loss.ids for loss in report.losses}


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@cache
def validator(name: str) -> Draft202012Validator:
    """The published schema of a format, references between schemas resolved from our own copies."""
    files = {path.name: json.loads(path.read_bytes()) for path in (FORMATS / "schemas").glob("*.json")}
    registry: Any = Registry().with_resources(
        (key, Resource.from_contents(schema)) for key, schema in files.items()
    )
    return Draft202012Validator(files[f"{name}.schema.json"], registry=registry)


def assert_valid(name: str, document: Any) -> None:
    complaints = [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(document)]
    assert not complaints, complaints


CONTEXTS = {
    "https://schema.org": "schemaorg-subset.jsonld",
    "http://www.w3.org/ns/anno.jsonld": "anno-subset.jsonld",
}


def offline(url: str, _options: Any) -> dict[str, Any]:
    """PyLD's document loader: our copies of the contexts, never the network."""
    context = json.loads((FORMATS / "contexts" / CONTEXTS[url.rstrip("/")]).read_bytes())
    return {"contextUrl": None, "documentUrl": url, "document": context, "contentType": "application/ld+json"}


def triples(document: Any) -> set[tuple[str, str, str]]:
    """The statements a JSON-LD reader finds, blank nodes named canonically."""
    dataset = jsonld.to_rdf(document, {"documentLoader": offline})["@default"]
    return {(t["subject"]["value"], t["predicate"]["value"], t["object"]["value"]) for t in dataset}


def example(name: str) -> bytes:
    return (FORMATS / "examples" / name).read_bytes()
