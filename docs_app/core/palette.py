"""The colours of a picture, for light and for dark: the one source of DOT, SVG and CSS.

Every text stands out from what is behind it by 4.5 to 1 at least, every line that carries meaning
by 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11); a test computes it. Nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tone:
    """The colours of one kind of thing: its border, its surface, and the text on that."""

    line: str
    fill: str
    ink: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme. ``zones`` and ``hops`` are by kind.

    A hop's ``line`` is its border and the surface of its pills, its ``fill`` the text on these,
    its ``ink`` its heading on the card. What was added, removed, changed or moved has the three of
    its change instead, whatever its kind: ``changes``. Dimmed things share ``dim`` and
    ``dim_zone``; ``page`` is what an exported picture stands on.
    """

    page: str
    card: str
    name: str
    edge: str
    label: str
    current: str
    dim: Tone
    dim_zone: Tone
    stop: Tone
    zones: Mapping[str, Tone]
    hops: Mapping[str, Tone]
    changes: Mapping[str, Tone]


LIGHT = Palette(
    page="#ffffff",
    card="#ffffff",
    name="#0f172a",
    edge="#475569",
    label="#1e293b",
    current="#1d4ed8",
    dim=Tone("#a3adbb", "#f8fafc", "#5b6676"),
    dim_zone=Tone("#cbd5e1", "#fafbfc", "#5b6676"),
    stop=Tone("#b91c1c", "#fef2f2", "#991b1b"),
    zones={
        "internet": Tone("#94a3b8", "#f8fafc", "#475569"),
        "cloud": Tone("#94a3b8", "#fbfcfe", "#475569"),
        "vpc": Tone("#16a34a", "#f0fdf4", "#166534"),
        "load_balancing": Tone("#8b5cf6", "#f5f3ff", "#5b21b6"),
        "task": Tone("#ea580c", "#fff7ed", "#9a3412"),
        "group": Tone("#0891b2", "#ecfeff", "#155e75"),
    },
    hops={
        "client": Tone("#475569", "#ffffff", "#475569"),
        "gateway": Tone("#be185d", "#ffffff", "#9d174d"),
        "authorizer": Tone("#b45309", "#ffffff", "#92400e"),
        "vpc_link": Tone("#15803d", "#ffffff", "#166534"),
        "load_balancer": Tone("#6d28d9", "#ffffff", "#5b21b6"),
        "target_group": Tone("#6d28d9", "#ffffff", "#5b21b6"),
        "container": Tone("#c2410c", "#ffffff", "#9a3412"),
        "service": Tone("#0e7490", "#ffffff", "#155e75"),
    },
    changes={
        "added": Tone("#15803d", "#ffffff", "#166534"),
        "removed": Tone("#be123c", "#ffffff", "#9f1239"),
        "changed": Tone("#b45309", "#ffffff", "#92400e"),
        "moved": Tone("#1d4ed8", "#ffffff", "#1e40af"),
    },
)

DARK = Palette(
    page="#0f131a",
    card="#10151d",
    name="#f1f5f9",
    edge="#a8b3c4",
    label="#dbe3ee",
    current="#93c5fd",
    dim=Tone("#55606f", "#151a22", "#93a0b2"),
    dim_zone=Tone("#3a4452", "#131820", "#93a0b2"),
    stop=Tone("#f87171", "#2a1216", "#fecaca"),
    zones={
        "internet": Tone("#64748b", "#161c26", "#b6c2d2"),
        "cloud": Tone("#64748b", "#131922", "#b6c2d2"),
        "vpc": Tone("#22a355", "#0f2018", "#86efac"),
        "load_balancing": Tone("#8b5cf6", "#1d1730", "#c4b5fd"),
        "task": Tone("#ea6a24", "#271811", "#fdba74"),
        "group": Tone("#1796b4", "#0d2229", "#67e8f9"),
    },
    hops={
        "client": Tone("#a8b3c4", "#10151d", "#c3cedc"),
        "gateway": Tone("#f472b6", "#1b0a13", "#f9a8d4"),
        "authorizer": Tone("#f0b429", "#1a1204", "#fcd34d"),
        "vpc_link": Tone("#4ade80", "#06170c", "#86efac"),
        "load_balancer": Tone("#a78bfa", "#120b24", "#c4b5fd"),
        "target_group": Tone("#a78bfa", "#120b24", "#c4b5fd"),
        "container": Tone("#fb923c", "#1d0f05", "#fdba74"),
        "service": Tone("#22d3ee", "#03161a", "#67e8f9"),
    },
    changes={
        "added": Tone("#4ade80", "#06170c", "#86efac"),
        "removed": Tone("#fb7185", "#1f070b", "#fda4af"),
        "changed": Tone("#fbbf24", "#1a1204", "#fcd34d"),
        "moved": Tone("#7cb3fb", "#06121f", "#a5c9fb"),
    },
)


def palette(theme: str) -> Palette:
    """Return the colours that a theme is drawn with; ``auto`` begins as light."""
    return DARK if theme == "dark" else LIGHT


def zone_tone(colours: Palette, kind: str, state: str, change: str = "") -> Tone:
    """Return a zone's colours; a kind nobody has heard of looks like a group."""
    if change:
        tone = colours.changes[change]
        return Tone(tone.line, colours.dim_zone.fill, tone.ink)
    return colours.dim_zone if state == "dim" else colours.zones.get(kind, colours.zones["group"])


def hop_tone(colours: Palette, kind: str, state: str, change: str = "") -> Tone:
    """Return a hop's colours, also of a card that stands for a zone (``zone-vpc``)."""
    if change:
        return colours.changes[change]
    if state == "dim":
        return colours.dim
    if kind.startswith("zone-"):
        zone = zone_tone(colours, kind.removeprefix("zone-"), "plain")
        return Tone(zone.line, colours.card, zone.ink)
    return colours.hops.get(kind, colours.hops["service"])


def properties(colours: Palette) -> Iterator[tuple[str, str]]:
    """Yield every colour as a CSS custom property's name and value: ``--rb-zone-vpc-line``."""
    for field in fields(colours):
        value = getattr(colours, field.name)
        group = field.name.replace("_", "-")
        if isinstance(value, str):
            yield f"--rb-{group}", value
        elif isinstance(value, Tone):
            yield from _tone(f"--rb-{group}", value)
        else:
            for kind, tone in value.items():
                yield from _tone(f"--rb-{group[:-1]}-{kind}", tone)


def _tone(prefix: str, tone: Tone) -> Iterator[tuple[str, str]]:
    yield f"{prefix}-line", tone.line
    yield f"{prefix}-fill", tone.fill
    yield f"{prefix}-ink", tone.ink
