"""A plain TCP balancer: each listener hands a connection to one of the targets that may serve.

It stands for a network load balancer, as its documentation tells of it: no listener, and the
packets are dropped; no target, or none that takes new connections, and the connection is reset;
all unhealthy, and all are used.
"""

from __future__ import annotations

import asyncio
import itertools
import socket
import struct
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from tests.real.nginx_conf import Where

NO_LINGER = struct.pack("ii", 1, 0)
"""Closing a socket with this set resets the connection."""


@dataclass(frozen=True)
class Target:
    """Where a target is, and the state that its health checks have left it in."""

    where: Where
    state: str = "healthy"


@dataclass(frozen=True)
class Listener:
    """A port of the balancer; ``resets``: every other connection is reset once it is made."""

    where: Where
    targets: tuple[Target, ...]
    resets: bool = False


def eligible(targets: Sequence[Target]) -> list[Target]:
    """Return the targets that a new connection may go to."""
    registered = [each for each in targets if each.state in {"healthy", "unhealthy"}]
    healthy = [each for each in registered if each.state == "healthy"]
    return healthy or registered


class Balancer:
    """All listeners, in a thread of their own; a context manager."""

    def __init__(self, listeners: Sequence[Listener]) -> None:
        self.listeners = listeners
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.servers: list[asyncio.Server] = []

    def __enter__(self) -> Balancer:
        self.thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self.loop).result(30)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self.loop).result(30)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    async def _start(self) -> None:
        for listener in self.listeners:
            self.servers.append(await _serve(listener))

    async def _stop(self) -> None:
        for server in self.servers:
            server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(0)  # Connections close on the loop's next round.


async def _serve(listener: Listener) -> asyncio.Server:
    turn = itertools.count()

    async def took(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        number = next(turn)
        able = eligible(listener.targets)
        if not able or (listener.resets and number % 2):
            _reset(writer)
            return
        target = able[number // (2 if listener.resets else 1) % len(able)]
        with suppress(asyncio.CancelledError):  # The test is over.
            await _pass_on(reader, writer, target.where)
        writer.close()

    return await asyncio.start_server(took, *listener.where, backlog=128)


async def _pass_on(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, where: Where
) -> None:
    try:
        back, onward = await asyncio.open_connection(*where)
    except OSError:
        _reset(writer)
        return
    try:
        await asyncio.gather(_pump(reader, onward), _pump(back, writer))
    except OSError:
        _reset(writer)
        _reset(onward)
    finally:
        onward.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(65536):
        writer.write(piece)
        await writer.drain()
    with suppress(OSError):
        writer.write_eof()


def _reset(writer: asyncio.StreamWriter) -> None:
    connection = writer.get_extra_info("socket")
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER)
    writer.transport.abort()


class Dropping:
    """Ports that drop what comes: a queue that is full, and nobody who takes from it."""

    def __init__(self, where: Sequence[Where]) -> None:
        self.open: list[socket.socket] = []
        for each in where:
            listener = socket.socket()
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(each)
            listener.listen(0)
            self.open.append(listener)
            self._fill(each)

    def _fill(self, where: Where) -> None:
        for _ in range(3):
            caller = socket.socket()
            caller.setblocking(False)
            with suppress(BlockingIOError):
                caller.connect(where)
            self.open.append(caller)

    def __enter__(self) -> Dropping:
        return self

    def __exit__(self, *_: object) -> None:
        for each in self.open:
            each.close()
