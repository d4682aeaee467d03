"""Run every measurement, or those named: drawing, tracing, serving, scale.

It works in a folder of its own, with a database of its own, and touches nothing else.
"""

import os
import sys
import tempfile
from pathlib import Path

SECTIONS = ("tracing", "drawing", "serving", "scale")


def main(wanted: list[str]) -> None:
    """Set Django up over an empty folder, load the storage service, and measure."""
    unknown = set(wanted) - set(SECTIONS)
    if unknown:
        sys.exit(f"bench: no such section: {', '.join(sorted(unknown))}; {', '.join(SECTIONS)}")
    with tempfile.TemporaryDirectory(prefix="routebook-bench-") as folder:
        os.environ |= {"ROUTEBOOK_LOCAL": "on", "ROUTEBOOK_VAR": folder, "DATABASE_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
        # Imported here, because settings are read when they are.
        from tests.bench.run import run

        run(wanted or list(SECTIONS), Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
