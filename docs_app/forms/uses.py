"""What uses an object that somebody wants to delete, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model

from docs_app.models import Example, Port, Rule


def in_use(users: Iterable[Model]) -> str:
    """Return a sentence that names what uses the object, and says what to do first."""
    named = sorted({described(user) for user in users})
    return f"it is used by {', '.join(named)}. Change or delete what uses it first."


def described(row: Model) -> str:
    """Return what a row is called where several kinds of rows are listed."""
    kind = row._meta.verbose_name
    match row:
        case Rule():
            return f"rule {row} of {row.hop}"
        case Port():
            return f"port {row.slug} of {row.hop}"
        case Example():
            return f"example {row} of route {row.route}"
    return f"{kind} {row}"
