"""What Django is told about the app."""

from django.apps import AppConfig


class DocsAppConfig(AppConfig):
    """Routebook's one app."""

    name = "docs_app"
    verbose_name = "Routebook"
    default_auto_field = "django.db.models.BigAutoField"
