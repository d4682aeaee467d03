"""Which of a hop's rules takes a request, found through an index instead of one by one.

The index has a table for each (port, host) that rules name, "any" included. A table is a tree of
path segments; at its leaves the rules by method. Looking a request up visits at most four tables
and, in each, only nodes that fit the path: the cost follows the path's length, and is never more
than the nodes there are, whatever the patterns.

API Gateway: the resource is chosen first, segment by segment (literal, then ``{name}``, then
``{name+}``), and then the method on that resource, an exact one before ANY:
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html

nginx: the location is chosen first (:mod:`.locations`), and then the method as above.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from docs_app.core.architecture import Architecture, Forward, Hop, Rule
from docs_app.core.hosts import normal_host
from docs_app.core.index import index_of, kept
from docs_app.core.kinds import selects
from docs_app.core.locations import EXACT, PREFIX, Location, Locations, takes
from docs_app.core.nginx_uri import read_path
from docs_app.core.paths import LITERAL, NAME, REST, PathError, Segment, parse_path, split_path

ANY_PATH = "any"
RANKS: Mapping[str, int] = {LITERAL: 0, NAME: 1, REST: 2, ANY_PATH: 3}
VISITED_LIMIT = 16
"""How many fitting resources are looked at after the best, to tell what was passed over."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What rules are asked about: a port's slug, a method, a host in its normal spelling, a path.

    ``segments`` are percent-decoded. ``host`` is empty where it is not known. ``path`` is what
    nginx reads, where it is asked; empty: it cannot read it.
    """

    port: str | None
    method: str
    host: str
    segments: tuple[str, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule in the index: its place among the hop's rules, and how specific its path is."""

    order: int
    rule: Rule
    pattern: tuple[Segment, ...]
    rank: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The rule taken, or None; the others that were looked at.

    ``path_fits`` says that some rule has this path (with another method, if none was taken).
    ``slash``: nginx sends the caller to the same path with a slash at its end.
    """

    taken: Candidate | None
    visited: tuple[Rule, ...] = ()
    path_fits: bool = False
    slash: bool = False


Leaf = dict[str, Candidate]
"""Candidates of one path by method; the key "" is any method. A later twin is never reached."""


@dataclass(slots=True)
class _Node:
    literals: dict[str, _Node] = field(default_factory=dict)
    name: _Node | None = None
    leaf: Leaf = field(default_factory=dict)
    rest: Leaf = field(default_factory=dict)
    anything: Leaf = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleIndex:
    """A hop's rules, ready to be asked. ``selects`` is its way to choose."""

    selects: str
    tables: Mapping[tuple[str | None, str], _Node]
    servers: Mapping[tuple[str | None, str], Locations[Leaf]]
    by_port: Mapping[str | None, Candidate]
    by_slug: Mapping[str, Candidate]

    def candidate(self, slug: str | None) -> Candidate | None:
        """Return the rule of this slug as the index holds it; None: no such rule."""
        return None if slug is None else self.by_slug.get(slug)

    def choose(self, asked: Asked) -> Choice:
        """Return the rule that takes the request; cost: see the module."""
        if self.selects == "port":
            taken = self.by_port.get(asked.port) or self.by_port.get(None)
            return Choice(taken, path_fits=taken is not None)
        ways = {"specific": self._specific, "location": self._located}
        return ways.get(self.selects, self._first)(asked)

    def _located(self, asked: Asked) -> Choice:
        """Return what nginx takes. A redirect for a slash goes before all but an exact path."""
        if not asked.path:
            return Choice(None)
        servers = [self.servers[key] for key in _keys(asked) if key in self.servers]
        fitting: dict[Location, list[Leaf]] = {}
        for server in servers:
            for location, leaf in islice(server.fitting(asked.path), VISITED_LIMIT + 1):
                fitting.setdefault(location, []).append(leaf)
        leaves = [leaf for those in fitting.values() for leaf in those]
        slashed = [server.prefixes.get(f"{asked.path}/", {}) for server in servers]
        if _forwards(slashed) and all(each.kind != EXACT for each in fitting):
            return Choice(None, _others([*leaves, *slashed], None), path_fits=True, slash=True)
        if not fitting:
            return Choice(None)
        there = fitting[min(fitting, key=lambda each: _place_in_turn(each, fitting[each]))]
        taken = _by_method(there, asked.method)
        return Choice(taken, _others(leaves, taken), path_fits=True)

    def _fitting(self, asked: Asked) -> Iterator[Iterator[Leaf]]:
        """Yield, for each table of this port and host, the leaves that fit, best first."""
        for key in _keys(asked):
            root = self.tables.get(key)
            if root is not None:
                yield _leaves(root, asked.segments)

    def _specific(self, asked: Asked) -> Choice:
        leaves = [
            leaf for table in self._fitting(asked) for leaf in islice(table, VISITED_LIMIT + 1)
        ]
        if not leaves:
            return Choice(None)
        best = min(_rank(leaf) for leaf in leaves)
        resource = [leaf for leaf in leaves if _rank(leaf) == best]
        taken = _by_method(resource, asked.method)
        return Choice(taken, _others(leaves, taken), path_fits=True)

    def _first(self, asked: Asked) -> Choice:
        leaves = [leaf for table in self._fitting(asked) for leaf in table]
        fitting = [leaf[key] for leaf in leaves for key in (asked.method, "") if key in leaf]
        taken = min(fitting, key=lambda each: each.order, default=None)
        return Choice(taken, _others(leaves[:VISITED_LIMIT], taken), path_fits=bool(leaves))


