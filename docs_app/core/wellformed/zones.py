"""What holds for zones: kinds that exist, parents that exist, and no zone inside itself."""

from __future__ import annotations

from docs_app.core.architecture import ZONE_KINDS, Architecture, Zone
from docs_app.core.index import Index
from docs_app.core.wellformed import limits
from docs_app.core.wellformed.report import Report


def check_zones(report: Report, architecture: Architecture, index: Index) -> None:
    """Add the problems of all zones."""
    report.unique("", "zones", "zones", (zone.slug for zone in architecture.zones))
    for zone in architecture.zones:
        place = f"zones[{zone.slug}]"
        report.slug(place, "slug", zone.slug)
        report.line(place, "name", zone.name, limits.NAME, needed=True)
        report.choice(place, "kind", zone.kind, ZONE_KINDS)
        report.reference(place, "parent", zone.parent, "zone", index.zones)
        report.number(place, "replicas", zone.replicas, 0, limits.INTEGER)
        report.line(place, "summary", zone.summary, limits.LINE)
        report.prose(place, "prose", zone.prose)
        _refuse_cycle(report, place, zone, index)


def _refuse_cycle(report: Report, place: str, zone: Zone, index: Index) -> None:
    path = index.zone_path(zone.slug)
    outermost = index.zones[path[-1]]
    if outermost.parent == zone.slug:
        inside = " inside ".join((*path, zone.slug))
        report.add(
            place,
            "parent",
            f"The zone is inside itself: {inside}." if len(path) > 1 else "It is inside itself.",
            "Choose a zone further out, or none.",
        )
