"""Random but well-formed architectures and requests, for properties.

``architectures()`` gives whole values: every field is filled now and then, references name what
exists, slugs are unique where they must be, paths parse, and no rule forwards to its own hop.
Loops over two hops or more, closed ports, empty target groups and unused hops do occur: they are
well-formed, and wrong.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import strategies as st

from docs_app.core.architecture import (
    METHODS,
    PROTOCOLS,
    ZONE_KINDS,
    Action,
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
    Respond,
    Route,
    Rule,
    Waiver,
    Zone,
)
from docs_app.core.kinds import KINDS
from docs_app.core.lint_codes import LINT_CODES
from docs_app.core.steps import OUTCOMES
from docs_app.core.wellformed.limits import RESERVED_SLUGS
from tests.core.strategy_settings import health_checks, settings_of
from tests.core.strategy_values import (
    HOSTS,
    SCOPES,
    SEGMENTS,
    names,
    proses,
    requests,
    slugs,
    summaries,
)

PORTLESS = ("client", "vpc_link", "target_group")


def _unique(draw: st.DrawFn, most: int, *, least: int = 0) -> list[str]:
    return draw(st.lists(slugs, min_size=least, max_size=most, unique=True))


def _some(draw: st.DrawFn, of: tuple[str, ...]) -> tuple[str, ...]:
    """Return some of the values, in their own order, each once."""
    chosen = draw(st.sets(st.sampled_from(of), max_size=3))
    return tuple(each for each in of if each in chosen)


@st.composite
def zones(draw: st.DrawFn) -> tuple[Zone, ...]:
    """Return up to five zones; a parent always stands before its children, so no cycle."""
    made: list[Zone] = []
    for slug in _unique(draw, 5):
        kind = draw(st.sampled_from(ZONE_KINDS))
        made.append(
            Zone(
                slug,
                draw(names),
                kind,
                parent=draw(st.none() | st.sampled_from([z.slug for z in made])) if made else None,
                replicas=draw(st.none() | st.integers(0, 5)) if kind == "task" else None,
                summary=draw(summaries),
                prose=draw(proses),
            )
        )
    return tuple(made)


def _or_none(values: list[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(values) if values else st.none()


@st.composite
def _ports(draw: st.DrawFn, zone_slugs: list[str]) -> tuple[Port, ...]:
    numbers = st.sampled_from((80, 443, 9000, 9001, 65534, 65535)) | st.integers(1, 65535)
    pairs = draw(st.lists(st.tuples(numbers, st.sampled_from(PROTOCOLS)), max_size=2, unique=True))
    port_slugs = _unique(draw, len(pairs), least=len(pairs))
    return tuple(
        Port(slug, number, protocol, draw(_or_none(zone_slugs)), draw(summaries))
        for slug, (number, protocol) in zip(port_slugs, pairs, strict=True)
    )


@st.composite
def paths(draw: st.DrawFn) -> str:
    """Return a pattern: empty, or segments that are literal, ``{name}`` or last ``{name+}``."""
    segments = draw(st.lists(st.sampled_from((*SEGMENTS, "{x}", "{y}")), max_size=3))
    last = ["{rest+}"] if draw(st.booleans()) else []
    kept = [s for n, s in enumerate(segments) if not s.startswith("{") or s not in segments[:n]]
    return draw(st.just("") | st.just("/" + "/".join(kept + last)))


def _rewrites(path: str) -> st.SearchStrategy[str]:
    captured = re.findall(r"{(\w+)\+?}", path)
    return st.sampled_from(("", "", "/", "/new", *(f"/new/{{{name}}}" for name in captured)))


@st.composite
def _match(draw: st.DrawFn, hop: Hop) -> Match:
    return Match(
        port=draw(_or_none([port.slug for port in hop.ports])),
        methods=_some(draw, METHODS),
        host=draw(st.just("") | st.sampled_from(HOSTS)),
        path=draw(paths()),
    )


@st.composite
def _action(draw: st.DrawFn, hop: Hop, path: str, hops: list[Hop]) -> Action:
    others = [each for each in hops if each.slug != hop.slug and each.kind != "client"]
    to = [Destination(each.slug, port.slug) for each in others for port in each.ports]
    to += [Destination(each.slug) for each in others if not each.ports]
    if not to or draw(st.integers(0, 4)) == 0:
        return Respond(draw(st.none() | st.integers(100, 599)))
    links = [each.slug for each in others if each.kind == "vpc_link"]
    return Forward(draw(st.sampled_from(to)), draw(_or_none(links)), draw(_rewrites(path)))


_scopes = st.sampled_from((None, (), SCOPES[:1], SCOPES[:2]))


@st.composite
def _rules(draw: st.DrawFn, hop: Hop, hops: list[Hop]) -> tuple[Rule, ...]:
    authorizers = [each.slug for each in hops if each.kind == "authorizer" and each != hop]
    made = []
    for slug in _unique(draw, 3):
        match = draw(_match(hop)) if draw(st.booleans()) else Match()
        authorizer = draw(_or_none(authorizers)) if hop.kind == "gateway" else None
        made.append(
            Rule(
                slug,
                draw(_action(hop, match.path, hops)),
                match,
                authorizer=authorizer,
                scopes=draw(_scopes) if authorizer else None,
                name=draw(summaries),
                prose=draw(proses),
            )
        )
    return tuple(made)


@st.composite
def hops(draw: st.DrawFn, zone_slugs: list[str]) -> tuple[Hop, ...]:
    """Return up to six hops whose rules forward to each other, loops included."""
    bare = []
    for slug in _unique(draw, 6):
        kind = draw(st.sampled_from(tuple(KINDS)))
        bare.append(
            Hop(
                slug,
                draw(names),
                kind,
                draw(_or_none(zone_slugs)),
                draw(summaries),
                draw(proses),
                ports=() if kind in PORTLESS else draw(_ports(zone_slugs)),
                settings=draw(settings_of(kind)),
                health_check=draw(st.none() | health_checks) if kind == "target_group" else None,
            )
        )
    return tuple(_with_rules(draw, hop, bare) for hop in bare)


def _with_rules(draw: st.DrawFn, hop: Hop, bare: list[Hop]) -> Hop:
    rules = () if hop.kind in {"client", "vpc_link"} else draw(_rules(hop, bare))
    return replace(hop, rules=rules)


@st.composite
def _entry_points(draw: st.DrawFn, made: tuple[Hop, ...]) -> tuple[EntryPoint, ...]:
    ports = [PortRef(hop.slug, port.slug) for hop in made for port in hop.ports]
    keys = st.tuples(st.sampled_from(HOSTS), st.sampled_from(("", "storage", "a/b")))
    where = draw(st.lists(keys, max_size=3, unique=True)) if ports else []
    return tuple(
        EntryPoint(
            slug,
            draw(names),
            host,
            draw(st.sampled_from(ports)),
            scheme=draw(st.sampled_from(("https", "https", "http"))),
            base_path=base_path,
            stage=draw(st.none() | st.sampled_from(("v1", "v2"))),
            summary=draw(summaries),
            prose=draw(proses),
        )
        for slug, (host, base_path) in zip(
            _unique(draw, len(where), least=len(where)), where, strict=True
        )
    )


@st.composite
def _examples(draw: st.DrawFn, hop_slugs: list[str]) -> tuple[Example, ...]:
    return tuple(
        Example(
            slug,
            draw(names),
            draw(requests),
            Expectation(
                draw(st.sampled_from(OUTCOMES)),
                draw(_or_none(hop_slugs)),
                draw(st.none() | st.integers(100, 599)),
                draw(st.none() | st.sampled_from(("GW_NO_ROUTE", "APP_ANSWERED"))),
            ),
            draw(proses),
        )
        for slug in _unique(draw, 2)
    )


@st.composite
def _waivers(draw: st.DrawFn) -> tuple[Waiver, ...]:
    """Return up to three waivers, some of findings that may be there."""
    subjects = st.builds("{}:{}".format, st.sampled_from(("zone", "hop", "route", "page")), slugs)
    parts = st.builds("{}:{}/{}".format, st.sampled_from(("port", "rule", "example")), slugs, slugs)
    named = st.tuples(st.sampled_from(LINT_CODES), st.just("architecture") | subjects | parts)
    return tuple(
        Waiver(code, subject, draw(names), draw(names), draw(st.dates()))
        for code, subject in draw(st.lists(named, max_size=3, unique=True))
    )


@st.composite
def architectures(draw: st.DrawFn) -> Architecture:
    """Return a whole, well-formed architecture; see the module."""
    made_zones = draw(zones())
    made_hops = draw(hops([zone.slug for zone in made_zones]))
    hop_slugs = [hop.slug for hop in made_hops]
    page_paths = draw(
        st.lists(st.lists(slugs, min_size=1, max_size=2).map("/".join), max_size=2, unique=True)
    )
    above = dict.fromkeys(path.split("/")[0] for path in page_paths)
    return Architecture(
        draw(slugs.filter(lambda slug: slug not in RESERVED_SLUGS)),
        draw(names),
        draw(summaries),
        draw(summaries),
        made_zones,
        made_hops,
        draw(_entry_points(made_hops)),
        tuple(
            Route(slug, draw(names), draw(summaries), draw(proses), draw(_examples(hop_slugs)))
            for slug in _unique(draw, 2)
        ),
        tuple(Page(path, draw(names), draw(proses)) for path in above | dict.fromkeys(page_paths)),
        draw(_waivers()),
    )


@st.composite
def journeys(draw: st.DrawFn) -> tuple[Architecture, Request]:
    """Return an architecture and a request that gets in: to a port of it that has a way in."""
    architecture = draw(architectures())
    doors = [PortRef(hop.slug, port.slug) for hop in architecture.hops for port in hop.ports]
    if not doors:
        lone = Hop("lone", "Lone", "service", ports=(Port("http", 80, "HTTP"),))
        architecture = replace(architecture, hops=(*architecture.hops, lone))
        doors = [PortRef("lone", "http")]
    door = EntryPoint("door", "Door", "door.example", draw(st.sampled_from(doors)))
    segments = st.lists(st.sampled_from((*SEGMENTS, "a%20b")), max_size=4)
    path = "".join(f"/{each}" for each in draw(segments))
    request = replace(draw(requests), url=f"https://door.example{path}")
    opened = tuple(
        replace(hop, ports=tuple(replace(port, open_from=None) for port in hop.ports))
        if hop.slug == door.to.hop
        else hop
        for hop in architecture.hops
    )
    return replace(architecture, hops=opened, entry_points=(door,)), request
