"""What a command says besides its request: what of it is not followed here, and what is assumed.

A note is an option's name, or one of the words below; so an address can hold it, and no secret is
in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from docs_app.core.curl.options import IGNORED, IGNORED_VALUES
from docs_app.core.wording.names import listed

NO_SCHEME, BEARER, NO_BEARER, COOKIE_FILE = "no-scheme", "bearer", "no-bearer", "cookie-file"

SAID: Mapping[str, str] = {
    NO_SCHEME: "The URL names no scheme, so curl calls it with http.",
    BEARER: "Whether the token in the command is valid nobody checks here: it is taken to be.",
    NO_BEARER: "The Authorization header carries no bearer token: it is taken to be refused.",
    COOKIE_FILE: "The file with cookies is not known here, so none are sent.",
}

_ONCE = "it is traced as sent once, straight to the host of the URL"
_MATTERS: Mapping[tuple[str, ...], str] = {
    ("-L", "--location"): "curl would follow a redirect; here it ends at the first answer",
    ("-k", "--insecure"): "curl would not look at certificates; here they count",
    ("--path-as-is",): "curl would send the dots of the path; here they are taken out of it",
    ("--compressed",): "curl would send a header `Accept-Encoding`; here it is not counted",
    (
        "-m",
        "--max-time",
        "--connect-timeout",
    ): "curl would give up after its time; here nobody does",
    ("-x", "--proxy", "--resolve", "--interface"): f"curl would take another way; here {_ONCE}",
    ("--retry", "--retry-delay"): f"curl would try again; here {_ONCE}",
    ("--tls-max", "--ciphers", "--tlsv1.2", "--tlsv1.3", "-E", "--cert", "--key", "--cacert"): (
        "how the connection is encrypted is not looked at here"
    ),
}
MATTERS = {option: says for options, says in _MATTERS.items() for option in options}
"""Options that are not followed, although they change what comes of the request."""


def told(notes: Iterable[str]) -> tuple[str, ...]:
    """Return what a command's notes say, as sentences with code in backticks; no note: nothing."""
    known = [note for note in dict.fromkeys(notes) if note in SAID or _is_option(note)]
    by_reason: dict[str, list[str]] = {}
    for note in known:
        if note in MATTERS:
            by_reason.setdefault(MATTERS[note], []).append(note)
    plain = [note for note in known if note not in SAID and note not in MATTERS]
    left = (f"{_named(plain)}: left out, as what is sent does not change." if plain else "",)
    matters = (f"{_named(options)}: {says}." for says, options in by_reason.items())
    return tuple(filter(None, (*(SAID[note] for note in known if note in SAID), *matters, *left)))


def _named(options: Sequence[str]) -> str:
    return listed([f"`{option}`" for option in options], "and")


def _is_option(note: str) -> bool:
    return note in IGNORED or note in IGNORED_VALUES
