"""Run every measurement, or those named: tracing, failing, drawing, packing, serving, scale."""

import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.ready import FOLDER  # first: it sets Django up

# isort: split
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from tests.bench import drawing, failing, packing, scale, serving, tracing
from tests.bench.measure import Figure
from tests.bench.report import show

SECTIONS: dict[str, tuple[str, Callable[[], list[Figure]]]] = {
    "tracing": ("Tracing", tracing.figures),
    "failing": ("What can go wrong", failing.figures),
    "drawing": (
        "Drawing the storage service",
        lambda: drawing.figures(settings.BASE_DIR / "var" / "bench-diagrams"),
    ),
    "packing": ("Review packs", packing.figures),
    "serving": ("Serving", serving.figures),
    "scale": ("A large architecture", lambda: scale.figures(FOLDER)),
}


def main(wanted: list[str]) -> None:
    """Load the storage service into an empty database, and measure."""
    unknown = set(wanted) - set(SECTIONS)
    if unknown:
        sys.exit(f"bench: no section {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    example = Path(apps.get_app_config("docs_app").path) / "examples" / "storage_service"
    call_command("load_architecture", str(example / "architecture.yaml"), verbosity=0)
    for name, (title, figures) in SECTIONS.items():
        if not wanted or name in wanted:
            show(title, figures())


if __name__ == "__main__":
    main(sys.argv[1:])
