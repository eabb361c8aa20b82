"""How many migrations the database lacks."""

from __future__ import annotations

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def venter() -> int:
    """Counts them; raises Django's database errors."""
    kjorer = MigrationExecutor(connection)
    return len(kjorer.migration_plan(kjorer.loader.graph.leaf_nodes()))
