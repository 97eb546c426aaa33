"""Saving in the console is one service call; what it refuses stands in the form, beside the field to blame."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from annotations.errors import Invalid, WorkbenchError
from annotations.http.database import refusal

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = forms.ModelForm


class ServiceForm(_ModelForm):
    """A model form that never saves: when all fields are sound, the console's service runs (`write`), and may refuse."""

    write: Callable[[ServiceForm], Any]
    refused: WorkbenchError | None = None
    saved: Any = None

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's own hook, not in its stubs
        if self.errors:  # Django has begun to collect them: this does not validate again
            return
        try:
            with transaction.atomic():
                self.saved = self.write(self)
        except ValidationError as error:
            self.add_error(None, ValidationError(error.messages))
        except WorkbenchError as error:
            self._refuse(error)
        except DatabaseError as error:
            known = refusal(error)
            if known is None:
                raise
            self._refuse(known)

    def _refuse(self, error: WorkbenchError) -> None:
        self.refused = error
        for one in error.errors:
            field = one.field if one.field in self.fields else None
            self.add_error(field, ValidationError(one.message, code=one.code))
        if not error.errors:
            self.add_error(None, ValidationError(error.detail, code=error.code))

    def given(self) -> dict[str, Any]:
        """What was changed, with line feeds as we keep them (browsers send CRLF)."""
        return {name: _with_line_feeds(self.cleaned_data[name]) for name in self.changed_data if name in self.cleaned_data}

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  Django's signature
        """What the service made of it; nothing is left to be saved."""
        self.save_m2m = lambda: None  # type: ignore[method-assign]  # as Django's own save does
        return self.saved

    @property
    def status(self) -> int:
        """What the page answers when it shows the form again."""
        return (self.refused or Invalid()).status


def _with_line_feeds(value: Any) -> Any:
    return value.replace("\r\n", "\n") if isinstance(value, str) else value
