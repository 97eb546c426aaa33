"""The rules that a row's own fields state, held before it is stored: choices, lengths, blanks.

Django leaves the length of long texts to its forms; services are reached by other ways too.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db.models import Model, TextField

from annotations.errors import FieldError, Invalid
from annotations.http.reasons import word_of


def sound(row: Model) -> None:
    """Refuse a row whose fields break their rules; what it points at was found through a seat already."""
    relations = [field.name for field in row._meta.concrete_fields if field.is_relation]
    faults = list(_too_long(row))
    try:
        row.full_clean(exclude=relations, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        faults += faults_of(error)
    if faults:
        raise Invalid(faults[0].message, errors=tuple(faults))


def faults_of(error: ValidationError) -> Iterator[FieldError]:
    """What Django found, in our words."""
    found = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
    for name, errors in found.items():
        for one in errors:
            yield FieldError(None if name in {"", "__all__"} else name, word_of(str(one.code or "invalid")), " ".join(one.messages))


def _too_long(row: Model) -> Iterator[FieldError]:
    for field in row._meta.concrete_fields:
        if isinstance(field, TextField) and field.max_length is not None:
            length = len(getattr(row, field.attname) or "")
            if length > field.max_length:
                message = f"At most {field.max_length} characters; this has {length}."
                yield FieldError(field.name, "too_long", message, {"limit": field.max_length, "length": length})
