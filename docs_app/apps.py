"""What Django is told about the app."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from docs_app.search.checks import sqlite_has_full_text_search


class DocsAppConfig(AppConfig):
    """Routebook's one app."""

    name = "docs_app"
    verbose_name = "Routebook"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Add what must hold for the site to run to what Django checks when it starts."""
        register(sqlite_has_full_text_search, Tags.compatibility)
