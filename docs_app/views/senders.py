"""Who may send to a hop or a port, and on what ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from docs_app.core.architecture import Architecture, EntryPoint, Forward, PortRef
from docs_app.views.book import Book
from docs_app.views.frame import Link, Some, some
from docs_app.views.kept import once


@dataclass(frozen=True)
class Arrivals:
    """What leads to a port from outside the rules, and who asks an authorizer."""

    entry_points: Mapping[PortRef, tuple[EntryPoint, ...]]
    askers: Mapping[str, tuple[str, ...]]
    """Per authorizer: the hops with a rule that names it, each once, in order."""


@once
def arrivals(architecture: Architecture) -> Arrivals:
    """Return the lookups; the first call costs one pass over the rules."""
    entries: dict[PortRef, list[EntryPoint]] = {}
    for entry in architecture.entry_points:
        entries.setdefault(entry.to, []).append(entry)
    askers: dict[str, dict[str, None]] = {}
    for hop in architecture.hops:
        for rule in hop.rules:
            if rule.authorizer is not None:
                askers.setdefault(rule.authorizer, {})[hop.slug] = None
    return Arrivals(
        {ref: tuple(found) for ref, found in entries.items()},
        {slug: tuple(hops) for slug, hops in askers.items()},
    )


def senders_to_port(book: Book, hop: str, port: str) -> Some:
    """Return what leads to one port: entry points, rules, and those who ask an authorizer."""
    entries = arrivals(book.architecture).entry_points.get(PortRef(hop, port), ())
    return _senders(book, hop, port, entries, "asks it")


def senders_to_hop(book: Book, hop: str) -> Some:
    """Return what leads to a hop, whichever of its ports."""
    entries = [each for each in book.architecture.entry_points if each.to.hop == hop]
    return _senders(book, hop, None, entries, "asks whether a request may pass")


def _senders(
    book: Book, hop: str, port: str | None, entries: Iterable[EntryPoint], asks: str
) -> Some:
    at, askers = book.addresses, arrivals(book.architecture).askers.get(hop, ())
    links = chain(
        (Link(entry.name, at.entry_point(entry.slug), "entry point") for entry in entries),
        (Link(book.index.hops[each].name, at.hop(each), asks) for each in askers),
        _rules(book, hop, port),
    )
    return some(links, f"{at.table('rules')}?to={hop}")


def _rules(book: Book, hop: str, port: str | None) -> Iterator[Link]:
    """Yield links to the rules that forward to a hop or via it; to one ``port`` only, if given."""
    for sender, slug in book.index.incoming.get(hop, ()):
        rule = book.index.rules[sender, slug]
        action = rule.action
        if not isinstance(action, Forward):
            continue
        if port is not None and (action.to.hop, action.to.port) != (hop, port):
            continue
        note = f"rule {rule.name or slug}"
        if action.via and action.via != hop and action.via in book.index.hops:
            note += f", via {book.index.hops[action.via].name}"
        yield Link(book.index.hops[sender].name, book.addresses.rule(sender, slug), note)
