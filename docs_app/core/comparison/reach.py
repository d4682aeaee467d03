"""What became more open between two values, and what less: the first thing to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docs_app.core.architecture import Architecture, Destination, EntryPoint
from docs_app.core.comparison.opening import Clause, Opening, by_loudness
from docs_app.core.comparison.ports import opened_ports
from docs_app.core.comparison.rules import opened_rules
from docs_app.core.comparison.sides import Sides, owner_of
from docs_app.core.diff import Change
from docs_app.core.wording import destination_label

_TREE = frozenset({"parent", "kind"})
"""Fields of a zone that move others into it, or out of it."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What is more open now than it was, and what is less; each the loudest first.

    What one way round is wider, the other way round is narrower.
    """

    wider: tuple[Opening, ...]
    narrower: tuple[Opening, ...]


def reach_of(sides: Sides, changes: Sequence[Change]) -> Reach:
    """Return what became more open and what less, in what the changes touch."""
    only = _touched(changes)
    return Reach(
        _openings(sides.renamed, sides.after, only), _openings(sides.after, sides.renamed, only)
    )


def _touched(changes: Sequence[Change]) -> frozenset[str] | None:
    """Return the hops that may be reached otherwise; None: all of them may."""
    hops = set()
    for change in changes:
        word, _, slug = owner_of(change.subject).partition(":")
        if change.kind == "renamed":
            continue
        if word == "hop":
            hops.add(slug)
        elif word == "entry" or (word == "zone" and _of_tree(change)):
            return None
    return frozenset(hops)


def _of_tree(change: Change) -> bool:
    return change.kind in ("added", "removed") or change.field in _TREE


def _openings(
    closed: Architecture, opened: Architecture, only: frozenset[str] | None
) -> tuple[Opening, ...]:
    if only is not None and not only:
        return ()
    found = (
        *opened_ports(closed, opened, only),
        *opened_rules(closed, opened, only),
        *_addresses(closed, opened),
    )
    return tuple(sorted(found, key=by_loudness))


def _addresses(closed: Architecture, opened: Architecture) -> Iterator[Opening]:
    there = {_address(entry) for entry in closed.entry_points}
    for entry in opened.entry_points:
        if _address(entry) not in there:
            to = destination_label(opened, Destination(entry.to.hop, entry.to.port))
            yield Opening(
                "address",
                f"entry:{entry.slug}",
                _address(entry),
                Clause(f"leads to {to}", f"led to {to}"),
                Clause("leads nowhere", "led nowhere"),
                _address(entry),
            )


def _address(entry: EntryPoint) -> str:
    return f"{entry.scheme}://{entry.host}/{entry.base_path}"
