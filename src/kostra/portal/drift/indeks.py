"""An index on a table that is in use: for migrations, see docs/drift/migreringer.md."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddIndex
from django.db.migrations.state import ProjectState


class IndeksUtenLaas(AddIndex):
    """As AddIndex, but PostgreSQL lets others write while it is made. Needs ``atomic = False``."""

    atomic = False

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        if schema_editor.connection.vendor != "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        modell = to_state.apps.get_model(app_label, self.model_name)
        redaktor: Any = schema_editor  # only PostgreSQL's has the argument
        redaktor.add_index(modell, self.index, concurrently=True)
