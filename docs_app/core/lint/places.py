"""Who listens where: ports by task, and the targets of a target group. Built once per value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from docs_app.core.architecture import Architecture, Forward, Hop, Port
from docs_app.core.index import Index, index_of, kept


class Located(NamedTuple):
    """A port with the hop that listens on it."""

    hop: Hop
    port: Port


@dataclass(frozen=True)
class Places:
    """Lookups of where an architecture's hops run."""

    index: Index
    task_of: Mapping[str, str]
    """By hop: the slug of the task it runs in. Hops outside any task are not in it."""
    in_task: Mapping[str, tuple[Located, ...]]
    """By task: the ports of its hops, in document order."""

    def around(self, hop: Hop) -> tuple[Located, ...]:
        """Return the ports at the address of a hop: its task's if it runs in one, else its own."""
        task = self.task_of.get(hop.slug)
        if task is not None:
            return self.in_task[task]
        return tuple(Located(hop, port) for port in hop.ports)

    def targets(self, group: Hop) -> Iterator[Hop]:
        """Yield the hops that a target group forwards to, one for each rule."""
        for rule in group.rules:
            if isinstance(rule.action, Forward) and rule.action.to.hop in self.index.hops:
                yield self.index.hops[rule.action.to.hop]


def places_of(architecture: Architecture) -> Places:
    """Return the architecture's places. The first call costs one pass over hops and zones."""
    return kept(architecture, "places", _build)


def _build(architecture: Architecture) -> Places:
    index = index_of(architecture)
    task_of: dict[str, str] = {}
    in_task: dict[str, list[Located]] = {}
    for hop in architecture.hops:
        for zone in index.zone_path(hop.zone):
            if index.zones[zone].kind == "task":
                task_of[hop.slug] = zone
                in_task.setdefault(zone, []).extend(Located(hop, port) for port in hop.ports)
                break
    return Places(index, task_of, {zone: tuple(located) for zone, located in in_task.items()})
