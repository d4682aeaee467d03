"""A PostgreSQL of the tests' own: a fresh one, on loopback, gone when they end."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.tools import require_tool

# PostgreSQL refuses to run as root; Debian's package brings this user.
USER = "postgres"


@contextmanager
def postgres_server(folder: Path) -> Iterator[str]:
    """A running server with its data in `folder`; yields a DATABASE_URL for its one database."""
    initdb, server = require_tool("initdb"), require_tool("postgres")
    data, port = folder / "data", free_port()
    data.mkdir()
    if os.geteuid() == 0:
        shutil.chown(folder, USER, USER)
        shutil.chown(data, USER, USER)
    _run([initdb, "--pgdata", str(data), "--username=routebook", "--auth=trust", "--no-sync"])
    where = ["-D", str(data), "-p", str(port), "-h", "127.0.0.1"]
    # No socket file beside the loopback port, and no waiting for disks: the data is a toy.
    plain = ["-c", "unix_socket_directories=", "-c", "fsync=off"]
    running = subprocess.Popen(
        _as_owner([server, *where, *plain]), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_until_ready(port)
        yield f"postgres://routebook@127.0.0.1:{port}/postgres"
    finally:
        running.terminate()
        running.wait(timeout=30)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The DATABASE_URL of a fresh PostgreSQL, started once for all tests that ask."""
    # Not pytest's tmp_path: only its owner may enter that, and the server is another user.
    with (
        tempfile.TemporaryDirectory(prefix="routebook-pg-") as folder,
        postgres_server(Path(folder)) as url,
    ):
        yield url


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _as_owner(command: list[str]) -> list[str]:
    return ["runuser", "-u", USER, "--", *command] if os.geteuid() == 0 else command


def _run(command: list[str]) -> None:
    subprocess.run(_as_owner(command), check=True, capture_output=True, timeout=120)


def _wait_until_ready(port: int) -> None:
    ready = [require_tool("pg_isready"), "-h", "127.0.0.1", "-p", str(port), "--timeout=30"]
    for _ in range(60):
        if subprocess.run(ready, check=False, capture_output=True).returncode == 0:
            return
        time.sleep(0.25)
    raise TimeoutError("PostgreSQL did not start within 15 seconds")
