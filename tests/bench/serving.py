"""A page from cache against an empty view of the same server, and what a worker weighs."""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.measure import Figure, times

ROUTE = "/storage-service/routes/ingests/"
PAGES = (
    "/storage-service/",
    ROUTE,
    "/storage-service/routes/bags/steps/3/",
    "/storage-service/hops/nlb/",
    "/storage-service/ports/",
    "/storage-service/docs/six-steps/",
    "/storage-service/diagram.svg",
    "/storage-service/diagram.png?scale=2",
    "/storage-service/diagram.pdf",
    "/search/?q=65535",
)
TURNS = 5


def figures() -> list[Figure]:
    """Return throughput and memory, measured on a server of our own with one worker."""
    with server() as (origin, process):
        before = worker_memory(process.pid)
        for page in PAGES * 3:
            get(origin + page)
        after = worker_memory(process.pid)
        memory = Figure(
            "memory of a worker after every kind of page, against its first second",
            times(after / before),
            note=f"{after / 1024:.0f} MB, {before / 1024:.0f} MB at first",
        )
        return [_throughput(origin), memory]


def _throughput(origin: str) -> Figure:
    name = "a route page from cache, against an empty view (requests a second)"
    if shutil.which("wrk") is None:
        return Figure(name, "not measured", note="there is no wrk program on this machine")
    pairs = [(load(origin + ROUTE), load(origin + "/bench/nothing/")) for _ in range(TURNS)]
    ratio = statistics.median(page / nothing for page, nothing in pairs)
    page, nothing = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Figure(
        name, times(ratio), "0.5 x at least", ratio >= 0.5, f"{page:,.0f} and {nothing:,.0f}"
    )


def load(address: str) -> float:
    """Return how many requests a second the address answers, over two seconds."""
    told = subprocess.run(
        ["wrk", "-t1", "-c4", "-d2s", address], capture_output=True, text=True, check=True
    ).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if rate is None or "Non-2xx" in told:
        sys.exit(f"bench: {address} did not answer as it should:\n{told}")
    return float(rate[1])


@contextmanager
def server() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve the site on a free port of loopback, as `make run` does, with one worker."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "WEB_CONCURRENCY": "1",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
    }
    command = [str(Path(sys.executable).with_name("gunicorn")), "--log-level", "warning"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    origin = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                get(origin + "/bench/nothing/")
                break
            except urllib.error.URLError:
                time.sleep(0.1)
        yield origin, process
    finally:
        process.terminate()
        process.wait(timeout=20)


def get(address: str) -> bytes:
    """Return the body at an address of our own server; URLError: it does not answer with 200."""
    with urllib.request.urlopen(address, timeout=30) as answer:
        return bytes(answer.read())


def worker_memory(master: int) -> int:
    """Return the resident memory in kB of the one worker below this process."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    status = Path(f"/proc/{children[0]}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])
