"""Reads settings from the environment, and says by name which variable is missing or wrong.

An empty variable counts as unset: that is how unit files and compose files clear one.
Every function raises ImproperlyConfigured with the variable's name and what it may be.
Addresses may hold a password, so their value is never repeated in a message.
"""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ON = frozenset({"on", "true", "yes", "1"})
OFF = frozenset({"off", "false", "no", "0"})


def text(name: str, default: str = "") -> str:
    """The variable as it stands, without space around it."""
    return os.environ.get(name, "").strip() or default


def words(name: str, default: list[str]) -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or default


def switch(name: str, default: bool) -> bool:
    """On or off. A misspelt "on" is an error: read as off, it would leave a gate open."""
    value = text(name).lower()
    if not value:
        return default
    if value not in ON | OFF:
        raise _wrong(name, f"is {value!r}; it may be on or off")
    return value in ON


def number(name: str, default: int, least: int, most: int) -> int:
    """A whole number within bounds."""
    value = text(name)
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise _wrong(name, f"is {value!r}; it may be a whole number from {least} to {most}")
    return int(value)


def choice(name: str, default: str, among: list[str]) -> str:
    """One of a few words."""
    value = text(name, default)
    if value not in among:
        raise _wrong(name, f"is {value!r}; it may be {' or '.join(among)}")
    return value


def database(name: str, default: str) -> dict[str, Any]:
    """What Django's DATABASES wants, from sqlite:///FILE or postgres://USER:PASSWORD@HOST/NAME."""
    wanted = "may be sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME"
    value = text(name, default)
    if value.partition("://")[0] not in {"sqlite", "postgres", "postgresql"}:
        raise _wrong(name, wanted)
    return _parsed(name, environ.Env.db_url_config, value, wanted)


def cache(name: str, default: str) -> dict[str, Any]:
    """What Django's CACHES wants, from locmemcache://, filecache://PATH, dbcache://TABLE, ..."""
    wanted = "may be locmemcache://, filecache://PATH, dbcache://TABLE or redis://HOST:PORT/N"
    return _parsed(name, environ.Env.cache_url_config, text(name, default), wanted)


def email(name: str, default: str) -> dict[str, Any]:
    """Django's EMAIL_* settings, from consolemail:// or smtp+tls://USER:PASSWORD@HOST:PORT."""
    wanted = "may be consolemail:// or smtp+tls://USER:PASSWORD@HOST:PORT"
    return _parsed(name, environ.Env.email_url_config, text(name, default), wanted)


def origin(name: str, default: str) -> str:
    """The scheme and host that addresses begin with where no request tells them."""
    value = text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits = False
    if not fits or value != f"{parts.scheme}://{parts.netloc}" or "@" in value or " " in value:
        raise _wrong(name, f"is {value!r}; it may be https://HOST or http://HOST:PORT")
    return value


def first_name(hosts: list[str]) -> str:
    """The first of the hosts that is one name and not a pattern for many."""
    return next((host for host in hosts if host.strip("*.") == host), "localhost")


def secret_key(name: str, kept_in: Path | None) -> str:
    """The secret key: the variable's, or for a local site the one kept in a file, made once."""
    value = text(name)
    if value:
        return value
    if kept_in is None:
        raise ImproperlyConfigured(
            f"{name} is not set. Set it to a long random text that you keep; or set "
            "ROUTEBOOK_LOCAL=on (`make run` does) for a site on this machine only."
        )
    return _kept_key(kept_in)


def _kept_key(file: Path) -> str:
    """The key in the file. Two processes that start at once agree on the first one's."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    if not file.exists():
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        try:
            # Linking fails where the name exists: nobody ever reads half a key.
            os.link(fresh, file)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return file.read_text().strip()


def _parsed(
    name: str, parse: Callable[[str], dict[str, Any]], value: str, wanted: str
) -> dict[str, Any]:
    """What django-environ makes of an address, or one error that names the variable."""
    try:
        return parse(value)
    except (ValueError, KeyError, TypeError, AttributeError, environ.ImproperlyConfigured):
        raise _wrong(name, wanted) from None


def _wrong(name: str, what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"The environment variable {name} {what}.")
