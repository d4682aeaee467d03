"""One object of an architecture in a few words: what was added, or what is gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from docs_app.core.architecture import (
    Architecture,
    Destination,
    EntryPoint,
    Example,
    Hop,
    Page,
    Port,
    Route,
    Rule,
    Waiver,
    Zone,
)
from docs_app.core.diff.naming import name
from docs_app.core.diff.shape import split_subject
from docs_app.core.diff.values import text_words
from docs_app.core.kinds import KINDS
from docs_app.core.wording import destination_label, port_label, rule_sentence


def object_words(architecture: Architecture, subject: str, value: object) -> str:
    """Return an object that ``architecture`` has under ``subject`` in a few words.

    ``65535 (TCP), open from Private VPC``; ``network load balancer in Load balancing: 2 ports``.
    """
    if isinstance(value, Rule):
        return rule_sentence(architecture, split_subject(subject)[1], value).rstrip(".")
    return _WORDS[type(value)](architecture, value)


def _in_zone(architecture: Architecture, zone: Zone) -> str:
    around = f" in {name('zone', zone.parent, architecture)}" if zone.parent else ""
    return f"{zone.kind.replace('_', ' ')}{around}"


def _port(architecture: Architecture, port: Port) -> str:
    zone = "the internet"
    if port.open_from is not None:
        zone = name("zone", port.open_from, architecture)
    return f"{port_label(port)}, open from {zone}"


def _entry(architecture: Architecture, entry: EntryPoint) -> str:
    to = destination_label(architecture, Destination(entry.to.hop, entry.to.port))
    return f"{entry.scheme}://{entry.host}/{entry.base_path} leads to {to}"


def _page(_: Architecture, page: Page) -> str:
    return f"{page.title}, {text_words(page.body) if page.body else 'empty'}"


def _hop(architecture: Architecture, hop: Hop) -> str:
    label = KINDS[hop.kind].label
    kind = label if label[:2].isupper() else label[:1].lower() + label[1:]
    zone = f" in {name('zone', hop.zone, architecture)}" if hop.zone else ""
    parts = [_many(hop.ports, "port")] * bool(hop.ports) + [_many(hop.rules, "rule")] * bool(
        hop.rules
    )
    return f"{kind}{zone}" + (f": {', '.join(parts)}" if parts else "")


def _many(values: Sequence[object], word: str) -> str:
    return f"{len(values) or 'no'} {word}{'' if len(values) == 1 else 's'}"


_WORDS: Mapping[type, Callable[[Architecture, Any], str]] = {
    Zone: _in_zone,
    Hop: _hop,
    Port: _port,
    EntryPoint: _entry,
    Route: lambda _, route: _many(route.examples, "example"),
    Example: lambda _, example: f"{example.request.method} {example.request.url}",
    Page: _page,
    Waiver: lambda _, waiver: f"until {waiver.until}, by {waiver.who}: {waiver.why}",
}
