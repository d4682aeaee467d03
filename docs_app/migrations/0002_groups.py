"""The groups Reader, Maintainer and Reviewer with their permissions.

Django makes permissions when all migrations are done, which is too late for this one: those it
needs are made here, under the names that Django would give them and will find.
"""

from django.db import migrations

ARCHITECTURE = {
    "architecture": "architecture",
    "zone": "zone",
    "hop": "hop",
    "healthcheck": "health check",
    "port": "port",
    "rule": "rule",
    "entrypoint": "entry point",
    "route": "route",
    "example": "example",
    "page": "page",
}
HISTORY = {"version": "version", "versionchange": "change"}

VIEW = ("view",)
EDIT = ("add", "change", "delete", "view")

GROUPS = {
    "Reader": ((ARCHITECTURE, VIEW),),
    "Reviewer": ((ARCHITECTURE, VIEW), (HISTORY, VIEW)),
    "Maintainer": ((ARCHITECTURE, EDIT), (HISTORY, VIEW)),
}


def create_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for name, grants in GROUPS.items():
        group, _ = groups.get_or_create(name=name)
        for models, verbs in grants:
            group.permissions.add(*permissions(apps, schema_editor, models, verbs))


def permissions(apps, schema_editor, models, verbs):
    """Yield the permissions for all the verbs on all the models, made where they are missing."""
    alias = schema_editor.connection.alias
    types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    made = apps.get_model("auth", "Permission").objects.using(alias)
    for model, words in models.items():
        content_type, _ = types.get_or_create(app_label="docs_app", model=model)
        for verb in verbs:
            permission, _ = made.get_or_create(
                content_type=content_type,
                codename=f"{verb}_{model}",
                defaults={"name": f"Can {verb} {words}"},
            )
            yield permission


def delete_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("docs_app", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_groups, delete_groups)]
