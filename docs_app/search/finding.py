"""Searching: the words of a query in an architecture's documents, the best first."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.search.index_files import reading
from docs_app.search.indexing import filling
from docs_app.search.marking import CLOSE, OPEN, Segment, segments, with_parts
from docs_app.search.querying import expression, folded, words
from docs_app.search.suggesting import suggest

EXCERPT_WORDS = 24

_COLUMNS = f"""
    rowid, kind, path, context, highlight(documents, 0, '{OPEN}', '{CLOSE}'),
    snippet(documents, 3, '{OPEN}', '{CLOSE}', '…', {EXCERPT_WORDS})
"""
_EXACT = f"SELECT {_COLUMNS} FROM documents WHERE documents MATCH ? AND rowid = ?"  # noqa: S608
_RANKED = f"SELECT {_COLUMNS} FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?"  # noqa: S608
_COUNT = "SELECT count(*) FROM documents WHERE documents MATCH ?"
_NAMED = "SELECT id FROM exact WHERE key = ? ORDER BY place, id LIMIT ?"

Row = tuple[int, str, str, str, str, str]
"""Number, kind, path, context, title and excerpt; the last two with marks."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: of which kind, where it is, and what matched in title and text.

    ``kind`` is one of :data:`docs_app.core.documents.KINDS_IN_ORDER`; ``context`` says where the
    thing belongs.
    """

    kind: str
    title: tuple[Segment, ...]
    href: str
    context: str = ""
    excerpt: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """What a query finds. ``total`` counts all that match, ``hits`` are the best of them.

    ``every_word`` is False where nothing has all words, and the hits have some of them.
    ``suggestions`` are (title, address), where there are no hits.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    every_word: bool = True
    suggestions: tuple[tuple[str, str], ...] = ()


def prepare(architecture: Architecture, content_hash: str) -> None:
    """Make the index now if there is none. Costs about 0.2 ms a document."""
    with reading(content_hash, filling(architecture)):
        pass


def find(
    architecture: Architecture,
    content_hash: str,
    addresses: Addresses,
    query: str,
    limit: int = 20,
) -> Results:
    """Return what a query finds in an architecture; any text is a valid query.

    ``content_hash`` names the architecture's content: the first search of a content makes its
    index. What bears exactly the name, slug or number comes first, then what fits best. Raises
    SearchUnavailableError where no index can be made.
    """
    wanted = words(query)
    if not wanted:
        return Results(query)
    with reading(content_hash, filling(architecture)) as connection:
        for every in (True, False):
            match = expression(wanted, every=every)
            (total,) = connection.execute(_COUNT, (match,)).fetchone()
            if total:
                rows = _rows(connection, match, folded(query).strip("/ "), limit)
                return Results(query, _hits(rows, wanted, addresses), total, every)
    return Results(query, suggestions=suggest(architecture, addresses, query))


def _rows(connection: sqlite3.Connection, match: str, name: str, limit: int) -> list[Row]:
    """Return the best rows: those of that name, then by rank, none twice."""
    rows = [
        row
        for (number,) in connection.execute(_NAMED, (name, limit)).fetchall()
        for row in connection.execute(_EXACT, (match, number))
    ]
    seen = {row[0] for row in rows}
    ranked = connection.execute(_RANKED, (match, limit + len(rows)))
    return [*rows, *(row for row in ranked if row[0] not in seen)][:limit]


def _hits(rows: list[Row], wanted: tuple[str, ...], addresses: Addresses) -> tuple[Hit, ...]:
    return tuple(
        Hit(
            kind,
            segments(with_parts(title, wanted)),
            addresses.home + path,
            context,
            segments(with_parts(excerpt, wanted)),
        )
        for _, kind, path, context, title, excerpt in rows
    )
