"""Which of a hop's rules takes a request, found through an index instead of one by one.

The index has a table for each (port, host) that rules name, "any" included. A table is a tree of
path segments; at its leaves the rules by method. Looking a request up visits at most four tables
and, in each, only nodes that fit the path: the cost follows the path's length, and is never more
than the nodes there are, whatever the patterns.

API Gateway: the resource is chosen first, segment by segment (literal, then ``{name}``, then
``{name+}``), and then the method on that resource, an exact one before ANY:
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from docs_app.core.architecture import Architecture, Hop, Rule
from docs_app.core.hosts import normal_host
from docs_app.core.index import index_of, kept
from docs_app.core.kinds import KINDS
from docs_app.core.paths import LITERAL, NAME, REST, PathError, Segment, parse_path

ANY_PATH = "any"
RANKS: Mapping[str, int] = {LITERAL: 0, NAME: 1, REST: 2, ANY_PATH: 3}
VISITED_LIMIT = 16
"""How many fitting resources are looked at after the best, to tell what was passed over."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What rules are asked about: a port's slug, a method, a host in its normal spelling, a path.

    ``segments`` are percent-decoded. ``host`` is empty where it is not known.
    """

    port: str | None
    method: str
    host: str
    segments: tuple[str, ...]


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
    """

    taken: Candidate | None
    visited: tuple[Rule, ...] = ()
    path_fits: bool = False


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
    """A hop's rules, ready to be asked. ``selects`` is its kind's way to choose."""

    selects: str
    tables: Mapping[tuple[str | None, str], _Node]
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
        return self._specific(asked) if self.selects == "specific" else self._first(asked)

    def _fitting(self, asked: Asked) -> Iterator[Iterator[Leaf]]:
        """Yield, for each table of this port and host, the leaves that fit, best first."""
        for host in dict.fromkeys((asked.host, "")):
            for port in dict.fromkeys((asked.port, None)):
                root = self.tables.get((port, host))
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
        exact = [leaf[asked.method] for leaf in resource if asked.method in leaf]
        any_method = [leaf[""] for leaf in resource if "" in leaf]
        taken = next(iter(exact + any_method), None)
        return Choice(taken, _others(leaves, taken), path_fits=True)

    def _first(self, asked: Asked) -> Choice:
        leaves = [leaf for table in self._fitting(asked) for leaf in table]
        fitting = [leaf[key] for leaf in leaves for key in (asked.method, "") if key in leaf]
        taken = min(fitting, key=lambda each: each.order, default=None)
        return Choice(taken, _others(leaves[:VISITED_LIMIT], taken), path_fits=bool(leaves))


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
        leaf = _place(tables.setdefault(key, _Node()), found)
        for method in rule.match.methods or ("",):
            leaf.setdefault(method, found)
    return RuleIndex(KINDS[hop.kind].selects, tables, by_port, by_slug)


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
