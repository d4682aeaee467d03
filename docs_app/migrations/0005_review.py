"""Drafts that gather saves, their reviews, and who may do what with them."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# The triggers of 0003 are lost where SQLite rebuilds the table; and they keep two columns more.
_fixed = import_module("docs_app.migrations.0003_versions_never_change")
FIXED = f"{_fixed.FIXED}, approved_by, written_by"

DRAFT = ("view_draft", "publish_draft")
GROUPS = {
    "Maintainer": ("add_comment", *DRAFT),
    "Reviewer": (
        "add_comment",
        *DRAFT,
        "review_draft",
        "require_review",
        *(f"{verb}_webhook" for verb in ("add", "change", "delete", "view")),
    ),
}
NAMES = {
    "add_comment": "Can add comment",
    "view_draft": "Can see drafts",
    "publish_draft": "Can ask for reviews, publish and discard drafts",
    "review_draft": "Can approve drafts",
    "require_review": "Can decide whether reviews are required",
}


def fix(apps, schema_editor):
    """Let the database refuse to change what a version says, the new columns included."""
    for statement in _fixed.ADD.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement.replace(_fixed.FIXED, FIXED))


def permit(apps, schema_editor):
    """Give the groups their permissions, which Django itself would make only after this."""
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    for group in groups.filter(name__in=GROUPS):
        for codename in GROUPS[group.name]:
            group.permissions.add(permission(apps, schema_editor.connection.alias, codename))


def permission(apps, alias, codename):
    """Return a permission, made where it is missing. Those of drafts are of the architecture."""
    verb, _, model = codename.partition("_")
    if model not in ("comment", "webhook"):
        model = "architecture"
    types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    content_type, _ = types.get_or_create(app_label="docs_app", model=model)
    made, _ = (
        apps.get_model("auth", "Permission")
        .objects.using(alias)
        .get_or_create(
            content_type=content_type,
            codename=codename,
            defaults={"name": NAMES.get(codename, f"Can {verb} {model}")},
        )
    )
    return made


class Migration(migrations.Migration):
    dependencies = [
        ("docs_app", "0004_waiver"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(_fixed.remove, _fixed.add),
        migrations.AlterModelOptions(
            name="architecture",
            options={
                "ordering": ("name", "slug"),
                "permissions": (
                    ("view_draft", "Can see drafts"),
                    ("publish_draft", "Can ask for reviews, publish and discard drafts"),
                    ("review_draft", "Can approve drafts"),
                    ("require_review", "Can decide whether reviews are required"),
                ),
            },
        ),
        migrations.AddField(
            model_name="architecture",
            name="review_required",
            field=models.BooleanField(
                default=False,
                help_text="Saves gather in the draft, and somebody else approves before it is published.",
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="approved_by",
            field=models.TextField(
                blank=True, default="", help_text="Names of who approved it; empty: nobody had to."
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="written_by",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Names of who wrote it; empty: whoever published it.",
            ),
        ),
        migrations.CreateModel(
            name="DraftSave",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Who saved it; stays when the account is deleted.",
                        max_length=200,
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="saved at")),
                ("message", models.TextField(blank=True, help_text="Why, in the author's words.")),
                (
                    "sentences",
                    models.JSONField(default=list, help_text="What the save changed, in words."),
                ),
                (
                    "subjects",
                    models.JSONField(
                        default=list,
                        help_text="What each of the sentences is about, such as port:nlb/bags.",
                    ),
                ),
                (
                    "content_hash",
                    models.CharField(
                        help_text="SHA-256 of the draft that the save left.", max_length=64
                    ),
                ),
                (
                    "architecture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft_saves",
                        to="docs_app.architecture",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "opened_by_name",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Who asked; stays when the account is deleted.",
                        max_length=200,
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="asked at")),
                (
                    "message",
                    models.TextField(
                        blank=True, help_text="What the draft is for, for the reviewers."
                    ),
                ),
                (
                    "content_hash",
                    models.CharField(
                        help_text="SHA-256 of the draft when the review was asked for.",
                        max_length=64,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by_name",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Who published, withdrew or discarded.",
                        max_length=200,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                            ("discarded", "discarded"),
                        ],
                        default="",
                        help_text="How it ended; empty: it is open.",
                        max_length=100,
                    ),
                ),
                (
                    "architecture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="docs_app.architecture",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reviews",
                        to="docs_app.version",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Thread",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        help_text="A subject, such as rule:nlb/bags; or change: and the key of a change.",
                        max_length=1100,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "resolved_by_name",
                    models.CharField(
                        blank=True, default="", help_text="Who called it resolved.", max_length=200
                    ),
                ),
                (
                    "architecture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="threads",
                        to="docs_app.architecture",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="threads",
                        to="docs_app.review",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "author_name",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Who said it; stays when the account is deleted.",
                        max_length=200,
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="said at")),
                ("body", models.TextField(max_length=200000)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="docs_app.thread",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "default_permissions": ("add",),
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reviewer_name",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Who said it; stays when the account is deleted.",
                        max_length=200,
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="said at")),
                (
                    "kind",
                    models.CharField(
                        choices=[("approve", "approves"), ("changes", "asks for changes")],
                        max_length=100,
                    ),
                ),
                ("message", models.TextField(blank=True)),
                (
                    "content_hash",
                    models.CharField(
                        help_text="SHA-256 of the draft that it is about.", max_length=64
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verdicts",
                        to="docs_app.review",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        help_text="Where each new version is told, by POST.",
                        max_length=2000,
                        verbose_name="address",
                    ),
                ),
                (
                    "secret",
                    models.CharField(
                        help_text="What both sides know: each message is signed with it (HMAC-SHA256).",
                        max_length=200,
                    ),
                ),
                (
                    "active",
                    models.BooleanField(default=True, help_text="Without it nothing is sent."),
                ),
                (
                    "architecture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="webhooks",
                        to="docs_app.architecture",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Looked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(help_text="The version's number.")),
                ("at", models.DateTimeField(verbose_name="looked at")),
                (
                    "architecture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="docs_app.architecture",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "architecture"), name="looked_once_each"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)),
                fields=("architecture",),
                name="review_one_open",
                violation_error_message="There is an open review of this architecture already.",
            ),
        ),
        migrations.RunPython(fix, _fixed.remove),
        migrations.RunPython(permit, migrations.RunPython.noop),
    ]
