"""The measurements in their order, once the settings are in place."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from tests.bench.report import show

TITLES = {
    "tracing": "Tracing",
    "drawing": "Drawing the storage service",
    "serving": "Serving",
    "scale": "A large architecture",
}


def run(wanted: list[str], var: Path) -> None:
    """Print the sections named; ``var`` is an empty folder to work in."""
    django.setup()
    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    example = Path(apps.get_app_config("docs_app").path) / "examples" / "storage_service"
    call_command("load_architecture", str(example / "architecture.yaml"), verbosity=0)
    workshop = settings.BASE_DIR / "var" / "bench-diagrams"
    sections: dict[str, Callable[[], object]] = {
        "tracing": lambda: _figures("tracing"),
        "drawing": lambda: _figures("drawing", workshop),
        "serving": lambda: _figures("serving"),
        "scale": lambda: _figures("scale", var),
    }
    for name in TITLES:
        if name in wanted:
            show(TITLES[name], sections[name]())  # type: ignore[arg-type]


def _figures(section: str, *folder: Path) -> object:
    """Return a section's figures. Imported late: its modules need Django set up."""
    return import_module(f"tests.bench.{section}").figures(*folder)
