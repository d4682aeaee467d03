"""Long tables, a leaf at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.http import Http404

from docs_app.views.reading import Reading

Row = TypeVar("Row")

ROWS = 200


@dataclass(frozen=True, slots=True)
class Leaf(Generic[Row]):
    """The rows from ``first`` (counted from 1) to ``last`` of ``total``.

    ``all`` is how many there are without any filter; ``previous`` and ``next`` are addresses.
    """

    rows: Sequence[Row]
    number: int
    of: int
    total: int
    all: int
    previous: str = ""
    next: str = ""
    size: int = ROWS

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def leaf(reading: Reading, rows: Sequence[Row], of_all: int, size: int = ROWS) -> Leaf[Row]:
    """Return the leaf that ``page`` asks for. Http404: there is no such leaf.

    ``of_all`` is how many rows there are without any filter; ``size`` of them stand on a leaf.
    """
    asked = reading.query.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
    leaves = max(1, -(-len(rows) // size))
    if not 1 <= number <= leaves:
        raise Http404(f"The table has {leaves} pages, and {asked} is none of them.")
    return Leaf(
        rows=rows[(number - 1) * size : number * size],
        number=number,
        of=leaves,
        total=len(rows),
        all=of_all,
        previous=_address(reading, number - 1) if number > 1 else "",
        next=_address(reading, number + 1) if number < leaves else "",
        size=size,
    )


def _address(reading: Reading, number: int) -> str:
    query = {**reading.query, "page": str(number)}
    if number == 1:
        del query["page"]
    return reading.path + (f"?{urlencode(query)}" if query else "")
