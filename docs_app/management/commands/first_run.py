"""Gives a fresh local database its first content and its first maintainer; else does nothing."""

import secrets
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

SHIPPED = (
    Path(apps.get_app_config("docs_app").path)
    / "examples"
    / "storage_service"
    / "architecture.yaml"
)
NAME = "maintainer"


class Command(BaseCommand):
    """Runs at each `make run`. A database that holds anything is somebody's, and left alone."""

    help = "Load the shipped architecture and create a maintainer, if the database is fresh."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do both or neither, and print the password, which nothing keeps, once."""
        if not is_fresh():
            return
        password = secrets.token_urlsafe(12)
        with transaction.atomic():
            call_command("load_architecture", str(SHIPPED), stdout=self.stderr)
            user = get_user_model().objects.create_user(NAME, password=password, is_staff=True)
            user.groups.add(Group.objects.get(name="Maintainer"))
        self.stdout.write(
            "The storage service is loaded. To edit it, sign in at /admin/ as\n"
            f"    name      {NAME}\n"
            f"    password  {password}\n"
            "The password is shown this once; `.venv/bin/python manage.py changepassword "
            f"{NAME}` sets another."
        )


def is_fresh() -> bool:
    """Whether the database holds no user and nothing of ours. Costs a query for each table."""
    models = [get_user_model(), *apps.get_app_config("docs_app").get_models()]
    return not any(model._default_manager.exists() for model in models)
