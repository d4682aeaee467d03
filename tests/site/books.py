"""Architectures with one, or with several, of everything, and how they get onto the site."""

from __future__ import annotations

from django.utils import timezone

from docs_app import versions
from docs_app.core import codec
from docs_app.core.architecture import (
    Architecture,
    EntryPoint,
    Example,
    Expectation,
    HealthCheck,
    Hop,
    Page,
    Port,
    PortRef,
    Request,
    Route,
    Zone,
)
from docs_app.core.codec import hash_of
from docs_app.models import Architecture as ArchitectureRow
from docs_app.models import Version
from docs_app.store import VersionInfo
from tests.core.builders import forward


def book_of(n: int) -> Architecture:
    """Return an architecture with ``n`` of everything that a page may list.

    client -> front:443 -> group-I -> app-I:9000, for each I of n
    """
    numbers = range(1, n + 1)
    return Architecture(
        "book",
        "Book",
        "test",
        "A book for tests.",
        zones=(Zone("net", "Net", "vpc"), *(_zone(i) for i in numbers)),
        hops=(
            Hop("client", "Client", "client"),
            Hop(
                "front",
                "Front",
                "load_balancer",
                "net",
                prose="See [[hop:group-1]].",
                ports=tuple(Port(f"p{i}", 1000 + i, "TCP") for i in numbers),
                rules=tuple(forward(f"r{i}", f"group-{i}", port=f"p{i}") for i in numbers),
            ),
            *(_group(i) for i in numbers),
            *(_app(i) for i in numbers),
        ),
        entry_points=tuple(
            EntryPoint(
                f"e{i}", f"Entry {i}", f"e{i}.example.org", PortRef("front", f"p{i}"), "http"
            )
            for i in numbers
        ),
        routes=tuple(_route(i, n) for i in numbers),
        pages=tuple(
            Page(f"page-{i}", f"Page {i}", f"## About\n\n[[port:front/p{i}]]") for i in numbers
        ),
    )


def publish(architecture: Architecture, message: str = "Published for a test") -> VersionInfo:
    """Put an architecture onto the site as its newest version."""
    return versions.create(architecture, None, message)


def publish_unchecked(architecture: Architecture, snapshot: str = "") -> None:
    """Make a version that would be refused: from before lint knew better, or with a broken text."""
    row = ArchitectureRow.objects.create(slug=architecture.slug, name=architecture.name)
    Version.objects.create(
        architecture=row,
        number=1,
        at=timezone.now(),
        name=architecture.name,
        content_hash=hash_of(snapshot or codec.snapshot(architecture)),
        snapshot=snapshot or codec.snapshot(architecture),
    )


def _zone(number: int) -> Zone:
    return Zone(f"task-{number}", f"Task {number}", "task", "net", prose="A task.")


def _group(number: int) -> Hop:
    return Hop(
        f"group-{number}",
        f"Group {number}",
        "target_group",
        "net",
        rules=(forward("targets", f"app-{number}/http"),),
        health_check=HealthCheck(path="/up"),
    )


def _app(number: int) -> Hop:
    zone = f"task-{number}"
    return Hop(
        f"app-{number}",
        f"App {number}",
        "container",
        zone,
        ports=(Port("http", 9000, "HTTP", "net"),),
    )


def _route(number: int, examples: int) -> Route:
    return Route(
        f"route-{number}",
        f"Route {number}",
        "A way through the book.",
        "From [[entry:e1]] on.",
        tuple(
            Example(
                f"x{i}",
                f"Example {i}",
                Request("GET", f"http://e{number}.example.org:{1000 + number}/{i}"),
                Expectation("delivered", f"app-{number}"),
            )
            for i in range(1, examples + 1)
        ),
    )
