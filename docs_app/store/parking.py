"""Frees port numbers before they are given out again.

A hop's (number, protocol) is unique, and the database checks that row by row: two ports that
change places, or a renamed port that keeps its number, would fail halfway. So ports that go or
change first get a protocol that no port has: a mark with their own primary key in it.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from docs_app.models import Port
from docs_app.store.sync import AT_ONCE, Sync
from docs_app.store.tables import PORTS, Key, Values

_NUMBER = PORTS.columns.index("number")
_PROTOCOL = PORTS.columns.index("protocol")

PARKED = "parked-"


def park(ports: Sync, wanted: Mapping[Key, Values]) -> None:
    """Mark the ports that lose their number or protocol, in the rows and in what is held."""
    leaving = [
        key
        for key, held in ports.held.items()
        if key not in wanted or _listens(held) != _listens(wanted[key])
    ]
    for start in range(0, len(leaving), AT_ONCE):
        pks = [ports.pks[key] for key in leaving[start : start + AT_ONCE]]
        mark = Concat(Value(PARKED), Cast("pk", CharField()), output_field=CharField())
        Port.objects.filter(pk__in=pks).update(protocol=mark)
    for key in leaving:
        held = list(ports.held[key])
        held[_PROTOCOL] = PARKED
        ports.held[key] = tuple(held)


def _listens(values: Values) -> tuple[int, str]:
    return values[_NUMBER], values[_PROTOCOL]
