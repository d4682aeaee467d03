"""Where the tests' database is, for programs of their own that work on it too."""

from __future__ import annotations

import os

from django.db import connection


def environment() -> dict[str, str]:
    """Return what a program needs to work on the tests' database as the site would."""
    its = connection.settings_dict
    url = f"sqlite:///{its['NAME']}"
    if connection.vendor == "postgresql":
        url = f"postgres://{its['USER']}@{its['HOST']}:{its['PORT']}/{its['NAME']}"
    settings = {"DJANGO_SETTINGS_MODULE": "routing_site.settings", "DATABASE_URL": url}
    return {**os.environ, **settings}
