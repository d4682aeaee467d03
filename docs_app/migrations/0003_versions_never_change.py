"""The database itself refuses to change what a version says.

An account may still be deleted (author_id becomes null; author_name stays), and a whole
architecture with its versions. SQLite loses triggers when a later migration rebuilds the table:
such a migration has to run this one's `add` again, and a test notices when it does not.
"""

from django.db import migrations

TABLE = "docs_app_version"
FIXED = (
    "architecture_id, number, at, author_name, message, name, environment, summary, "
    "content_hash, snapshot"
)
REFUSAL = "A published version never changes."

ADD = {
    "sqlite": [
        f"""
        CREATE TRIGGER {TABLE}_never_changes BEFORE UPDATE OF {FIXED} ON {TABLE}
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """
    ],
    "postgresql": [
        f"""
        CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
        """,
        f"""
        CREATE TRIGGER {TABLE}_never_changes BEFORE UPDATE OF {FIXED} ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()
        """,
    ],
}
REMOVE = {
    "sqlite": [f"DROP TRIGGER {TABLE}_never_changes"],
    "postgresql": [
        f"DROP TRIGGER {TABLE}_never_changes ON {TABLE}",
        f"DROP FUNCTION {TABLE}_refuse()",
    ],
}


def add(apps, schema_editor):
    for statement in ADD.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in REMOVE.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("docs_app", "0002_groups")]

    operations = [migrations.RunPython(add, remove)]
