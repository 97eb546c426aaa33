"""Words made in English elsewhere, in the reader's language (workbench.language.words)."""

from __future__ import annotations

from django import template
from django.db.models import Choices

from workbench.desk.dates import day_and_time
from workbench.language import words

register = template.Library()
register.filter("refused", words.refused)
register.filter("reason", words.reason)
register.filter("rating", words.rating_name)
register.filter("mark", words.mark)
register.filter("moment", day_and_time)


@register.filter
def named(choice: object) -> str:
    """What a choice of a model is called; another text as it stands."""
    return words.named(choice) if isinstance(choice, Choices) else str(choice or "")
