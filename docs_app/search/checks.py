"""Whether this Python's SQLite can search at all, asked at start-up."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from django.core.checks import CheckMessage, Error


def sqlite_has_full_text_search(**kwargs: object) -> list[CheckMessage]:
    """Return an error if SQLite was built without FTS5. The site's database does not matter."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        except sqlite3.OperationalError as error:
            return [missing(str(error))]
    return []


def missing(reason: str) -> Error:
    """Return what is said where there is no FTS5."""
    return Error(
        f"The SQLite {sqlite3.sqlite_version} of this Python has no full text search: {reason}.",
        hint="Search needs SQLite's FTS5, on PostgreSQL too. Take a Python whose sqlite3 has it.",
        id="docs_app.E001",
    )
