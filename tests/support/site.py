"""The site as a process of its own, in an environment of its own, the way an operator starts it."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT: Path = settings.BASE_DIR
# What an operator sets, and no more.
IN_EARNEST = {
    "SECRET_KEY": "a key for the tests of a site in earnest, long enough to satisfy every check",
    "ALLOWED_HOSTS": "routes.example.org,localhost",
}


def manage(*arguments: str, var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with this environment alone; its data goes to `var`."""
    return subprocess.run(
        [sys.executable, "-W", "error", "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "ROUTEBOOK_VAR": str(var), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
