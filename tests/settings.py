"""The site's own settings, in an environment made for tests: nothing outside a temporary folder.

Variables of the machine's own environment are set aside, so tests mean the same everywhere.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="routebook-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

for name in ("DEBUG", "CACHE_URL", "GRAPHVIZ_ENGINE", "ROUTEBOOK_LOGIN_REQUIRED", "EMAIL_URL"):
    os.environ.pop(name, None)
os.environ["ROUTEBOOK_LOCAL"] = "on"
os.environ["ROUTEBOOK_HTTPS"] = "off"
os.environ["ROUTEBOOK_VAR"] = str(FOLDER)
os.environ["SECRET_KEY"] = "known to everybody, and good for tests only"
os.environ["LOG_LEVEL"] = "WARNING"
# TEST_DATABASE_URL=postgres://... runs every test on PostgreSQL.
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "")

from routing_site.settings import *  # noqa: E402, F403 - settings are made to be overlaid
from routing_site.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

# A file, not memory: the browser tests' server answers in threads, and threads that share the one
# connection of a database in memory run into each other's transactions.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "tests.sqlite3")}

# Nobody has to run collectstatic before a test; one test runs it for real (tests/site).
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# Made-up users sign in hundreds of times; the real hasher is slow on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
