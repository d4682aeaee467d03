"""How gunicorn serves the site. HOST, PORT and WEB_CONCURRENCY come from the environment.

Threads wait for the database and for Graphviz, which frees the interpreter while it draws; two
workers keep the site answering while one is restarted.
"""

import os
import signal
import sys
from pathlib import Path

from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

wsgi_app = "routing_site.wsgi:application"
host = os.environ.get("HOST") or "127.0.0.1"
# An IPv6 address wears brackets beside a port.
host = f"[{host.strip('[]')}]" if ":" in host else host
bind = f"{host}:{os.environ.get('PORT') or '8000'}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
threads = int(os.environ.get("WEB_THREADS") or 4)
# The slowest answer is a picture that went down the whole ladder: about eight seconds.
timeout = 30
graceful_timeout = 15
keepalive = 5
# Heartbeats go to memory where there is such a place: a busy disk must not look like a dead worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
accesslog = os.environ.get("ACCESS_LOG") or None


def when_ready(server: Arbiter) -> None:
    """Say where the site is, once it listens there."""
    sys.stdout.write(f"Serving on http://{bind}/ - Ctrl+C ends it.\n")
    sys.stdout.flush()


def post_worker_init(worker: Worker) -> None:
    """Leave Ctrl+C to the first process, which then tells the workers.

    A terminal sends it to all of them: a worker told twice at once can wait for itself (its pool
    of threads is closed under a lock), and the end of the site takes as long as graceful_timeout.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
