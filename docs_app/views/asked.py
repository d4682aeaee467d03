"""What somebody wants to see of a picture, read from a query; every mistake is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, QueryDict

from docs_app.core.diagram import DETAILS, DIRECTIONS, THEMES, View
from docs_app.core.examples import example_trace
from docs_app.views.book import Book

SCALES = ("1", "2", "3", "4")
CHOICES = {"detail": DETAILS, "direction": DIRECTIONS, "theme": THEMES}
OF_ROUTES = ("example", "step")


class BadOptionError(ValueError):
    """An option is none, or has a value it may not have. The text says which, and what may be."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A view, the format of the file, and how large the pixels are (1-4, PNG only)."""

    view: View
    format: str
    scale: int = 1


def wanted(book: Book, query: QueryDict, format: str, route: str | None) -> Wanted:
    """Return what is wanted. Raises BadOptionError; Http404: there is no such route."""
    if route is None:
        route = query.get("route") or None
    if route is not None and route not in book.index.routes:
        raise Http404(f"There is no route {route!r} in {book.architecture.name}.")
    known = (
        "route",
        *CHOICES,
        *(OF_ROUTES if route else ()),
        *(("scale",) if format == "png" else ()),
    )
    only_known(query, known)
    example = _example(book, query, route)
    view = View(route, example, _step(book, query, route, example), **chosen(query))
    return Wanted(view, format, scale(query))


def only_known(query: QueryDict, known: Sequence[str]) -> None:
    """Raise BadOptionError if a query has an option that is none."""
    for name in query:
        if name not in known:
            raise BadOptionError(f"There is no option {name} here. Options: {', '.join(known)}.")


def chosen(query: QueryDict) -> dict[str, str]:
    """Return how a picture is wanted, without what goes without saying. Raises BadOptionError."""
    values = {name: one_of(query, name, allowed) for name, allowed in CHOICES.items()}
    return {name: value for name, value in values.items() if value is not None}


def scale(query: QueryDict) -> int:
    """Return how large the pixels are. Raises BadOptionError."""
    return int(one_of(query, "scale", SCALES) or 1)


def one_of(query: QueryDict, name: str, allowed: Sequence[str]) -> str | None:
    """Return an option's value; None: it is not asked for. Raises BadOptionError."""
    value = query.get(name)
    if value is not None and value not in allowed:
        raise BadOptionError(f"{name}={value}: it may be {' or '.join(allowed)}.")
    return value


def _example(book: Book, query: QueryDict, route: str | None) -> str | None:
    if route is None:
        return None
    slugs = [example.slug for example in book.index.routes[route].examples]
    return one_of(query, "example", slugs)


def _step(book: Book, query: QueryDict, route: str | None, example: str | None) -> int | None:
    if route is None or "step" not in query:
        return None
    trace = example_trace(book.architecture, route, example)
    last = len(trace.steps) if trace else 0
    value = query.get("step", "")
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= last):
        raise BadOptionError(f"step={value}: it may be a number from 1 to {last}.")
    return int(value)
