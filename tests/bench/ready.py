"""Django over an empty folder of our own: imported before anything that knows a model.

It touches nothing else, and the folder goes when the measurements are done.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django

FOLDER = Path(tempfile.mkdtemp(prefix="routebook-bench-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ |= {"ROUTEBOOK_LOCAL": "on", "ROUTEBOOK_VAR": str(FOLDER), "DATABASE_URL": ""}
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
django.setup()
