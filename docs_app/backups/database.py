"""The database as backups see it: what it is, and how far it was migrated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from docs_app.backups.errors import BackupError
from docs_app.backups.tables import Table


def migrated(tables: Iterable[Table]) -> Mapping[str, str]:
    """Return the last migration of each table's app. BackupError: some have not been applied."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise BackupError(
            "",
            "The database is not the one that this Routebook works with: migrations are missing.",
            "Run `manage.py migrate` first; to keep it as it is, use the Routebook of before.",
        )
    applied = executor.loader.applied_migrations
    apps = sorted({table.model._meta.app_label for table in tables})
    return {app: max(name for of, name in applied if of == app) for app in apps}


def described() -> str:
    """Return what kind of database this is: ``PostgreSQL``, ``SQLite``."""
    return str(connection.display_name)
