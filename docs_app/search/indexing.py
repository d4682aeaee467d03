"""How documents are stored for searching: SQLite's FTS5, and a table of exact names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial

from docs_app.core.architecture import Architecture
from docs_app.core.documents import KINDS_IN_ORDER, Document, documents
from docs_app.search.index_files import Fill
from docs_app.search.marking import indexable
from docs_app.search.querying import folded, parts

# A match in a title counts for ten in the text; in a name or slug for six. `-` and `_` belong to
# words, so "api-nlb" is one; its parts are found too, in `names` or, for less, in `pieces`.
_TABLES = """
CREATE VIRTUAL TABLE documents USING fts5(
    title, names, context, body, pieces, kind UNINDEXED, path UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2 tokenchars '-_'"
);
INSERT INTO documents(documents, rank) VALUES ('rank', 'bm25(10.0, 6.0, 2.0, 1.0, 0.5)');
CREATE TABLE exact (key TEXT, place INTEGER, id INTEGER, PRIMARY KEY (key, place, id))
    WITHOUT ROWID;
"""


def filling(architecture: Architecture) -> Fill:
    """Return what writes the architecture's documents into a new index."""
    return partial(_fill, architecture)


def _fill(architecture: Architecture, connection: sqlite3.Connection) -> None:
    connection.executescript(_TABLES)
    for number, document in enumerate(documents(architecture), start=1):
        connection.execute(
            "INSERT INTO documents(rowid, title, names, context, body, pieces, kind, path)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, *map(indexable, _row(document))),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO exact VALUES (?, ?, ?)", _keys(number, document)
        )
    connection.execute("INSERT INTO documents(documents) VALUES ('optimize')")


def _row(document: Document) -> tuple[str, ...]:
    names = " ".join(document.keys)
    return (
        document.title,
        f"{names} {parts(document.title, names)}",
        document.context,
        document.text,
        parts(document.context, document.text),
        document.kind,
        document.path,
    )


def _keys(number: int, document: Document) -> Iterator[tuple[str, int, int]]:
    place = KINDS_IN_ORDER.index(document.kind)
    return (
        (indexable(folded(key)), place, number) for key in (document.title, *document.keys) if key
    )
