"""References on lines of their own: a picture, a route's steps, a table. What they ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from docs_app.core.nearest import meant
from docs_app.core.pages.fact import FactError
from docs_app.core.pages.facts import Look, found
from docs_app.core.pages.tables import TABLES

OPTIONS: Mapping[str, tuple[str, ...]] = {
    "picture": ("example", "step", "detail", "direction"),
    "steps": ("example",),
    "table": (),
}
"""Kinds of block, and the options that may follow a ``?``, as in an address."""

_MUST_NAME = {"steps": "ROUTE", "table": "NAME"}
_VALUES = {"detail": ("zones", "hops", "ports"), "direction": ("LR", "TB")}


@dataclass(frozen=True, slots=True)
class Embed:
    """A block that a page asks for, known to exist: a route's, a table's, or the whole picture's.

    ``name`` is a route's slug, a table's name, or None for the whole architecture. ``options`` of
    a picture are those of its address: ``example`` (a slug of the route's), ``step`` (a number
    from 1), ``detail`` and ``direction``.
    """

    kind: str
    name: str | None
    options: tuple[tuple[str, str], ...] = ()

    def option(self, name: str) -> str | None:
        """Return an option's value, or None where it was not given."""
        return dict(self.options).get(name)


def asked(look: Look, kind: str, ref: str) -> Embed:
    """Return what a block reference asks for. Raises FactError. Walks no request."""
    name, _, query = ref.partition("?")
    options = tuple(parse_qsl(query, keep_blank_values=True))
    if kind in _MUST_NAME and not name:
        raise FactError(f"It does not say which: write [[{kind}:{_MUST_NAME[kind]}]].")
    if kind == "table":
        found(TABLES, name, "table")
    elif name:
        found(look.index.routes, name, "route")
    for option, value in options:
        _check(look, Embed(kind, name or None), option, value)
    return Embed(kind, name or None, options)


def _check(look: Look, embed: Embed, option: str, value: str) -> None:
    known = OPTIONS[embed.kind]
    if option not in known:
        raise FactError(f"A {embed.kind} has no option {option}.{meant(option, known)}")
    if option in _VALUES and value not in _VALUES[option]:
        raise FactError(f"The option {option} may be {' or '.join(_VALUES[option])}.")
    if option in ("example", "step") and embed.name is None:
        raise FactError(f"The option {option} needs a route: write [[picture:ROUTE?...]].")
    if option == "example":
        examples = {each.slug: each for each in look.index.routes[embed.name or ""].examples}
        found(examples, value, f"example of {embed.name}")
    if option == "step" and not (value.isascii() and value.isdigit() and int(value)):
        raise FactError("The option step is a number from 1.")
