"""What hops, ports and destinations are called in a sentence. Plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from docs_app.core.architecture import Architecture, Destination, Hop, Port
from docs_app.core.index import index_of, kept

_HTTP = ("HTTP", "HTTPS")


def port_label(port: Port) -> str:
    """Return ``443``, or ``65535 (TCP)`` where the protocol is not HTTP."""
    return str(port.number) if port.protocol in _HTTP else f"{port.number} ({port.protocol})"


def hop_label(architecture: Architecture, slug: str) -> str:
    """Return the hop's name; where several hops have it, with its zone: ``nginx of ECS task``."""
    return "".join(_name_and_zone(architecture, slug))


def _name_and_zone(architecture: Architecture, slug: str) -> tuple[str, str]:
    index = index_of(architecture)
    hop = index.hops.get(slug)
    if hop is None:
        return slug, ""
    counts: Counter[str] = kept(
        architecture, "hop_names", lambda value: Counter(each.name for each in value.hops)
    )
    zone = index.zones.get(hop.zone or "")
    alone = counts[hop.name] == 1 or zone is None or hop.kind == "target_group"
    return _with_kind(hop), "" if alone or zone is None else f" of {zone.name}"


def _with_kind(hop: Hop) -> str:
    """Return the name; a target group's says what it is, as bare names of theirs mean nothing."""
    if hop.kind != "target_group" or hop.name.casefold().endswith("target group"):
        return hop.name
    return f"the {hop.name} target group"


def destination_label(architecture: Architecture, to: Destination) -> str:
    """Return ``api-nlb:65535``, ``nginx:9000 of ECS task`` or ``the items target group``."""
    name, zone = _name_and_zone(architecture, to.hop)
    if to.port is None:
        return name + zone
    port = index_of(architecture).port(to)
    return f"{name}:{to.port if port is None else port.number}{zone}"


def listed(values: Sequence[str], last: str = "or") -> str:
    """Return ``a``, ``a or b``, ``a, b or c``."""
    *most, final = values or ("",)
    return f"{', '.join(most)} {last} {final}" if most else final
