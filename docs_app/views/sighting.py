"""An answer that somebody saw, as they typed or pasted it. What does not tell is not kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from docs_app.core.answers import TELLING

FIELDS = ("status", "seconds", "body", "headers")
NOBODY = "none"
"""The status, in an address, of a request that nobody answered."""

BODY, VALUE = 500, 200
"""Characters of a body, and of a header, that are enough to know them by."""

LONGEST = 20_000
"""Characters that are read of what was pasted."""

KNOWN = {name.lower() for name in TELLING}
STATUS_LINE = re.compile(r"(?:< )?HTTP/[0-9.]+ ([1-5][0-9]{2})\b.*", re.IGNORECASE)
SECONDS = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was typed, and what it comes to.

    ``status`` is None where nobody answered. ``complaints`` are field -> how to mend it.
    """

    typed: Mapping[str, str]
    status: int | None = None
    seconds: float | None = None
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    complaints: Mapping[str, str] = field(default_factory=dict)

    @property
    def asked(self) -> dict[str, str]:
        """Return what an address needs to say besides the status."""
        return {
            "seconds": "" if self.seconds is None else f"{self.seconds:g}",
            "body": self.body,
            "headers": "\n".join(f"{name}: {value}" for name, value in self.headers),
        }


def seen(fields: QueryDict, status: str = "") -> Seen:
    """Return what was seen; ``status`` is the one in the address, if it is there.

    Headers may be pasted as a whole answer: a status line gives the status, and what follows an
    empty line is the body, where the fields themselves say nothing.
    """
    typed = {name: fields.get(name, "")[:LONGEST].strip() for name in FIELDS}
    typed["status"] = typed["status"] or status
    first, lines, rest = _parted(typed["headers"])
    read_status = _status(typed["status"] or first)
    headers, bad = _headers(lines)
    complaints = {
        "status": "" if isinstance(read_status, int | None) else read_status,
        "seconds": ""
        if not typed["seconds"] or SECONDS.fullmatch(typed["seconds"])
        else f"'{typed['seconds']}' is no number of seconds; write digits, such as 29.",
        "headers": bad,
    }
    return Seen(
        typed,
        read_status if isinstance(read_status, int) else None,
        float(typed["seconds"]) if SECONDS.fullmatch(typed["seconds"]) else None,
        (typed["body"] or rest)[:BODY],
        headers,
        {name: words for name, words in complaints.items() if words},
    )


def _status(text: str) -> int | str | None:
    """Return the status, None for nobody, or what is wrong with the text."""
    if text == NOBODY:
        return None
    if text.isascii() and text.isdigit() and len(text) == 3 and 100 <= int(text) <= 599:
        return int(text)
    if not text:
        return "Write the status of the answer, such as 504, or none where no answer came."
    return f"'{text}' is no status; write three digits from 100 to 599, such as 504."


def _parted(text: str) -> tuple[str, list[str], str]:
    """Return the status that a pasted answer begins with, its header lines, and its body."""
    head, _, rest = text.replace("\r\n", "\n").partition("\n\n")
    lines = [line.strip().removeprefix("< ") for line in head.splitlines() if line.strip()]
    found = STATUS_LINE.fullmatch(lines[0]) if lines else None
    return (found[1], lines[1:], rest.strip()) if found else ("", lines, rest.strip())


def _headers(lines: list[str]) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the headers that tell who made an answer, and what is wrong with a line."""
    found = []
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or not name.strip():
            return (), f"A header is written 'Name: value', not '{line[:80]}'."
        if name.strip().lower() in KNOWN:
            found.append((name.strip(), value.strip()[:VALUE]))
    return tuple(dict(found).items()), ""
