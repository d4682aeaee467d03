"""From what a command says to the request it sends. Secrets in it are not kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit, urlunsplit

from docs_app.core.architecture import Request
from docs_app.core.curl.bearer import read_token
from docs_app.core.curl.notes import COOKIE_FILE, NO_SCHEME
from docs_app.core.curl.options import (
    AGENT,
    COOKIE,
    DATA,
    ENCODED,
    HEADER,
    JSON,
    METHOD,
    REFERER,
    UNUSED,
)
from docs_app.core.curl.words import split_command, told
from docs_app.core.trace.request import read_request

SECRET = ("authorization", "cookie", "x-api-key", "x-amz-security-token", "proxy-authorization")
FORM, JSON_TYPE = "application/x-www-form-urlencoded", "application/json"


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a command sends, and ``notes`` on what was assumed or left out; see :mod:`.notes`."""

    request: Request
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Said:
    method: str = ""
    urls: list[str] = field(default_factory=list)
    headers: list[tuple[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    head: bool = False
    get: bool = False
    json: bool = False


def read_curl(text: str) -> Pasted:
    """Return the request that a whole ``curl`` command sends, what was assumed and left out.

    A bearer token is taken to be valid. Values of headers that carry secrets are replaced by as
    many stars, so that no link has them in it. Raises ValueError: what cannot be read or followed,
    and what to write instead.
    """
    said = _said(text)
    if len(said.urls) != 1:
        wanted = "no URL" if not said.urls else f"{len(said.urls)} URLs"
        raise ValueError(f"The command has {wanted}; write exactly one.")
    url = _address(said)
    authorization = next((value for name, value in said.headers if _is_token(name)), "")
    token, token_notes = read_token(authorization)
    body = 0 if said.get else len(("" if said.json else "&").join(said.data).encode())
    headers = tuple(_kept(name, value) for name, value in _sent(said) if not _is_token(name))
    request = Request(_method(said), url, token, body, headers)
    read_request(request)
    return Pasted(request, tuple(dict.fromkeys((*said.notes, *token_notes))))


def _said(text: str) -> _Said:
    said = _Said()
    for what, value in told(split_command(text)):
        if what == METHOD:
            said.method = value
        elif what == "url":
            said.urls.append(value)
        elif what in {"head", "get"}:
            setattr(said, what, True)
        elif what == UNUSED or (what == COOKIE and "=" not in value):
            said.notes.append(value if what == UNUSED else COOKIE_FILE)
        elif what == HEADER:
            said.headers += _header(value)
        elif what in {AGENT, REFERER, COOKIE}:
            said.headers.append((what, value))
        else:
            said.data.append(_data(what, value))
            said.json = said.json or what == JSON
    return said


def _data(what: str, value: str) -> str:
    """Return the data as it is sent. ValueError: it is in a file."""
    name, at, file = value.partition("@")
    in_file = what in {DATA, JSON, ENCODED} and at and not name
    if in_file or (what == ENCODED and at and "=" not in name):
        raise ValueError(
            f"The size of the file {file} is not known here; leave it out and write the body's"
            " size in the form instead."
        )
    return _encoded(value) if what == ENCODED else value


def _encoded(value: str) -> str:
    """Return ``name=content`` with its content encoded; without a name, ``=`` is not sent."""
    name, equals, content = value.partition("=") if "=" in value else ("", "", value)
    return f"{name}{equals if name else ''}{quote(content, safe='')}"


def _header(text: str) -> list[tuple[str, str]]:
    """Return the header, or nothing where the command takes one away (``Name:``)."""
    name, colon, value = text.partition(":")
    if not colon:
        if text.endswith(";"):
            return [(text[:-1].strip(), "")]
        raise ValueError(f"A header is written 'Name: value', not '{text}'.")
    return [(name.strip(), value.strip())] if value.strip() else []


def _method(said: _Said) -> str:
    if said.method:
        return said.method
    if said.head:
        return "HEAD"
    return "POST" if said.data and not said.get else "GET"


def _address(said: _Said) -> str:
    """Return the URL, with the data where it goes there. Without a scheme curl means http."""
    url = said.urls[0]
    if "://" not in url:
        url = f"http://{url}"
        said.notes.append(NO_SCHEME)
    if said.get and said.data:
        parts = urlsplit(url)
        query = "&".join((*((parts.query,) if parts.query else ()), *said.data))
        url = urlunsplit(parts._replace(query=query.replace(" ", "%20")))
    return url


def _is_token(name: str) -> bool:
    return name.lower() == "authorization"


def _sent(said: _Said) -> list[tuple[str, str]]:
    """Return the headers with those that curl adds for data, unless the command has its own."""
    given = {name.lower() for name, _ in said.headers}
    added = []
    if said.data and not said.get:
        added.append(("Content-Type", JSON_TYPE if said.json else FORM))
    if said.json:
        added.append(("Accept", JSON_TYPE))
    return [*said.headers, *(each for each in added if each[0].lower() not in given)]


def _kept(name: str, value: str) -> tuple[str, str]:
    """Return the header with a secret replaced by as many stars: its size counts, not its text."""
    return name, "*" * len(value) if name.lower() in SECRET else value
