"""Database constraints that Django does not have: composite foreign keys that keep every row in its project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import BaseConstraint, Model
from django.db.models.constraints import UniqueConstraint

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class SameProject(BaseConstraint):
    """`(project_id, <field>_id)` references `(project_id, id)` of the parent (RELIABILITY L11).

    Deferrable but checked at once: a deferred one would fail at COMMIT, beyond the service that could explain it.
    """

    def __init__(self, *, field: str, to: str, name: str) -> None:
        super().__init__(name=name)
        self.field, self.to = field, to

    def constraint_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        """Nothing inline: the parent's unique constraint may come later in the same migration."""
        assert model is not None
        assert schema_editor is not None
        schema_editor.deferred_sql.append(self._statement(model, schema_editor))
        return None  # type: ignore[return-value]  # Django skips None

    def create_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        """By itself: added later than the table, or after a table whose columns have expressions (Django defers it)."""
        assert model is not None
        assert schema_editor is not None
        return self._statement(model, schema_editor)

    def remove_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        """Drop by name."""
        assert model is not None
        assert schema_editor is not None
        quote = schema_editor.quote_name
        return f"ALTER TABLE {quote(model._meta.db_table)} DROP CONSTRAINT {quote(self.name)}"

    def validate(self, *_args: Any, **_kwargs: Any) -> None:
        """The database decides; services translate its refusal."""

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        """Name everything, so that migrations can write it down."""
        path = f"{self.__class__.__module__}.{self.__class__.__name__}"
        return path, (), {"field": self.field, "to": self.to, "name": self.name}

    def __eq__(self, other: object) -> bool:
        """Equal when written down equal; `makemigrations --check` asks."""
        return isinstance(other, SameProject) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        """Constraints live in sets while Django compares states."""
        return hash((self.name, self.field, self.to))

    def _statement(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> str:
        parent = apps.get_model(self.to)
        column = model._meta.get_field(self.field).attname  # type: ignore[union-attr]
        quote = editor.quote_name
        return (
            f"ALTER TABLE {quote(model._meta.db_table)} ADD CONSTRAINT {quote(self.name)} "
            f"FOREIGN KEY (project_id, {quote(column)}) REFERENCES {quote(parent._meta.db_table)} (project_id, id) "
            "DEFERRABLE INITIALLY IMMEDIATE"
        )


def parent_key(name: str) -> UniqueConstraint:
    """`UNIQUE (project_id, id)`, to which the children's composite keys point."""
    return UniqueConstraint(fields=["project", "id"], name=f"{name}_project_key")
