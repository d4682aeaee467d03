"""Sending a request over a bare socket, and what came of it."""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from dataclasses import dataclass

from docs_app.core.architecture import Request
from docs_app.core.trace.request import read_request
from tests.real.nginx_conf import Where

CHUNK = 65536


@dataclass(frozen=True)
class Answer:
    """What a caller saw. ``status`` None: no answer; then ``failure`` says how that showed."""

    seconds: float
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: str = ""
    failure: str = ""

    def header(self, name: str) -> str | None:
        return next((value for each, value in self.headers if each.lower() == name.lower()), None)


def send(where: Where, request: Request, patience: float, **headers: str) -> Answer:
    """Return what came of a request within ``patience`` seconds. Nothing of it is made tidy."""
    began = time.monotonic()
    try:
        with socket.create_connection(where, patience) as connection:
            connection.settimeout(patience)
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.sendall(_written(request, headers))
            received = _received(connection)
    except TimeoutError:
        return Answer(time.monotonic() - began, failure="nothing came")
    except OSError as error:
        return Answer(time.monotonic() - began, failure=type(error).__name__)
    return _read(received, time.monotonic() - began)


def _written(request: Request, more: dict[str, str]) -> bytes:
    sent = read_request(request)
    query = request.url.partition("?")[2]
    target = f"{sent.path}?{query}" if query else sent.path
    fields = [("Host", f"{sent.host}:{sent.port}"), ("Connection", "close"), *more.items()]
    fields += request.headers
    if request.body_bytes:
        fields.append(("Content-Length", str(request.body_bytes)))
    lines = [f"{sent.method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in fields)]
    return "\r\n".join((*lines, "", "")).encode() + b"x" * request.body_bytes


def _received(connection: socket.socket) -> bytes:
    pieces = []
    while piece := connection.recv(CHUNK):
        pieces.append(piece)
    return b"".join(pieces)


def _read(received: bytes, seconds: float) -> Answer:
    if not received:
        return Answer(seconds, failure="closed without a word")
    head, _, body = received.decode("latin-1").partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    pairs = (line.partition(":") for line in lines)
    headers = tuple((name, value.strip()) for name, _, value in pairs)
    return Answer(seconds, int(first.split(" ")[1]), headers, body)
