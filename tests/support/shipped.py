"""The storage service as it is shipped, for tests that walk the site with real content."""

from functools import cache

from django.conf import settings

from docs_app.core.architecture import Architecture
from docs_app.core.codec import from_yaml

FILE = settings.BASE_DIR / "docs_app" / "examples" / "storage_service" / "architecture.yaml"


@cache
def storage_service() -> Architecture:
    """Return the shipped architecture, read once: values never change."""
    return from_yaml(FILE.read_text(encoding="utf-8"), FILE.name)
