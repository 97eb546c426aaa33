"""Web Annotations as AnnotationPages of 500: one JSON file a page, in a ZIP that is equal for equal data."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any, cast

from claims.exporters.contract import ExportOptions, Sink, Writing, begin
from claims.exporters.encoding import encode_line
from claims.exporters.losses import LossReport
from claims.exporters.snapshot import Snapshot
from claims.exporters.web_annotation import CONTEXT, LOSES, span_annotations

PAGE = 500
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class WebAnnotationPages:
    """Five hundred annotations a file."""

    key: str = "web_annotation_pages"
    version: str = "2017-02-23"
    name: str = "Marks (W3C AnnotationPages of 500, ZIP)"
    media_type: str = "application/zip"
    suffix: str = "zip"
    options: tuple[str, ...] = ("offsets",)
    loses: tuple[str, ...] = LOSES

    def write(self, snapshot: Snapshot, sink: Sink, options: ExportOptions) -> LossReport:
        """Write the snapshot; the report says what it lost."""
        writing = begin(self, snapshot, sink, options)
        # A sink that cannot seek is enough: zipfile then writes sizes after each member.
        with zipfile.ZipFile(cast("IO[bytes]", writing.out), "w", zipfile.ZIP_DEFLATED) as archive:
            for number, page in enumerate(pages(writing), start=1):
                member = zipfile.ZipInfo(f"page-{number:06}.json", _STAMP)
                member.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(member, encode_line(page))
        return writing.report()


def pages(writing: Writing) -> Iterator[dict[str, Any]]:
    """The pages one after the other; at least one, so that a reader of an empty project finds `items: []`."""
    project = writing.snapshot.project()
    collection = f"{writing.options.base_url}/exports/{project.id}/annotations"
    total = writing.snapshot.tally("span.accepted").count
    annotations = span_annotations(writing)
    for number in range(max(1, -(-total // PAGE))):
        items = list(islice(annotations, PAGE))
        page: dict[str, Any] = {
            "@context": CONTEXT,
            "id": f"{collection}/page-{number + 1}",
            "type": "AnnotationPage",
            "partOf": {
                "id": collection,
                "type": "AnnotationCollection",
                "label": project.name,
                "total": total,
            },
            "startIndex": number * PAGE,
        }
        if (number + 1) * PAGE < total:
            page["next"] = f"{collection}/page-{number + 2}"
        if number:
            page["prev"] = f"{collection}/page-{number}"
        yield {**page, "items": items}
    # Draws the last losses, which are counted once all annotations have passed.
    for _ in annotations:
        raise RuntimeError("more accepted spans than the snapshot announced")
