"""Starting nginx, the apps and the balancer for a number of worlds, and asking them."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from docs_app.core.architecture import Request
from docs_app.core.steps import Trace
from docs_app.core.trace import read_request, trace
from tests.real import app
from tests.real.balancer import Balancer, Dropping
from tests.real.comparing import Saw, differences
from tests.real.nginx_conf import Server, configuration
from tests.real.placing import World, balancer_address, placed
from tests.real.sending import Answer, send
from tests.support.shipped import storage_service
from tests.support.tools import require_tool

APPS = ("bags-app", "ingests-app")
AT_A_TIME = 24


@dataclass(frozen=True)
class Met:
    """A request, what the trace says of it, what came of it, and which apps saw it as what."""

    world: World
    request: Request
    trace: Trace
    answer: Answer
    saw: tuple[Saw, ...]

    @property
    def differences(self) -> list[str]:
        return differences(self.world.architecture, self.trace, self.answer, self.saw)

    def __str__(self) -> str:
        asked = f"{self.request.method} {self.request.url} {self.request.body_bytes}"
        return f"{self.world.name}: {asked}: {'; '.join(self.differences)}"


def free_numbers() -> dict[int, int]:
    """Return for each port number of the shipped architecture one that is free everywhere."""
    documented = {port.number for hop in storage_service().hops for port in hop.ports}
    with ExitStack() as stack:
        found = {}
        for number in sorted(documented):
            listener = stack.enter_context(socket.socket())
            listener.bind(("0.0.0.0", 0))  # noqa: S104 - to find a number, not to listen
            found[number] = listener.getsockname()[1]
        return found


def ask(asked: Sequence[tuple[World, Request]], folder: Path) -> list[Met]:
    """Return what came of each request, all of them asked in worlds that run in this folder."""
    worlds = {world.number: world for world, _ in asked}
    with running(list(worlds.values()), folder), ThreadPoolExecutor(AT_A_TIME) as pool:
        answers = list(pool.map(_answer, range(len(asked)), asked))
    seen = _seen(folder)
    return [
        Met(
            world,
            request,
            trace(world.architecture, request, world.wrong),
            answer,
            tuple(seen.get(number, ())),
        )
        for number, ((world, request), answer) in enumerate(zip(asked, answers, strict=True))
    ]


def _answer(number: int, asked: tuple[World, Request]) -> Answer:
    world, request = asked
    where = balancer_address(world), read_request(request).port
    return send(where, request, world.patience, **{"X-Id": str(number)})


def _seen(folder: Path) -> dict[int, list[Saw]]:
    """Return what the apps wrote down, by the number of the request."""
    found: dict[int, list[Saw]] = {}
    for name in APPS:
        for line in (folder / f"{name}.log").read_text().splitlines():
            seen = json.loads(line)
            found.setdefault(int(seen.pop("id")), []).append(Saw(**seen))
    return found


@contextmanager
def running(worlds: Iterable[World], folder: Path) -> Iterator[None]:
    """Have everything run that the worlds are made of."""
    parts = [placed(world) for world in worlds]
    with ExitStack() as stack:
        for name in APPS:
            places = [place for part in parts for place in part.apps if place["hop"] == name]
            stack.enter_context(_app(folder / f"{name}.log", places))
        stack.enter_context(Dropping([where for part in parts for where in part.dropping]))
        stack.enter_context(_nginx(folder, [each for part in parts for each in part.servers]))
        stack.enter_context(Balancer([each for part in parts for each in part.listeners]))
        yield


@contextmanager
def _app(log: Path, places: list[dict[str, object]]) -> Iterator[None]:
    command = [sys.executable, app.__file__, str(log)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(places))
            process.stdin.close()
            assert process.stdout.readline() == "ready\n"
            yield
        finally:
            process.terminate()


@contextmanager
def _nginx(folder: Path, servers: list[Server]) -> Iterator[None]:
    file = folder / "nginx.conf"
    file.write_text(configuration(str(folder), servers))
    (folder / "temporary").mkdir()
    with subprocess.Popen([require_tool("nginx"), "-p", str(folder), "-c", str(file)]) as process:
        try:
            _wait_for(folder / "pid", process)
            yield
        finally:
            process.terminate()


def _wait_for(pid: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until nginx listens: it writes its number down after that."""
    for _ in range(200):
        if pid.exists():
            return
        assert process.poll() is None, (pid.parent / "error.log").read_text()
        time.sleep(0.05)
    raise TimeoutError("nginx did not start within 10 seconds")
