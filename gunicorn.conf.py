"""How gunicorn serves the site. HOST, PORT and WEB_CONCURRENCY come from the environment.

Threads wait for the database and for Graphviz, which frees the interpreter while it draws; two
workers keep the site answering while one is restarted.
"""

import os

wsgi_app = "routing_site.wsgi:application"
bind = f"{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
threads = int(os.environ.get("WEB_THREADS") or 4)
# The slowest answer is a picture that went down the whole ladder: about eight seconds.
timeout = 30
graceful_timeout = 15
keepalive = 5
# Heartbeats go to memory where there is such a place: a busy disk must not look like a dead worker.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112
accesslog = os.environ.get("ACCESS_LOG") or None
