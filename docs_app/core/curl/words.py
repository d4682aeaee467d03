"""A command's words, and which of them are options, their values, and addresses."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from docs_app.core.curl.options import (
    IGNORED,
    IGNORED_VALUES,
    REFUSED,
    REFUSED_NAMES,
    TAKING,
    UNUSED,
)

LENGTH_LIMIT = 100_000
SWITCHES = {"-I": "head", "--head": "head", "-G": "get", "--get": "get"}
_CONTINUED = re.compile(r"[\\^]\r?\n")


def split_command(text: str) -> list[str]:
    """Return the words after ``curl``. Raises ValueError: it is no curl command."""
    if len(text) > LENGTH_LIMIT:
        raise ValueError(f"The command is longer than {LENGTH_LIMIT:,} characters.")
    try:
        words = shlex.split(_CONTINUED.sub(" ", text.strip()))
    except ValueError as error:
        reason = "a quote is not closed" if "quotation" in str(error) else "it ends in a backslash"
        raise ValueError(f"The command cannot be read: {reason}.") from None
    if words[:1] == ["$"]:
        words = words[1:]
    if words[:1] not in (["curl"], ["curl.exe"]):
        raise ValueError("Paste a whole command that begins with curl.")
    return words[1:]


def told(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what each option says as (what, value); an address is told as ``url``.

    The name of an option that is not followed is told as ``unused``. Raises ValueError: an option
    is not known, has no value, or cannot be followed.
    """
    ahead = list(reversed(words))
    while ahead:
        word = ahead.pop()
        if not word.startswith("-") or word == "-":
            yield "url", word
            continue
        name, value, rest = _apart(word)
        if rest:
            ahead.append(rest)
        what = SWITCHES.get(name)
        if what is not None:
            yield what, ""
        elif name in TAKING or name in IGNORED_VALUES:
            given = _value(name, value, ahead)
            yield (TAKING[name], given) if name in TAKING else (UNUSED, name)
        elif name in IGNORED:
            yield UNUSED, name
        else:
            raise ValueError(_why_not(name))


def _apart(word: str) -> tuple[str, str | None, str]:
    """Return an option's name, its value if it hangs on it, and short options that follow."""
    if word.startswith("--"):
        name, equals, value = word.partition("=")
        return name, value if equals else None, ""
    name, more = word[:2], word[2:]
    if name in TAKING or name in IGNORED_VALUES:
        return name, more.removeprefix("=") if more else None, ""
    return name, None, f"-{more}" if more else ""


def _value(name: str, value: str | None, ahead: list[str]) -> str:
    if value is not None:
        return value
    if not ahead:
        raise ValueError(f"After {name} its value is missing.")
    return ahead.pop()


def _why_not(name: str) -> str:
    short = REFUSED_NAMES.get(name, name)
    if short in REFUSED:
        return f"{name} cannot be followed: {REFUSED[short]}."
    return f"The option {name} is not known here; leave it out if it does not change the request."
