"""Two containers of one task on one port."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture
from docs_app.core.index import index_of
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.places import places_of


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each port of a task whose number an earlier container of the same task has.

    UDP has numbers of its own; all other protocols run over TCP and share theirs.
    """
    index = index_of(architecture)
    for task, located in places_of(architecture).in_task.items():
        holders: dict[tuple[int, bool], str] = {}
        for hop, port in located:
            holder = holders.setdefault((port.number, port.protocol == "UDP"), hop.slug)
            if holder != hop.slug:
                yield Found(
                    f"port:{hop.slug}/{port.slug}",
                    f"In {index.zones[task].name}, {hop.slug} listens on {port.number}, "
                    f"and so does {holder}.",
                )


CHECK = Check(
    "TASK_PORT_CLASH",
    "error",
    "Two containers of one task on one port",
    "The containers of a task share one network address, so only one of them can listen on a "
    "port number. The second would not start.",
    "In the task of the bags API nginx and the app are both documented on port 9000.",
    "Give one of them the number it really has, or move it to the task in which it runs.",
    find,
)
