"""A small app: it answers on each of the places it is given, and writes down what it saw.

    python app.py LOG < places

``places`` is JSON: a list of objects with ``address``, ``port``, ``hop`` (its name), ``slow``
(seconds before it answers), ``status`` (what it answers with, whatever it is asked) and ``rules``
(a list of methods, expression, status). One line of JSON for each request goes to LOG.
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from typing import Any
from urllib.parse import unquote


class Place(ThreadingTCPServer):
    """One address and port."""

    allow_reuse_address = True
    request_queue_size = 128
    daemon_threads = True

    def __init__(self, place: dict[str, Any], log: Log) -> None:
        super().__init__((place["address"], place["port"]), Handler)
        self.place, self.log = place, log

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of callers that have gone before the answer."""


class Log:
    def __init__(self, path: Path) -> None:
        self.lock, self.file = threading.Lock(), path.open("w")

    def write(self, **seen: str) -> None:
        with self.lock:
            self.file.write(json.dumps(seen) + "\n")
            self.file.flush()


class Handler(BaseHTTPRequestHandler):
    """Takes any method."""

    server: Place
    timeout = 30

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def answer(self) -> None:
        place = self.server.place
        # Not self.path: it has lost all but one of the slashes that it begins with.
        target = self.requestline.split(" ")[1]
        path = target.partition("?")[0]
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.log.write(
            id=self.headers.get("X-Id", ""),
            hop=place["hop"],
            method=self.command,
            path=path,
            host=self.headers.get("Host", ""),
        )
        time.sleep(place["slow"])
        self.send_response(place["status"] or self.status(path))
        self.send_header("X-App", place["hop"])
        body = b"" if self.command == "HEAD" else b"this is the app\n"
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def status(self, path: str) -> int:
        """Return the status by the first rule that takes this; without rules 200."""
        rules = self.server.place["rules"]
        if not rules:
            return 200
        segments = (unquote(each).replace("/", "%2F") for each in path.split("/"))
        plain = "/".join(segments).removesuffix("/") or "/"
        fitting = [rule for rule in rules if re.fullmatch(rule[1], plain, re.DOTALL)]
        taking = [rule for rule in fitting if not rule[0] or self.command in rule[0]]
        if taking:
            return int(taking[0][2])
        return 405 if fitting else 404

    def log_message(self, format: str, *args: Any) -> None:
        """Write nothing to stderr."""


def main() -> None:
    log = Log(Path(sys.argv[1]))
    servers = [Place(place, log) for place in json.load(sys.stdin)]
    for server in servers:
        threading.Thread(target=server.serve_forever, args=(0.5,), daemon=True).start()
    print("ready", flush=True)  # noqa: T201 - whoever started it waits for this
    threading.Event().wait()


if __name__ == "__main__":
    main()
