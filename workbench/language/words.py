"""Words that are made in English where no framework is, put into the reader's language where they are shown.

Services refuse, the pipeline gives reasons, formats tell of losses: all in English, stored or sent to programs so. A sentence with
holes ("At most {most} characters.") is recognised by what stands around them, and filled anew.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.db.models import Choices
from django.utils.translation import get_language, gettext, pgettext

REFUSAL, REASON, RATING, MARK = "refusal", "reason", "rating", "label"
"""Contexts of the catalogue: what a service says, why the pipeline thinks so, the scales and labels of a new project."""
HOLE = re.compile(r"\{(\w+)\}")


@cache
def sentences() -> dict[str, Any]:
    """What `manage.py translations` found in the code: `script` for the modules, `refusal` and `reason` with holes."""
    path = settings.LOCALE_PATHS[0] / "sentences.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def script_words() -> dict[str, str] | None:
    """The sentences that the modules say, for `#words`; None where they need none."""
    return _script_words(get_language() or "")


@cache
def _script_words(_language: str) -> dict[str, str] | None:
    pairs = ((one, gettext(one)) for one in sentences()["script"])
    return {english: told for english, told in pairs if told != english} or None


def refused(sentence: object) -> str:
    """A refusal in the reader's language; what is not known stands as it is."""
    return _told(REFUSAL, str(sentence or ""), get_language() or "")


def reason(sentence: object) -> str:
    """A reason of the pipeline in the reader's language; what a person wrote stands as it is."""
    return _told(REASON, str(sentence or ""), get_language() or "")


def named(choice: Choices) -> str:
    """What a choice of a model is called on a screen, e.g. `ClaimState.IN_REVIEW`: In review."""
    label = str(choice.label)
    return pgettext(type(choice).__name__, label[:1].upper() + label[1:])


def rating_name(name: str) -> str:
    """The name of a rating: translated while it is one of those every project begins with."""
    return pgettext(RATING, name) if name else ""


def mark(name: str) -> str:
    """The name of a label: translated while it is one of those every project begins with."""
    return pgettext(MARK, name) if name else ""


@lru_cache(maxsize=4096)
def _told(context: str, sentence: str, language: str) -> str:
    if not sentence or language.startswith(settings.LANGUAGE_CODE):
        return sentence
    whole = pgettext(context, sentence)
    if whole != sentence:
        return whole
    for msgid in _holed(context):
        if (held := filling(msgid, sentence)) is not None:
            return HOLE.sub(lambda hole: held.get(hole[1], ""), pgettext(context, msgid))
    return sentence


@cache
def _holed(context: str) -> list[str]:
    """Sentences with holes, the most words first: the plainest would take what others say better."""
    return sorted((one for one in sentences()[context] if HOLE.search(one)), key=lambda one: -len(HOLE.sub("", one)))


def filling(msgid: str, sentence: str) -> dict[str, str] | None:
    """What stands in the holes of a sentence, or None where it is another one; linear in its length."""
    head, *rest = HOLE.split(msgid)
    if not sentence.startswith(head):
        return None
    at, held = len(head), {}
    for name, then in zip(rest[::2], rest[1::2], strict=True):
        last = name is rest[-2]
        stop = (len(sentence) - len(then) if sentence.endswith(then) else -1) if last else sentence.find(then, at + 1)
        if stop <= at:
            return None
        held[name] = sentence[at:stop]
        at = stop + len(then)
    return held
