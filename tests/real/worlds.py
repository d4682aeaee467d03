"""Worlds to compare in: the storage service as it is shipped and changed, and what is wrong there.

All from one seed: the same on every run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from docs_app.core.architecture import (
    Architecture,
    Destination,
    EntryPoint,
    Forward,
    Hop,
    Match,
    PortRef,
    Request,
    Respond,
    Rule,
)
from tests.core.edits import edited
from tests.real.nginx_conf import location
from tests.real.placing import World
from tests.support.shipped import storage_service

HOST, OTHER = "balancer.test", "other.test"
NGINX = ("bags-nginx", "ingests-nginx")
QUICK: Mapping[str, Any] = {"read_timeout": 1, "connect_timeout": 1}


def base(numbers: Mapping[int, int], **settings: Any) -> Architecture:
    """Return the shipped storage service, entered at its balancer.

    ``numbers`` gives each documented port number one that is free on this machine; ``settings``
    are recorded for nginx beside what is.
    """
    shipped = storage_service()
    hops = tuple(
        replace(
            hop,
            zone="vpc" if hop.kind == "client" else hop.zone,
            ports=tuple(
                replace(port, number=numbers.get(port.number, port.number)) for port in hop.ports
            ),
        )
        for hop in shipped.hops
    )
    doors = tuple(
        EntryPoint(f"{host}-{port}", port, host, PortRef("nlb", port), scheme="http")
        for host in (HOST, OTHER)
        for port in ("bags", "ingests")
    )
    return nginx(replace(shipped, hops=hops, entry_points=doors), **{**QUICK, **settings})


def nginx(architecture: Architecture, **settings: Any) -> Architecture:
    """Return the architecture with more recorded of both nginx; None: not recorded."""
    for slug in NGINX:
        recorded = {**dict(_hop(architecture, slug).settings), **settings}
        kept = {name: value for name, value in recorded.items() if value is not None}
        architecture = edited(architecture, f"hop:{slug}", settings=tuple(sorted(kept.items())))
    return architecture


def _hop(architecture: Architecture, slug: str) -> Hop:
    return next(hop for hop in architecture.hops if hop.slug == slug)


def copies(architecture: Architecture, number: int) -> Architecture:
    return edited(architecture, "zone:bags-task", replicas=number)


def mixed(architecture: Architecture) -> Architecture:
    """Return the architecture with the tasks of both APIs behind the target group of bags."""
    (rule,) = _hop(architecture, "items").rules
    return edited(
        architecture,
        "hop:bags",
        rules=(replace(rule, slug="others"), *_hop(architecture, "bags").rules),
    )


def forwarding(architecture: Architecture, to: str) -> Architecture:
    """Return the architecture with the nginx of bags sending everything elsewhere."""
    hop, _, port = to.partition("/")
    rule = Rule("app", Forward(Destination(hop, port)))
    return edited(architecture, "hop:bags-nginx", rules=(rule,))


def app_rules(architecture: Architecture) -> Architecture:
    """Return the architecture with the rules of the bags app recorded."""
    rules = (
        Rule("list", Respond(200), Match(methods=("GET",), path="/bags")),
        Rule("add", Respond(201), Match(methods=("PUT", "POST"), path="/bags")),
        Rule("one", Respond(202), Match(path="/bags/{id}")),
    )
    return edited(architecture, "hop:bags-app", rules=rules)


def described(numbers: Mapping[int, int]) -> Iterator[World]:
    """Yield the worlds that each show one thing."""
    plain = base(numbers)
    preflight = base(numbers, answers_preflight=True)
    yield World("as shipped", storage_as_shipped(numbers))
    yield World("preflights answered", preflight)
    yield World("preflights passed on", base(numbers, answers_preflight=False))
    yield World("no CORS", base(numbers, cors=False, answers_preflight=True))
    yield World("CORS but on errors", base(numbers, cors_always=False))
    yield World("1,000 bytes", base(numbers, body_limit=1000, answers_preflight=True))
    yield World("any body", base(numbers, body_limit=0))
    yield World("the app's rules", app_rules(plain))
    yield World("a port that is not there", forwarding(plain, "bags-app/gone"))
    yield World("the other app's port", forwarding(plain, "ingests-app/http"))
    opened = edited(plain, "port:ingests-app/http", open_from="vpc")
    yield World("the other app", forwarding(opened, "ingests-app/http"))
    yield World("both apps behind one listener", mixed(plain))
    yield World("two copies", copies(plain, 2))
    for faults in FAULTS:
        yield World(" and ".join(faults), preflight, faults)
    for faults in OF_TWO:
        yield World(f"{' and '.join(faults)} of two", copies(preflight, 2), faults)
    for faults in OF_BOTH:
        yield World(f"{' and '.join(faults)} of both", mixed(preflight), faults)


def storage_as_shipped(numbers: Mapping[int, int]) -> Architecture:
    """Return it without a setting that is not recorded: what needs no waiting needs no more."""
    return nginx(base(numbers), **dict.fromkeys(QUICK))


FAULTS: Sequence[tuple[str, ...]] = (
    ("down:bags-app",),
    ("slow:bags-app:2",),
    ("slow:ingests-app:2", "down:bags-app"),
    ("answers:bags-app:503",),
    ("answers:bags-app:404", "answers:ingests-app:201"),
    ("answers:bags-nginx:503",),
    ("answers:bags-nginx:429", "down:bags-app"),
    ("down:bags-nginx",),
    ("down:bags-nginx", "down:ingests-app"),
    ("exited:bags-task",),
    ("closed:bags-nginx/http",),
    ("listener-missing:nlb/bags",),
    ("gone:bags",),
    ("gone:items",),
    ("draining:bags",),
    ("initial:bags",),
    ("unhealthy:bags",),
    ("unhealthy:bags", "down:bags-app"),
    ("unhealthy:bags", "down:bags-nginx"),
    ("reset:bags",),
    ("idle:nlb",),
)
OF_TWO: Sequence[tuple[str, ...]] = (
    ("unhealthy:bags:1",),
    ("draining:bags:1",),
    ("initial:bags:1", "draining:bags:1"),
    ("exited:bags-task:1",),
    ("exited:bags-task:2",),
    ("unhealthy:bags:1", "draining:bags:1"),
)
OF_BOTH: Sequence[tuple[str, ...]] = (
    ("down:bags-app",),
    ("exited:bags-task",),
    ("down:ingests-nginx",),
    ("answers:ingests-app:204",),
)

PATHS: Sequence[tuple[str, Sequence[str]]] = (
    ("", ("",)),
    ("/", ("", "/home")),
    ("/{rest+}", ("", "/{rest}", "/new/{rest}", "/{rest}/new")),
    ("/bags", ("", "/new", "/bags")),
    ("/bags/{rest+}", ("", "/new/{rest}", "/bags/{rest}", "/{rest}", "/x/{rest}/y", "/fixed")),
    ("/bags/{id}", ("", "/new/{id}", "/{id}")),
    ("/bags/{id}/files", ("", "/files/{id}")),
    ("/bags/{id}/{rest+}", ("", "/{rest}/of/{id}", "/{id}")),
    ("/bags/a/{rest+}", ("", "/a/{rest}")),
    ("/{any}/b", ("", "/b/{any}")),
    ("/ingests", ("",)),
    ("/ingests/{rest+}", ("", "/{rest}")),
    ("/a%20b/{rest+}", ("", "/{rest}")),
    ("/é", ("", "/e")),
)
"""Paths of rules, and to what each may be rewritten."""


def random_worlds(numbers: Mapping[int, int], random: Random, many: int) -> Iterator[World]:
    """Yield worlds in which nginx has all sorts of rules and settings."""
    for number in range(many):
        settings = {
            "cors": random.choice((True, True, False)),
            "cors_always": random.choice((True, True, False)),
            "answers_preflight": random.choice((True, False)),
            "body_limit": random.choice((None, 0, 1000)),
        }
        architecture = base(numbers, **settings)
        for slug in NGINX:
            app = slug.replace("nginx", "app")
            architecture = edited(architecture, f"hop:{slug}", rules=_rules(random, app))
        faults = random.choice(((), (), ("down:bags-app",), ("answers:ingests-app:503",)))
        yield World(f"rules {number}", architecture, faults)


def _rules(random: Random, app: str) -> tuple[Rule, ...]:
    """Return rules of different paths, now and then two of the same, and mostly one for the rest.

    Among several rules of one path, and beside methods, nginx is not told to rewrite.
    """
    paths = random.sample(PATHS[1:], random.randint(1, 6))
    paths += random.choices(PATHS, k=random.choice((0, 0, 1)))
    rules = [_rule(random, f"r{number}", *path, app) for number, path in enumerate(paths)]
    if random.random() < 0.8:
        rest = Rule("rest", Forward(Destination(app, "http")))
        rules.insert(random.randrange(len(rules) + 1), rest)
    places = [location(rule.match.path) for rule in rules]
    return tuple(
        _unwritten(rule) if rule.match.methods or places.count(place) > 1 else rule
        for rule, place in zip(rules, places, strict=True)
    )


def _rule(random: Random, slug: str, path: str, rewrites: Sequence[str], app: str) -> Rule:
    methods = random.choice((*((),) * 6, ("GET",), ("GET", "HEAD", "POST")))
    host = random.choice((*("",) * 6, HOST, OTHER))
    action: Any = Forward(Destination(app, "http"), rewrite=random.choice(rewrites))
    if random.random() < 0.2:
        action = Respond(random.choice((200, 204, 401, 403, 404, 410, 429, 503)))
    return Rule(slug, action, Match(methods=methods, host=host, path=path))


def _unwritten(rule: Rule) -> Rule:
    """Return the rule without a rewrite: among several of one path nginx is not told to."""
    if isinstance(rule.action, Forward):
        return replace(rule, action=replace(rule.action, rewrite=""))
    return rule


METHODS = (
    *("GET",) * 24,
    *("OPTIONS",) * 9,
    *("POST", "HEAD") * 6,
    *("PUT", "PATCH", "DELETE") * 3,
    *("PROPFIND", "M-SEARCH", "PURGE", "TRACE", "CONNECT", "X1"),
)
SEGMENTS = (
    *("a", "b", "bags", "files", "b31497652", "ingests") * 2,
    *("a%20b", "%41", "a%2Fb", "%2e%2e", "%2E", "", "%C3%A9", "%FF", "a;b=c", "a+b", "%25", "%3F"),
    *("%23", "..", ".", "%22", "%0A", "%00", "a&b=(c)", "~", "%7e", "é", "%2561", ".a", "..."),
)
SIZES = (*(0,) * 12, 1, 999, 1000, 1001, 1_048_576, 1_048_577)


def requests(world: World, random: Random, many: int) -> Iterator[Request]:
    """Yield requests that have to do with the world's rules."""
    ports = {port.slug: port.number for port in _hop(world.architecture, "nlb").ports}
    paths = [rule.match.path for slug in NGINX for rule in _hop(world.architecture, slug).rules]
    shown = ["/bags", "/ingests", "/bags/b31497652", "/a/b", *paths]
    listeners = ["bags", "bags", "ingests"]
    for _ in range(many):
        path = _path(random, random.choice(shown))
        where = f"{random.choice((HOST, HOST, OTHER))}:{ports[random.choice(listeners)]}"
        yield Request(
            random.choice(METHODS), f"http://{where}{path}", body_bytes=random.choice(SIZES)
        )


def _path(random: Random, pattern: str) -> str:
    """Return a path that fits the pattern, or nearly."""
    segments = []
    for each in pattern.split("/")[1:]:
        if each.startswith("{"):
            number = random.randint(0, 3) if each.endswith("+}") else 1
            segments += [random.choice(SEGMENTS) for _ in range(number)]
        else:
            segments.append(each)
    change = random.random()
    if change < 0.1:
        segments.append("")
    elif change < 0.2:
        segments.insert(random.randrange(len(segments) + 1), random.choice(SEGMENTS))
    elif change < 0.3:
        del segments[-1:]
    path = "/" + "/".join(segments)
    if random.random() < 0.1:
        path = "/" + path[1:].replace("bag", "%62a%67").replace("/a/", "%2Fa/")
    return path + random.choice(("", "", "", "?q=1&r=/x/../y"))
