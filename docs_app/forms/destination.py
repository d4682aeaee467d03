"""One field for where a rule forwards to: a port, or a hop that has none."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model

from docs_app.forms.choices import Group
from docs_app.forms.references import ReferenceField
from docs_app.models import Port


class DestinationField(ReferenceField):
    """A choice of rows of two tables: ``port-12`` or ``hop-7`` is what is posted."""

    @staticmethod
    def key_of(row: Model) -> str:
        """Return what is posted for a row."""
        return f"{'port' if isinstance(row, Port) else 'hop'}-{row.pk}"

    @staticmethod
    def key_of_pks(port: int | None, hop: int | None) -> str:
        """Return what is posted for a stored destination; empty: there is none."""
        if port is not None:
            return f"port-{port}"
        return "" if hop is None else f"hop-{hop}"

    def offer_destinations(self, rows: Iterable[Model], groups: list[Group]) -> None:
        """Set what may be chosen; the groups have the keys that ``key_of`` makes."""
        rows = list(rows)
        self.offer(rows, groups, "nothing")
        self.rows = {self.key_of(row): row for row in rows}