def asking(hop: Hop, port: str | None, method: str, host: str, path: str) -> Asked:
    """Return what the hop's rules are asked when this arrives; the path is percent-encoded."""
    read = (read_path(path) or "") if selects(hop) == "location" else ""
    return Asked(port, method, host, split_path(path), read)


def _keys(asked: Asked) -> Iterator[tuple[str | None, str]]:
    """Yield the tables to look at: what names the host goes before what does not, then the port."""
    for host in dict.fromkeys((asked.host, "")):
        for port in dict.fromkeys((asked.port, None)):
            yield port, host


def _by_method(leaves: list[Leaf], method: str) -> Candidate | None:
    exact = [leaf[method] for leaf in leaves if method in leaf]
    any_method = [leaf[""] for leaf in leaves if "" in leaf]
    return next(iter(exact + any_method), None)


def _forwards(leaves: list[Leaf]) -> bool:
    """Say whether any rule that can be taken at a location sends requests on."""
    able = {method: found for leaf in reversed(leaves) for method, found in leaf.items()}
    return any(isinstance(found.rule.action, Forward) for found in able.values())


def _place_in_turn(location: Location, leaves: list[Leaf]) -> tuple[int, int]:
    """Return what sorts locations that fit: exact, patterns by their order, the longest prefix."""
    if location.kind == PREFIX:
        return 2, -len(location.text)
    order = min(found.order for leaf in leaves for found in leaf.values())
    return (0 if location.kind == EXACT else 1), order


def fits_asked(hop: Hop, path: str, asked: Asked) -> bool:
    """Say whether the path of one of the hop's rules fits; a pattern in error fits nothing."""
    if selects(hop) != "location":
        return fits(path, asked.segments)
    try:
        return takes(path, parse_path(path), asked.path)
    except PathError:
        return False


def fits(path: str, segments: tuple[str, ...]) -> bool:
    """Say whether one path pattern fits these decoded segments; a pattern in error fits nothing."""
    if not path:
        return True
    try:
        pattern = parse_path(path)
    except PathError:
        return False
    rest = bool(pattern) and pattern[-1].kind == REST
    if len(segments) < len(pattern) or (len(segments) > len(pattern) and not rest):
        return False
    return all(
        segment == each.text if each.kind == LITERAL else bool(segment) or each.kind == REST
        for each, segment in zip(pattern, segments, strict=False)
    )


def _rank(leaf: Leaf) -> tuple[int, ...]:
    return next(iter(leaf.values())).rank


def _others(leaves: list[Leaf], taken: Candidate | None) -> tuple[Rule, ...]:
    """Return the rules of these leaves but the one taken, each once, in the hop's own order."""
    seen = {each.order: each.rule for leaf in leaves for each in leaf.values()}
    if taken is not None:
        seen.pop(taken.order, None)
    return tuple(seen[order] for order in sorted(seen))


def _leaves(root: _Node, segments: tuple[str, ...]) -> Iterator[Leaf]:
    """Yield what fits the path, the most specific first.

    A loop over a stack, so no path is too long for it. A node's rest is due when all below the
    node has been seen: it waits on the stack as a node of its own that has only a leaf.
    """
    ahead: list[tuple[_Node, int]] = [(root, 0)]
    while ahead:
        node, depth = ahead.pop()
        if depth == len(segments):
            if node.leaf:
                yield node.leaf
            continue
        if node.rest:
            ahead.append((_Node(leaf=node.rest), len(segments)))
        segment = segments[depth]
        if node.name is not None and segment:
            ahead.append((node.name, depth + 1))
        if segment in node.literals:
            ahead.append((node.literals[segment], depth + 1))
    if root.anything:
        yield root.anything


def rule_index(architecture: Architecture, hop: str) -> RuleIndex:
    """Return a hop's index, built at the first call and kept with the value. KeyError: no hop."""
    indexes: dict[str, RuleIndex] = kept(architecture, "rule_indexes", lambda _: {})
    if hop not in indexes:
        indexes[hop] = _build(index_of(architecture).hops[hop])
    return indexes[hop]


def _build(hop: Hop) -> RuleIndex:
    tables: dict[tuple[str | None, str], _Node] = {}
    servers: dict[tuple[str | None, str], Locations[Leaf]] = {}
    way = selects(hop)
    by_port: dict[str | None, Candidate] = {}
    by_slug: dict[str, Candidate] = {}
    for order, rule in enumerate(hop.rules):
        try:
            pattern = parse_path(rule.match.path)
        except PathError:
            continue  # It takes nothing; an architecture that was loaded has none such.
        rank = tuple(RANKS[each.kind] for each in pattern)
        found = Candidate(order, rule, pattern, rank if rule.match.path else (RANKS[ANY_PATH],))
        by_port.setdefault(rule.match.port, found)
        by_slug[rule.slug] = found
        key = (rule.match.port, normal_host(rule.match.host))
        if way == "location":
            server = servers.setdefault(key, Locations())
            leaf = server.put(rule.match.path, pattern, dict[str, Candidate])
        else:
            leaf = _place(tables.setdefault(key, _Node()), found)
        for method in rule.match.methods or ("",):
            leaf.setdefault(method, found)
    return RuleIndex(way, tables, servers, by_port, by_slug)


def _place(root: _Node, found: Candidate) -> Leaf:
    """Return the leaf where the candidate belongs, growing the tree towards it."""
    if not found.rule.match.path:
        return root.anything
    node = root
    for segment in found.pattern:
        if segment.kind == REST:
            return node.rest
        if segment.kind == NAME:
            node.name = node.name or _Node()
            node = node.name
        else:
            node = node.literals.setdefault(segment.text, _Node())
    return node.leaf
