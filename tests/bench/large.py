"""A large architecture to measure with: many gateways, each with many rules, over many services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docs_app.core.architecture import (
    Architecture,
    Destination,
    EntryPoint,
    Example,
    Expectation,
    Forward,
    Hop,
    Match,
    Page,
    Port,
    PortRef,
    Request,
    Route,
    Rule,
    Zone,
)

GATEWAYS = 100
ZONES = 50


def gateway(slug: str, services: list[str], rules: int, *, zone: str | None = "cloud") -> Hop:
    """Return a gateway whose ``rules`` lead to the services in turn, below ``/rN/``."""
    return Hop(
        slug,
        slug,
        "gateway",
        zone,
        ports=(Port("https", 443, "HTTPS"),),
        rules=tuple(
            Rule(
                f"r{number}",
                Forward(Destination(services[number % len(services)], "http")),
                Match("https", path=f"/r{number}/items/{{id}}"),
            )
            for number in range(rules)
        ),
    )


def service(slug: str, zone: str | None = None) -> Hop:
    """Return a service that listens on one port and answers."""
    return Hop(slug, slug, "service", zone, ports=(Port("http", 8000, "HTTP"),))


def wide(rules: int) -> Architecture:
    """Return one gateway with so many rules in front of one service."""
    return Architecture(
        "wide",
        "Wide",
        hops=(gateway("gateway", ["service"], rules, zone=None), service("service")),
        entry_points=(
            EntryPoint("entry", "Entry", "api.example.org", PortRef("gateway", "https")),
        ),
    )


def huge(hops: int = 10_000, rules: int = 50_000) -> Architecture:
    """Return an architecture of so many hops, with so many rules spread over its gateways."""
    services = [f"service-{number}" for number in range(hops - GATEWAYS - 1)]
    each = len(services) // GATEWAYS
    zones = [f"zone-{number}" for number in range(ZONES)]
    gateways = [
        gateway(f"gateway-{n}", services[n * each : (n + 1) * each], rules // GATEWAYS)
        for n in range(GATEWAYS)
    ]
    entries = tuple(
        EntryPoint(f"entry-{n}", f"Entry {n}", f"api{n}.example.org", PortRef(hop.slug, "https"))
        for n, hop in enumerate(gateways)
    )
    example = Example(
        "get",
        "A request",
        Request("GET", "https://api0.example.org/r0/items/1"),
        Expectation("delivered", services[0]),
    )
    return Architecture(
        "huge",
        "Huge",
        zones=(
            Zone("cloud", "Cloud", "cloud"),
            *(Zone(slug, slug, "vpc", parent="cloud") for slug in zones),
        ),
        hops=(
            Hop("client", "Client", "client"),
            *gateways,
            *(service(slug, zones[number % ZONES]) for number, slug in enumerate(services)),
        ),
        entry_points=entries,
        routes=(Route("first", "First", examples=(example,)),),
        pages=(
            Page("start", "Start", "It begins at [[port:gateway-0/https]].\n\n[[steps:first]]"),
        ),
    )


def with_examples() -> Architecture:
    """Return the large architecture with a route for each gateway, an example for each service."""
    value = huge()
    services = (len(value.hops) - GATEWAYS - 1) // GATEWAYS
    return replace(
        value,
        routes=tuple(
            Route(f"route-{n}", f"Route {n}", examples=tuple(_examples(n, services)))
            for n in range(GATEWAYS)
        ),
    )


def _examples(gateway: int, number: int) -> Iterator[Example]:
    for rule in range(number):
        url = f"https://api{gateway}.example.org/r{rule}/items/1"
        yield Example(f"r{rule}", f"r{rule}", Request("GET", url), Expectation("delivered"))
