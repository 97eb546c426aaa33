"""`/articles/<id>/arriving`: asked while a text is being cut up; the suggestions join the open page, the panel stays as it is."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from workbench.desk.article import banner, header, layers, seat, segmentation_state
from workbench.desk.minimap import minimap
from workbench.desk.painted import rows_in_hand, text_in_hand
from workbench.desk.panel import counts
from workbench.desk.reading import read


@require_safe
def arriving(request: HttpRequest, article_id: int) -> HttpResponse:
    """Still waiting, or list, text, layer chips and minimap as they are now."""
    by = seat(request, article_id)
    reading = read(by, article_id=article_id)
    state = segmentation_state(reading)
    if state["running"]:
        return render(request, "components/arriving.html", {"article": header(reading), "segmentation": state})
    key = request.GET.get("at", "")
    found = counts(reading)
    context = {
        "article": header(reading), "segmentation": state, "banner": banner(reading), "paragraphs": text_in_hand(reading, key, whole=False),
        "items": rows_in_hand(reading, key, "all", whole=False), "show": "all", "counts": found, "layers": layers(reading),
        "minimap": minimap(reading, key),
    }  # fmt: skip
    response = render(request, "desk/arrived.html", context)
    said = ngettext("%(n)s suggestion has arrived", "%(n)s suggestions have arrived", found["suggested"]) % {"n": found["suggested"]}
    response["HX-Trigger"] = json.dumps({"wb:say": {"message": said}})
    return response
