"""Builders for values: small architectures that tests vary with ``dataclasses.replace``."""

from __future__ import annotations

from docs_app.core.architecture import (
    Architecture,
    Destination,
    EntryPoint,
    Example,
    Expectation,
    Forward,
    HealthCheck,
    Hop,
    Match,
    Page,
    Port,
    PortRef,
    Request,
    Route,
    Rule,
    Token,
    Zone,
)


def forward(slug: str, to: str, *, via: str | None = None, **match: object) -> Rule:
    """Return a rule that forwards to ``hop`` or ``hop/port``; keyword arguments are its match."""
    hop, _, port = to.partition("/")
    authorizer = match.pop("authorizer", None)
    rewrite = str(match.pop("rewrite", ""))
    return Rule(
        slug,
        Forward(Destination(hop, port or None), via, rewrite),
        Match(**match),  # type: ignore[arg-type]
        authorizer=authorizer,  # type: ignore[arg-type]
    )


def api(
    name: str, number: int, target_group: str
) -> tuple[tuple[Zone, ...], tuple[Hop, ...], Route]:
    """Return the zone, hops and route of one API behind the listener on ``number``."""
    task = Zone(f"{name}-task", f"ECS task, {name} API", "task", parent="vpc")
    group = Hop(
        target_group,
        target_group,
        "target_group",
        "balancing",
        rules=(forward("targets", f"{name}-nginx/http"),),
        health_check=HealthCheck(),
    )
    nginx = Hop(
        f"{name}-nginx",
        "nginx",
        "container",
        task.slug,
        ports=(Port("http", 9000, "HTTP", "vpc"),),
        rules=(forward("app", f"{name}-app/http"),),
        settings=(("cors", True), ("software", "nginx")),
    )
    app = Hop(
        f"{name}-app",
        f"{name}_api",
        "container",
        task.slug,
        ports=(Port("http", 9001, "HTTP", task.slug),),
    )
    get = Example(
        "get",
        f"List {name}",
        Request("GET", f"https://api.example.org/storage/v1/{name}", Token("valid")),
        Expectation("delivered", app.slug),
    )
    anonymous = Example(
        "anonymous",
        "No token",
        Request("GET", f"https://api.example.org/storage/v1/{name}"),
        Expectation("rejected", "gateway", 401, "GW_TOKEN_MISSING"),
    )
    return (task,), (group, nginx, app), Route(name, name.title(), examples=(get, anonymous))


def storage() -> Architecture:
    """Return a small storage service.

    client -> gateway:443 (cognito) -> link -> nlb:65534|65535 -> bags|items -> nginx:9000 -> :9001
    """
    bag_zones, bag_hops, bags = api("bags", 65534, "bags")
    ingest_zones, ingest_hops, ingests = api("ingests", 65535, "items")
    gateway_rules = tuple(
        forward(slug, f"nlb/{name}", via="link", path=path, authorizer="cognito", port="https")
        for name in ("bags", "ingests")
        for slug, path in ((name, f"/{name}"), (f"{name}-below", f"/{name}/{{proxy+}}"))
    )
    return Architecture(
        "storage",
        "Storage",
        zones=(
            Zone("internet", "Internet", "internet"),
            Zone("aws", "AWS account", "cloud"),
            Zone("vpc", "Private VPC", "vpc", parent="aws"),
            Zone("balancing", "Load balancing", "load_balancing", parent="vpc"),
            *bag_zones,
            *ingest_zones,
        ),
        hops=(
            Hop("client", "API user", "client", "internet"),
            Hop(
                "gateway",
                "Storage API",
                "gateway",
                "aws",
                ports=(Port("https", 443, "HTTPS"),),
                rules=gateway_rules,
                settings=(("stages", (("v1", ()),)),),
            ),
            Hop("cognito", "Cognito", "authorizer", "aws", ports=(Port("https", 443, "HTTPS"),)),
            Hop("link", "api_vpc_link", "vpc_link", "vpc"),
            Hop(
                "nlb",
                "api-nlb",
                "load_balancer",
                "balancing",
                ports=(
                    Port("bags", 65534, "TCP", "vpc"),
                    Port("ingests", 65535, "TCP", "vpc"),
                ),
                rules=(
                    forward("bags", "bags", port="bags"),
                    forward("ingests", "items", port="ingests"),
                ),
            ),
            *bag_hops,
            *ingest_hops,
        ),
        entry_points=(
            EntryPoint(
                "invoke-url",
                "Invoke URL",
                "abc.execute-api.eu-west-1.amazonaws.com",
                PortRef("gateway", "https"),
            ),
            EntryPoint(
                "domain",
                "Custom domain",
                "api.example.org",
                PortRef("gateway", "https"),
                base_path="storage",
            ),
        ),
        routes=(bags, ingests),
        pages=(Page("overview", "Overview", "The ingests API listens on [[port:nlb/ingests]].\n"),),
    )
