"""A text that types a port's number, where a reference to the port would stay true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docs_app.core.architecture import Architecture, PortRef
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.texts import texts

_SMALLEST = 1024
"""Smaller numbers count only where the text says that they are ports: 80 may be eighty."""
_SHOWN = 3

_FENCE = re.compile(
    r"^ *(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ *(?P=fence)[`~]* *$|\Z)", re.MULTILINE | re.DOTALL
)
# Bounded, so that a text of nothing but brackets is not searched to its end from each of them.
_LINK = re.compile(
    r"(?<=\])\([^()\n]{0,500}\)|^ *\[[^\[\]\n]{1,300}\]:.*$|<[^<>\n]{0,500}>|\bhttps?://[^\s)>\]]+",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"\[\[[^\[\]|\n]*(?:\|(?P<text>[^\[\]\n]*))?\]\]")
_NUMBER = re.compile(
    r"(?P<said>\b[Pp]orts? (?:number )?|(?<=[A-Za-z]):)?"
    r"(?<![\w.,/#+-])(?P<number>\d{1,5})(?![\w%]|[.,:/-]\w)"
)
"""A number by itself; ``said`` is what says that it is a port's: "port 80", "localhost:80"."""


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each port number that a text types, once for each text.

    Left alone: numbers in code blocks and in addresses of links, parts of longer numbers and of
    words, and numbers below 1024 that are not said to be ports.
    """
    ports = _by_number(architecture)
    for subject, text in texts(architecture):
        for number, line in _typed(text, ports).items():
            refs = [f"[[port:{ref}]]" for ref in ports[number][:_SHOWN]]
            yield Found(
                subject,
                f"Line {line} types {number}, which is the number of {_named(ports[number])}.",
                f"Write {' or '.join(refs)} instead of {number}.",
            )


def _by_number(architecture: Architecture) -> Mapping[str, list[PortRef]]:
    found: dict[str, list[PortRef]] = {}
    for hop in architecture.hops:
        for port in hop.ports:
            found.setdefault(str(port.number), []).append(PortRef(hop.slug, port.slug))
    return found


def _typed(text: str, ports: Mapping[str, list[PortRef]]) -> dict[str, int]:
    """Return the port numbers in a text, each with the line on which it is first."""
    if not any(character.isdigit() for character in text):
        return {}
    prose = _without(text)
    found: dict[str, int] = {}
    for match in _NUMBER.finditer(prose):
        number = match["number"]
        is_port = number in ports and (match["said"] or int(number) >= _SMALLEST)
        if is_port and number not in found:
            found[number] = prose.count("\n", 0, match.start()) + 1
    return found


def _without(text: str) -> str:
    """Return the text without code blocks and addresses, every line still in its place."""
    text = _FENCE.sub(lambda match: "\n" * match[0].count("\n"), text)
    return _REFERENCE.sub(lambda match: match["text"] or "", _LINK.sub(" ", text))


def _named(refs: list[PortRef]) -> str:
    shown = ", ".join(str(ref) for ref in refs[:_SHOWN])
    return shown if len(refs) <= _SHOWN else f"{shown} and {len(refs) - _SHOWN} more"


CHECK = Check(
    "PORT_NUMBER_TYPED",
    "warning",
    "A port number typed into prose",
    "A text types the number of a documented port. When the port changes, the text will still say "
    "the old number; a reference follows.",
    "A page says “nginx listens on 9000”.",
    "Write a reference, such as `[[port:bags-nginx/http]]`, in place of the number.",
    find,
)
