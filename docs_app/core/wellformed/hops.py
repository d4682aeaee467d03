"""What holds for hops and their ports. Rules have a module of their own."""

from __future__ import annotations

from docs_app.core.architecture import PROTOCOLS, Architecture, HealthCheck, Hop
from docs_app.core.index import Index
from docs_app.core.kinds import KINDS
from docs_app.core.wellformed import limits
from docs_app.core.wellformed.report import Report
from docs_app.core.wellformed.rules import check_rules
from docs_app.core.wellformed.settings import check_settings


def check_hops(report: Report, architecture: Architecture, index: Index) -> None:
    """Add the problems of all hops, each with its settings, health check, ports and rules."""
    report.unique("", "hops", "hops", (hop.slug for hop in architecture.hops))
    for hop in architecture.hops:
        place = f"hops[{hop.slug}]"
        report.slug(place, "slug", hop.slug)
        report.line(place, "name", hop.name, limits.NAME, needed=True)
        report.choice(place, "kind", hop.kind, KINDS)
        report.reference(place, "zone", hop.zone, "zone", index.zones)
        report.line(place, "summary", hop.summary, limits.LINE)
        report.prose(place, "prose", hop.prose)
        check_settings(report, place, hop)
        if hop.health_check is not None:
            _check_health_check(report, f"{place}.health_check", hop.health_check)
        _check_ports(report, place, hop, index)
        check_rules(report, place, hop, index)


def _check_ports(report: Report, hop_place: str, hop: Hop, index: Index) -> None:
    report.unique(hop_place, "ports", "ports", (port.slug for port in hop.ports))
    listening: dict[tuple[int, str], str] = {}
    for port in hop.ports:
        place = f"{hop_place}.ports[{port.slug}]"
        report.slug(place, "slug", port.slug)
        report.number(place, "number", port.number, 1, 65535)
        report.choice(place, "protocol", port.protocol, PROTOCOLS)
        report.reference(place, "open_from", port.open_from, "zone", index.zones)
        report.line(place, "summary", port.summary, limits.LINE)
        first = listening.setdefault((port.number, port.protocol), port.slug)
        if first != port.slug:
            report.add(
                place,
                "number",
                f"The hop already listens on {port.number} {port.protocol}, as {first!r}.",
                "Use another number or protocol, or only one of the two ports.",
            )


def _check_health_check(report: Report, place: str, check: HealthCheck) -> None:
    report.choice(place, "protocol", check.protocol, PROTOCOLS)
    report.number(place, "port", check.port, 1, 65535)
    if check.path is not None:
        report.line(place, "path", check.path, limits.PATH, needed=True)
    if check.matcher is not None:
        report.line(place, "matcher", check.matcher, limits.WORD, needed=True)
    for name in ("interval", "timeout", "healthy_threshold", "unhealthy_threshold"):
        report.number(place, name, getattr(check, name), 1, limits.INTEGER)
