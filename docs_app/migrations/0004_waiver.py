"""Waivers, and who may see and change them."""

import django.db.models.deletion
from django.db import migrations, models

VERBS = {
    "Reader": ("view",),
    "Reviewer": ("view",),
    "Maintainer": ("add", "change", "delete", "view"),
}


def permit(apps, schema_editor):
    """Give the groups their permissions, which Django itself would make only after this."""
    alias = schema_editor.connection.alias
    types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    content_type, _ = types.get_or_create(app_label="docs_app", model="waiver")
    groups = apps.get_model("auth", "Group").objects.using(alias)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    for group in groups.filter(name__in=VERBS):
        for verb in VERBS[group.name]:
            permission, _ = permissions.get_or_create(
                content_type=content_type,
                codename=f"{verb}_waiver",
                defaults={"name": f"Can {verb} waiver"},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("docs_app", "0003_versions_never_change"),
    ]

    operations = [
        migrations.CreateModel(
            name="Waiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "finding",
                    models.CharField(
                        help_text="The finding's code and subject, such as NAME_UNLIKE/hop:items.",
                        max_length=650,
                    ),
                ),
                (
                    "who",
                    models.CharField(help_text="Who decided to live with it.", max_length=200),
                ),
                (
                    "why",
                    models.CharField(
                        help_text="Why it may stay for now, so that others can judge.",
                        max_length=500,
                    ),
                ),
                (
                    "until",
                    models.DateField(
                        help_text="The last day of the waiver; then the finding counts again."
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Its place among the others; small numbers come first.",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "architecture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waivers",
                        to="docs_app.architecture",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("architecture", "finding"),
                        name="waiver_finding_unique",
                        violation_error_message="This finding is waived already.",
                    )
                ],
            },
        ),
        migrations.RunPython(permit, migrations.RunPython.noop),
    ]
