"""Run inside the workbench (`manage.py shell`): articles of the sizes of the benchmark, and how many queries a page asks.

The texts are the seeds, repeated. The pipeline reads them; what it finds is filled up with spans at random words until the
number is reached, the same ones in each run. Prints one line of JSON.
"""

from __future__ import annotations

import json
import logging
import os
import random
import re
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from annotations.access import Access, enter, projects_of
from annotations.importers import IncomingArticle
from annotations.importers.incoming import IncomingSpan
from annotations.models import Edition, Job, Span
from annotations.services.ingest import ingest_article
from annotations.services.plant import plant_spans
from annotations.services.projects import create_project
from workbench.models import User

SIZES = {"3k / 20": (3_000, 20), "60k / 2,000": (60_000, 2_000), "600k / 10,000": (600_000, 10_000)}
PROJECT = "Benchmark of the desk"
KINDS = ["claim"] * 5 + ["quantity"] * 7 + ["quotation"] * 4 + ["framing"] * 4
LONGEST = {"claim": 25, "quantity": 4, "quotation": 18, "framing": 2}


def seeds(length: int) -> str:
    """The seed texts one after the other until there is enough."""
    texts = [path.read_text(encoding="utf-8").strip() for path in sorted(Path("seeds").glob("*.txt"))]
    return "\n\n".join(texts * (length // sum(map(len, texts)) + 1))[:length].rstrip()


def article(by: Access, length: int, spans: int) -> int:
    """The article of that length with at least so many spans."""
    with transaction.atomic():
        made = ingest_article(by=by, incoming=IncomingArticle(text=seeds(length), title=f"{length:,} characters"), on_duplicate="return")
    until = time.monotonic() + 600
    while Job.objects.filter(edition_id=made.edition_id, state__in=["pending", "running"]).exists() and time.monotonic() < until:
        time.sleep(0.3)
    edition = Edition.objects.get(pk=made.edition_id)
    missing = spans - Span.objects.live().filter(edition=edition).count()
    if missing > 0:
        with transaction.atomic():
            plant_spans(by=by, rows=[(edition.pk, edition.text, drawn(by, edition.text, missing))])
    return made.article_id


def drawn(by: Access, text: str, count: int) -> list[IncomingSpan]:
    """Spans of whole words, some overlapping, as marks do."""
    chance, words = random.Random(4), [found.span() for found in re.finditer(r"\S+", text)]
    labels = {label.kind: label.key for label in by.labels()}
    rows: dict[tuple[str, int, int], None] = {}
    while len(rows) < count:
        kind, first = chance.choice(KINDS), chance.randrange(len(words))
        last = min(len(words) - 1, first + chance.randrange(LONGEST[kind]))
        rows[labels[kind], words[first][0], words[last][1]] = None
    return [IncomingSpan(start=start, end=end, label=label) for label, start, end in rows]


def queries(user: User, addresses: list[str]) -> dict[str, dict[str, int]]:
    """Queries and processor milliseconds (the least of three) of each page, asked as that person."""
    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    client.force_login(user)
    found = {}
    for address in addresses:
        client.get(address)
        asked: list[str] = []
        with connection.execute_wrapper(lambda run, sql, *rest, asked=asked: (asked.append(sql), run(sql, *rest))[1]):
            answer = client.get(address)
        found[address] = {"queries": len(asked), "cpu_ms": min(cpu(client, address) for _ in range(3)), "html": len(answer.content)}
    return found


def cpu(client: Client, address: str) -> int:
    """Processor time of one page."""
    began = time.process_time()
    client.get(address)
    return round((time.process_time() - began) * 1000)


def main(password: str) -> dict[str, Any]:
    """Articles and counts."""
    logging.disable(logging.CRITICAL)
    user = User.objects.filter(username="bench").first() or User.objects.create_user(username="bench")
    user.set_password(password)
    user.save()
    project = projects_of(user).filter(name=PROJECT).first()
    if project is None:
        with transaction.atomic():
            project = create_project(actor=user, name=PROJECT).project
    by = enter(user, project.pk)
    ids = {name: article(by, *size) for name, size in SIZES.items()}
    pages = {name: f"/articles/{pk}" for name, pk in ids.items()}
    lists = {name: f"/{name}?project={project.pk}" for name in ("articles", "claims")}
    asked = queries(user, ["/", *pages.values(), *lists.values()])
    return {"articles": ids, "pages": {name: asked[at] for name, at in {"queue": "/", **pages, **lists}.items()}}


print("DESK", json.dumps(main(os.environ["BENCH_PASSWORD"])))
