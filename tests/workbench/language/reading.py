"""Reading pages as a person does: their language, and every word that is shown or said aloud."""

from __future__ import annotations

import re
from typing import Any

from lxml import html

HEARD = ("aria-label", "title", "placeholder", "alt", "data-th", "data-name", "data-flag", "data-layout", "value")


def language_of(page: Any) -> str:
    """`lang` of the page."""
    found = re.search(r'<html lang="([\w-]+)" dir="(ltr|rtl)"', page.content.decode())
    assert found, page.content[:300]
    return found[1]


def words_of(page: str) -> set[str]:
    """Every text node and every attribute that is read out, white space as one blank."""
    tree = html.fromstring(page)
    for hidden in tree.xpath("//script | //style | //article | //mark | //pre | //q | //kbd | //*[@hidden and @value]"):
        hidden.drop_tree() if hidden.getparent() is not None else None
    texts = [str(one) for one in tree.xpath("//text()")]
    heard = [
        str(one.get(name))
        for one in tree.iter()
        if isinstance(one.tag, str)
        for name in HEARD
        if one.get(name) and (name != "value" or one.get("type") == "submit")
    ]
    return {" ".join(one.split()) for one in (*texts, *heard)} - {""}
